package import SteadyCodec

/// Cuts a stream of bytes at line ends, wherever the pieces are cut.
package struct LineFrames {
    private var buffer: [UInt8] = []
    private var start = 0
    private var searched = 0
    private let limit: Int

    /// Frames of up to so many bytes.
    package init(limit: Int) { self.limit = limit }

    /// Takes the next piece.
    package mutating func append(_ chunk: [UInt8]) {
        if start == buffer.count {
            buffer = chunk
            (start, searched) = (0, 0)
            return
        }
        // Not each time, so that many small pieces do not move the same bytes again and again.
        if start > buffer.count / 2 {
            buffer.removeSubrange(0..<start)
            searched -= start
            start = 0
        }
        buffer.append(contentsOf: chunk)
    }

    /// Gives the next whole line that has more than space to `body`; `nil` if there is none yet.
    ///
    /// - Throws: `JSONError` if a line is longer than the limit, and what `body` throws; the line is then left behind.
    package mutating func next<Result>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(JSONError) -> Result
    ) throws(JSONError) -> Result? {
        while let end = lineEnd() {
            let line = start..<end
            start = end + 1
            searched = start
            try check(line.count)
            if let result = try read(line, body) { return result }
        }
        try check(buffer.count - start)
        return nil
    }

    /// Gives what has come since the last line end to `body`, if it is more than space; for the end of the stream.
    package mutating func last<Result>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(JSONError) -> Result
    ) throws(JSONError) -> Result? {
        let line = start..<buffer.count
        start = buffer.count
        searched = start
        return try read(line, body)
    }

    private func check(_ count: Int) throws(JSONError) {
        if count > limit { throw JSONError("a watch event is larger than \(limit) bytes") }
    }

    private func read<Result>(
        _ line: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) throws(JSONError) -> Result
    ) throws(JSONError) -> Result? {
        guard buffer[line].contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { return nil }
        return try buffer.withUnsafeBufferPointer { (bytes) throws(JSONError) in
            try body(UnsafeBufferPointer(rebasing: bytes[line]))
        }
    }

    /// The position of the next line feed; each byte is looked at once.
    private mutating func lineEnd() -> Int? {
        let found = buffer.withUnsafeBytes { bytes -> Int? in
            var position = searched
            // Whether any of eight bytes is a line feed.
            func lineFeeds(_ position: Int) -> UInt64 {
                let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
                return (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            }
            while position + 32 <= bytes.count {
                let found =
                    lineFeeds(position) | lineFeeds(position + 8) | lineFeeds(position + 16) | lineFeeds(position + 24)
                if found != 0 { break }
                position += 32
            }
            while position < bytes.count {
                if bytes[position] == 0x0A { return position }
                position += 1
            }
            return nil
        }
        searched = found ?? buffer.count
        return found
    }
}
