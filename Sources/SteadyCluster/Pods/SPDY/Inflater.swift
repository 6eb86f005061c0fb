/// Unpacks what is packed with zlib (RFC 1950, RFC 1951), piece by piece; each piece has to end where the sender has flushed.
struct Inflater {
    /// What is wrong with the packed bytes.
    struct Failure: Error {}

    private static let windowSize = 32 << 10

    private let dictionary: [UInt8]
    /// The end of everything so far, to which what comes may refer.
    private var window: [UInt8] = []
    private var hasBegun = false
    private var hasEnded = false
    private var input: [UInt8] = []
    private var position = 0
    private var bits: UInt32 = 0
    private var bitCount = 0

    /// - Parameter dictionary: what both sides know from the beginning.
    init(dictionary: [UInt8]) { self.dictionary = dictionary }

    /// Unpacks the next piece.
    ///
    /// - Parameter limit: how many bytes may come of it.
    mutating func inflate(_ bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
        input = bytes
        position = 0
        (bits, bitCount) = (0, 0)
        if !hasBegun { try begin() }
        let start = window.count
        while position < input.count, !hasEnded {
            hasEnded = try take(1) == 1
            switch try take(2) {
            case 0: try copyStored(start + limit)
            case 1: try unpack(Self.fixedLengths, Self.fixedDistances, start + limit)
            case 2:
                let (lengths, distances) = try readTables()
                try unpack(lengths, distances, start + limit)
            default: throw Failure()
            }
        }
        let output = Array(window[start...])
        if window.count > Self.windowSize { window.removeFirst(window.count - Self.windowSize) }
        return output
    }

    private mutating func begin() throws(Failure) {
        guard input.count >= 2, input[0] & 0x0F == 8, (Int(input[0]) << 8 | Int(input[1])) % 31 == 0 else { throw Failure() }
        position = 2
        if input[1] & 0x20 != 0 {
            guard input.count >= 6 else { throw Failure() }
            position = 6
            window = dictionary
        }
        hasBegun = true
    }

    private mutating func take(_ count: Int) throws(Failure) -> Int {
        while bitCount < count {
            guard position < input.count else { throw Failure() }
            bits |= UInt32(input[position]) << UInt32(bitCount)
            position += 1
            bitCount += 8
        }
        defer {
            bits >>= UInt32(count)
            bitCount -= count
        }
        return Int(bits & ((1 << UInt32(count)) - 1))
    }

    private mutating func copyStored(_ end: Int) throws(Failure) {
        // The rest of the byte does not count; a whole byte is never ahead here.
        (bits, bitCount) = (0, 0)
        guard input.count - position >= 4 else { throw Failure() }
        let count = Int(input[position]) | Int(input[position + 1]) << 8
        position += 4
        guard input.count - position >= count, window.count + count <= end else { throw Failure() }
        window += input[position..<position + count]
        position += count
    }

    private mutating func unpack(_ lengths: HuffmanCode, _ distances: HuffmanCode, _ end: Int) throws(Failure) {
        while true {
            let symbol = try decode(lengths)
            if symbol == 256 { return }
            if symbol < 256 {
                guard window.count < end else { throw Failure() }
                window.append(UInt8(symbol))
                continue
            }
            guard symbol - 257 < Self.lengthBases.count else { throw Failure() }
            let length = Self.lengthBases[symbol - 257] + (try take(Self.lengthExtras[symbol - 257]))
            let index = try decode(distances)
            guard index < Self.distanceBases.count else { throw Failure() }
            let distance = Self.distanceBases[index] + (try take(Self.distanceExtras[index]))
            guard distance <= window.count, window.count + length <= end else { throw Failure() }
            for _ in 0..<length { window.append(window[window.count - distance]) }
        }
    }

    private mutating func decode(_ code: HuffmanCode) throws(Failure) -> Int {
        var value = 0
        var first = 0
        var index = 0
        for length in 1...15 {
            value |= try take(1)
            let count = code.counts[length]
            if value - count < first { return code.symbols[index + (value - first)] }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        throw Failure()
    }

    private mutating func readTables() throws(Failure) -> (HuffmanCode, HuffmanCode) {
        let (literalCount, distanceCount, codeCount) = (try take(5) + 257, try take(5) + 1, try take(4) + 4)
        var lengths = [Int](repeating: 0, count: 19)
        for index in 0..<codeCount { lengths[Self.order[index]] = try take(3) }
        let code = HuffmanCode(lengths[...])
        var all: [Int] = []
        while all.count < literalCount + distanceCount {
            let symbol = try decode(code)
            switch symbol {
            case 0..<16: all.append(symbol)
            case 16:
                guard let last = all.last else { throw Failure() }
                all += [Int](repeating: last, count: 3 + (try take(2)))
            case 17: all += [Int](repeating: 0, count: 3 + (try take(3)))
            default: all += [Int](repeating: 0, count: 11 + (try take(7)))
            }
        }
        guard all.count == literalCount + distanceCount else { throw Failure() }
        return (HuffmanCode(all[..<literalCount]), HuffmanCode(all[literalCount...]))
    }

    /// A code by the number of symbols of each length, and the symbols in their order.
    private struct HuffmanCode {
        var counts = [Int](repeating: 0, count: 16)
        var symbols: [Int] = []

        init(_ lengths: ArraySlice<Int>) {
            for length in lengths where length > 0 { counts[length] += 1 }
            for length in 1...15 {
                for (symbol, own) in lengths.enumerated() where own == length { symbols.append(symbol) }
            }
        }
    }

    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
    ]
    private static let lengthExtras = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
        8193, 12289, 16385, 24577,
    ]
    private static let distanceExtras = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
    private static let fixedLengths = HuffmanCode(
        ([Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112) + [Int](repeating: 7, count: 24)
            + [Int](repeating: 8, count: 8))[...])
    private static let fixedDistances = HuffmanCode([Int](repeating: 5, count: 30)[...])
}
