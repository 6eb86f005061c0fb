// How the interpreter fills and reads fields that hold models, through raw memory: each slot lies at the offset its key path
// told for the very type of the extension, so the memory is bound to that type.

/// A boxed model as a field, seen without its type.
protocol BoxedField: Sendable {
    static var table: ModelTable { get }
    static var isOptional: Bool { get }
    /// Moves a model into the field, or takes an equal one that was seen before.
    static func fill(_ slot: UnsafeMutableRawPointer, moving model: UnsafeMutableRawPointer, sharing: SharingPool?)
    /// Where the model is, if there is one.
    static func address(_ slot: UnsafeRawPointer) -> UnsafeRawPointer?
}

extension Boxed: BoxedField {
    static var table: ModelTable { Model.fields.core }
    static var isOptional: Bool { false }
    static func fill(_ slot: UnsafeMutableRawPointer, moving model: UnsafeMutableRawPointer, sharing: SharingPool?) {
        slot.assumingMemoryBound(to: Self.self).pointee = Self(box: Box.make(moving: model, sharing: sharing))
    }
    static func address(_ slot: UnsafeRawPointer) -> UnsafeRawPointer? {
        slot.assumingMemoryBound(to: Self.self).pointee.box?.address
    }
}

extension OptionalBoxed: BoxedField {
    static var table: ModelTable { Model.fields.core }
    static var isOptional: Bool { true }
    static func fill(_ slot: UnsafeMutableRawPointer, moving model: UnsafeMutableRawPointer, sharing: SharingPool?) {
        slot.assumingMemoryBound(to: Self.self).pointee = Self(box: Box.make(moving: model, sharing: sharing))
    }
    static func address(_ slot: UnsafeRawPointer) -> UnsafeRawPointer? {
        slot.assumingMemoryBound(to: Self.self).pointee.box?.address
    }
}

extension Box {
    static func make(moving model: UnsafeMutableRawPointer, sharing: SharingPool?) -> Box {
        guard let sharing, sharing.sharesSubtrees else { return make(moving: model) }
        let size = MemoryLayout<Model>.size
        let type = ObjectIdentifier(Model.self)
        let hash = SharingPool.hash(model, size)
        if let known = sharing.find(type, model, size, hash: hash) as? Box {
            model.assumingMemoryBound(to: Model.self).deinitialize(count: 1)
            return known
        }
        let box = make(moving: model)
        sharing.remember(type, box.address, size, hash: hash, owner: box)
        return box
    }
}

/// Models as a field: an array of them, optional or not, seen without its type.
protocol ModelsField: Sendable {
    static var table: ModelTable { get }
    /// Moves models into an array, or takes an equal one that was seen before.
    static func make(moving models: UnsafeMutableRawPointer, count: Int, sharing: SharingPool?) -> Self
    /// Lends the elements, unless there is no array.
    func withElements(_ body: (UnsafeRawPointer?, Int) -> Void) -> Bool
}

extension ModelsField {
    static func fill(_ slot: UnsafeMutableRawPointer, moving models: UnsafeMutableRawPointer, count: Int, sharing: SharingPool?) {
        slot.assumingMemoryBound(to: Self.self).pointee = make(moving: models, count: count, sharing: sharing)
    }

    static func withElements(_ slot: UnsafeRawPointer, _ body: (UnsafeRawPointer?, Int) -> Void) -> Bool {
        slot.assumingMemoryBound(to: Self.self).pointee.withElements(body)
    }
}

extension Array: ModelsField where Element: JSONModel {
    static var table: ModelTable { Element.fields.core }

    static func make(moving models: UnsafeMutableRawPointer, count: Int, sharing: SharingPool?) -> Self {
        guard count > 0 else { return [] }
        let source = models.assumingMemoryBound(to: Element.self)
        guard let sharing, sharing.sharesSubtrees else { return exact(source, count) }
        let size = count * MemoryLayout<Element>.stride
        let type = ObjectIdentifier(Self.self)
        let hash = SharingPool.hash(models, size)
        if let known = sharing.find(type, models, size, hash: hash) as? Self {
            source.deinitialize(count: count)
            return known
        }
        let array = exact(source, count)
        // The elements stay where they are while the pool holds the array, for whoever changes it copies it first.
        array.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { sharing.remember(type, start, size, hash: hash, owner: array) }
        }
        return array
    }

    private static func exact(_ source: UnsafeMutablePointer<Element>, _ count: Int) -> Self {
        Array(unsafeUninitializedCapacity: count) { buffer, initialized in
            buffer.baseAddress?.moveInitialize(from: source, count: count)
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
    static func make(moving models: UnsafeMutableRawPointer, count: Int, sharing: SharingPool?) -> Self {
        .some(Wrapped.make(moving: models, count: count, sharing: sharing))
    }
    func withElements(_ body: (UnsafeRawPointer?, Int) -> Void) -> Bool { self?.withElements(body) ?? false }
}
