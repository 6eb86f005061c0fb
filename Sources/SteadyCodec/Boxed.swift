/// A model kept in one word and copied on write.
///
/// Models nest deep and are mostly sparse; held in place, a pod would have 40 KB. The empty value takes no memory of its own.
///
///     @Boxed public var spec: PodSpec
// The one stored property is the word the interpreter works on.
@propertyWrapper
// law: Sendable, for a box that is shared is never changed, see `unique`.
public struct Boxed<Model: JSONModel>: JSONField, @unchecked Sendable {
    var box: ModelBox?

    /// Boxes a model.
    public init(wrappedValue: Model) { box = ModelBox.make(wrappedValue) }

    /// Boxes the empty model.
    public init() {}

    /// Where the model is, as long as this box is not changed and not gone: what accessors of properties read, without a copy.
    ///
    ///     public var spec: PodSpec {
    ///         unsafeAddress { _spec.address }
    ///         _modify { yield &_spec.wrappedValue }
    ///     }
    ///
    /// Who reads the property holds the box meanwhile, for the compiler keeps what a property belongs to until it has been read.
    public var address: UnsafePointer<Model> {
        // A box that is shared is never changed, and the template never at all.
        UnsafePointer((box?.address ?? Model.fields.core.template).assumingMemoryBound(to: Model.self))
    }

    /// The model.
    public var wrappedValue: Model {
        get { address.pointee }
        set { box.set(newValue) }
        _modify {
            let unique = box.unique(Model.self)
            box = nil
            defer { box = unique }
            yield &unique.address.assumingMemoryBound(to: Model.self).pointee
        }
    }

    public var isAbsent: Bool {
        // What was given as `{}` is there.
        box.map { !Model.fields.core.isGiven($0.address) && Model.fields.core.isEmpty($0.address) } ?? true
    }
    public static var empty: Self { Self() }
    public init(json reader: inout JSONReader) throws(JSONFailure) { self.init(wrappedValue: try Model(json: &reader)) }
    public func write(to writer: inout JSONWriter) { wrappedValue.write(to: &writer) }
    public static func == (a: Self, b: Self) -> Bool { a.box === b.box || a.wrappedValue == b.wrappedValue }
    public func hash(into hasher: inout Hasher) { wrappedValue.hash(into: &hasher) }
}

/// A model that may be absent, kept in one word and copied on write.
///
///     @OptionalBoxed public var status: PodStatus?
// The one stored property is the word the interpreter works on.
@propertyWrapper
// law: Sendable, for a box that is shared is never changed, see `unique`.
public struct OptionalBoxed<Model: JSONModel>: JSONField, @unchecked Sendable {
    var box: ModelBox?

    /// Boxes a model, if there is one.
    public init(wrappedValue: Model?) { box = wrappedValue.map { ModelBox.make($0) } }

    /// Nothing.
    public init() {}

    /// Where the model is, or nothing, as long as this box is not changed and not gone; see ``Boxed/address``.
    public var address: UnsafePointer<Model?> {
        // A payload is kept as it is, at the start of the optional; what follows it is zero for a payload, see `ModelBox.make`.
        UnsafePointer((box?.address ?? Model.fields.core.absent).assumingMemoryBound(to: Model?.self))
    }

    /// The model, if there is one.
    public var wrappedValue: Model? {
        get { address.pointee }
        set {
            if let newValue { box.set(newValue) } else { box = nil }
        }
        _modify {
            var value = address.pointee
            // The box goes before the value is changed, so that what only the box held is not copied once more.
            box = nil
            defer { box = value.map { ModelBox.make($0) } }
            yield &value
        }
    }

    public var isAbsent: Bool { box == nil }
    public static var empty: Self { Self() }
    public init(json reader: inout JSONReader) throws(JSONFailure) { self.init(wrappedValue: try Model(json: &reader)) }
    public func write(to writer: inout JSONWriter) {
        if let value = wrappedValue { value.write(to: &writer) } else { writer.writeNull() }
    }
    public static func == (a: Self, b: Self) -> Bool { a.box === b.box || a.wrappedValue == b.wrappedValue }
    public func hash(into hasher: inout Hasher) { wrappedValue.hash(into: &hasher) }
}

extension ModelBox? {
    /// The box, or a copy if somebody else holds it, too.
    fileprivate mutating func unique<Model: JSONModel>(_ type: Model.Type) -> ModelBox {
        if isKnownUniquelyReferenced(&self), let self { return self }
        return ModelBox.make(copying: self, as: type)
    }

    fileprivate mutating func set<Model: JSONModel>(_ value: Model) {
        if isKnownUniquelyReferenced(&self), let self {
            self.address.assumingMemoryBound(to: Model.self).pointee = value
        } else {
            self = ModelBox.make(value)
        }
    }
}
