import SteadyCodec
import SteadyYAML
import Testing

struct WritingTests {
    /// What `kubectl` prints for each.
    static let strings: [(String, String)] = [
        ("yes", "\"yes\""), ("No", "\"No\""), ("n", "\"n\""), ("null", "\"null\""), ("nULL", "nULL"), ("~", "\"~\""),
        ("", "\"\""),
        ("15", "\"15\""), ("1.5", "\"1.5\""), ("1.", "\"1.\""), ("+1", "\"+1\""), ("0x1F", "\"0x1F\""), ("0o7", "\"0o7\""),
        ("0b2", "0b2"), ("1_000", "\"1_000\""), ("08", "\"08\""), ("09a", "09a"), ("1e3", "\"1e3\""), ("-2E+05", "\"-2E+05\""),
        (".5", "\".5\""), (".inf", "\".inf\""), ("1:20", "\"1:20\""), ("2001-01-01", "\"2001-01-01\""),
        ("2001-1-1T1:2:3Z", "\"2001-1-1T1:2:3Z\""), ("2015-02-29", "2015-02-29"), ("=", "="), ("<<", "<<"),
        (" x", "' x'"), ("x ", "'x '"), ("a: b", "'a: b'"), ("a:", "'a:'"), (":", "':'"), (":x", ":x"), ("a:b", "a:b"),
        ("a #b", "'a #b'"), ("#b", "'#b'"), ("a#b", "a#b"), ("---", "'---'"), ("---a", "'---a'"), ("...", "'...'"),
        ("....", "'....'"),
        ("-", "'-'"), ("- a", "'- a'"), ("-a", "-a"), ("?", "'?'"), ("? x", "'? x'"), ("?x", "?x"), ("a?b", "a?b"),
        ("'q'", "'''q'''"),
        ("\"q\"", "'\"q\"'"), ("a'b", "a'b"), ("@x", "'@x'"), ("%x", "'%x'"), ("`x", "'`x'"), (",x", "',x'"), ("a,b", "a,b"),
        ("[a", "'[a'"), ("{}", "'{}'"), ("!x", "'!x'"), ("&x", "'&x'"), ("*x", "'*x'"), ("|", "'|'"), (">", "'>'"),
        ("a\\b", "a\\b"),
        ("é", "é"), ("\u{A0}", "\u{A0}"), ("\u{E000}", "\u{E000}"), ("😀", "\"\\U0001F600\""), ("\u{FEFF}", "\"\\uFEFF\""),
        ("\u{1}", "\"\\x01\""), ("\ttab", "\"\\ttab\""), ("a\tb", "\"a\\tb\""), ("a\r\nb", "\"a\\r\\nb\""),
        ("line\nline2", "|-\n    line\n    line2"), ("line\nline2\n", "|\n    line\n    line2"), ("a\n", "|\n    a"),
        ("a\n\n", "|+\n    a\n"), (" lead\nx", "|2-\n     lead\n    x"), ("\n a", "|2-\n\n     a"),
        ("a\n x", "|-\n    a\n     x"),
        ("a\n\n\n b\n\n", "|+\n    a\n\n\n     b\n"), ("trail \nx", "\"trail \\nx\""), ("x\n ", "\"x\\n \""),
        ("a  \nb\n", "\"a  \\nb\\n\""),
        ("a\n\tb", "\"a\\n\\tb\""), ("tab\t\nx", "\"tab\\t\\nx\""),
        // From here on not as `kubectl`, which writes what is hard to read or to read back.
        ("\n", "\"\\n\""), ("\n\n", "\"\\n\\n\""), ("\u{2028}", "\"\\L\""), ("\u{85}", "\"\\N\""),
        ("a\u{2028}b\nc", "\"a\\Lb\\nc\""),
    ]

    @Test(arguments: strings)
    func `strings are quoted only when needed`(text: String, expected: String) {
        #expect(JSONValue.object(["d": ["k": .string(text)]]).yaml() == "d:\n  k: \(expected)\n")
    }

