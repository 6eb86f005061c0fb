/// What the writer looks at for each field, in two words, so that the fields of a model lie close together.
struct OutputField {
    /// `"name":`, and eight bytes more that may be read; kept as long as the program, as tables are.
    let prefix: UnsafePointer<UInt8>
    let offset: UInt32
    let prefixCount: UInt16
    let shape: FieldShape
    private let flags: UInt8

    /// Whether it is a reference, and absent if there is none.
    var isAbsentWhenZero: Bool { flags & 1 != 0 }
    var isOptional: Bool { flags & 2 != 0 }
    /// Whether a boxed model without members is left out.
    var isTakenBackWhenEmpty: Bool { flags & 4 != 0 }
    /// Whether it is absent in the empty model, and so wherever it has the same bytes.
    var isAbsentWhenEmpty: Bool { flags & 8 != 0 }

    /// - Parameter template: the empty model.
    init(_ field: Field, template: UnsafeRawPointer) {
        offset = UInt32(clamping: field.offset)
        shape = field.shape
        let isBoxRequired = field.boxed != nil && field.isRequired
        var flags: UInt8 = field.isOptional ? 2 : 0
        if field.isReference && field.isOptional && !isBoxRequired { flags |= 1 }
        if !field.isBoxOptional && !field.isRequired { flags |= 4 }
        if field.isOptional && shape != .constant && field.type.isAbsent(template + field.offset) { flags |= 8 }
        self.flags = flags
        var writer = JSONWriter()
        writer.write(field.name)
        let bytes = writer.finish() + [0x3A]
        let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count + 8)
        room.initialize(repeating: 0)
        for (index, byte) in bytes.enumerated() { room[index] = byte }
        prefix = UnsafePointer(room.baseAddress.unsafelyUnwrapped)
        prefixCount = UInt16(clamping: bytes.count)
    }
}

/// Arrays in memory, seen without the type of their elements.
enum ArrayStorage {
    /// The elements of an array in a slot, which whoever holds the slot keeps alive, and how many there are.
    ///
    /// An array of structs is one word that refers to an object with the number of elements, and the elements as its tail, at one
    /// offset for all types that are aligned to sixteen bytes at most.
    @inline(__always)
    static func elements(_ slot: UnsafeRawPointer) -> (start: UnsafeRawPointer, count: Int) {
        slot.assumingMemoryBound(to: [UInt64].self).pointee.withUnsafeBytes { bytes in
            // Eight bytes for each that the array counts; an empty one has an address, too, which nobody reads.
            (bytes.baseAddress ?? slot, bytes.count / 8)
        }
    }
}
