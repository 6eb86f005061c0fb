package import SteadyCodec

// What strategic merge patches have to know of a kind is part of its schema.
extension Schema: MergeSchema {
    package var mergeTypeName: String { typeName?.split(separator: ".").last.map(String.init) ?? "struct" }

    package func mergeMember(_ name: String) -> MergeMember? {
        // What is said of the strategy lies on the declared member, what is said of types may lie behind a reference.
        let declared = property(name)?.schema
        guard let inside = declared?.resolved ?? member(name) else { return nil }
        let strategy = declared?.patchStrategy ?? []
        let rule = MergeRule(
            strategy.contains(.merge) ? .merge : strategy.contains(.replace) ? .replace : .standard,
            mergeKey: declared?.patchMergeKey, retainsKeys: strategy.contains(.retainKeys))
        return MergeMember(rule, inside: inside.items?.resolved ?? inside)
    }
}
