import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel

/// Requests whose answers come piece by piece.
extension TransportSuite {
    static let streams: [Case] = [
        Case(name: "the pieces of a stream are the whole answer", body: pieces),
        Case(name: "a stream has a status and header fields, refused or not", body: streamHead),
        Case(name: "what a stream tells comes when it is told", body: promptPieces),
        Case(name: "the pieces of a stream come in order, with none missing", body: orderedPieces),
        Case(name: "a stream that the server ends has an end, and stays at it", body: endedStream),
        Case(name: "a stream that nobody reads any more is ended on the server", body: droppedStream),
        Case(name: "what the reader throws is thrown, and the stream ended on the server", body: throwingReader),
        Case(name: "streams and requests go side by side", body: manyStreams),
    ]

    private static func pieces(_ place: TransportPlace) async throws {
        for number in 0..<30 {
            let text = String(repeating: "\(number) ü ", count: 2_000)
            _ = try await place.cluster.transport.send(place.map("map-\(number)", data: ["k": text]))
        }
        let list = APIRequest(.get, TransportPlace.maps)
        let whole = try await place.transport.send(list)
        let joined = try await place.transport.withStream(list) { stream in
            var bytes: [UInt8] = []
            for try await piece in stream.chunks { bytes += piece }
            return bytes
        }
        try place.expect(
            joined == whole.body, "the pieces are \(joined.count) bytes, the whole is \(whole.body.count), or others")
        try place.expect("the list's length", try JSONValue(parsing: joined)["items"]?.arrayValue?.count, is: 30)
    }

    private static func streamHead(_ place: TransportPlace) async throws {
        let (status, type) = try await place.transport.withStream(place.watch()) { stream in
            (stream.status, stream.headers["content-type"])
        }
        try place.expect("the status of a watch", status, is: 200)
        try place.expect(type?.hasPrefix("application/json") == true, "the content-type of a watch is \(type ?? "absent")")
        let refused = APIRequest(.get, TransportPlace.maps + "/none")
        let (code, body) = try await place.transport.withStream(refused) { stream in
            var bytes: [UInt8] = []
            for try await piece in stream.chunks { bytes += piece }
            return (stream.status, bytes)
        }
        try place.expect("the status of what is not there", code, is: 404)
        try place.expect("its reason", try JSONValue(parsing: body)["reason"], is: "NotFound")
    }

    private static func promptPieces(_ place: TransportPlace) async throws {
        try await place.transport.withStream(place.watch()) { stream in
            var lines = EventLines()
            var pieces = stream.chunks.makeAsyncIterator()
            for number in 0..<20 {
                // Each is made only when the one before has come.
                try await place.make("map-\(number)")
                while lines.names.count <= number {
                    guard let piece = try await pieces.next() else {
                        return try place.expect(false, "the watch ended after \(lines.names.count) events")
                    }
                    try lines.add(piece)
                }
                try place.expect("the event", lines.names[number], is: "map-\(number)")
            }
        }
    }

    private static func orderedPieces(_ place: TransportPlace) async throws {
        try await place.transport.withStream(place.watch()) { stream in
            for number in 0..<300 { try await place.make("map-\(number)") }
            var lines = EventLines()
            for try await piece in stream.chunks {
                try lines.add(piece)
                if lines.names.count >= 300 { break }
            }
            try place.expect("the events", lines.names, is: (0..<300).map { "map-\($0)" })
        }
    }

    private static func endedStream(_ place: TransportPlace) async throws {
        try await place.make("a")
        let request = place.watch([.init("timeoutSeconds", "1"), .init("resourceVersion", "0")])
        try await place.transport.withStream(request) { stream in
            var lines = EventLines()
            var pieces = stream.chunks.makeAsyncIterator()
            while let piece = try await pieces.next() { try lines.add(piece) }
            try place.expect("the events", lines.names, is: ["a"])
            try place.expect("what comes after the end", try await pieces.next(), is: nil)
        }
        try await place.waitForWatches(0, "after the time of the only one was up")
    }

    private static func droppedStream(_ place: TransportPlace) async throws {
        let result = try await place.transport.withStream(place.watch()) { stream in
            try await place.make("a")
            for try await piece in stream.chunks where !piece.isEmpty { return "read" }
            return "nothing read"
        }
        try place.expect("what the reader returned", result, is: "read")
        try await place.waitForWatches(0, "after its reader returned")
        // Nor does the next request hear of what is left of it.
        try await place.send(APIRequest(.get, TransportPlace.maps + "/a"), expecting: 200)
    }

    private static func throwingReader(_ place: TransportPlace) async throws {
        struct Enough: Error {}
        do {
            try await place.transport.withStream(place.watch()) { _ in throw Enough() }
            try place.expect(false, "nothing was thrown")
        } catch is Enough {}
        try await place.waitForWatches(0, "after its reader threw")
    }

    private static func manyStreams(_ place: TransportPlace) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    try await place.transport.withStream(place.watch()) { stream in
                        var lines = EventLines()
                        for try await piece in stream.chunks {
                            try lines.add(piece)
                            if lines.names.count >= 20 { break }
                        }
                        try place.expect("the events", lines.names, is: (0..<20).map { "map-\($0)" })
                    }
                }
            }
            try await place.waitForWatches(10, "while ten are read")
            for number in 0..<20 { try await place.send(place.map("map-\(number)"), expecting: 201) }
            try await group.waitForAll()
        }
        try await place.waitForWatches(0, "after all readers were done")
    }
}
