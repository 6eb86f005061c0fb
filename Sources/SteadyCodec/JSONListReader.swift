/// Reads a list item by item while its text arrives, wherever the pieces are cut.
///
///     var reader = JSONListReader<Pod>()
///     for try await chunk in body {
///         reader.append(chunk)
///         while let pod = try reader.next() { … }
///     }
///     let list = try reader.finish()                  // apiVersion, kind, metadata
///
/// A list is an object with an array as one of its members, as the API server sends it. Kept at a time are the piece in hand, the
/// item that has not come whole, and the other members.
public struct JSONListReader<Item: Decodable> {
    private let itemsName: String
    private let options: JSONDecodingOptions
    private let sharing: SharingPool?
    private var text = ArrivingText()
    private var phase = Phase.start
    private var scanner = JSONScanner()
    private var name = ""
    private var count = 0
    /// How many bytes the item before had.
    private var itemSize = 0
    private var others: [(name: String, value: JSONValue)] = []
    private var othersSize = 0
    private var failure: JSONError?

    /// A reader at the start of a text.
    ///
    /// - Parameters:
    ///   - type: what the items are.
    ///   - member: the name of the member that has them.
    ///   - options: as for ``JSON/decode(_:from:options:sharing:)``, item by item; the limit of bytes is one for each item and for
    ///     all other members together. Strict reading fails at the first item that is at fault.
    ///   - sharing: shares equal parts of the items with each other, and with what was read before.
    public init(
        _ type: Item.Type = Item.self, member: String = "items", options: JSONDecodingOptions = .default,
        sharing: SharingPool? = nil
    ) {
        itemsName = member
        self.options = options
        self.sharing = sharing
    }

    /// Takes the next piece of the text; after an error it is let go.
    public mutating func append(_ chunk: [UInt8]) {
        if failure == nil { text.append(chunk) }
    }

    /// The next item that has come whole; `nil` if there is none yet.
    ///
    /// - Throws: ``JSONError`` with path, line and column in the whole text; the reader then stays at the error.
    public mutating func next() throws(JSONError) -> Item? {
        if let failure { throw failure }
        do throws(JSONError) { return try advance() } catch {
            failure = error
            throw error
        }
    }

    /// Ends the reading: the text has come whole. Items that were not taken are read, and let go.
    ///
    /// - Returns: the members of the list other than the items.
    /// - Throws: ``JSONError`` if the text is not a whole list.
    public mutating func finish() throws(JSONError) -> JSONObject {
        while try next() != nil {}
        guard phase == .end else {
            let place =
                switch phase {
                case .start: ""
                case .firstItem, .beforeItem, .item, .afterItem: " in an array"
                default: " in an object"
                }
            let error = text.error("unexpected end of the text\(place)", at: text.end)
            failure = error
            throw error
        }
        return JSONObject(others)
    }

    // MARK: Step by step

    private mutating func advance() throws(JSONError) -> Item? {
        while phase.isWithinValue || text.skipSpace() {
            switch phase {
            case .start:
                guard text.byte == 0x7B else { throw mismatch("an object", []) }
                move(to: .firstName)
            case .firstName:
                if text.byte == 0x7D { move(to: .end) } else { phase = .beforeName }
            case .beforeName:
                guard text.byte == 0x22 else { throw text.error("expected the name of a member") }
                begin(.name)
            case .name:
                guard let range = try whole() else { return nil }
                name = try read(String.self, range, [])
                phase = .colon
            case .colon:
                guard text.byte == 0x3A else { throw text.error("expected “:” after the name of a member") }
                move(to: .beforeValue)
            case .beforeValue: try beginValue()
            case .value:
                guard let range = try whole() else { return nil }
                let value = try read(JSONValue.self, range, [.member(name)])
                othersSize += name.utf8.count + range.count
                guard othersSize <= options.limits.bytes else {
                    throw text.error("larger than the limit of \(options.limits.bytes) bytes")
                }
                if !name.isSame(as: itemsName) { others.append((name, value)) }
                phase = .afterValue
            case .afterValue: try another(.beforeName, orEnd: 0x7D, then: .end)
            case .firstItem:
                if text.byte == 0x5D { move(to: .afterValue) } else { phase = .beforeItem }
            case .beforeItem: begin(.item)
            case .item:
                guard let item = try item() else { return nil }
                count += 1
                phase = .afterItem
                return item
            case .afterItem: try another(.beforeItem, orEnd: 0x5D, then: .afterValue)
            case .end: throw text.error("unexpected data after the value")
            }
        }
        return nil
    }

