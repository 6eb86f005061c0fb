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
    /// Moves models into an array of exactly that size.
    static func make(moving models: UnsafeMutableRawPointer, count: Int) -> Self
    /// Lends the elements, unless there is no array.
    func withElements(_ body: (UnsafeRawPointer?, Int) -> Void) -> Bool
}

extension ModelsField {
    /// Moves models into the field, or takes equal ones that were seen before.
    static func fill(
        _ slot: UnsafeMutableRawPointer, moving models: UnsafeMutableRawPointer, count: Int, _ table: ModelTable,
        _ sharing: SharingPool?
    ) {
        let slot = slot.assumingMemoryBound(to: Self.self)
        guard count > 0, let sharing, sharing.sharesSubtrees else {
            slot.pointee = make(moving: models, count: count)
            return
        }
        let size = count * table.stride
        let key = SharingPool.Key(table.identity ^ 1, models, size)
        if let known = sharing.find(key) as? Self {
            table.deinitialize(models, count: count)
            slot.pointee = known
            return
        }
        let array = make(moving: models, count: count)
        if sharing.isWorthwhile(key) {
            // The elements stay where they are while the pool holds the array, for whoever changes it copies it first.
            _ = array.withElements { start, _ in
                if let start { sharing.remember(key, start, owner: array) }
            }
        }
        slot.pointee = array
    }

    static func withElements(_ slot: UnsafeRawPointer, _ body: (UnsafeRawPointer?, Int) -> Void) -> Bool {
        slot.assumingMemoryBound(to: Self.self).pointee.withElements(body)
    }
}

extension Array: ModelsField where Element: JSONModel {
    static var table: ModelTable { Element.fields.core }

    static func make(moving models: UnsafeMutableRawPointer, count: Int) -> Self {
        if count == 0 { return [] }
        return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
            buffer.baseAddress?.moveInitialize(from: models.assumingMemoryBound(to: Element.self), count: count)
            initialized = count
        }
    }

    func withElements(_ body: (UnsafeRawPointer?, Int) -> Void) -> Bool {
        withUnsafeBytes { body($0.baseAddress, count) }
        return true
    }
}

extension Optional: ModelsField where Wrapped: ModelsField & Sendable {
    static var table: ModelTable { Wrapped.table }
    static func make(moving models: UnsafeMutableRawPointer, count: Int) -> Self {
        .some(Wrapped.make(moving: models, count: count))
    }
    func withElements(_ body: (UnsafeRawPointer?, Int) -> Void) -> Bool { self?.withElements(body) ?? false }
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
        if let type = Self.self as? any JSONModel.Type { return isPlain(type) }
        return _isPOD(Self.self)
    }

    private static func isPlain<Model: JSONModel>(_ type: Model.Type) -> Bool { Model.fields.core.isPlain }
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
