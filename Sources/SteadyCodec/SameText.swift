// Swift's strings are equal if Unicode holds them for the same, such as `é` composed and decomposed. To an API server names and
// texts are their bytes, and so they are here wherever JSON is compared or looked up.

extension String {
    /// Whether the texts have the same bytes.
    package func isSame(as other: String) -> Bool {
        if isRepresented(as: other) { return true }
        guard utf8.count == other.utf8.count else { return false }
        return compareBytes(with: other) { a, b in
            guard let one = a.baseAddress, let two = b.baseAddress else { return true }
            let count = a.count
            var offset = 0
            while offset + 8 <= count {
                if one.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                    != two.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                {
                    return false
                }
                offset += 8
            }
            // The last eight once more, or those that are fewer one by one.
            if offset < count, count >= 8 {
                return one.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
                    == two.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            }
            while offset < count {
                if one.load(fromByteOffset: offset, as: UInt8.self) != two.load(fromByteOffset: offset, as: UInt8.self) {
                    return false
                }
                offset += 1
            }
            return true
        }
    }

    // Two words hold the characters of a short text or say where those of a longer one are, so that the same words are the same text;
    // the cast is between types of one size.
    @inline(__always)
    private func isRepresented(as other: String) -> Bool {
        guard MemoryLayout<String>.size == MemoryLayout<(UInt64, UInt64)>.size else { return false }
        return unsafeBitCast(self, to: (UInt64, UInt64).self) == unsafeBitCast(other, to: (UInt64, UInt64).self)
    }

    /// Whether the text comes before the other in the order of their bytes, which is that of their Unicode scalars.
    package func precedes(_ other: String) -> Bool {
        compareBytes(with: other) { a, b in
            let count = min(a.count, b.count)
            var offset = 0
            while offset + 8 <= count {
                let one = UInt64(bigEndian: a.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                let two = UInt64(bigEndian: b.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                if one != two { return one < two }
                offset += 8
            }
            while offset < count {
                if a[offset] != b[offset] { return a[offset] < b[offset] }
                offset += 1
            }
            return a.count < b.count
        }
    }

    /// Lends the bytes of both; they are copied only if one is a string that the standard library bridged.
    @inline(__always)
    private func compareBytes(
        with other: String, _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Bool
    ) -> Bool {
        let result = utf8.withContiguousStorageIfAvailable { a in
            other.utf8.withContiguousStorageIfAvailable { b in body(UnsafeRawBufferPointer(a), UnsafeRawBufferPointer(b)) }
        }
        if let result, let result { return result }
        var (a, b) = (self, other)
        return a.withUTF8 { a in b.withUTF8 { b in body(UnsafeRawBufferPointer(a), UnsafeRawBufferPointer(b)) } }
    }
}

/// A text that equals those of the same bytes alone: the key of a set or a dictionary of member names.
package struct ExactText: Hashable, Comparable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package static func == (a: Self, b: Self) -> Bool { a.text.isSame(as: b.text) }
    package static func < (a: Self, b: Self) -> Bool { a.text.precedes(b.text) }
    // Texts of the same bytes have the same hash, and so do some others.
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
