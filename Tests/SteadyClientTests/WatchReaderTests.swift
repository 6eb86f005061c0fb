import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyTesting
import Testing

@Suite struct WatchReaderTests {
    private func map(_ name: String, size: Int = 1) -> ConfigMap {
        ConfigMap(metadata: ObjectMeta(name: name, namespace: "default"), data: ["v": String(repeating: "x\n", count: size)])
    }

    private func frame(_ type: String, _ map: ConfigMap) throws -> [UInt8] {
        Array(#"{"type":"\#(type)","object":"#.utf8) + (try JSON.encode(map)) + Array("}\n".utf8)
    }

    /// The events of a stream in pieces, and the error it ends with.
    private func read(_ pieces: [[UInt8]], limit: Int = 64 << 20) -> (events: [WatchEvent<ConfigMap>], error: JSONError?) {
        var reader = WatchReader<ConfigMap>(request: "GET /x", limit: limit)
        var events: [WatchEvent<ConfigMap>] = []
        do throws(JSONError) {
            for piece in pieces {
                reader.append(piece)
                while let event = try reader.next() { events.append(event) }
            }
            if let event = try reader.last() { events.append(event) }
            return (events, nil)
        } catch {
            return (events, error)
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `however a stream is cut, its events are the same`(seed: UInt64) throws {
        var random = SeededRandom(seed)
        var text: [UInt8] = []
        var events: [WatchEvent<ConfigMap>] = []
        for number in 0..<40 {
            let map = map("m\(number)", size: [0, 1, 20, 3000].randomElement(using: &random) ?? 0)
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                text += try frame("ADDED", map)
                events.append(.added(map))
            case 1:
                text += try frame("MODIFIED", map)
                events.append(.modified(map))
            case 2:
                text += try frame("DELETED", map)
                events.append(.deleted(map))
            default:
                text += Array(
                    "\r\n{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"\(number)\"}}}\r\n\n".utf8)
                events.append(.bookmark(resourceVersion: "\(number)", initialEventsEnd: false))
            }
        }
        for most in [1, 7, 100, 5000, 1 << 20] {
            let read = read(pieces(of: text, most: most, using: &random))
            #expect(read.events == events && read.error == nil, "seed \(seed)")
        }
    }

    @Test func `an event of several megabytes comes whole, byte by byte or at once`() throws {
        let large = map("large", size: 1 << 20)
        let text = try frame("ADDED", large)
        #expect(read([text]).events == [.added(large)])
        var random = SeededRandom(1)
        #expect(read(pieces(of: text, most: 900, using: &random)).events == [.added(large)])
    }

    @Test func `an event is there as soon as its line has ended, the last one with the stream`() throws {
        var reader = WatchReader<ConfigMap>(request: "GET /x")
        let text = try frame("ADDED", map("a"))
        reader.append(Array(text.dropLast()))
        #expect(try reader.next() == nil)
        reader.append([0x0A])
        #expect(try reader.next() == .added(map("a")))
        reader.append(Array(text.dropLast()))
        #expect(try reader.next() == nil)
        #expect(try reader.last() == .added(map("a")))
        #expect(try reader.last() == nil)
    }

    @Test(arguments: [1, 50] as [Int])
    func `what cannot be read is left behind`(most: Int) throws {
        let text =
            Array("{\"type\":\"ADDED\"}\n{\"object\":{}}\nx\n{\"type\":\"ODD\",\"object\":{}}\n".utf8)
            + (try frame("ADDED", map("a")))
        var random = SeededRandom(3)
        var reader = WatchReader<ConfigMap>(request: "GET /x")
        var seen: [String] = []
        for piece in pieces(of: text, most: most, using: &random) {
            reader.append(piece)
            while true {
                do throws(JSONError) {
                    guard let event = try reader.next() else { break }
                    seen.append(event == .added(map("a")) ? "added" : "\(event)")
                } catch {
                    seen.append(error.message)
                }
            }
        }
        #expect(
            seen == [
                "a watch event of type ADDED has no object", "a watch event has no type", "unexpected character",
                "a watch event has the unknown type ODD", "added",
            ])
    }

    @Test func `an event without end is refused at the bound`() throws {
        let text = try frame("ADDED", map("a", size: 100))
        #expect(read([text], limit: text.count - 1).events.count == 1)
        #expect(read([text], limit: text.count - 2).error != nil)
        #expect(read(text.map { [$0] }, limit: text.count - 2).error?.message.hasPrefix("a watch event is larger") == true)
    }

    @Test func `a stream that ends within an event is a broken connection`() async throws {
        let text = try frame("ADDED", map("a"))
        let client = Client(transport: PiecesTransport(pieces: [text, Array(text.dropLast(9))]))
        try await client.withWatch(ConfigMap.self) { events in
            var iterator = events.makeAsyncIterator()
            let first = try await iterator.next()
            #expect(first == .added(map("a")))
            await #expect(throws: TransportError.self) { try await iterator.next() }
        }
        let whole = Client(transport: PiecesTransport(pieces: [text, Array(text.dropLast())]))
        try await whole.withWatch(ConfigMap.self) { events in
            var count = 0
            for try await _ in events { count += 1 }
            #expect(count == 2)
        }
    }
}
