import SteadyCodec
public import SteadyModel

/// What objects can be looked up by: text, or what is one to one with text.
public protocol IndexValue: Hashable, Sendable {
    /// The value as text; equal if and only if the values are.
    var indexText: String { get }
}

extension String: IndexValue {
    public var indexText: String { self }
}

extension ObjectKey: IndexValue {
    public var indexText: String { description }
}

extension Int: IndexValue {
    public var indexText: String { String(self) }
}

extension Bool: IndexValue {
    public var indexText: String { self ? "true" : "false" }
}

extension IndexValue where Self: RawRepresentable, RawValue == String {
    public var indexText: String { rawValue }
}

/// A way to find objects of a cache by something that can be told from each of them alone.
///
/// ```swift
/// extension CacheIndex where Object == Pod, Value == String {
///     static let node = CacheIndex("node") { $0.spec.nodeName }
/// }
/// pods.add(.node)
/// let there = pods.snapshot.objects(.node, "worker-3")
/// ```
public struct CacheIndex<Object: APIObject, Value: IndexValue>: Sendable {
    /// What the index is called; a cache has one of each name.
    public let name: String
    private let visit: @Sendable (Object, (Value) -> Void) -> Void
    private let only: (@Sendable (Object) -> Value?)?

    /// An index of one value at most for each object.
    ///
    /// - Parameters:
    ///   - name: what the index is called.
    ///   - value: the value of an object; always the same for the same object. `nil` for none.
    public init(_ name: String, _ value: @escaping @Sendable (Object) -> Value?) {
        self.name = name
        only = value
        visit = { object, body in if let value = value(object) { body(value) } }
    }

    /// An index of any number of values for each object.
    ///
    /// - Parameters:
    ///   - name: what the index is called.
    ///   - values: the values of an object; always the same for the same object.
    public init(_ name: String, all values: @escaping @Sendable (Object) -> [Value]) {
        self.name = name
        only = nil
        visit = { object, body in for value in values(object) { body(value) } }
    }

    /// Whether an object has a value.
    public func contains(_ value: Value, _ object: Object) -> Bool {
        if let only { return only(object) == value }
        var isThere = false
        visit(object) { isThere = isThere || $0 == value }
        return isThere
    }

    /// The same for the store, which knows no types.
    var definition: IndexDefinition {
        let (visit, only) = (visit, only)
        return IndexDefinition(
            name: name,
            visit: { entry, body in if let object: Object = entry.object() { visit(object) { body($0.indexText) } } },
            isSame: { old, new in
                guard let old: Object = old.object(), let new: Object = new.object() else { return false }
                if let only { return only(old) == only(new) }
                var (before, after): (Set<Value>, Set<Value>) = ([], [])
                visit(old) { before.insert($0) }
                visit(new) { after.insert($0) }
                return before == after
            })
    }
}

extension CacheIndex where Value == String {
    /// By the uid of the controlling owner.
    public static var controller: CacheIndex { CacheIndex("controller") { $0.controllerReference?.uid } }

    /// By the uids of all owners.
    public static var owner: CacheIndex { CacheIndex("owner", all: { ($0.metadata.ownerReferences ?? []).map(\.uid) }) }

    /// By the value of a label.
    public static func label(_ key: String) -> CacheIndex { CacheIndex("label \(key)") { $0.metadata.labels?[key] } }
}
