import SteadyClient
import SteadyCodec
import SteadyModel
import SteadyTesting
import Testing

/// The parts below exec, port-forward and logs that do no I/O.
struct PodStreamCoreTests {
    @Test func `channels are the first byte of a message`() throws {
        var channels = ChannelMessages(.v5)
        #expect(ChannelMessages.message(.stdin, [7, 8]) == [0, 7, 8])
        #expect(try channels.read([1, 65]) == .data(1, [65]))
        #expect(try channels.read([1]) == .data(1, []))
        #expect(channels.end(of: .stdin) == [255, 0])
        #expect(try channels.read([255, 1]) == .closed(1))
        #expect(try channels.read([255, 1]) == nil)
        #expect(try channels.read([1, 65]) == nil)
        #expect(throws: StreamError.self) { try channels.read([]) }
        #expect(throws: StreamError.self) { try channels.read([255]) }
        var old = ChannelMessages(.v4)
        #expect(old.end(of: .stdin) == nil)
        #expect(try old.read([255, 1]) == .data(255, [1]))
    }

    private func status(_ messages: [String]) throws -> Result<ExecStatus, any Error>? {
        var reader = ExecReader(ChannelMessages(.v5), request: "GET /x")
        var found: Result<ExecStatus, any Error>?
        for message in messages {
            if case .status(let status)? = try reader.read([3] + Array(message.utf8)) { found = status }
        }
        #expect((reader.end() == nil) == (found != nil))
        return found
    }

    @Test func `how a command ended is read from a Status`() throws {
        #expect(try status([#"{"metadata":{},"status":"Success"}"#])?.get() == .success)
        let failed =
            #"{"metadata":{},"status":"Failure","message":"command terminated with non-zero exit code: exit status 3","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"3"}]}}"#
        #expect(try status([failed])?.get().exitCode == 3)
        // In pieces.
        #expect(try status([String(failed.prefix(40)), String(failed.dropFirst(40))])?.get().exitCode == 3)
        let broken =
            #"{"metadata":{},"status":"Failure","message":"Internal error occurred: no such file","reason":"InternalError","code":500}"#
        let error = #expect(throws: APIError.self) { try status([broken])?.get() }
        #expect(error?.code == 500)
        #expect(error?.request == "GET /x")
        #expect(try status([]) == nil)
        #expect(try status(["{"]) == nil)
        let own = try ExecStatus(status: ExecStatus(exitCode: 255).status, request: "")
        #expect(own.exitCode == 255)
    }

    @Test func `a forwarded port begins with its number`() throws {
        var reader = PortForwardReader(port: 0x1F90)
        #expect(PortForwardReader.head(channel: 0, port: 0x1F90) == [0, 0x90, 0x1F])
        #expect(try reader.read([0, 0x90]) == nil)
        #expect(try reader.read([1, 0x90, 0x1F]) == nil)
        #expect(try reader.read([0, 0x1F, 65]) == .data([65]))
        #expect(try reader.read([0, 66]) == .data([66]))
        #expect(try reader.read([7, 66]) == nil)
        #expect(try reader.read([1] + Array("refused".utf8)) == .failure("refused"))
        var other = PortForwardReader(port: 80)
        #expect(throws: StreamError.self) { try other.read([0, 81, 0]) }
    }

    @Test(arguments: 0..<50 as Range<UInt64>) func `lines are the same wherever the pieces are cut`(seed: UInt64) {
        var random = SeededRandom(seed)
        let texts = ["", "a", "with space", String(repeating: "x", count: 40), "", "ü", "end"]
        let bytes = Array(texts.joined(separator: "\n").utf8)
        var reader = LogReader(limit: 64, hasTimes: false)
        var lines: [String] = []
        for piece in pieces(of: bytes, most: 9, using: &random) {
            reader.append(piece)
            while let line = reader.next() { lines.append(line.text) }
        }
        if let line = reader.rest() { lines.append(line.text) }
        #expect(lines == texts, "seed \(seed)")
    }

    @Test func `long lines come in parts and times are taken off`() {
        var reader = LogReader(limit: 40, hasTimes: true)
        reader.append(
            Array(
                "2026-01-01T00:00:00.123456789Z short\r\n2026-01-01T00:00:01Z \(String(repeating: "y", count: 60))\nno time\n"
                    .utf8))
        let first = reader.next()
        #expect(first?.text == "short")
        #expect(first?.time?.nanoseconds == 123_456_789)
        let second = reader.next()
        #expect(second?.isPartial == true)
        #expect(second?.time?.seconds == 1_767_225_601)
        let third = reader.next()
        #expect(third?.isPartial == true)
        let fourth = reader.next()
        #expect(fourth?.isPartial == false)
        #expect([second, third, fourth].compactMap { $0?.text }.joined() == String(repeating: "y", count: 60))
        #expect(reader.next()?.text == "no time")
        #expect(reader.next() == nil)
    }

    @Test func `after a break no line comes twice and none is lost`() {
        let stamps = ["00.1", "00.2", "00.2", "00.2", "00.3", "01", "01"]
        let all = stamps.enumerated().map { "2026-01-01T00:00:\($1)Z line \($0)\n" }
        for cut in 0...all.count {
            var reader = LogReader(limit: 100, hasTimes: true)
            var lines: [String] = []
            reader.append(Array(all[..<cut].joined().utf8) + Array("2026-01-01T00:00:0".utf8))
            while let line = reader.next() { lines.append(line.text) }
            reader.resume()
            // Asked for again from the second of the last line on.
            let from =
                reader.position.map { position in stamps.firstIndex { Int64($0.prefix(2)) == position.seconds % 60 } ?? 0 } ?? 0
            reader.append(Array(all[from...].joined().utf8))
            while let line = reader.next() { lines.append(line.text) }
            #expect(lines == all.indices.map { "line \($0)" }, "cut at \(cut)")
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func `a pipe is bounded and keeps the order`(seed: UInt64) throws {
        try Simulation.run(seed: seed) { world in
            let pipe = Pipe<Int>(limit: 3)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for number in 0..<50 { try await pipe.send(number, cost: 1) }
                    pipe.finish()
                }
                // One that gives up leaves nothing behind.
                let stuck = Pipe<Int>(limit: 1)
                try await stuck.send(1, cost: 1)
                group.addTask {
                    await #expect(throws: CancellationError.self) {
                        try await withThrowingTaskGroup(of: Void.self) { inner in
                            inner.addTask { try await stuck.send(2, cost: 1) }
                            inner.cancelAll()
                            try await inner.waitForAll()
                        }
                    }
                }
                var numbers: [Int] = []
                while let number = try await pipe.next() {
                    if number % 7 == 0 { try await world.platform.clock.sleep(for: .seconds(1)) }
                    numbers.append(number)
                }
                #expect(numbers == Array(0..<50))
                try await group.waitForAll()
            }
        }
    }
}
