package import SteadyClient

/// Reads and writes the frames of SPDY/3.1, as far as forwarding of ports needs them, wherever the pieces are cut. No I/O.
package struct SPDYFrames {
    package enum Frame: Equatable {
        /// A new stream; names are in lower case.
        case open(UInt32, [String: String], isLast: Bool)
        case data(UInt32, [UInt8], isLast: Bool)
        case reset(UInt32)
        case ping(UInt32)
        case goAway
        /// Of no concern here.
        case other
    }

    private static let maximumSize = 4 << 20
    private static let maximumHeaderSize = 64 << 10

    private var buffer: [UInt8] = []
    private var start = 0
    private var inflater = Inflater(dictionary: SPDYDictionary.bytes)
    private var hasReplied = false

    package init() {}

    /// Takes the next piece.
    package mutating func append(_ bytes: [UInt8]) {
        if start > 0 {
            buffer.removeSubrange(0..<start)
            start = 0
        }
        buffer += bytes
    }

    /// The next frame; `nil` if it has not come whole.
    package mutating func next() throws(StreamError) -> Frame? {
        guard buffer.count - start >= 8 else { return nil }
        let first = word(start)
        let size = Int(word(start + 4) & 0xFF_FFFF)
        let flags = buffer[start + 4]
        guard size <= Self.maximumSize else { throw StreamError("a frame is larger than \(Self.maximumSize) bytes") }
        guard buffer.count - start - 8 >= size else { return nil }
        let body = start + 8..<start + 8 + size
        start = body.upperBound
        if first & 0x8000_0000 == 0 { return .data(first, Array(buffer[body]), isLast: flags & 1 != 0) }
        guard first >> 16 & 0x7FFF == 3 else { throw StreamError("SPDY is not of version 3") }
        switch first & 0xFFFF {
        case 1:
            guard size >= 10 else { throw StreamError("a frame is too short") }
            let headers = try headers(Array(buffer[(body.lowerBound + 10)..<body.upperBound]))
            return .open(word(body.lowerBound) & 0x7FFF_FFFF, headers, isLast: flags & 1 != 0)
        case 3: return size >= 4 ? .reset(word(body.lowerBound) & 0x7FFF_FFFF) : .other
        case 6: return size >= 4 ? .ping(word(body.lowerBound)) : .other
        case 7: return .goAway
        // What they pack would be missing later on.
        case 2, 8: throw StreamError("headers come where none belong")
        default: return .other
        }
    }

    private func word(_ position: Int) -> UInt32 {
        buffer[position..<position + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    private mutating func headers(_ packed: [UInt8]) throws(StreamError) -> [String: String] {
        let bytes: [UInt8]
        do throws(Inflater.Failure) {
            bytes = try inflater.inflate(packed, limit: Self.maximumHeaderSize)
        } catch {
            throw StreamError("headers cannot be unpacked")
        }
        var rest = bytes[...]
        func number() throws(StreamError) -> Int {
            guard rest.count >= 4 else { throw StreamError("headers end too soon") }
            defer { rest = rest.dropFirst(4) }
            return rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        }
        func text() throws(StreamError) -> String {
            let count = try number()
            guard count <= rest.count else { throw StreamError("headers end too soon") }
            defer { rest = rest.dropFirst(count) }
            return String(decoding: rest.prefix(count), as: UTF8.self)
        }
        let count = try number()
        guard count <= 100 else { throw StreamError("there are too many headers") }
        var headers: [String: String] = [:]
        for _ in 0..<count {
            let name = try text()
            headers[name] = try text()
        }
        return headers
    }

    /// Accepts a stream, without headers.
    package mutating func reply(to stream: UInt32) -> [UInt8] {
        // Packed, but not made smaller: no headers, and the mark of a flush.
        var packed: [UInt8] = hasReplied ? [] : [0x78, 0x01]
        hasReplied = true
        packed += [0, 4, 0, 0xFB, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        return Self.control(2, Self.bytes(stream) + packed)
    }

    package static func data(_ stream: UInt32, _ bytes: [UInt8], isLast: Bool = false) -> [UInt8] {
        Self.bytes(stream) + Self.bytes((isLast ? 0x0100_0000 : 0) | UInt32(truncatingIfNeeded: bytes.count & 0xFF_FFFF)) + bytes
    }

    /// Breaks a stream off: 3 refuses it, 5 cancels it.
    package static func reset(_ stream: UInt32, status: UInt32) -> [UInt8] { control(3, bytes(stream) + bytes(status)) }

    package static func ping(_ number: UInt32) -> [UInt8] { control(6, bytes(number)) }

    private static func control(_ type: UInt32, _ body: [UInt8]) -> [UInt8] {
        bytes(0x8003_0000 | type) + bytes(UInt32(truncatingIfNeeded: body.count)) + body
    }

    private static func bytes(_ word: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
    }
}
