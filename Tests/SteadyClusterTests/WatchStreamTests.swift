import Testing

@testable import SteadyCluster

/// What a watch may leave unread.
@Suite struct WatchStreamTests {
    private func stream(frames: Int, bytes: Int) -> WatchStream {
        WatchStream(id: 1, timeout: nil, conversion: nil, limits: (frames, bytes))
    }

    private func text(_ read: WatchStream.Read) -> String {
        switch read {
        case .frames(let bytes): String(decoding: bytes, as: UTF8.self)
        case .end: "end"
        case .wait: "wait"
        }
    }

    @Test(arguments: [(2, 100), (100, 2)]) func `too many events, or too many bytes of them, end a stream after those it has`(
        frames: Int, bytes: Int
    ) {
        let stream = stream(frames: frames, bytes: bytes)
        for letter in "abcd".utf8 { _ = stream.push([letter]) }
        #expect(stream.isClosed)
        #expect(text(stream.read()) == "ab")
        #expect(text(stream.read()) == "end")
    }

    @Test func `who reads in between is not too far behind, and what a stream begins with does not count`() {
        let stream = stream(frames: 2, bytes: 100)
        for letter in "abcd".utf8 { stream.begin(with: [letter]) }
        for letter in "ef".utf8 { _ = stream.push([letter]) }
        #expect(text(stream.read()) == "abcdef")
        for letter in "gh".utf8 { _ = stream.push([letter]) }
        #expect(!stream.isClosed)
        #expect(text(stream.read()) == "gh")
        #expect(text(stream.read()) == "wait")
    }
}
