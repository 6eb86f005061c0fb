public import SteadyCodec

/// How much memory a cache may take, and what it does without when that is not enough.
///
/// A cache beyond its budget drops what it may drop, and keeps the rest up to date. If that is still too much, it gives up: its memory is freed,
/// ``Informer/run()`` throws a ``CacheBudgetError``, and it is neither synced nor healthy. So a cluster that has grown ends in an error that
/// says what to do, not in a process that is killed.
public struct CacheBudget: Sendable, Hashable {
    /// How many bytes the objects may take, 1 or more.
    public var bytes: Int
    /// Fields that are dropped when they take more; nobody may rely on them then. None: the cache gives up at once.
    public var reduction: FieldPaths

    /// A budget.
    ///
    /// - Parameters:
    ///   - bytes: how many bytes the objects may take, 1 or more.
    ///   - reduction: fields that are dropped when they take more, by their paths, such as `status`.
    public init(bytes: Int, reduction: FieldPaths = FieldPaths()) {
        self.bytes = max(1, bytes)
        self.reduction = reduction
    }
}

extension FieldPaths {
    /// All fields of a kind but its name, labels and whatever else is in `metadata`.
    ///
    /// - Parameter type: the kind.
    public static func allButMetadata<Object: JSONModel>(of type: Object.Type) -> FieldPaths {
        FieldPaths(Object.fields.names.filter { !["apiVersion", "kind", "metadata"].contains($0) })
    }
}

/// A cache takes more memory than it may.
public struct CacheBudgetError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What the cache took when it gave up.
    public var memory: CacheMemory

    public var description: String {
        """
        the cache of \(memory.resource) gave up: \(memory.objects) objects take \(memory.bytes) bytes, and its budget is \
        \(memory.budget?.bytes ?? 0)\(memory.isReduced ? ", though it was reduced" : ""). Ask for less (a namespace, a selector, a \
        projection), allow it to drop fields (CacheBudget.reduction), or give it more
        """
    }
}
