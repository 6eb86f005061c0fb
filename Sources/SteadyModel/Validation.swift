import SteadyCodec

/// The API server's rules for names, labels and the like, with its own messages (client-go: `util/validation`).
///
/// Each function tells what is wrong with a text; an empty list means that it is valid.
///
///     let problems = Validation.dns1123Label(name)
public enum Validation {
    // MARK: Names

    /// A name of letters, digits and `-`, at most 63 bytes: namespaces, services, ports of pods.
    public static func dns1123Label(_ text: String) -> [String] {
        var problems = tooLong(text, 63, "characters")
        if !isLabel(text.utf8[...]) {
            problems.append(
                isSubdomain(text)
                    ? "must not contain dots"
                    : pattern(
                        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end "
                            + "with an alphanumeric character", labelPattern, "my-name", "123-abc"))
        }
        return problems
    }

    /// Labels separated by dots, at most 253 bytes: the names of most objects.
    public static func dns1123Subdomain(_ text: String) -> [String] {
        text.utf8.count <= 63 && isLabel(text.utf8[...]) ? [] : subdomain(text, "characters")
    }

    /// As ``dns1123Label(_:)``, but it starts with a letter: names of services in older versions.
    public static func dns1035Label(_ text: String) -> [String] {
        var problems = tooLong(text, 63, "characters")
        if !isLabel(text.utf8[...]) || !isLower(text.utf8.first) {
            problems.append(
                pattern(
                    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic "
                        + "character, and end with an alphanumeric character", "[a-z]([-a-z0-9]*[a-z0-9])?", "my-name", "abc-123")
            )
        }
        return problems
    }

    /// `*.` and a subdomain.
    public static func wildcardDNS1123Subdomain(_ text: String) -> [String] {
        var problems = tooLong(text, 253, "characters")
        if !text.hasPrefix("*.") || !isSubdomain(String(text.dropFirst(2))) {
            problems.append(
                pattern(
                    "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of "
                        + "lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
                    "\\*\\." + subdomainPattern, "*.example.com"))
        }
        return problems
    }

    /// A name that can be a segment of a URL's path: roles and bindings.
    public static func pathSegment(_ text: String) -> [String] {
        if text == "." || text == ".." { return ["may not be '\(text)'"] }
        let forbidden: [Unicode.Scalar] = ["/", "%"]
        return forbidden.filter { text.unicodeScalars.contains($0) }.map { "may not contain '\($0)'" }
    }

    /// What a generated name may start with: a name, or one followed by `-`.
    public static func prefix(_ text: String, of rule: (String) -> [String]) -> [String] {
        guard text.utf8.count > 1, text.hasSuffix("-") else { return rule(text) }
        return rule(text.dropLast(2) + "a")
    }

    // MARK: Keys and values

    /// The key of a label, an annotation or a taint, a finalizer's name: `[subdomain/]name`.
    public static func qualifiedName(_ text: String) -> [String] {
        // Most have no prefix and nothing wrong.
        if text.utf8.count <= 63, isKey(text.utf8[...]) { return [] }
        // By bytes: a combining mark must not hide the separator.
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { String(Substring($0)) }
        guard parts.count <= 2, let name = parts.last else {
            return [
                "a valid label key " + pattern(keyMessage, keyPattern, "MyName", "my.name", "123-abc")
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
            ]
        }
        var problems: [String] = []
        if parts.count == 2 {
            problems =
                parts[0].isEmpty
                ? ["prefix part must be non-empty"] : subdomain(parts[0], "bytes").map { "prefix part " + $0 }
        }
        if name.isEmpty {
            problems.append("name part must be non-empty")
        } else if name.utf8.count > 63 {
            problems.append("name part must be no more than 63 bytes")
        }
        if !isKey(name.utf8[...]) {
            problems.append("name part " + pattern(keyMessage, keyPattern, "MyName", "my.name", "123-abc"))
        }
        return problems
    }

    /// The value of a label.
    public static func labelValue(_ text: String) -> [String] {
        var problems = tooLong(text, 63, "bytes")
        if !text.isEmpty, !isKey(text.utf8[...]) {
            problems.append(
                pattern(
                    "a valid label must be an empty string or " + keyMessage.dropFirst(5), "(\(keyPattern))?", "MyValue",
                    "my_value", "12345"))
        }
        return problems
    }

    /// The key of an annotation: as a label's, but letters of the prefix may be upper-case.
    public static func annotationKey(_ text: String) -> [String] { qualifiedName(text.lowercased()) }

    /// A finalizer of a custom resource.
    public static func finalizer(_ text: String) -> [String] { qualifiedName(text) }

    /// A finalizer of a built-in kind, whose name must have a prefix unless it is one of the API server's own.
    public static func builtInFinalizer(_ text: String) -> [String] {
        qualifiedName(text) + (isStandardOrQualified(text) ? [] : [notStandard])
    }

    static let notStandard = "name is neither a standard finalizer name nor is it fully qualified"

    static func isStandardOrQualified(_ finalizer: String) -> Bool {
        finalizer.utf8.contains(UInt8(ascii: "/")) || ["foregroundDeletion", "orphan", "kubernetes"].contains(finalizer)
    }

    /// A key of a ConfigMap or a Secret.
    public static func configMapKey(_ text: String) -> [String] {
        var problems = tooLong(text, 253, "characters")
        if text.isEmpty || !text.utf8.allSatisfy(isKeyByte) {
            problems.append(
                pattern(
                    "a valid config key must consist of alphanumeric characters, '-', '_' or '.'", "[-._a-zA-Z0-9]+", "key.name",
                    "KEY_NAME", "key-name"))
        }
        return problems + parentFolder(text)
    }

