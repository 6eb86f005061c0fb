import SteadyClient
import Synchronization

/// Answers every request with the same bytes, in pieces.
struct PiecesTransport: Transport {
    var status = 200
    var pieces: [[UInt8]]

    func send(_ request: APIRequest) async throws -> APIResponse { APIResponse(status: status, body: Array(pieces.joined())) }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        let rest = Rest(pieces[...])
        return try await consume(APIStream(status: status) { rest.next() })
    }

    private final class Rest: Sendable {
        private let pieces: Mutex<ArraySlice<[UInt8]>>
        init(_ pieces: ArraySlice<[UInt8]>) { self.pieces = Mutex(pieces) }
        func next() -> [UInt8]? { pieces.withLock { $0.popFirst() } }
    }
}

/// The bytes in pieces of random sizes.
func pieces(of bytes: [UInt8], most: Int, using random: inout some RandomNumberGenerator) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var rest = bytes[...]
    while !rest.isEmpty {
        let size = Int.random(in: 0...most, using: &random)
        pieces.append(Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
    }
    return pieces
}
