/// A declaration and those that belong to it, to be laid out in files.
struct DeclarationTree {
    let model: Model
    /// How many lines the declaration itself has.
    let lines: Int
    let children: [DeclarationTree]

    /// A file of the declarations in `models`, called after the first.
    struct File {
        var models: [Model]
    }

    /// Files of at most so many lines, as long as no single declaration is longer.
    ///
    /// Small types stay with what they belong to; where all together is too much, the largest move out first.
    func files(limit: Int) -> [File] {
        var kept = children
        var moved: [DeclarationTree] = []
        while total(kept) > limit, let index = kept.indices.max(by: { kept[$0].size < kept[$1].size }) {
            moved.append(kept.remove(at: index))
        }
        let own = File(models: [model] + kept.flatMap(\.all))
        return [own] + moved.sorted { $0.model.qualifiedName < $1.model.qualifiedName }.flatMap { $0.files(limit: limit) }
    }

    private func total(_ kept: [DeclarationTree]) -> Int { kept.reduce(lines) { $0 + $1.size } }
    private var size: Int { total(children) }
    private var all: [Model] { [model] + children.flatMap(\.all) }
}

extension DeclarationTree {
    /// A model with the types nested in it.
    init(nesting model: Model, access: AccessLevel) {
        self.init(
            model: model, lines: FileRenderer.lines(of: model, access: access),
            children: model.nested.map { DeclarationTree(nesting: $0, access: access) })
    }
}