    /// The name of an environment variable, as it was until v1.33 and is in ConfigMaps that are taken as environment.
    public static func environmentVariable(_ text: String) -> [String] {
        var problems: [String] = []
        if !text.utf8.allSatisfy(isKeyByte) || text.utf8.first.map(isDigit) ?? true {
            problems.append(
                pattern(
                    "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must "
                        + "not start with a digit", "[-._a-zA-Z][-._a-zA-Z0-9]*", "my.env-name", "MY_ENV.NAME", "MyEnvName1"))
        }
        return problems + parentFolder(text)
    }

    /// The name of an environment variable, as it is today: any printable ASCII but `=`.
    public static func relaxedEnvironmentVariable(_ text: String) -> [String] {
        if text.isEmpty { return ["environment variable name must be non-empty"] }
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "=") }) { return [] }
        return ["a valid environment variable name must consist only of printable ASCII characters other than '='"]
    }

    // MARK: Ports and numbers

    /// The number of a port.
    public static func port(_ number: Int) -> [String] { range(number, 1...65_535) }

    /// A number in a range.
    public static func range(_ number: Int, _ range: ClosedRange<Int>) -> [String] {
        range.contains(number) ? [] : ["must be between \(range.lowerBound) and \(range.upperBound), inclusive"]
    }

    /// The name of a port: at most 15 bytes, a letter among them.
    public static func portName(_ text: String) -> [String] {
        var problems = tooLong(text, 15, "characters")
        if text.isEmpty || !text.utf8.allSatisfy({ isLower($0) || isDigit($0) || $0 == UInt8(ascii: "-") }) {
            problems.append("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")
        }
        if !text.utf8.contains(where: isLower) { problems.append("must contain at least one letter (a-z)") }
        if text.contains("--") { problems.append("must not contain consecutive hyphens") }
        if text.hasPrefix("-") || text.hasSuffix("-") { problems.append("must not begin or end with a hyphen") }
        return problems
    }

    /// A percentage: digits and `%`.
    public static func percentage(_ text: String) -> [String] {
        if text.utf8.count > 1, text.hasSuffix("%"), text.utf8.dropLast().allSatisfy(isDigit) { return [] }
        return [
            pattern(
                "a valid percent string must be a numeric string followed by an ending '%'", "[0-9]+%", "1%", "93%")
        ]
    }

    /// The name of an HTTP header.
    public static func httpHeaderName(_ text: String) -> [String] {
        if !text.isEmpty, text.utf8.allSatisfy({ isAlphanumeric($0) || $0 == UInt8(ascii: "-") }) { return [] }
        return [
            pattern("a valid HTTP header must consist of alphanumeric characters or '-'", "[-A-Za-z0-9]+", "X-Header-Name")
        ]
    }

    /// An identifier of C.
    public static func cIdentifier(_ text: String) -> [String] {
        let isValid = text.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "_") }
        if isValid, let first = text.utf8.first, !isDigit(first) { return [] }
        return [
            pattern(
                "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric "
                    + "characters or '_'", "[A-Za-z_][A-Za-z0-9_]*", "my_name", "MY_NAME", "MyName")
        ]
    }
}

// The parts of the rules and messages.
extension Validation {
    private static let labelPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?"
    private static let subdomainPattern = labelPattern + "(\\." + labelPattern + ")*"
    private static let keyPattern = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]"
    private static let keyMessage =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"

    private static func pattern(_ message: String, _ pattern: String, _ examples: String...) -> String {
        let list = examples.map { "'\($0)', " }.joined(separator: " or ")
        return "\(message) (e.g. \(list)regex used for validation is '\(pattern)')"
    }

    private static func tooLong(_ text: String, _ limit: Int, _ unit: String) -> [String] {
        text.utf8.count > limit ? ["must be no more than \(limit) \(unit)"] : []
    }

    /// The server counts in bytes in either case, but says so only for parts of keys.
    private static func subdomain(_ text: String, _ unit: String) -> [String] {
        var problems = tooLong(text, 253, unit)
        if !isSubdomain(text) {
            problems.append(
                pattern(
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start "
                        + "and end with an alphanumeric character", subdomainPattern, "example.com"))
        }
        return problems
    }

    private static func parentFolder(_ text: String) -> [String] {
        if text == "." || text == ".." { return ["must not be '\(text)'"] }
        return text.hasPrefix("..") ? ["must not start with '..'"] : []
    }

    private static func isSubdomain(_ text: String) -> Bool {
        text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(isLabel)
    }

    private static func isLabel(_ text: Substring.UTF8View) -> Bool {
        func isOuter(_ byte: UInt8) -> Bool { isLower(byte) || isDigit(byte) }
        guard let first = text.first, let last = text.last, isOuter(first), isOuter(last) else { return false }
        return text.allSatisfy { isOuter($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isKey(_ text: Substring.UTF8View) -> Bool {
        guard let first = text.first, let last = text.last, isAlphanumeric(first), isAlphanumeric(last) else { return false }
        return text.allSatisfy(isKeyByte)
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }

    private static func isLower(_ byte: UInt8?) -> Bool { byte.map { $0 >= 97 && $0 <= 122 } ?? false }
    private static func isLower(_ byte: UInt8) -> Bool { byte >= 97 && byte <= 122 }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLower(byte) || (byte >= 65 && byte <= 90)
    }
}
