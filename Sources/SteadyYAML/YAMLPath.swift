/// A step of a ``YAMLPath``.
public enum YAMLPathElement: Hashable, Sendable {
    /// A member of a mapping.
    case field(String)
    /// An element of a sequence, from 0.
    case index(Int)
}

/// The path of a field as the API server writes it: `spec.containers[0].image`, `metadata.annotations[example.com/x]`.
///
/// Reading such a text never fails. What stands in brackets is an index if it is a whole number without leading zeros,
/// else a name; looked up in a mapping, an index is a name too. `field.Path` in Kubernetes.
public struct YAMLPath: Hashable, Sendable {
    /// The steps from the root.
    public var elements: [YAMLPathElement]

    /// A path of these steps.
    public init(_ elements: [YAMLPathElement]) { self.elements = elements }

    /// Reads a path.
    public init(_ text: String) {
        elements = []
        let bytes = Array(text.utf8)
        var start = 0
        var index = 0
        func slice(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "."):
                if start < index { elements.append(.field(slice(start..<index))) }
                index += 1
                start = index
            case UInt8(ascii: "["):
                guard let end = Self.closingBracket(in: bytes, from: index) else {
                    index += 1
                    continue
                }
                if start < index { elements.append(.field(slice(start..<index))) }
                elements.append(Self.bracketed(slice(index + 1..<end)))
                index = end + 1
                start = index
            default: index += 1
            }
        }
        if start < bytes.count { elements.append(.field(slice(start..<bytes.count))) }
    }

    /// The first `]` that a new step or the end follows; a name may hold brackets itself.
    private static func closingBracket(in bytes: [UInt8], from open: Int) -> Int? {
        var index = open + 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "]") {
                let next = index + 1
                if next == bytes.count || bytes[next] == UInt8(ascii: ".") || bytes[next] == UInt8(ascii: "[") { return index }
            }
            index += 1
        }
        return nil
    }

    private static func bracketed(_ text: String) -> YAMLPathElement {
        let digits = text.utf8
        guard !digits.isEmpty, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), text == "0" || digits.first != 0x30,
            let index = Int(text)
        else { return .field(text) }
        return .index(index)
    }
}

extension YAMLPath: CustomStringConvertible {
    public var description: String {
        var text = ""
        for element in elements {
            switch element {
            case .index(let index): text += "[\(index)]"
            case .field(let name):
                if name.isEmpty || name.utf8.contains(where: { ".[]/".utf8.contains($0) }) {
                    text += "[\(name)]"
                } else {
                    text += text.isEmpty ? name : ".\(name)"
                }
            }
        }
        return text
    }
}

extension YAMLPath: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}
