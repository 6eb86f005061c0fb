/// Bounds on what is read; passing one is a ``YAMLError`` with the code `limit` that names it.
public struct YAMLLimits: Hashable, Sendable {
    /// How many bytes a text may have.
    public var bytes: Int
    /// How many documents a text may have; empty ones do not count.
    public var documents: Int
    /// How deep mappings and sequences may be nested, aliases expanded; at most 250 whatever is asked for.
    public var depth: Int
    /// How many nodes may be made by expanding aliases, over all documents of a text; a scalar counts as one, and as one
    /// more for each KiB.
    public var expansions: Int

    /// Bounds of these sizes.
    public init(bytes: Int = 3 * 1024 * 1024, documents: Int = 10_000, depth: Int = 100, expansions: Int = 100_000) {
        self.bytes = bytes
        self.documents = documents
        self.depth = depth
        self.expansions = expansions
    }

    /// 3 MiB (what the API server takes), 10,000 documents, 100 levels, 100,000 nodes from aliases.
    public static let `default` = YAMLLimits()

    /// The deepest nesting for which a walk over the tree is sure to fit the stack of any thread.
    static let greatestDepth = 250
}
