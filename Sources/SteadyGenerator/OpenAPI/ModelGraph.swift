/// Which named types refer to which, for layout and documentation.
struct ModelGraph {
    /// The types of one module, sorted by name.
    let models: [Model]
    private let numbers: [ObjectIdentifier: Int]
    /// For each type the types of the module it refers to.
    private let references: [[Int]]

    init(_ models: [Model]) {
        self.models = models.sorted { $0.qualifiedName < $1.qualifiedName }
        var numbers: [ObjectIdentifier: Int] = [:]
        for (index, model) in self.models.enumerated() { numbers[ObjectIdentifier(model)] = index }
        self.numbers = numbers
        references = self.models.map { model in
            Self.reached(by: model).compactMap { numbers[ObjectIdentifier($0.model)] }
        }
    }

    /// The named types that members of a type, or of types nested in it, have, and the way there.
    static func reached(by model: Model) -> [(model: Model, way: String)] {
        var result: [(model: Model, way: String)] = []
        for member in model.members {
            guard let target = member.type.model else { continue }
            let way = member.wire + member.type.pathSuffix
            if target.path.count == 1 {
                result.append((target, way))
            } else if target.module == nil {
                result += reached(by: target).map { ($0.model, "\(way).\($0.way)") }
            }
        }
        return result
    }

    /// Tells each type where it stands in its kind: the shortest way from a kind, of several the first by name.
    func describe(apiVersion: (Model) -> String) {
        var queue: [(model: Model, kind: Model, place: String)] = []
        var seen: Set<ObjectIdentifier> = []
        for model in models where model.resource != nil {
            seen.insert(ObjectIdentifier(model))
            if model.documentation.isEmpty { model.documentation = Self.documentation(ofKind: model) }
            queue.append((model, model, ""))
        }
        var next = 0
        while next < queue.count {
            let (model, kind, place) = queue[next]
            next += 1
            for (target, way) in Self.reached(by: model)
            where numbers[ObjectIdentifier(target)] != nil && seen.insert(ObjectIdentifier(target)).inserted {
                target.move(to: place.isEmpty ? way : "\(place).\(way)")
                if target.documentation.isEmpty {
                    target.documentation = ["`\(target.place)` of `\(kind.name)` (`\(apiVersion(target))`)."]
                }
                queue.append((target, kind, target.place))
            }
        }
        for model in models where seen.insert(ObjectIdentifier(model)).inserted && model.documentation.isEmpty {
            model.documentation = ["`\(model.name)` of `\(apiVersion(model))`."]
        }
    }

    private static func documentation(ofKind model: Model) -> [String] {
        guard let facts = model.resource else { return [] }
        let place = facts.isNamespaced ? "in a namespace" : "of the whole cluster"
        if facts.isSubresource {
            return ["The kind `\(facts.kind)` of `\(facts.apiVersion)`, sent to the subresource `\(facts.plural)`."]
        }
        return ["The kind `\(facts.kind)` of `\(facts.apiVersion)`, \(place)."]
    }

    /// Trees of types: each type belongs to the one through which every way to it from outside leads.
    ///
    /// - Parameter isEntry: whether a type that is no kind is used from elsewhere.
    func trees(access: AccessLevel, isEntry: (Model) -> Bool) -> [DeclarationTree] {
        let owners = dominators(entries: entries(isEntry))
        var children: [[Int]] = Array(repeating: [], count: models.count)
        var roots: [Int] = []
        for (index, owner) in owners.enumerated() {
            if let owner { children[owner].append(index) } else { roots.append(index) }
        }
        func tree(_ index: Int) -> DeclarationTree {
            DeclarationTree(
                model: models[index], lines: FileRenderer.lines(of: models[index], access: access),
                children: models[index].nested.map { DeclarationTree(nesting: $0, access: access) } + children[index].map(tree))
        }
        return roots.map(tree)
    }

    private func entries(_ isEntry: (Model) -> Bool) -> Set<Int> {
        var isReferred = Set<Int>()
        for (index, targets) in references.enumerated() { isReferred.formUnion(targets.filter { $0 != index }) }
        var entries = Set<Int>()
        for (index, model) in models.enumerated()
        where model.resource != nil || isEntry(model) || !isReferred.contains(index) { entries.insert(index) }
        return entries
    }

    /// For each type its immediate dominator; `nil` if that is the outside.
    private func dominators(entries: Set<Int>) -> [Int?] {
        // Sets of dominators, narrowed until they stay; the graphs are small. What no entry reaches is a root, too.
        var reached = entries
        var queue = Array(entries)
        while let next = queue.popLast() {
            for target in references[next] where reached.insert(target).inserted { queue.append(target) }
        }
        let all = Set(models.indices)
        var dominators: [Set<Int>] = models.indices.map { entries.contains($0) ? [$0] : all }
        var users: [[Int]] = Array(repeating: [], count: models.count)
        for (index, targets) in references.enumerated() { for target in targets { users[target].append(index) } }
        var isChanging = true
        while isChanging {
            isChanging = false
            for index in models.indices where !entries.contains(index) {
                var common = all
                for user in users[index] { common.formIntersection(dominators[user]) }
                common.insert(index)
                if common != dominators[index] {
                    dominators[index] = common
                    isChanging = true
                }
            }
        }
        return models.indices.map { index in
            if entries.contains(index) || !reached.contains(index) { return nil }
            // Of the dominators the nearest is the one that has all others.
            return dominators[index].subtracting([index]).max { (dominators[$0].count, $1) < (dominators[$1].count, $0) }
        }
    }
}
