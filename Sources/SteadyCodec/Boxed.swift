/// A model kept in one word and copied on write.
///
/// Models nest deep and are mostly sparse; held in place, a pod would have 40 KB. The empty value takes no memory of its own.
///
///     @Boxed public var spec: PodSpec
// Sendable: a shared box is never changed, see `Box`.
@propertyWrapper
public struct Boxed<Model: JSONModel>: JSONField, @unchecked Sendable {
    var box: Box<Model>?

    /// Boxes a model.
    public init(wrappedValue: Model) { box = Box.make(wrappedValue) }

    /// Boxes the empty model.
    public init() {}

    init(box: Box<Model>?) { self.box = box }

    /// The model.
    public var wrappedValue: Model {
        get { box?.value ?? Model.empty }
        set { Box.store(newValue, in: &box) }
        _modify {
            let unique = Box.unique(&box)
            box = nil
            defer { box = unique }
            yield &unique.value
        }
    }

    public var isAbsent: Bool { box.map { Model.fields.core.isEmpty($0.address) } ?? true }
    public static var empty: Self { Self() }
    public init(json reader: inout JSONReader) throws(JSONFailure) { box = Box.make(try Model(json: &reader)) }
    public func write(to writer: inout JSONWriter) { wrappedValue.write(to: &writer) }
    public static func == (a: Self, b: Self) -> Bool { a.box === b.box || a.wrappedValue == b.wrappedValue }
    public func hash(into hasher: inout Hasher) { wrappedValue.hash(into: &hasher) }
}

/// A model that may be absent, kept in one word and copied on write.
///
///     @OptionalBoxed public var status: PodStatus?
// Sendable: a shared box is never changed, see `Box`.
@propertyWrapper
public struct OptionalBoxed<Model: JSONModel>: JSONField, @unchecked Sendable {
    var box: Box<Model>?

    /// Boxes a model, if there is one.
    public init(wrappedValue: Model?) { box = wrappedValue.map { Box.make($0) } }

    /// Nothing.
    public init() {}

    init(box: Box<Model>?) { self.box = box }

    /// The model, if there is one.
    public var wrappedValue: Model? {
        get { box?.value }
        set {
            if let newValue { Box.store(newValue, in: &box) } else { box = nil }
        }
        _modify {
            // Taken out of a box that nobody else holds, so that what is changed in place is not copied.
            var value: Model?
            if box != nil { value = Box.unique(&box).value }
            box = nil
            defer { box = value.map { Box.make($0) } }
            yield &value
        }
    }

    public var isAbsent: Bool { box == nil }
    public static var empty: Self { Self() }
    public init(json reader: inout JSONReader) throws(JSONFailure) { box = Box.make(try Model(json: &reader)) }
    public func write(to writer: inout JSONWriter) {
        if let value = wrappedValue { value.write(to: &writer) } else { writer.writeNull() }
    }
    public static func == (a: Self, b: Self) -> Bool { a.box === b.box || a.wrappedValue == b.wrappedValue }
    public func hash(into hasher: inout Hasher) { wrappedValue.hash(into: &hasher) }
}

/// The shared memory of a boxed model: one object with the model as its tail.
///
/// Its value is changed only by a holder that was seen to be the only one.
final class Box<Model: JSONModel>: ManagedBuffer<Void, Model> {
    static func make(_ value: Model) -> Box {
        // `create` called on Box makes a Box.
        let box = unsafeDowncast(Box.create(minimumCapacity: 1) { _ in }, to: Box.self)
        box.place.initialize(to: value)
        return box
    }

    /// Takes over the value at that address.
    static func make(moving source: UnsafeMutableRawPointer) -> Box {
        let box = unsafeDowncast(Box.create(minimumCapacity: 1) { _ in }, to: Box.self)
        box.place.moveInitialize(from: source.assumingMemoryBound(to: Model.self), count: 1)
        return box
    }

    deinit { place.deinitialize(count: 1) }

    // The tail has room for one value, is filled by `make`, and lives as long as the object, which each caller holds.
    private var place: UnsafeMutablePointer<Model> { withUnsafeMutablePointerToElements { $0 } }

    var value: Model {
        get { place.pointee }
        _modify { yield &place.pointee }
    }

    var address: UnsafeRawPointer { UnsafeRawPointer(place) }

    /// The box with its value in hand, copied if somebody else holds it, too.
    static func unique(_ box: inout Box?) -> Box {
        if isKnownUniquelyReferenced(&box), let box { return box }
        return make(box?.value ?? Model.empty)
    }

    static func store(_ value: Model, in box: inout Box?) {
        if isKnownUniquelyReferenced(&box), let box { box.value = value } else { box = make(value) }
    }
}
