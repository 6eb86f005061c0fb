package import SteadyModel

/// Cuts a log into lines, wherever its pieces are cut, and knows after a break of the connection what has come already. No I/O.
package struct LogReader: Sendable {
    private let limit: Int
    private let hasTimes: Bool
    private var buffer: [UInt8] = []
    private var start = 0
    private var searched = 0
    private var isInsideLine = false
    /// The time of the last line, and how many lines came with just that time.
    private var last: (time: Timestamp, count: Int)?
    /// How many lines with the time of the last one still come again.
    private var repeated = 0
    private var isSkipping = false

    /// - Parameters:
    ///   - limit: the longest line in bytes; of longer ones the pieces are lines.
    ///   - hasTimes: whether each line begins with its time.
    package init(limit: Int, hasTimes: Bool) {
        self.limit = max(1, limit)
        self.hasTimes = hasTimes
    }

    /// From when on the log has to be asked for again; `nil` if no line has come.
    package var position: Timestamp? { last?.time }

    /// The connection was broken: what comes now begins at ``position``, or a little before.
    package mutating func resume() {
        buffer = []
        (start, searched) = (0, 0)
        isInsideLine = false
        isSkipping = last != nil
        repeated = last?.count ?? 0
    }

    /// Takes the next piece.
    package mutating func append(_ chunk: [UInt8]) {
        if start > 0 {
            buffer.removeSubrange(0..<start)
            searched -= start
            start = 0
        }
        buffer += chunk
    }

    /// The next line; `nil` if there is none yet.
    package mutating func next() -> LogLine? {
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A), end - start <= limit {
                let bytes = buffer[start..<end]
                start = end + 1
                searched = start
                if let line = line(bytes, isPartial: false) { return line }
            } else if buffer.count - start > limit {
                let bytes = buffer[start..<start + limit]
                start += limit
                searched = start
                if let line = line(bytes, isPartial: true) { return line }
            } else {
                searched = buffer.count
                return nil
            }
        }
    }

    /// What has come after the last end of a line; at the end of the log.
    package mutating func rest() -> LogLine? {
        let bytes = buffer[start...]
        start = buffer.count
        searched = start
        return bytes.isEmpty ? nil : line(bytes, isPartial: false)
    }

    private mutating func line(_ bytes: ArraySlice<UInt8>, isPartial: Bool) -> LogLine? {
        let isBeginning = !isInsideLine
        isInsideLine = isPartial
        var bytes = bytes
        var time: Timestamp?
        if hasTimes, isBeginning {
            let head = bytes.prefix { $0 != 0x20 }
            if head.count < 64, let found = Timestamp(String(decoding: head, as: UTF8.self)) {
                time = found
                bytes = bytes[head.endIndex...].dropFirst()
            }
        }
        if isBeginning { isSkipping = isRepeated(time) }
        if isSkipping { return nil }
        if !isPartial, bytes.last == 0x0D { bytes = bytes.dropLast() }
        return LogLine(text: String(decoding: bytes, as: UTF8.self), time: time, isPartial: isPartial)
    }

    /// Whether a line has come before the connection was broken; notes it if not.
    private mutating func isRepeated(_ time: Timestamp?) -> Bool {
        guard let time else { return isSkipping }
        if let known = last {
            if time < known.time, repeated > 0 { return true }
            if time == known.time {
                if repeated > 0 {
                    repeated -= 1
                    return true
                }
                last = (time, known.count + 1)
                return false
            }
        }
        // A clock that was set back is no reason to lose lines.
        repeated = 0
        last = (time, 1)
        return false
    }
}
