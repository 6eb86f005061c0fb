/// The shared memory of a boxed model: one object that knows the model's table and has the model as its tail.
///
/// Not generic, so that the interpreter makes and fills boxes without looking for types.
final class ModelBox: ManagedBuffer<ModelTable, UInt64> {
    /// Takes over the model at that address.
    static func make(_ table: ModelTable, moving model: UnsafeRawPointer) -> ModelBox {
        // A word more for each word of alignment beyond one, so that an aligned place is within the tail.
        let words = (table.size + table.mark + 7) / 8 + (table.alignment - 1) / 8
        // `create` called on ModelBox makes a ModelBox.
        let box = unsafeDowncast(ModelBox.create(minimumCapacity: words) { _ in table }, to: ModelBox.self)
        // Moving a Swift value is copying its bytes, and then not using the old place.
        box.address.copyMemory(from: model, byteCount: table.size)
        // What an optional has behind its payload to say that there is one is zero.
        if table.mark > 0 { (box.address + table.size).initializeMemory(as: UInt8.self, repeating: 0, count: table.mark) }
        return box
    }

    /// A box with a copy of the model of another, or with the empty model.
    static func make<Model: JSONModel>(copying box: ModelBox?, as type: Model.Type) -> ModelBox {
        var model = box.map { $0.address.assumingMemoryBound(to: Model.self).pointee } ?? Model.empty
        return make(moving: &model)
    }

    static func make<Model: JSONModel>(_ model: Model) -> ModelBox {
        var model = model
        return make(moving: &model)
    }

    private static func make<Model: JSONModel>(moving model: inout Model) -> ModelBox {
        let copy = UnsafeMutablePointer<Model>.allocate(capacity: 1)
        copy.initialize(to: model)
        defer { copy.deallocate() }
        return make(Model.fields.core, moving: copy)
    }

    /// The box in a field, which is one word with a box or nothing.
    @inline(__always)
    static func at(_ slot: UnsafeRawPointer) -> ModelBox? { slot.assumingMemoryBound(to: ModelBox?.self).pointee }

    /// The address of the model in a field, which holds the box for the caller.
    @inline(__always)
    static func address(at slot: UnsafeRawPointer) -> UnsafeRawPointer? {
        slot.assumingMemoryBound(to: Unmanaged<ModelBox>?.self).pointee?._withUnsafeGuaranteedRef { UnsafeRawPointer($0.address) }
    }

    deinit { header.deinitialize(address) }

    /// Where the model is: in the tail, which lives as long as the object, and which each caller keeps alive.
    var address: UnsafeMutableRawPointer {
        // Not `header`: reading a property of a class asks first whether somebody is changing it.
        let alignment = withUnsafeMutablePointerToHeader { $0.pointee.alignment }
        let start = UnsafeMutableRawPointer(withUnsafeMutablePointerToElements { $0 })
        if alignment <= 8 { return start }
        return UnsafeMutableRawPointer(bitPattern: (Int(bitPattern: start) + alignment - 1) & ~(alignment - 1)) ?? start
    }
}
