// How fields are handled without their types, through raw memory: each slot lies at the offset its key path told for the very type
// of the extension, so the memory is bound to that type.

/// A boxed model as a field: one word with a ``ModelBox``, or nothing.
protocol BoxedField: Sendable {
    static var table: ModelTable { get }
    static var isOptional: Bool { get }
}

extension Boxed: BoxedField {
    static var table: ModelTable { Model.fields.core }
    static var isOptional: Bool { false }
}

extension OptionalBoxed: BoxedField {
    static var table: ModelTable { Model.fields.core }
    static var isOptional: Bool { true }
}

/// Models as a field: an array of them, optional or not.
protocol ModelsField: Sendable {
    static var table: ModelTable { get }
    /// Moves models into an array of exactly that size, or takes an equal one that was seen before.
    static func make(moving models: UnsafeMutableRawPointer, count: Int, _ sharing: SharingPool?, _ kind: UInt) -> Self
}

extension ModelsField {
    /// Moves models into the field, or takes equal ones that were seen before.
    static func fill(
        _ slot: UnsafeMutableRawPointer, moving models: UnsafeMutableRawPointer, count: Int, _ table: ModelTable,
        _ pool: Unmanaged<SharingPool>?
    ) {
        let slot = slot.assumingMemoryBound(to: Self.self)
        guard count > 0, let pool else {
            slot.pointee = make(moving: models, count: count, nil, 0)
            return
        }
        slot.pointee = pool._withUnsafeGuaranteedRef { make(moving: models, count: count, $0, table.identity) }
    }
}

extension Array: ModelsField where Element: JSONModel {
    static var table: ModelTable { Element.fields.core }

    static func make(moving models: UnsafeMutableRawPointer, count: Int, _ sharing: SharingPool?, _ kind: UInt) -> Self {
        if count == 0 { return [] }
        return sharing?.array(moving: models, count: count, kind) ?? exactArray(moving: models, count: count)
    }
}

extension Optional: ModelsField where Wrapped: ModelsField & Sendable {
    static var table: ModelTable { Wrapped.table }
    static func make(moving models: UnsafeMutableRawPointer, count: Int, _ sharing: SharingPool?, _ kind: UInt) -> Self {
        .some(Wrapped.make(moving: models, count: count, sharing, kind))
    }
}

/// Moves elements into an array of exactly their number.
func exactArray<Element>(moving elements: UnsafeMutableRawPointer, count: Int) -> [Element] {
    Array(unsafeUninitializedCapacity: count) { buffer, initialized in
        buffer.baseAddress?.moveInitialize(from: elements.assumingMemoryBound(to: Element.self), count: count)
        initialized = count
    }
}

// MARK: Any field

extension JSONField {
    static func areEqual(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer) -> Bool {
        a.assumingMemoryBound(to: Self.self).pointee == b.assumingMemoryBound(to: Self.self).pointee
    }
    static func hash(_ slot: UnsafeRawPointer, into hasher: inout Hasher) {
        slot.assumingMemoryBound(to: Self.self).pointee.hash(into: &hasher)
    }
    static func isAbsent(_ slot: UnsafeRawPointer) -> Bool { slot.assumingMemoryBound(to: Self.self).pointee.isAbsent }
    static func read(_ reader: inout JSONReader, into slot: UnsafeMutableRawPointer) throws(JSONFailure) {
        slot.assumingMemoryBound(to: Self.self).pointee = try Self(json: &reader)
    }
    static func clear(_ slot: UnsafeMutableRawPointer) { slot.assumingMemoryBound(to: Self.self).pointee = Self.empty }
    static func write(_ slot: UnsafeRawPointer, to writer: inout JSONWriter) {
        slot.assumingMemoryBound(to: Self.self).pointee.write(to: &writer)
    }
    /// Whether the value there, an empty one, holds no memory of its own.
    static func isPlain(_ slot: UnsafeRawPointer) -> Bool {
        let value = slot.assumingMemoryBound(to: Self.self).pointee
        if let value = value as? any PlainWhenEmpty { return value.isPlain }
        if let value = value as? any JSONText { return value.rawValue.isEmpty }
        // Not whether its empty value is: that around it may begin with another.
        if let table = tableInPlace { return table.isPlain(slot) }
        return _isPOD(Self.self)
    }

    /// The table of a model that lies in place; `nil` for all else.
    static var tableInPlace: ModelTable? {
        func table<Model: JSONModel>(_ type: Model.Type) -> ModelTable { Model.fields.core }
        return (Self.self as? any JSONModel.Type).map { table($0) }
    }
}

/// A type whose empty value holds no memory of its own, although others of its values do.
protocol PlainWhenEmpty {
    var isPlain: Bool { get }
}

extension String: PlainWhenEmpty { var isPlain: Bool { isEmpty } }
extension Array: PlainWhenEmpty { var isPlain: Bool { isEmpty } }
extension StringMap: PlainWhenEmpty { var isPlain: Bool { isEmpty } }
extension Optional: PlainWhenEmpty { var isPlain: Bool { self == nil } }
extension Boxed: PlainWhenEmpty { var isPlain: Bool { box == nil } }
extension OptionalBoxed: PlainWhenEmpty { var isPlain: Bool { box == nil } }
