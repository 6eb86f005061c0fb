public import SteadyModel

/// A page of objects of one kind.
public struct ResourceList<R: Resource>: Sendable {
    /// The objects, by namespace and name.
    public var items: [R]
    /// The version of the collection: watch from here.
    public var resourceVersion: String
    /// Where the next page starts; `nil` at the end.
    public var continueToken: String?
}
