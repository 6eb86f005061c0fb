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
