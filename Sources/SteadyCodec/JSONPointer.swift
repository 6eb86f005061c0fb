/// A path into a JSON value (RFC 6901): `/spec/containers/0/image`.
public struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
    /// The steps, not escaped.
    public var steps: [String]

    public static func == (a: Self, b: Self) -> Bool { a.steps.elementsEqual(b.steps) { $0.isSame(as: $1) } }

    /// A path of these steps.
    public init(steps: [String]) { self.steps = steps }

    /// Reads a pointer.
    ///
    /// - Throws: ``JSONError`` if it is neither empty nor starts with `/`, or has a `~` that is neither `~0` nor `~1`.
    public init(_ text: String) throws(JSONError) {
        steps = []
        if text.isEmpty { return }
        guard text.unicodeScalars.first == "/" else { throw JSONError("a JSON pointer starts with “/”: “\(text)”") }
        // By scalars: a combining mark must not hide a separator or an escape.
        for part in text.unicodeScalars.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            var step = ""
            var isEscape = false
            for scalar in part {
                switch (isEscape, scalar) {
                case (true, "0"): step.unicodeScalars.append("~")
                case (true, "1"): step.unicodeScalars.append("/")
                case (true, _): throw Self.badEscape(text)
                case (false, "~"): break
                case (false, _): step.unicodeScalars.append(scalar)
                }
                isEscape = !isEscape && scalar == "~"
            }
            if isEscape { throw Self.badEscape(text) }
            steps.append(step)
        }
    }

    /// Reads a pointer as the API server does: what stands before the first `/` is passed over, other escapes stay as they are.
    ///
    /// - Throws: ``JSONError`` if it is not empty and has no `/`.
    init(lenient text: String) throws(JSONError) {
        steps = []
        if text.isEmpty { return }
        let parts = text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 1 else { throw JSONError("a JSON pointer has a “/”: “\(text)”") }
        steps = parts.dropFirst().map { String($0).replacing("~1", with: "/").replacing("~0", with: "~") }
    }

    private static func badEscape(_ text: String) -> JSONError {
        JSONError("“~” in a JSON pointer is followed by 0 or 1: “\(text)”")
    }

    /// The value the pointer leads to, if any.
    public func value(in root: JSONValue) -> JSONValue? {
        var current: JSONValue? = root
        for step in steps {
            switch current {
            case .object(let object): current = object[step]
            case .array(let array):
                guard let index = Self.index(step), index < array.count else { return nil }
                current = array[index]
            default: return nil
            }
        }
        return current
    }

    /// An array index as RFC 6901 allows it: digits without leading zeros.
    static func index(_ step: String) -> Int? {
        guard step.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), step == "0" || !step.hasPrefix("0") else { return nil }
        return Int(step)
    }

    public var description: String {
        var text = ""
        for step in steps {
            text += "/"
            for scalar in step.unicodeScalars {
                switch scalar {
                case "~": text += "~0"
                case "/": text += "~1"
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
        return text
    }
}
