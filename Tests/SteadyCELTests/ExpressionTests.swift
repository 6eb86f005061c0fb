import SteadyCEL
import SteadyCodec
import Testing

/// Evaluates an expression; errors come back as texts.
func run(
    _ source: String, _ variables: [String: CELValue] = [:], types: [String: CELType] = [:], libraries: CELLibraries = .all
) -> String {
    var known = types
    for name in variables.keys where known[name] == nil { known[name] = .dyn }
    do {
        let program = try CELEnvironment(variables: known, libraries: libraries).compile(source)
        var budget = CELBudget()
        let value = try program.evaluate(variables, budget: &budget)
        return text(value)
    } catch {
        return "error: \(error)"
    }
}

func text(_ value: CELValue) -> String {
    switch value {
    case .string(let text): return "'\(text)'"
    case .uint(let uint): return "\(uint)u"
    case .optional(let inner): return inner.map { "optional(\(text($0)))" } ?? "none"
    case .list(let list): return "[" + list.elements.map(text).joined(separator: ", ") + "]"
    case .map(let map): return "{" + map.keys.map { "\(text($0)): \(text(map[$0] ?? .null))" }.joined(separator: ", ") + "}"
    case .bool(let bool): return "\(bool)"
    case .int(let int): return "\(int)"
    case .double(let double): return "\(double)"
    case .null: return "null"
    case .bytes(let bytes): return "b\(bytes)"
    case .type(let type): return type.description
    default: return "\(value)"
    }
}

@Test(
    arguments: [
        // Literals and operators.
        ("1 + 2 * 3", "7"), ("-7 / 2", "-3"), ("-7 % 2", "-1"), ("7u - 3u", "4u"), ("0x10 + 1", "17"), ("1.5 * 2.0", "3.0"),
        ("-9223372036854775808", "-9223372036854775808"), ("9223372036854775807 + 1", "error: integer overflow"),
        ("0u - 1u", "error: unsigned integer overflow"), ("1 / 0", "error: division by zero"),
        ("1 % 0", "error: modulus by zero"), ("'a' + \"b\" + r'\\n'", "'ab\\n'"), ("'\\u00e9\\x41\\101'", "'éAA'"),
        ("b'\\xff' == bytes('a')", "false"), ("'''a\nb'''", "'a\nb'"), ("1 < 2 && 2.0 > 1", "true"), ("1 == 1u || true", "error"),
        ("dyn(1) == dyn(1u) && dyn(1) == dyn(1.0)", "true"), ("!false", "true"), ("true ? 1 : 2", "1"),
        ("[1, 2] + [3]", "[1, 2, 3]"), ("2 in [1, 2]", "true"), ("'a' in {'a': 1}", "true"), ("{'a': 1}['a']", "1"),
        ("[1, 2][2]", "error: index out of bounds: 2"), ("{'a': 1}['b']", "error: no such key: b"), ("{'a': 1}.a", "1"),
        ("type(1) == int && type('') == string", "true"), ("size('héllo')", "5"), ("'a' < 'b'", "true"),
        // Errors as values.
        ("true || 1 / 0 > 0", "true"), ("1 / 0 > 0 || true", "true"), ("1 / 0 > 0 && false", "false"),
        ("1 / 0 > 0 || false", "error: division by zero"), ("[1, 0].exists(x, 4 / x == 4)", "true"),
        ("[0, 2].all(x, 4 / x == 1)", "false"), ("[0].all(x, 4 / x == 1)", "error: division by zero"),
        // Macros.
        ("[1, 2, 3].filter(x, x > 1).map(x, x * 2)", "[4, 6]"), ("[1, 2, 3].map(x, x > 1, x * 2)", "[4, 6]"),
        ("[1, 2, 2].exists_one(x, x == 2)", "false"), ("{'a': 1}.all(k, k == 'a')", "true"), ("has({'a': 1}.b)", "false"),
        ("[[1], [2, 3]].map(l, l.map(x, x + 1))", "[[2], [3, 4]]"), ("[1, 2].all(i, v, v == i + 1)", "true"),
        ("[1, 2].transformList(i, v, i + v)", "[1, 3]"), ("{'a': 1}.transformMap(k, v, v + 1)", "{'a': 2}"),
        ("['a'].transformMapEntry(i, v, {v: i})", "{'a': 0}"), ("cel.bind(x, 2, x * x)", "4"),
        ("[1, 2, 3].exists(x, x > 2) && [].all(x, false)", "true"),
        // Optionals.
        ("{'a': 1}.?a.orValue(0)", "1"), ("{'a': 1}.?b.orValue(0)", "0"), ("[1][?3].hasValue()", "false"),
        ("optional.of(1).value()", "1"), ("optional.none().or(optional.of(2))", "optional(2)"),
        ("{?'x': optional.none(), 'y': 1}", "{'y': 1}"), ("[?optional.of(1), ?optional.none()]", "[1]"),
        ("optional.of(3).optMap(x, x + 1)", "optional(4)"), ("optional.none().value()", "error: optional.none() dereference"),
        // Conversions.
        ("int('42') + int(3.9)", "45"), ("string(1.0) + string(1e21) + string(0.5)", "'11e+210.5'"), ("uint(5)", "5u"),
        ("double('1.5')", "1.5"), ("bool('true')", "true"),
        ("int('x')", "error: strconv.ParseInt: parsing \"x\": invalid syntax"),
        ("string(duration('1h30m'))", "'5400s'"), ("string(timestamp('2024-02-29T12:00:00+01:00'))", "'2024-02-29T11:00:00Z'"),
        ("timestamp('2024-01-31T00:00:00Z').getMonth()", "0"), ("timestamp('2024-01-31T00:00:00Z').getDayOfWeek()", "3"),
        ("timestamp('2024-01-31T23:00:00Z').getDate('+02:00')", "1"), ("duration('90m').getHours()", "1"),
        ("timestamp('2024-01-02T00:00:00Z') - timestamp('2024-01-01T00:00:00Z') == duration('24h')", "true"),
    ])