    static let numbers: [(JSONValue, String)] = [
        (0, "0"), (-5, "-5"), (.integer(.max), "9223372036854775807"), (1.5, "1.5"), (1_234_567.5, "1.2345675e+06"),
        (123456.5, "123456.5"), (1e21, "1e+21"), (1e-7, "1e-07"), (0.0001, "0.0001"), (0.00001, "1e-05"),
        (1e19, "10000000000000000000"),
        (1.8446744073709552e19, "1.8446744073709552e+19"), (1e20, "1e+20"), (-0.0, "0"), (1.5e300, "1.5e+300"), (3.0, "3"),
        (.double(1e18), "1000000000000000000"), (.double(.infinity), "null"), (.double(.nan), "null"), (true, "true"),
        (.null, "null"),
        ([], "[]"), ([:], "{}"), (-1.25e-10, "-1.25e-10"), (.double(.leastNonzeroMagnitude), "5e-324"),
    ]

    @Test(arguments: numbers)
    func `other scalars`(value: JSONValue, expected: String) {
        #expect(value.yaml() == expected + "\n")
    }

    @Test func `the layout is that of kubectl`() {
        let value: JSONValue = [
            "apiVersion": "v1", "kind": "Foo",
            "data": [
                "": 1, " k": 1, "y": 2, "<<": 3,
                String(repeating: "k", count: 130): ["a": 1],
                String(repeating: "l", count: 130): ["a"], "multi\nkey": 1,
            ],
            "g": [
                [1, [2, ["a": 1, "b": []]]], [:], [], ["x": ["y": [["z": 1, "w": "l\n2"]]]], "multi\nline",
            ],
        ]
        #expect(
            value.yaml() == """
                apiVersion: v1
                data:
                  "": 1
                  ' k': 1
                  "<<": 3
                  ? \(String(repeating: "k", count: 130))
                  : a: 1
                  ? \(String(repeating: "l", count: 130))
                  : - a
                  ? |-
                    multi
                    key
                  : 1
                  "y": 2
                g:
                - - 1
                  - - 2
                    - a: 1
                      b: []
                - {}
                - []
                - x:
                    "y":
                    - w: |-
                        l
                        2
                      z: 1
                - |-
                  multi
                  line
                kind: Foo

                """)
    }

    /// Pairs in the order in which `kubectl` prints them.
    static let pairs: [(String, String)] = [
        ("a", "b"), ("a", "ab"), ("B", "a"), ("k2", "k10"), ("k09", "k10"), ("k1", "k01"), ("k100", "k101"), ("a-b", "ab"),
        ("a.b", "a/b"), ("1a", "a"), ("-", "1"), ("v1.1", "v1beta1"), ("v1alpha1", "v1beta1"), ("v1", "v1.1"),
        ("a_b", "aB"), ("é", "日"), ("z", "é"), ("x😀", "xa"), ("", "a"), ("e=0\u{1F600}x", "e=0a"), ("10 ", "100"),
    ]

    @Test(arguments: pairs)
    func `members stand in the order of kubectl`(first: String, second: String) throws {
        let text = JSONValue.object([first: 1, second: 2]).yaml()
        let at = try #require(text.split(separator: "\n").first)
        #expect(at.hasSuffix(": 1"), "\(text)")
    }

    @Test func `a typed value is written as its tree`() throws {
        struct Item: Codable {
            var name: String
            var ports: [Int]?
            var note: String?
        }
        #expect(try YAML.encode(Item(name: "yes", ports: [80])) == "name: \"yes\"\nports:\n- 80\n")
        #expect(
            try YAML.encodeAll([Item(name: "a"), Item(name: "b", note: "x\ny\n")]) == "name: a\n---\nname: b\nnote: |\n  x\n  y\n"
        )
    }

    @Test func `documents are separated`() {
        #expect(YAML.text(of: [["a": 1], [1], "x\ny\n\n", .null]) == "a: 1\n---\n- 1\n---\n|+\n  x\n  y\n\n---\nnull\n")
        #expect(YAML.text(of: []) == "")
    }
}
