public import SteadyCodec
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
    /// The same for the store, which knows no types.
    @usableFromInline let definition: IndexDefinition
    @usableFromInline let has: @Sendable (Object, Value) -> Bool

    /// An index of one value at most for each object.
    ///
    /// - Parameters:
    ///   - name: what the index is called.
    ///   - value: the value of an object; always the same for the same object. `nil` for none.
    @inlinable
    public init(_ name: String, _ value: @escaping @Sendable (Object) -> Value?) {
        self.name = name
        has = { value($0) == $1 }
        definition = IndexDefinition(
            name: name, visit: { entry, body in if let value = entry.withObject(Object.self, value) { body(value.indexText) } },
            isSame: { old, new in
                old.withObject(Object.self) { old in new.withObject(Object.self) { new in value(old) == value(new) } }
            })
    }

    /// An index of any number of values for each object.
    ///
    /// - Parameters:
    ///   - name: what the index is called.
    ///   - values: the values of an object; always the same for the same object.
    @inlinable
    public init(_ name: String, all values: @escaping @Sendable (Object) -> [Value]) {
        self.name = name
        has = { values($0).contains($1) }
        definition = IndexDefinition(
            name: name,
            visit: { entry, body in
                for value in Set(entry.withObject(Object.self, values)) { body(value.indexText) }
            },
            isSame: { old, new in
                let (before, after) = (old.withObject(Object.self, values), new.withObject(Object.self, values))
                return before == after || Set(before) == Set(after)
            })
    }

    /// Whether an object has a value.
    @inlinable
    public func contains(_ value: Value, _ object: Object) -> Bool { has(object, value) }
}

extension CacheIndex where Value == String {
    /// By the uid of the controlling owner.
    @inlinable
    public static var controller: CacheIndex { CacheIndex("controller") { $0.controllerReference?.uid } }

    /// By the uids of all owners.
    @inlinable
    public static var owner: CacheIndex { CacheIndex("owner", all: { ($0.metadata.ownerReferences ?? []).map(\.uid) }) }

    /// By the value of a label.
    @inlinable
    public static func label(_ key: String) -> CacheIndex { CacheIndex("label \(key)") { $0.metadata.labels?[key] } }
}
