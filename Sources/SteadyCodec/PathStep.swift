/// What strict reading objects to: in the words of the API server, and where.
struct StrictFinding: Sendable {
    enum Kind: String { case unknown = "unknown field", duplicate = "duplicate field", missing = "missing required field" }

    let kind: Kind
    let path: String
    /// Where in the text: at the value, for what is missing at the end of the object.
    let position: Int
}

extension JSONReader {
    /// The error that lists what strict reading has found, at the place of the first; `nil` if it has found nothing.
    var strictError: JSONError? {
        if findings.isEmpty { return nil }
        let causes = findings.map { finding in
            let (line, column) = place(of: finding.position)
            return JSONError(finding.kind.rawValue, path: finding.path, line: line, column: column)
        }
        let message = "strict decoding error: " + findings.map { "\($0.kind.rawValue) \"\($0.path)\"" }.joined(separator: ", ")
        return JSONError(message, line: causes.first?.line, column: causes.first?.column, causes: causes)
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
