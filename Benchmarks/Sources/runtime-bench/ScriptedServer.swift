import SteadyClient
import Synchronization

/// A server that has nothing but widgets, and says of them what it is told to, piece by piece: what is measured is the watch, the cache, the
/// queue and the reconcile.
struct ScriptedServer: Transport {
    /// What it says, the first time all that there is.
    let turns: AsyncStream<[[UInt8]]>

    func send(_ request: APIRequest) async throws -> APIResponse {
        APIResponse(status: 404, body: Array(#"{"kind":"Status","apiVersion":"v1","status":"Failure","code":404}"#.utf8))
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        let events = Events(turns.makeAsyncIterator())
        // What has come is handed out without waiting, as by a socket that has more to read.
        let pieces = Mutex<ArraySlice<[UInt8]>>([])
        return try await consume(
            APIStream(status: 200) {
                if let piece = pieces.withLock({ $0.popFirst() }) { return piece }
                guard let next = await events.next() else { return nil }
                return pieces.withLock { pieces in
                    pieces = next[...]
                    return pieces.popFirst()
                }
            })
    }

    private actor Events {
        private var turns: AsyncStream<[[UInt8]]>.Iterator

        init(_ turns: AsyncStream<[[UInt8]]>.Iterator) { self.turns = turns }

        func next() async -> [[UInt8]]? {
            var waiting = turns
            defer { turns = waiting }
            return await waiting.next(isolation: self)
        }
    }

    /// One piece for each of so many widgets, as they come with the first turn or are changed by a later one.
    static func events(_ count: Int, turn: Int) -> [[UInt8]] {
        let type = turn == 0 ? "ADDED" : "MODIFIED"
        let pieces = (0..<count).map { index in
            Array(#"{"type":"\#(type)","object":\#(widgetJSON(index, version: turn * count + index + 1))}"#.utf8) + [
                UInt8(ascii: "\n")
            ]
        }
        if turn > 0 { return pieces }
        let bookmark = """
            {"type":"BOOKMARK","object":{"apiVersion":"bench.example/v1","kind":"Widget","metadata":{"resourceVersion":"\(count)",\
            "annotations":{"k8s.io/initial-events-end":"true"}}}}

            """
        return pieces + [Array(bookmark.utf8)]
    }
}
