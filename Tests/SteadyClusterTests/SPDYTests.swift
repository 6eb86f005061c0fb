import SteadyClient
import SteadyCluster
import Testing

/// SPDY as `kubectl port-forward` speaks it, within the messages of a WebSocket.
struct SPDYTests {
    /// Two streams of one connection, and four bytes, as zlib packs them with the dictionary.
    private static let transcript =
        "800300010000003d0000000100000000000078f9e3c6a7c202253a703a2b294a4dcc851625aca9a0808614cb45e01c6061606100a4398b"
        + "20d198094ade8c0600000000ffff0000000101000000800300010000001800000003000000000000c2aa19540e2512d60b000000ffff00"
        + "0000030000000470696e67"
    /// One more stream, with a header long enough for codes of its own.
    private static let longer =
        "800300010000007500000005000000000000ac943b1280201043c72359791edc0f7b040f6fa1b450bc896343115842b259c60e136ffb52"
        + "798ce57a996f9bffd67306024f940ef419709da5e1a51d4b0ad5f2c312593e006c108b73bd2f8ee25c67095ded62b2e9b14cddd340a07e"
        + "c898ebc1351497fa003d000000ffff"

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.utf8.map { UInt8(hex: $0) }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    @Test(arguments: [1, 2, 7, 8, 100, 10_000]) func `frames are read wherever the pieces are cut`(size: Int) throws {
        var frames = SPDYFrames()
        var found: [SPDYFrames.Frame] = []
        var rest = Self.bytes(Self.transcript + Self.longer)[...]
        while !rest.isEmpty {
            frames.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
            while let frame = try frames.next() { found.append(frame) }
        }
        try #require(found.count == 5)
        #expect(found[0] == .open(1, ["streamtype": "error", "port": "8080", "requestid": "0"], isLast: false))
        #expect(found[1] == .data(1, [], isLast: true))
        #expect(found[2] == .open(3, ["streamtype": "data", "port": "8080", "requestid": "0"], isLast: false))
        #expect(found[3] == .data(3, Array("ping".utf8), isLast: false))
        guard case .open(5, let headers, _) = found[4] else {
            Issue.record("unexpected \(found[4])")
            return
        }
        #expect(headers["port"] == "1")
        #expect(headers["x"]?.utf8.count == 60 * 17)
    }

    @Test func `what is damaged is an error and no more`() throws {
        let good = Self.bytes(Self.transcript + Self.longer)
        for index in good.indices {
            for bit in 0..<8 as Range<UInt8> {
                var bytes = good
                bytes[index] ^= 1 << bit
                var frames = SPDYFrames()
                frames.append(bytes)
                while let frame = try? frames.next() { _ = frame }
            }
        }
    }

    @Test func `frames are written as they are read`() throws {
        #expect(SPDYFrames.data(3, [7], isLast: true) == [0, 0, 0, 3, 1, 0, 0, 1, 7])
        #expect(SPDYFrames.ping(9) == [0x80, 3, 0, 6, 0, 0, 0, 4, 0, 0, 0, 9])
        #expect(SPDYFrames.reset(5, status: 3) == [0x80, 3, 0, 3, 0, 0, 0, 8, 0, 0, 0, 5, 0, 0, 0, 3])
        var frames = SPDYFrames()
        #expect(frames.reply(to: 1).count == 8 + 4 + 16)
        #expect(frames.reply(to: 3).count == 8 + 4 + 14)
    }
}

extension UInt8 {
    /// The value of a digit.
    fileprivate init(hex digit: UInt8) { self = digit <= 57 ? digit - 48 : digit - 87 }
}
