/// Hashes keys with a secret of this process, so that nobody outside can choose keys that meet.
///
/// Keys of any type are hashed by the standard library (SipHash). Strings are hashed quicker: their UTF-8 is folded into products of 128
/// bits whose operands are both mixed with the secret, 16 bytes at a time. Such a hash has no proof; see ``KeyTable`` for what happens
/// if somebody finds keys that meet all the same.
@usableFromInline package struct KeyHash: Sendable {
    @usableFromInline let secret: (UInt64, UInt64)
    /// Whether strings, too, are hashed by the standard library.
    @usableFromInline var isStandard = false

    @usableFromInline package init() {
        // The standard library draws the secret when the process starts.
        func draw(_ number: UInt64) -> UInt64 {
            var hasher = Hasher()
            hasher.combine(number)
            return UInt64(truncatingIfNeeded: hasher.finalize())
        }
        self.init(secret: (draw(1), draw(2)))
    }

    package init(secret: (UInt64, UInt64)) { self.secret = secret }

    @inlinable @inline(__always) package func hash<Key: Hashable>(_ key: Key) -> UInt32 {
        if Key.self == String.self, !isStandard, let string = key as? String { return hash(string: string) }
        return Self.standard(key)
    }

    @inlinable static func standard<Key: Hashable>(_ key: Key) -> UInt32 { UInt32(truncatingIfNeeded: key.hashValue) }

    @inlinable @inline(__always) func hash(string: String) -> UInt32 {
        let fast = string.utf8.withContiguousStorageIfAvailable { hash(bytes: $0) }
        if let fast, fast.isASCII { return fast.value }
        return hashSlowly(string)
    }

    /// Strings that are not ASCII or not stored as UTF-8. Equal strings need not have the same bytes, so that the standard library hashes
    /// them; only what is equal to an ASCII string is hashed as that.
    @usableFromInline @inline(never) func hashSlowly(_ string: String) -> UInt32 {
        var ascii = String(String.UnicodeScalarView(string.unicodeScalars.map(Self.asciiTwin)))
        let fast = ascii.withUTF8 { hash(bytes: $0) }
        return fast.isASCII ? fast.value : Self.standard(string)
    }

    /// All scalars that Unicode holds for equal to an ASCII one: kelvin sign, Greek question mark, varia.
    private static func asciiTwin(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x212A: "K"
        case 0x037E: ";"
        case 0x1FEF: "`"
        default: scalar
        }
    }

    @inlinable @inline(__always) func hash(bytes: UnsafeBufferPointer<UInt8>) -> (value: UInt32, isASCII: Bool) {
        // Proof: every load lies within `bytes`, whose length is looked at before.
        let count = bytes.count
        guard count > 0, let base = UnsafeRawPointer(bytes.baseAddress) else {
            return (UInt32(truncatingIfNeeded: secret.0), true)
        }
        var state = secret.0 ^ UInt64(truncatingIfNeeded: count)
        var seen: UInt64 = 0
        if count >= 16 {
            var offset = 0
            while offset + 16 < count {
                state = fold(base, offset, offset + 8, state, &seen)
                offset += 16
            }
            // The last 16 bytes, some of them twice.
            state = fold(base, count - 16, count - 8, state, &seen)
        } else if count >= 8 {
            state = fold(base, 0, count - 8, state, &seen)
        } else {
            var tail: UInt64 = 0
            for byte in bytes { tail = tail << 8 | UInt64(byte) }
            seen = tail
            state = Self.product(tail ^ state, secret.1)
        }
        let last = Self.product(state, secret.1)
        return (UInt32(truncatingIfNeeded: last ^ last >> 32), seen & 0x8080_8080_8080_8080 == 0)
    }

    @inlinable @inline(__always) func fold(
        _ base: UnsafeRawPointer, _ first: Int, _ second: Int, _ state: UInt64, _ seen: inout UInt64
    ) -> UInt64 {
        let a = base.loadUnaligned(fromByteOffset: first, as: UInt64.self)
        let b = base.loadUnaligned(fromByteOffset: second, as: UInt64.self)
        seen |= a | b
        return Self.product(a ^ state, b ^ secret.1)
    }

    @inlinable @inline(__always) static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let (high, low) = a.multipliedFullWidth(by: b)
        return high ^ low
    }
}
