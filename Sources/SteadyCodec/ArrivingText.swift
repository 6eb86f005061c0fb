/// The part of a text that has come and is not read yet, and where in the whole text it lies.
struct ArrivingText {
    private var bytes: [UInt8] = []
    /// Where reading stands.
    var index = 0
    /// The line and column of the first byte that is kept.
    private var line = 1
    private var column = 1

    var end: Int { bytes.count }

    /// The byte where reading stands, 0 at the end.
    var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

    mutating func append(_ chunk: [UInt8]) {
        if index == bytes.count {
            forget()
            bytes = chunk
            return
        }
        // Not each time, so that many small pieces do not move the same bytes again and again.
        if index > bytes.count / 2 { forget() }
        bytes.append(contentsOf: chunk)
    }

    /// Drops what was read.
    private mutating func forget() {
        (line, column) = place(of: index)
        bytes.removeSubrange(0..<index)
        index = 0
    }

    /// Moves to the next byte that is not space; `false` if there is none yet.
    mutating func skipSpace() -> Bool {
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return true }
            index += 1
        }
        return false
    }

    /// Looks for the end of the value that begins where reading stands; whether it is there.
    func scan(_ scanner: inout JSONScanner) -> Bool {
        bytes.withUnsafeBufferPointer { scanner.scan(UnsafeBufferPointer(rebasing: $0[min(index, $0.count)...])) }
    }

    /// Reads what lies in a range; an error has its path and its place in the whole text.
    func read<Result>(
        _ range: Range<Int>, _ options: JSONDecodingOptions, _ sharing: SharingPool?, _ path: [PathStep],
        _ body: (inout JSONReader) throws(JSONFailure) -> Result
    ) throws(JSONError) -> Result {
        do throws(JSONError) {
            return try bytes.withUnsafeBufferPointer { (bytes) throws(JSONError) in
                try JSONReader.read(
                    UnsafeBufferPointer(rebasing: bytes[range.clamped(to: 0..<bytes.count)]), options, sharing: sharing, body)
            }
        } catch {
            throw moved(error, to: range.lowerBound, path)
        }
    }

    /// Reads the value that begins where reading stands, if it has come whole in at most so many bytes, and moves past it; `nil` if it has
    /// not, or cannot be read.
    mutating func readFirst<Result>(
        _ most: Int, _ options: JSONDecodingOptions, _ sharing: SharingPool?,
        _ body: (inout JSONReader) throws(JSONFailure) -> Result
    ) -> Result? {
        let first = bytes.withUnsafeBufferPointer { bytes in
            let rest = bytes[min(index, bytes.count)...]
            return JSONReader.readFirst(of: UnsafeBufferPointer(rebasing: rest.prefix(most)), options, sharing: sharing, body)
        }
        guard let first else { return nil }
        index += first.count
        return first.result
    }

    /// An error of a value that begins at `start`, at its place in the whole text.
    func moved(_ error: JSONError, to start: Int, _ path: [PathStep] = []) -> JSONError {
        var error = error
        error.causes = error.causes.map { moved($0, to: start) }
        let outer = PathStep.text(path)
        if !outer.isEmpty {
            error.path = error.path.isEmpty || error.path.hasPrefix("[") ? outer + error.path : "\(outer).\(error.path)"
        }
        guard let line = error.line, let column = error.column else { return error }
        let place = place(of: start)
        error.line = place.line + line - 1
        error.column = line == 1 ? place.column + column - 1 : column
        return error
    }

    /// An error at the byte where reading stands, or at another.
    func error(_ message: String, _ path: [PathStep] = [], at position: Int? = nil) -> JSONError {
        let place = place(of: position ?? index)
        return JSONError(message, path: PathStep.text(path), line: place.line, column: place.column)
    }

    private func place(of position: Int) -> (line: Int, column: Int) {
        var line = line
        var column = column + position
        for offset in 0..<min(position, bytes.count) where bytes[offset] == 0x0A {
            line += 1
            column = position - offset
        }
        return (line, column)
    }
}

/// Finds where a JSON value ends while it comes piece by piece; each byte is looked at once.
///
/// Only brackets and strings are heeded: what lies between is checked by whoever reads the value.
struct JSONScanner {
    /// How many bytes were looked at; those of the value, when it is whole.
    private(set) var count = 0
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var isScalar = false

    /// Goes on; `bytes` begin where the value does. Whether the value is whole.
    mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        // Kept in registers: every index is below `end`.
        let end = bytes.count
        var (position, depth) = (count, depth)
        defer { (count, self.depth) = (position, depth) }
        if isInString {
            position = stringEnd(base, from: position, to: end)
            if isInString { return false }
            if depth == 0 { return true }
        }
        while position < end {
            let byte = base[position]
            if isScalar {
                if Self.isAfterScalar(byte) { return true }
                position += 1
                continue
            }
            switch byte {
            case 0x22:
                isInString = true
                position = stringEnd(base, from: position + 1, to: end)
                if isInString { return false }
                if depth == 0 { return true }
            case 0x7B, 0x5B:
                depth += 1
                position += 1
            case 0x7D, 0x5D:
                if depth == 0 { return true }
                depth -= 1
                position += 1
                if depth == 0 { return true }
            default:
                if depth == 0 {
                    if Self.isAfterScalar(byte) { return true }
                    isScalar = true
                }
                position += 1
            }
        }
        return false
    }

    private static func isAfterScalar(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x2C || byte == 0x3A || byte == 0x5D || byte == 0x7D
    }

    /// The end of the string in hand, or of the bytes.
    @inline(__always)
    private mutating func stringEnd(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        var position = start
        if isEscaped, position < end {
            isEscaped = false
            position += 1
        }
        while position < end {
            if position + 8 <= end {
                let word = UInt64(littleEndian: UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self))
                let found = Octet.equal(word, 0x22) | Octet.equal(word, 0x5C)
                if found == 0 {
                    position += 8
                    continue
                }
                position += found.trailingZeroBitCount >> 3
            }
            let byte = base[position]
            position += 1
            if byte == 0x22 {
                isInString = false
                return position
            }
            if byte == 0x5C {
                isEscaped = position == end
                if !isEscaped { position += 1 }
            }
        }
        return position
    }
}
