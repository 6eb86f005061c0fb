/// What strict reading objects to: in the words of the API server, and where.
struct StrictFinding: Sendable {
    enum Kind: String { case unknown = "unknown field", duplicate = "duplicate field", missing = "missing required field" }

    let kind: Kind
    let path: String

    static func error(_ findings: [StrictFinding]) -> JSONError {
        JSONError("strict decoding error: " + findings.map { "\($0.kind.rawValue) \"\($0.path)\"" }.joined(separator: ", "))
    }
}

/// One step of the path to a value: into a member or into an element.
enum PathStep: Hashable, Sendable {
    case member(String)
    case index(Int)

    /// The path as people write it: `spec.containers[0].image`.
    static func text(_ steps: some Sequence<PathStep>) -> String {
        var text = ""
        for step in steps {
            switch step {
            case .member(let name): text += text.isEmpty ? name : ".\(name)"
            case .index(let index): text += "[\(index)]"
            }
        }
        return text
    }
}
