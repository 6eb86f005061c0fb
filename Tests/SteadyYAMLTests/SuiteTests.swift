#if YAML
    import SteadyCodec
    import SteadyYAML
    import Testing

    /// Cases of the YAML test suite (github.com/yaml/yaml-test-suite) that can occur in manifests, by their names there, each
    /// with a short text of our own. Documentation/YAML.md lists where we differ from the suite.
    struct SuiteTests {
        static let cases: [(String, String, String)] = [
            (
                "229Q", "-\n  name: web\n  port:   80\n-\n  name: db\n  port:   5432\n",
                "[{\"name\":\"web\",\"port\":80},{\"name\":\"db\",\"port\":5432}]"
            ),
            ("26DV", "a :\n  b : c\nd:\n  'e' : f\n", "{\"a\":{\"b\":\"c\"},\"d\":{\"e\":\"f\"}}"),
            ("36F6", "a: b\n c\n\n d\n", "{\"a\":\"b c\\nd\"}"),
            ("3ALJ", "- - a\n  - b\n- c\n", "[[\"a\",\"b\"],\"c\"]"),
            ("4CQQ", "a:\n  one\n  two\nb: \"three\n  four\\n\"\n", "{\"a\":\"one two\",\"b\":\"three four\\n\"}"),
            ("4GC6", "a: 'it''s \"so\"'\n", "{\"a\":\"it's \\\"so\\\"\"}"),
            ("4Q9F", "a: >\n\n  x\n  y\n\n  z\n\n\n  w\n", "{\"a\":\"\\nx y\\nz\\n\\nw\\n\"}"),
            ("4QFQ", "- |\n a\n- >1\n  b\n- >\n\n c\n", "[\"a\\n\",\" b\\n\",\"\\nc\\n\"]"),
            ("4WA9", "- a: |2\n    x\n  b: |\n    y\n", "[{\"a\":\"x\\n\",\"b\":\"y\\n\"}]"),
            ("4ZYM", "a: b\n  c\nd: \"e\n  \tf\"\ng: |\n  h\n   \ti\n", "{\"a\":\"b c\",\"d\":\"e f\",\"g\":\"h\\n \\ti\\n\"}"),
            ("52DL", "a: ! b\n", "{\"a\":\"b\"}"),
            ("5C5M", "- {a: b , c: d ,}\n- {e: f, g: h}\n", "[{\"a\":\"b\",\"c\":\"d\"},{\"e\":\"f\",\"g\":\"h\"}]"),
            ("5GBF", "a:\n  \"b\n\n  c\"\nd: |\n  e\n\n", "{\"a\":\"b\\nc\",\"d\":\"e\\n\"}"),
            ("5NYZ", "a:    # why\n  b\n", "{\"a\":\"b\"}"),
            ("65WH", "- a\n", "[\"a\"]"),
            ("6BFJ", "&m a: [&i b, *i]\nc: *m\n", "{\"a\":[\"b\",\"b\"],\"c\":\"a\"}"),
            ("6FWR", "a: |+\n x\n\n\nb: 1\n", "{\"a\":\"x\\n\\n\\n\",\"b\":1}"),
            ("6H3V", "'a: b\\': c\n", "{\"a: b\\\\\":\"c\"}"),
            ("6JQW", "# art\n--- |\n  \\//||\\/||\n  // ||\n", "\"\\\\//||\\\\/||\\n// ||\\n\""),
            ("6SLA", "\"a\\nb:x\\t\": 1\n'c\\nd': 2\n", "{\"a\\nb:x\\t\":1,\"c\\\\nd\":2}"),
            ("6VJK", "a: >\n b\n c\n\n   d\n   e\n\n f\n", "{\"a\":\"b c\\n\\n  d\\n  e\\n\\nf\\n\"}"),
            ("735Y", "-\n  \"a\"\n- >\n b\n-\n  c: d\n", "[\"a\",\"b\\n\",{\"c\":\"d\"}]"),
            ("74H7", "!!str a: !!str 1\nb: !!int 2\n!!str 3: c\n", "{\"a\":\"1\",\"b\":2,\"3\":\"c\"}"),
            ("753E", "a: |-\n  x\n\nb: |\n  y\n\nc: |+\n  z\n\n", "{\"a\":\"x\",\"b\":\"y\\n\",\"c\":\"z\\n\\n\"}"),
            ("7A4E", "a: \" b\n\n  c\n  d \"\n", "{\"a\":\" b\\nc d \"}"),
            ("7BUB", "a:\n  - x\n  - &y z\nb:\n  - *y\n", "{\"a\":[\"x\",\"z\"],\"b\":[\"z\"]}"),
            (
                "7T8X", "a: >\n\n folded\n line\n\n next\n   * one\n\n last\n\n# comment\n",
                "{\"a\":\"\\nfolded line\\nnext\\n  * one\\n\\nlast\\n\"}"
            ),
            ("87E4", "'a': [ 'b', { 'c': d } ]\n", "{\"a\":[\"b\",{\"c\":\"d\"}]}"),
            ("8QBE", "a:\n - b\n - c\n", "{\"a\":[\"b\",\"c\"]}"),
            ("8UDB", "[ \"a\n b\", 'c', d e, [f], g: h, ]\n", "[\"a b\",\"c\",\"d e\",[\"f\"],{\"g\":\"h\"}]"),
            ("93JH", " - a: b\n   c: d\n -\n   e: f\n", "[{\"a\":\"b\",\"c\":\"d\"},{\"e\":\"f\"}]"),
            ("9FMG", "a: #x\n  b: 1\nc: !!map\n  d: 2\n", "{\"a\":{\"b\":1},\"c\":{\"d\":2}}"),
            ("9KAX", "a: &x\n  !!str b\nc: !!str &y d\ne: *y\n", "{\"a\":\"b\",\"c\":\"d\",\"e\":\"d\"}"),
            ("A984", "a: b\n c\nd:\n e\n  f\n", "{\"a\":\"b c\",\"d\":\"e f\"}"),
            ("AZ63", "a:\n- 1\n- 2\nb: 3\n", "{\"a\":[1,2],\"b\":3}"),
            ("AZW3", "- b\"c'\n- d\"\n- 'e': f\"\n", "[\"b\\\"c'\",\"d\\\"\",{\"e\":\"f\\\"\"}]"),
            ("B3HG", "a: >\n b\n c\n\n\n", "{\"a\":\"b c\\n\"}"),
            ("C2DT", "{a:\n  \"b\"}\n", "{\"a\":\"b\"}"),
            ("D83L", "- |-1\n  a\n- |1-\n  b\n", "[\" a\",\" b\"]"),
            ("D9TU", "a: b\n", "{\"a\":\"b\"}"),
            ("DHP8", "[a, b, 7]\n", "[\"a\",\"b\",7]"),
            ("DWX9", "a: |\n \n  \n  b\n   \n  \n  c\n\n # comment\n", "{\"a\":\"\\n\\nb\\n \\n\\nc\\n\"}"),
            ("E76Z", "&a a: &b b\n*b : *a\n", "{\"a\":\"b\",\"b\":\"a\"}"),
            ("EX5H", "a\nb\n  \n  c\n", "\"a b\\nc\""),
            ("F2C7", " - &a a\n - !!int 2\n - *a\n", "[\"a\",2,\"a\"]"),
            (
                "F8Y9", "# strip\n a: |-\n  x\n # clip\n b: |\n  y\n # keep\n c: |+\n  z\n\n # end\n",
                "{\"a\":\"x\",\"b\":\"y\\n\",\"c\":\"z\\n\\n\"}"
            ),
            ("FQ7F", "- a\n- b\n- c\n", "[\"a\",\"b\",\"c\"]"),
            ("FTA2", "--- &s\n- a\n", "[\"a\"]"),
            (
                "G4RS", "u: \"S\\u00e9\\u263A\"\nc: \"\\b1\\t2\\n\"\nh: \"\\x0d\\x0a\"\nq: '\"x\" # not'\n",
                "{\"u\":\"Sé☺\",\"c\":\"\\b1\\t2\\n\",\"h\":\"\\r\\n\",\"q\":\"\\\"x\\\" # not\"}"
            ),
            ("G992", "a: >-\n  b\n  c\n\nd: e\n", "{\"a\":\"b c\",\"d\":\"e\"}"),
            ("H2RW", "a: 1\n\nb: 2\nc: |\n  x\n\n  y\n", "{\"a\":1,\"b\":2,\"c\":\"x\\n\\ny\\n\"}"),
            (
                "HMK4", "w: web\na: >\n  65 pods\n  278 nodes\ns: |\n  x\n  y\n",
                "{\"w\":\"web\",\"a\":\"65 pods 278 nodes\\n\",\"s\":\"x\\ny\\n\"}"
            ),
            ("HS5T", "a: x\n  y\n\n  z\n", "{\"a\":\"x y\\nz\"}"),
            ("J3BT", "a: \"\tq \tr\"\nb: c\td\n", "{\"a\":\"\\tq \\tr\",\"b\":\"c\\td\"}"),
            ("J5UC", "a: b\n\nc: d\n\n\ne: f\n", "{\"a\":\"b\",\"c\":\"d\",\"e\":\"f\"}"),
            ("J7VC", "a: b\n\n# c\n\n# d\ne: f\n", "{\"a\":\"b\",\"e\":\"f\"}"),
            ("J9HZ", "hr: # h\n  - M # x\n  # y\n  - S\nr:\n  # z\n  - E\n", "{\"hr\":[\"M\",\"S\"],\"r\":[\"E\"]}"),
            ("JQ4R", "a:\n - b\n -\n  - c\n", "{\"a\":[\"b\",[\"c\"]]}"),
            ("JTV5", "? a\n  b\n: c\n  d\n", "{\"a b\":\"c d\"}"),
            ("K527", "a: >-\n  \n  b\n  c\n\n", "{\"a\":\"\\nb c\"}"),
            ("KMK3", "a:\n  b: 1\n  c: 2\nd: 3\n", "{\"a\":{\"b\":1,\"c\":2},\"d\":3}"),
            ("L94M", "{? a : b,\n? 'c' : d}\n", "{\"a\":\"b\",\"c\":\"d\"}"),
            (
                "LP6E", "- [a, b , c ]\n- { \"a\"  : b, c : 'd' }\n- [      ]\n",
                "[[\"a\",\"b\",\"c\"],{\"a\":\"b\",\"c\":\"d\"},[]]"
            ),
            (
                "LQZ7", "'implicit block key' : [ 'implicit flow key' : value ]\n",
                "{\"implicit block key\":[{\"implicit flow key\":\"value\"}]}"
            ),
            ("M29M", "a: |\n ab\n \n cd\n ef\n \n\n", "{\"a\":\"ab\\n\\ncd\\nef\\n\"}"),
            ("M5C3", "a: |\n   !!x\nb:\n  >1\n  y\n", "{\"a\":\"!!x\\n\",\"b\":\" y\\n\"}"),
            ("M7NX", "{a: &b b1, c: !!str 1, \"d\" : [e, 'f']}\n", "{\"a\":\"b1\",\"c\":\"1\",\"d\":[\"e\",\"f\"]}"),
            ("MJS9", "a: >\n  x \n\n  y\n", "{\"a\":\"x \\ny\\n\"}"),
            ("MYW6", "a: |-\n ab\n\n", "{\"a\":\"ab\"}"),
            ("MZX3", "- plain\n- \"dq\"\n- 'sq'\n- >\n  b\n- p2\n", "[\"plain\",\"dq\",\"sq\",\"b\\n\",\"p2\"]"),
            ("NAT4", "a: '\n  '\nb: \"\n  \"\nc: '\n\n  '\n", "{\"a\":\" \",\"b\":\" \",\"c\":\"\\n\"}"),
            (
                "NP9H", "a: \"folded \nto a space,\t\n \nto a line feed, or \t\\\n \\ \tnone\"\n",
                "{\"a\":\"folded to a space,\\nto a line feed, or \\t \\tnone\"}"
            ),
            ("P2AD", "- | # c\n a\n- >1 # d\n  b\n- |1+ # e\n  c\n", "[\"a\\n\",\" b\\n\",\" c\\n\"]"),
            ("P76L", "%TAG !! tag:yaml.org,2002:\n---\na: !!str 1-3\n", "{\"a\":\"1-3\"}"),
            ("PBJ2", "a:\n  - X Y\n  - Z\nw:\n  - W\n", "{\"a\":[\"X Y\",\"Z\"],\"w\":[\"W\"]}"),
            ("PRH3", "a: ' 1\n\n  2 \n\t3 '\n", "{\"a\":\" 1\\n2 3 \"}"),
            ("Q8AD", "a: \"x \ny\\\n z\"\n", "{\"a\":\"x yz\"}"),
            ("R4YG", "- |\n d\n- >\n\n\n  # d\n- |1\n  e\n", "[\"d\\n\",\"\\n\\n# d\\n\",\" e\\n\"]"),
            ("R52L", "{ a: [b, {c: d}, e], f: {g: h} }\n", "{\"a\":[\"b\",{\"c\":\"d\"},\"e\"],\"f\":{\"g\":\"h\"}}"),
            ("RLU9", "a:\n- 1\nb:\n  - 2\n", "{\"a\":[1],\"b\":[2]}"),
            ("RTP8", "%YAML 1.2\n---\na: Document\n... # Suffix\n", "{\"a\":\"Document\"}"),
            ("S3PD", "plain: v\n\"quoted\":\n- e\n", "{\"plain\":\"v\",\"quoted\":[\"e\"]}"),
            ("S4JQ", "- \"12\"\n- 12\n", "[\"12\",12]"),
            ("SKE5", "seq:\n &anchor\n- a\n", "{\"seq\":[\"a\"]}"),
            ("SYW4", "a:  65    # x\nb: 0.278 # y\nc: 147\n", "{\"a\":65,\"b\":0.278,\"c\":147}"),
            ("TL85", "a: \" b \n \n  \t c\n\n  d \"\n", "{\"a\":\" b\\nc\\nd \"}"),
            (
                "U3XV", "t1: &n\n  k: v\nt2: *n\n&k a: &v b\nd: *k\ne: *v\n",
                "{\"t1\":{\"k\":\"v\"},\"t2\":{\"k\":\"v\"},\"a\":\"b\",\"d\":\"a\",\"e\":\"b\"}"
            ),
            ("UDM2", "- { url: http://example.org }\n", "[{\"url\":\"http://example.org\"}]"),
            (
                "UGM3", "i: 34843\nd: 2001-01-23\nb: &i1\n  l: |\n    4 R\n    S 2\ns: *i1\nt: 251.42\n",
                "{\"i\":34843,\"d\":\"2001-01-23\",\"b\":{\"l\":\"4 R\\nS 2\\n\"},\"s\":{\"l\":\"4 R\\nS 2\\n\"},\"t\":251.42}"
            ),
            ("V55R", "- &a a\n- &b b\n- *a\n- *b\n", "[\"a\",\"b\",\"a\",\"b\"]"),
            (
                "W42U", "- # Empty\n- |\n b n\n- - one # c\n  - two\n- one: two\n",
                "[null,\"b n\\n\",[\"one\",\"two\"],{\"one\":\"two\"}]"
            ),
            ("X8DW", "? key\n# c\n: value\n", "{\"key\":\"value\"}"),
            ("XLQ9", "scalar\n%YAML 1.2\n", "\"scalar %YAML 1.2\""),
            ("YD5X", "- [w, hr]\n- [M, 65, 0.278]\n", "[[\"w\",\"hr\"],[\"M\",65,0.278]]"),
            ("Z67P", "l: |2\n  v\nf: >1\n v\n", "{\"l\":\"v\\n\",\"f\":\"v\\n\"}"),
            (
                "ZF4X", "M: {hr: 65, avg: 0.278}\nS: {\n    hr: 63,\n    avg: 0.288,\n  }\n",
                "{\"M\":{\"hr\":65,\"avg\":0.278},\"S\":{\"hr\":63,\"avg\":0.288}}"
            ),
            ("ZWK4", "a: 1\n? b\n&x c: 3\n", "{\"a\":1,\"b\":null,\"c\":3}"),
        ]

        @Test(arguments: cases)
        func `a valid text reads as the suite says`(name: String, text: String, json: String) throws {
            #expect(try JSONValue(yaml: text) == JSONValue(parsing: json), "\(name)")
            expectAgreement(Array(text.utf8))
        }

        static let faults: [(String, String)] = [
            ("236B", "foo:\n  bar\ninvalid\n"),
            ("2CMS", "this\n is\n  invalid: x\n"),
            ("4HVU", "k:\n   - ok\n   - also ok\n  - wrong\n"),
            ("4JVG", "a: &n\n  &m b\n"),
            ("55WF", "a: \"\\.\"\n"),
            ("5LLU", "a: >\n \n  \n   \n b\n"),
            ("5U3A", "k: - a\n     - b\n"),
            ("62EZ", "---\nx: { y: z }in: 1\n"),
            ("6JTT", "- [ a, b\n"),
            ("7LBH", "a: b\n\"c\n d\": 1\n"),
            ("7MNF", "a:\n  b: c\nx\n"),
            ("8XDJ", "k: w1\n#  x\n  w2\n"),

            ("9CWY", "k:\n - a\nb\n"),
            ("9KBC", "--- a: b\n"),
            ("9MAG", "[ , a, b ]\n"),
            ("9MQT", "--- \"a\n... x\nb\"\n"),
            ("B63P", "%YAML 1.2\n...\n"),
            ("BD7L", "- a\n- b\ni: x\n"),
            ("BF9H", "a: x\n  y # c\n  z\n"),
            ("BS4K", "w1  # c\nw2\n"),
            ("C2SP", "[23\n]: 42\n"),
            ("CML9", "k: [ w1\n#  x\n  w2 ]\n"),
            ("CQ3W", "k: \"no end\n"),
            ("CTN5", "[ a, b, , ]\n"),
            ("CXX2", "--- &a a: b\n"),
            ("D49Q", "'a\\nb': 1\n'c\n d': 1\n"),
            ("DMG6", "k:\n  ok: 1\n wrong: 2\n"),
            ("EW3V", "k1: v1\n k2: v2\n"),
            ("G7JE", "a\\nb: 1\nc\n d: 1\n"),
            ("G9HC", "seq:\n&a\n- a\n"),
            ("GDY7", "k: v\nthis is # not : a\n"),
            ("GT5M", "- i1\n&n\n- i2\n"),
            ("H7J7", "k: &x\n!!map\n  a: b\n"),
            ("H7TQ", "%YAML 1.2 foo\n---\n"),
            ("HU3P", "k:\n  w1 w2\n  no: k\n"),
            ("JKF3", "- - \"bar\nbar\": x\n"),
            ("JY7Z", "k1: \"q1\"\nk2: \"q2\" t\nk3: v\n"),
            ("KS4U", "---\n[\na\n]\ninvalid\n"),
            ("LHL4", "---\n!invalid{}tag scalar\n"),
            ("N4JP", "m:\n  k1: 1\n wrong: 2\n"),
            ("N782", "[\n--- ,\n...\n]\n"),
            ("P2EQ", "---\n- { y: z }- i\n"),
            ("Q4CL", "k:\n  - i\n invalid: x\n"),
            ("QLJ7", "%TAG !p! tag:e.com,2011:\n--- !p!A\na: b\n--- !p!B\nc: d\n"),
            ("RXY3", "---\n'\n...\n'\n"),
            ("S4GJ", "---\nf: > first\n  x\n"),
            ("SF5V", "%YAML 1.2\n%YAML 1.2\n---\n"),
            ("SR86", "k1: &a v\nk2: &b *a\n"),
            ("SU74", "k1: &al v\n&b *al : v2\n"),
            ("SY6V", "&a - x\n"),
            ("T833", "---\n{\n f: 1\n b: 2 }\n"),
            ("TD5N", "- i1\n- i2\ninvalid\n"),
            ("U44R", "m:\n  k1: \"1\"\n   k2: \"2\"\n"),

            ("VJP3", "k: {\nk\n:\nv\n}\n"),
            ("W9L4", "---\nb: |\n     \n  no\n"),

            ("ZCZ6", "a: b: c: d\n"),
            ("ZL4Z", "a: 'b': c\n"),
            ("ZVH3", "- k: v\n - i\n"),
            ("ZXT5", "[ \"k\"\n  :v ]\n"),
        ]

        @Test(arguments: faults)
        func `an invalid text is refused`(name: String, text: String) {
            #expect(throws: YAMLError.self, "\(name)") { try YAMLDocument.parse(text) }
            expectAgreement(Array(text.utf8))
        }
    }
#endif