    /// Moves past the byte in hand.
    private mutating func move(to next: Phase) {
        text.index += 1
        phase = next
    }

    private mutating func begin(_ value: Phase) {
        scanner = JSONScanner()
        phase = value
    }

    private mutating func beginValue() throws(JSONError) {
        guard name.isSame(as: itemsName), text.byte != 0x6E else { return begin(.value) }
        guard text.byte == 0x5B else { throw mismatch("an array", [.member(name)]) }
        count = 0
        move(to: .firstItem)
    }

    private mutating func another(_ next: Phase, orEnd closing: UInt8, then end: Phase) throws(JSONError) {
        switch text.byte {
        case 0x2C: move(to: next)
        case closing: move(to: end)
        default:
            let path = closing == 0x5D ? [PathStep.member(name)] : []
            throw text.error("expected “,” or “\(closing == 0x5D ? "]" : "}")”", path)
        }
    }

    /// The error for a value of another type than it must be: by its first byte, for the rest may not have come.
    private func mismatch(_ expected: String, _ path: [PathStep]) -> JSONError {
        let found =
            switch text.byte {
            case 0x22: "string"
            case 0x7B: "object"
            case 0x5B: "array"
            case 0x74, 0x66: "boolean"
            case 0x6E: "null"
            case 0x2D, 0x30...0x39: "number"
            default: ""
            }
        return text.error(found.isEmpty ? "unexpected character" : "expected \(expected), found \(found)", path)
    }

    // MARK: Values

    /// Where the value in hand lies, once it has come whole.
    private mutating func whole() throws(JSONError) -> Range<Int>? {
        let path: [PathStep] =
            switch phase {
            case .item: [.member(name), .index(count)]
            case .value: [.member(name)]
            default: []
            }
        let isWhole = text.scan(&scanner)
        guard scanner.count <= options.limits.bytes else {
            throw text.error("larger than the limit of \(options.limits.bytes) bytes", path)
        }
        guard isWhole else { return nil }
        guard scanner.count > 0 else { throw text.error("unexpected character", path) }
        return text.index..<text.index + scanner.count
    }

    /// The item in hand, once it has come whole.
    private mutating func item() throws(JSONError) -> Item? {
        let start = text.index
        if scanner.count == 0, let item = itemAtOnce() {
            itemSize = text.index - start
            return item
        }
        guard let range = try whole() else { return nil }
        itemSize = range.count
        return try read(Item.self, range, [.member(name), .index(count)])
    }

    /// The item in hand, read without looking for its end first: most come whole, and are about as long as the one before. What cannot be
    /// read so is read the long way, which knows whether it is at fault.
    private mutating func itemAtOnce() -> Item? {
        guard text.byte == 0x7B, text.end - text.index >= itemSize, !options.isStrict else { return nil }
        return text.readFirst(options.limits.bytes, options, sharing) { (reader) throws(JSONFailure) in
            reader.depth = 2
            return try reader.decode(Item.self)
        }
    }

    private mutating func read<Value: Decodable>(
        _ type: Value.Type, _ range: Range<Int>, _ path: [PathStep]
    ) throws(JSONError) -> Value {
        let (value, error) = try text.read(range, options, sharing, path) { (reader) throws(JSONFailure) in
            reader.depth = path.count
            if reader.isStrict { reader.trail = path }
            return (try reader.decode(type), reader.strictError)
        }
        if let error { throw text.moved(error, to: range.lowerBound) }
        text.index = range.upperBound
        return value
    }
}

extension JSONListReader {
    private enum Phase {
        case start, firstName, beforeName, name, colon, beforeValue, value, afterValue, firstItem, beforeItem, item, afterItem,
            end

        var isWithinValue: Bool { self == .name || self == .value || self == .item }
    }
}
