import SteadyCEL
import Testing

@Test(
    arguments: [
        ("a+b", "xaab", "aab"), ("^a$", "a", "a"), ("a|bc", "zbc", "bc"), ("(?i)ABC", "xabcx", "abc"),
        ("[^a-c]+", "abcxyz", "xyz"),
        ("a{2,3}", "aaaa", "aaa"), ("a{2,3}?", "aaaa", "aa"), ("\\d+\\.\\d*", "v1.25", "1.25"), ("\\bfoo\\b", "a foo b", "foo"),
        ("(a*)*b", "aaab", "aaab"), ("[[:alpha:]]+", "12ab3", "ab"), ("\\p{Lu}\\pL*", "xÉa1", "Éa"), (".*", "a\nb", "a"),
        ("(?s).*", "a\nb", "a\nb"), ("(?m)^b$", "a\nb", "b"), ("\\Qa.b\\E", "a.b", "a.b"), ("[\\]x-]+", "a]-x", "]-x"),
        ("x*", "aaa", ""), ("a.c", "a日c", "a日c"), ("(?P<n>a)(?:b)", "ab", "ab"), ("(?i:a)B", "AB", "AB"), ("{", "a{", "{"),
        ("\\x{65E5}", "日", "日"), ("ab|a", "ab", "ab"), ("a|ab", "ab", "a"),
    ])
func `an expression finds its first match`(pattern: String, text: String, expected: String) throws {
    #expect(try LinearRegex(pattern).firstMatch(in: text) == expected)
}

@Test(arguments: ["(", "a)", "[a", "*a", "a**", "\\", "\\q", "(?<n>a", "a{2000}", "[b-a]", "(?=a)", "\\1", "\\pX"])
func `what RE2 refuses is refused`(pattern: String) {
    #expect(throws: RegexError.self) { try LinearRegex(pattern) }
}

@Test func `matching takes linear time`() throws {
    let regex = try LinearRegex("(a|a)*(a|aa)*b")
    #expect(!regex.matches(String(repeating: "a", count: 20_000)))
    #expect(try LinearRegex("x").matches(in: "axbxc").count == 2)
    #expect(try LinearRegex("").matches(in: "ab").count == 3)
}
