/// A part of an expression.
final class CELNode: Sendable {
    let id: Int
    /// Where it stands in the text, in code points.
    let offset: Int
    let kind: Kind

    enum Kind: Sendable {
        case literal(CELValue)
        case identifier(String)
        /// A member, or whether there is one.
        case select(CELNode, field: String, isTest: Bool)
        case call(String, target: CELNode?, arguments: [CELNode])
        /// The elements, and which of them are left out if they are empty optionals.
        case list([CELNode], optional: Set<Int>)
        case map([Entry])
        case structure(String, [Field])
        case fold(Fold)
    }

    struct Entry: Sendable {
        let key: CELNode
        let value: CELNode
        let isOptional: Bool
    }

    struct Field: Sendable {
        let name: String
        let value: CELNode
        let isOptional: Bool
    }

    /// A loop over a list or a map, to which the macros come down.
    struct Fold: Sendable {
        let range: CELNode
        let variable: String
        /// For loops over places and values, or keys and values.
        let secondVariable: String?
        let accumulator: String
        let start: CELNode
        let condition: CELNode
        let step: CELNode
        let result: CELNode
    }

    init(id: Int, offset: Int, kind: Kind) {
        self.id = id
        self.offset = offset
        self.kind = kind
    }
}

extension CELNode {
    /// The name of the accumulator of the macros; no expression can spell it.
    static let accumulator = "@result"

    var identifierName: String? {
        if case .identifier(let name) = kind { return name }
        return nil
    }

    var literalValue: CELValue? {
        if case .literal(let value) = kind { return value }
        return nil
    }

    /// `a.b.c` as a name, if it is nothing else.
    var qualifiedName: String? {
        switch kind {
        case .identifier(let name): name
        case .select(let operand, let field, isTest: false): operand.qualifiedName.map { $0 + "." + field }
        default: nil
        }
    }
}

/// A fault of an expression, found before it is run.
public struct CELIssue: Hashable, Sendable {
    public var message: String
    /// Where, in code points from the start.
    public var offset: Int

    /// The faults with their places, as the Kubernetes API server prints them.
    public static func text(_ issues: [CELIssue], source: String) -> String {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
        return issues.map { issue in
            var line = 0
            var column = max(0, issue.offset)
            while line < lines.count - 1, column > lines[line].count {
                column -= lines[line].count + 1
                line += 1
            }
            var text = "ERROR: <input>:\(line + 1):\(column + 1): \(issue.message)"
            if issue.offset >= 0, line < lines.count {
                var shown = ""
                shown.unicodeScalars.append(contentsOf: lines[line])
                text += "\n | \(shown)\n | " + String(repeating: ".", count: column) + "^"
            }
            return text
        }.joined(separator: "\n")
    }
}

/// An expression that cannot be used.
public struct CELCompileError: Error, Hashable, Sendable, CustomStringConvertible {
    public var issues: [CELIssue]
    public var source: String
    public var description: String { CELIssue.text(issues, source: source) }
}
