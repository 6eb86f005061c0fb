import SteadyModel

/// A key in a few words, so that it is hashed, and mostly compared, without following a reference.
///
/// Names are compared byte by byte, as the API server does.
struct KeyDigest: BitwiseCopyable, Sendable {
    var hash: UInt32
    /// Of the namespace alone.
    let namespaceHash: UInt32
    let name: TextDigest

    @inline(__always)
    init(_ key: ObjectKey) {
        var mixer = Mixer()
        // Mostly short: then its bytes lie in the string itself.
        if let namespace = key.namespace { _ = TextDigest(namespace, &mixer) }
        namespaceHash = mixer.result
        name = TextDigest(key.name, &mixer)
        hash = mixer.result
    }
}

/// A text of up to 40 bytes, whole; of a longer one the beginning and the end.
struct TextDigest: BitwiseCopyable, Sendable {
    static var longest: Int { 40 }

    private let length: UInt32
    private let words: (UInt64, UInt64, UInt64, UInt64, UInt64)

    /// Whether a text that has the same digest is the same.
    var isWhole: Bool { length <= Self.longest }

    /// That of nothing.
    init() { (length, words) = (0, (0, 0, 0, 0, 0)) }

    @inline(__always)
    init(_ text: String, _ mixer: inout Mixer) {
        if let digest = text.utf8.withContiguousStorageIfAvailable({ TextDigest(UnsafeRawBufferPointer($0), &mixer) }) {
            self = digest
            return
        }
        // Strings that come from elsewhere, as those of Foundation may.
        self = ContiguousArray(text.utf8).withUnsafeBytes { TextDigest($0, &mixer) }
    }

    @inline(__always)
    private init(_ bytes: UnsafeRawBufferPointer, _ mixer: inout Mixer) {
        length = UInt32(truncatingIfNeeded: bytes.count)
        if bytes.count < 8 {
            var word: UInt64 = 0
            for byte in bytes { word = word << 8 | UInt64(byte) }
            words = (word, word, word, word, word)
            mixer.mix(word, UInt64(truncatingIfNeeded: bytes.count))
            return
        }
        // Proof: every word begins at 0 or later and eight bytes before the end or earlier.
        let last = bytes.count - 8
        func word(at offset: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: min(offset, last), as: UInt64.self) }
        words = (word(at: 0), word(at: 8), word(at: 16), word(at: 24), word(at: 32))
        mixer.mix(words.0, words.1)
        if length > 16 { mixer.mix(words.2, words.3) }
        var offset = 32
        while offset < last {
            mixer.mix(word(at: offset), word(at: offset + 8))
            offset += 16
        }
        mixer.mix(word(at: last), UInt64(truncatingIfNeeded: bytes.count))
    }

    @inline(__always)
    static func == (a: TextDigest, b: TextDigest) -> Bool {
        let low = (a.words.0 ^ b.words.0) | (a.words.1 ^ b.words.1) | (a.words.2 ^ b.words.2)
        return low | (a.words.3 ^ b.words.3) | (a.words.4 ^ b.words.4) == 0 && a.length == b.length
    }
}

/// Folds words into products of 128 bits whose operands are both mixed with a secret of this process, so that nobody outside can choose
/// names whose hashes meet.
struct Mixer {
    /// The standard library draws it when the process starts.
    private static let secret = (draw(1), draw(2))

    private var state: UInt64
    private let key: UInt64

    @inline(__always)
    init() { (state, key) = Self.secret }

    private static func draw(_ number: UInt64) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(number)
        return UInt64(truncatingIfNeeded: hasher.finalize())
    }

    @inline(__always)
    mutating func mix(_ a: UInt64, _ b: UInt64) {
        let (high, low) = (a ^ state).multipliedFullWidth(by: b ^ key)
        state = high ^ low
    }

    var result: UInt32 {
        let (high, low) = state.multipliedFullWidth(by: key)
        return UInt32(truncatingIfNeeded: (high ^ low) ^ (high ^ low) >> 32)
    }
}
