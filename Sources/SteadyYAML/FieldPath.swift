/// Field paths as the API server writes them: `spec.containers[0].image`, `metadata.annotations[example.org/owner]`.
enum FieldPath {
    static func adding(_ name: String, to path: String) -> String {
        if name.isEmpty || name.utf8.contains(where: { [UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "]")].contains($0) }) {
            return "\(path)[\(name)]"
        }
        return path.isEmpty ? name : "\(path).\(name)"
    }

    static func adding(_ index: Int, to path: String) -> String { "\(path)[\(index)]" }

    /// The path without its last element; `nil` for the whole document.
    static func parent(of path: String) -> String? {
        if path.isEmpty { return nil }
        if path.hasSuffix("]") {
            guard let open = path.lastIndex(of: "[") else { return "" }
            return String(path[..<open])
        }
        // A dot inside brackets separates nothing.
        var depth = 0
        for index in path.indices.reversed() {
            switch path[index] {
            case "]": depth += 1
            case "[": depth -= 1
            case "." where depth == 0: return String(path[..<index])
            default: break
            }
        }
        return ""
    }
}
