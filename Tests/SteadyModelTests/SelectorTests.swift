import SteadyCodec
import SteadyModel
import Testing

@Suite struct SelectorTests {
    private static let objects: [String: [String: String]] = [
        "a": ["env": "prod", "tier": "web"], "b": ["env": "dev", "tier": "web"], "c": ["env": "prod"], "d": [:],
        "e": ["env": "", "size": "10"],
    ]

    @Test(
        arguments: [
            ("", "abcde", ""), (" ", "abcde", ""), ("env=prod", "ac", "env=prod"), ("env==prod", "ac", "env=prod"),
            ("env = prod", "ac", "env=prod"), ("env!=prod", "bde", "env notin (prod)"), ("env", "abce", "env"),
            ("!env", "d", "!env"), ("env in (prod, dev)", "abc", "env in (dev,prod)"),
            ("env notin (prod)", "bde", "env notin (prod)"),
            ("env=prod,tier=web", "a", "env=prod,tier=web"), ("tier=web,env=prod", "a", "env=prod,tier=web"),
            ("tier,!size", "ab", "!size,tier"), ("size>9", "e", "size>9"), ("size<9", "", "size<9"), ("env>1", "", "env>1"),
            ("env=", "e", "env="), ("env in ()", "e", "env in ()"), ("env in (,prod)", "ace", "env in (,prod)"),
            ("env in (prod,,dev)", "abce", "env in (,dev,prod)"), ("env=prod,env=dev", "", "env=dev,env in (prod)"),
            ("in in (in,notin)", "", "in in (in,notin)"), ("notin=in", "", "notin=in"), ("\tenv\n", "abce", "env"),
            ("example.com/a=b,env", "", "env,example.com/a=b"), ("env!=", "abcd", "env notin ()"),
        ])
    func `label selectors are read, matched and written`(_ text: String, _ matching: String, _ canonical: String) throws {
        let selector = try LabelSelector(parsing: text)
        #expect(String(Self.objects.filter { selector.matches($0.value) }.keys.sorted().joined()) == matching)
        #expect(try LabelSelector(parsing: selector.description) == selector)
        // The order of two requirements on one label is that in which they were given.
        if !text.contains("env=prod,env=dev") { #expect(selector.description == canonical) }
    }

    @Test(
        arguments: [
            ("=", 0, "found '=', expected: !, identifier, or 'end of string'"),
            ("(a)", 0, "found '(', expected: !, identifier, or 'end of string'"),
            ("a,,b", 2, "found ',', expected: identifier after ','"), ("a,", 2, "found '', expected: identifier after ','"),
            ("a=b c", 4, "found 'c', expected: ',' or 'end of string'"),
            ("a b", 2, "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"),
            ("a in b", 5, "unable to parse requirement: found 'b' expected: '('"),
            ("a in (b", 7, "unable to parse requirement: found '', expected: ',' or ')'"),
            ("a in (", 6, "unable to parse requirement: found '', expected: ',', ')' or identifier"),
            ("!", 1, "unable to parse requirement: found '', expected: identifier"),
            ("!!a", 1, "unable to parse requirement: found '!', expected: identifier"),
            ("a===b", 3, "unable to parse requirement: found '=', expected: identifier"),
            (
                "a>x", 2,
                "unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must be an integer"
            ),
            (
                "env=" + String(repeating: "x", count: 64), 4,
                "unable to parse requirement: values[0][env]: Invalid value: \"\(String(repeating: "x", count: 64))\": must be no more "
                    + "than 63 bytes"
            ),
            (
                "x/y/z", 0,
                "unable to parse requirement: <nil>: Invalid value: \"x/y/z\": a valid label key must consist of alphanumeric "
                    + "characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or "
                    + "'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an "
                    + "optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
            ),
        ] as [(String, Int, String)])
    func `malformed label selectors are refused with the place`(_ text: String, _ position: Int, _ message: String) {
        let error = #expect(throws: SelectorError.self) { try LabelSelector(parsing: text) }
        #expect(error?.message == message)
        #expect(error?.position == position)
    }

    @Test func `requirements of objects are matched as the server does`() {
        func matches(_ operator: String, _ values: [String]?, _ labels: StringMap<String>) -> Bool {
            LabelSelector(matchExpressions: [.init(key: "a", operator: `operator`, values: values)]).matches(labels)
        }
        #expect(matches("In", ["1", "2"], ["a": "2"]) && !matches("In", ["1"], [:]) && matches("NotIn", ["1"], [:]))
        #expect(!matches("In", nil, ["a": ""]) && !matches("Gt", ["1", "2"], ["a": "5"]) && !matches("Frob", nil, ["a": "b"]))
        #expect(LabelSelector().isEmpty && LabelSelector().matches { _ in nil })
        #expect(LabelSelector(matchLabels: ["a": "b"]).labels == ["a": "b"])
        #expect(LabelSelector(matchExpressions: [.init(key: "a", operator: "Exists")]).labels == nil)
    }

    @Test(
        arguments: [
            ("", true, ""), ("metadata.name=web", true, "metadata.name=web"), ("metadata.name==web", true, "metadata.name=web"),
            ("metadata.name!=web", false, "metadata.name!=web"), ("status.phase=", false, "status.phase="),
            ("spec.replicas=3,metadata.name=web", true, "metadata.name=web,spec.replicas=3"),
            ("spec.paused=true", true, "spec.paused=true"),
            ("spec.none=", true, "spec.none="), ("spec.text=a\\,b\\=c\\\\d", true, "spec.text=a\\,b\\=c\\\\d"), (",,", true, ""),
            ("a=b!=c", false, nil), ("a!=b\\=", true, "a!=b\\="),
        ] as [(String, Bool, String?)])
    func `field selectors are read, matched and written`(_ text: String, _ isMatching: Bool, _ canonical: String?) throws {
        let object: JSONValue = [
            "metadata": ["name": "web"], "status": ["phase": "Running"],
            "spec": ["replicas": 3, "paused": true, "text": "a,b=c\\d"],
        ]
        guard let canonical else {
            #expect(throws: SelectorError.self) { try FieldSelector(parsing: text) }
            return
        }
        let selector = try FieldSelector(parsing: text)
        #expect(selector.matches(object) == isMatching)
        #expect(selector.description == canonical)
        #expect(try FieldSelector(parsing: canonical) == selector)
    }

    @Test(
        arguments: [
            ("metadata.name", 0, "invalid selector: 'metadata.name'; can't understand 'metadata.name'"),
            ("metadata.name=a,bad", 16, "invalid selector: 'metadata.name=a,bad'; can't understand 'bad'"),
            ("a=b\\x", 3, "invalid field selector: invalid escape sequence: \\x"),
            ("a=b\\", 3, "invalid field selector: invalid escape sequence: \\"),
            ("a=b=c", 3, "invalid field selector: unescaped character in value: 61"),
        ] as [(String, Int, String)])
    func `malformed field selectors are refused with the place`(_ text: String, _ position: Int, _ message: String) {
        let error = #expect(throws: SelectorError.self) { try FieldSelector(parsing: text) }
        #expect(error?.message == message)
        #expect(error?.position == position)
    }
}