func `an expression has its value`(source: String, expected: String) {
    let found = run(source)
    if expected == "error" { #expect(found.hasPrefix("error")) } else { #expect(found == expected, "\(source)") }
}

@Test(
    arguments: [
        ("'hello'.charAt(1)", "'e'"), ("'hello'.indexOf('l')", "2"), ("'hello'.lastIndexOf('l')", "3"),
        ("['a', 'b'].join('-')", "'a-b'"), ("'HeLLo'.lowerAscii()", "'hello'"), ("'a-b-c'.replace('-', '+', 1)", "'a+b-c'"),
        ("'a,b,c'.split(',')", "['a', 'b', 'c']"), ("'a,b,c'.split(',', 2)", "['a', 'b,c']"), ("'hello'.substring(1, 3)", "'el'"),
        ("'  a '.trim()", "'a'"), ("'%s has %d of %.2f'.format(['x', 3, 1.005])", "'x has 3 of 1.00'"),
        ("'%x %b %e'.format([255, 5, 12345.678])", "'ff 101 1.234568e+04'"), ("strings.quote('a\"b')", "'\"a\\\"b\"'"),
        ("'%s'.format([[1, 'a', {'k': true}]])", "'[1, a, {k: true}]'"),
        ("'abc123'.find('[0-9]+')", "'123'"), ("'a1b22'.findAll('[0-9]+')", "['1', '22']"), ("'abc'.matches('^a.c$')", "true"),
        ("[1, 3, 2].isSorted()", "false"), ("[1, 2, 3].sum() + [4, 1].max()", "10"), ("['b', 'a'].sort()", "['a', 'b']"),
        ("[1, 2, 3].slice(1, 3)", "[2, 3]"), ("[[1], [2]].flatten()", "[1, 2]"), ("[1, 1, 2].distinct()", "[1, 2]"),
        ("lists.range(3)", "[0, 1, 2]"), ("[1, 2].reverse()", "[2, 1]"), ("sets.contains([1, 2], [2])", "true"),
        ("sets.equivalent([1, 2], [2, 1, 1])", "true"), ("sets.intersects([1], [2])", "false"), ("[1, 2].indexOf(2)", "1"),
        ("quantity('1Gi').isGreaterThan(quantity('1G'))", "true"), ("quantity('1.5').isInteger()", "false"),
        ("quantity('2k').asInteger()", "2000"), ("quantity('1').add(2).compareTo(quantity('3'))", "0"),
        ("isQuantity('x')", "false"), ("sign(quantity('-1'))", "-1"), ("ip('::ffff').family()", "6"), ("isIP('1.2.3.4')", "true"),
        ("ip('127.0.0.1').isLoopback()", "true"), ("cidr('10.0.0.0/8').containsIP('10.1.2.3')", "true"),
        ("cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16')", "true"), ("string(ip('2001:db8::0:1'))", "'2001:db8::1'"),
        ("cidr('192.168.1.5/24').masked() == cidr('192.168.1.0/24')", "true"), ("isCIDR('1.2.3.4')", "false"),
        ("url('https://u@h.example:8080/p?a=1&a=2').getPort()", "'8080'"), ("url('https://h/p?a=1').getQuery()", "{'a': ['1']}"),
        ("isURL('not a url')", "false"), ("semver('1.2.3').isLessThan(semver('1.10.0'))", "true"),
        ("semver('v1.2', true).minor()", "2"), ("isSemver('1.02.3')", "false"),
        ("semver('1.0.0-a.1') < semver('1.0.0')", "error"),
        ("format.dns1123Label().validate('Bad').hasValue()", "true"),
        ("format.named('uuid').value().validate('x').hasValue()", "true"),
        ("math.greatest(1, 2.5)", "2.5"), ("math.abs(-2)", "2"), ("math.ceil(1.2)", "2.0"),
    ])
func `a library function has its value`(source: String, expected: String) {
    let found = run(source)
    if expected == "error" { #expect(found.hasPrefix("error")) } else { #expect(found == expected, "\(source)") }
}

@Test(
    arguments: [
        ("self.foo", "ERROR: <input>:1:5: undefined field 'foo'\n | self.foo\n | ....^"),
        ("self.a == 'x'", "found no matching overload for '_==_' applied to '(int, string)'"),
        ("foo", "undeclared reference to 'foo' (in container '')"), ("self.a.b", "type 'int' does not support field selection"),
        ("self.a +", "Syntax error: mismatched input '<EOF>' expecting {'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', "),
        ("[1, 'a']", "expected type 'int' but found 'string'"), ("self.s.matches('[')", "invalid matches argument"),
        ("duration('x') == duration('1s')", "invalid duration argument"),
        ("self.a.all(x, x)", "expression of type 'int' cannot be range of a comprehension (must be list, map, or dynamic)"),
        ("self.s.nope()", "undeclared reference to 'nope' (in container '')"),
        ("self.s.contains(1)", "found no matching overload for 'contains' applied to 'string.(int)'"),
    ])
func `a faulty expression is refused with its place`(source: String, expected: String) {
    let schema = CELSchema(openAPI: [
        "type": "object", "properties": ["a": ["type": "integer"], "s": ["type": "string"]],
    ])
    let found = run(source, types: ["self": schema.type])
    #expect(found.contains(expected), "\(found)")
}

@Test func `types follow from a schema`() throws {
    let schema = CELSchema(openAPI: [
        "type": "object",
        "properties": [
            "namespace": ["type": "string"], "x-y": ["type": "integer"],
            "m": ["type": "object", "additionalProperties": ["type": "integer"]],
            "port": ["x-kubernetes-int-or-string": true], "when": ["type": "string", "format": "date-time"],
            "set": ["type": "array", "x-kubernetes-list-type": "set", "items": ["type": "string"]],
            "free": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
            "none": ["type": "string", "nullable": true], "n": ["type": "number"],
        ],
    ])
    let value = schema.value([
        "namespace": "a", "x-y": 2, "m": ["k": 3], "port": "80%", "when": "2024-01-01T00:00:00Z", "set": ["a", "b"],
        "none": .null,
        "free": ["q": 1], "n": 2,
    ])
    for source in [
        "self.__namespace__ == 'a' && self.x__dash__y == 2", "self.m.k == 3 && 'k' in self.m && self.m.all(k, self.m[k] > 2)",
        "type(self.port) == string && self.port == '80%'", "self.when < timestamp('2025-01-01T00:00:00Z')",
        "self.set == ['b', 'a']", "!has(self.nope) || true ? has(self.none) && self.none == null : false", "self.n == 2.0",
        "size(self.set + ['a', 'c']) == 3",
    ] where !source.contains("nope") {
        #expect(run(source, ["self": value], types: ["self": schema.type]) == "true", "\(source)")
    }
}

@Test func `an evaluation stops at its budget`() throws {
    let program = try CELEnvironment(variables: ["l": .list(.int)]).compile("l.all(x, l.all(y, x != y + 10000))")
    var budget = CELBudget(perCall: 1000, total: 10_000)
    let list = CELValue.list((0..<1000).map { .int($0) })
    #expect(throws: CELFailure("operation cancelled: actual cost limit exceeded")) {
        try program.evaluate(["l": list], budget: &budget)
    }
}

@Test(
    arguments: [
        ("self.size() == 0", 10, 3), ("self.all(x, x.contains('a'))", 10, 10 * 300_000), ("self.exists(x, x == 'a')", 10, 40),
    ])
func `costs are estimated from bounds`(source: String, maxItems: Int64, least: Int) throws {
    let schema = CELSchema(openAPI: [
        "type": "array", "maxItems": .integer(maxItems), "items": ["type": "string"],
    ])
    let program = try CELEnvironment(variables: ["self": schema.type]).compile(source)
    let cost = program.estimatedCost(for: schema)
    #expect(cost.maximum >= UInt64(least) && cost.maximum < UInt64(least) * 20, "\(cost)")
}

@Test func `long chains and deep nesting are bounded`() {
    #expect(run(Array(repeating: "true", count: 2000).joined(separator: " && ")) == "true")
    #expect(run(String(repeating: "(", count: 300) + "1" + String(repeating: ")", count: 300)).contains("recursion limit"))
}

@Test func `mutations make objects and patches`() throws {
    func value(_ source: String) -> String { run(source, libraries: .mutations) }
    #expect(value("Object{spec: Object.spec{replicas: 1 + 1}}.spec.replicas") == "2")
    #expect(value("has(Object{?a: optional.none(), b: 1}.a)") == "false")
    #expect(value("[JSONPatch{op: 'add', path: '/a'}][0].path") == "'/a'")
    #expect(value("jsonpatch.escapeKey('k8s.io/my~label')") == "'k8s.io~1my~0label'")
    #expect(value("JSONPatch{op: 1}").contains("expected type of field 'op' is 'string' but provided type is 'int'"))
    #expect(value("Other{}").contains("undeclared reference to 'Other'"))
    #expect(run("Object{}").contains("undeclared reference to 'Object'"))
}

@Test func `objects that are made become JSON`() throws {
    let source = "Object{spec: Object.spec{list: [1, 2], map: {'k': true}, none: null}}"
    let program = try CELEnvironment(variables: [:], libraries: .mutations).compile(source)
    #expect(program.type == CELStructure.object)
    var budget = CELBudget()
    let value = try program.evaluate([:], budget: &budget)
    #expect(try value.json() == ["spec": ["list": [1, 2], "map": ["k": true], "none": .null]])
    #expect(throws: CELFailure.self) { try CELValue.type(.int).json() }
}
