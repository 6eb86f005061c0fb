/// A path into a JSON value (RFC 6901): `/spec/containers/0/image`.
public struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
    /// The steps, not escaped.
    public var steps: [String]

    /// A path of these steps.
    public init(steps: [String]) { self.steps = steps }

    /// Reads a pointer.
    ///
    /// - Throws: ``JSONError`` if it is neither empty nor starts with `/`, or has a `~` that is neither `~0` nor `~1`.
    public init(_ text: String) throws(JSONError) {
        steps = []
        if text.isEmpty { return }
        guard text.hasPrefix("/") else { throw JSONError("a JSON pointer starts with “/”: “\(text)”") }
        for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            var step = ""
            var isEscape = false
            for character in part {
                switch (isEscape, character) {
                case (true, "0"): step.append("~")
                case (true, "1"): step.append("/")
                case (true, _): throw JSONError("“~” in a JSON pointer is followed by 0 or 1: “\(text)”")
                case (false, "~"): break
                case (false, _): step.append(character)
                }
                isEscape = !isEscape && character == "~"
            }
            if isEscape { throw JSONError("“~” in a JSON pointer is followed by 0 or 1: “\(text)”") }
            steps.append(step)
        }
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
        steps.map { step in
            "/" + step.reduce(into: "") { $0 += $1 == "~" ? "~0" : $1 == "/" ? "~1" : String($1) }
        }.joined()
    }
}
