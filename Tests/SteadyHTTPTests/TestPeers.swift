#if HTTP
    import NIOCore
    import NIOPosix
    import Synchronization
    import Testing

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// Servers and proxies of a few lines, for what real ones do seldom.
    enum TestPeers {
        typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

        /// Serves connections on a port of loopback while `body` runs with that port.
        static func serving<Result: Sendable>(
            _ serve: @escaping @Sendable (Connection) async throws -> Void, _ body: (Int) async throws -> Result
        ) async throws -> Result {
            let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .bind(host: "127.0.0.1", port: 0) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try Connection(wrappingChannelSynchronously: channel)
                    }
                }
            let port = try #require(server.channel.localAddress?.port)
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await withThrowingDiscardingTaskGroup { connections in
                        try await server.executeThenClose { inbound in
                            for try await connection in inbound {
                                connections.addTask { try? await serve(connection) }
                            }
                        }
                    }
                }
                defer { group.cancelAll() }
                return try await body(port)
            }
        }

        /// A request as a test server sees it.
        struct Request: Sendable {
            var line: String
            /// By lower-case name; of repeated ones the last.
            var headers: [String: String]
        }

        /// Serves HTTP/1.1: each request, which may have a body of a known length, is answered with the bytes returned.
        static func serving<Result: Sendable>(
            http answer: @escaping @Sendable (Request) -> [UInt8], _ body: (Int) async throws -> Result
        ) async throws -> Result {
            try await serving(
                { connection in
                    try await connection.executeThenClose { inbound, outbound in
                        var received: [UInt8] = []
                        for try await buffer in inbound {
                            received += buffer.readableBytesView
                            while let (request, length) = Self.request(in: received) {
                                received.removeFirst(length)
                                try await outbound.write(ByteBuffer(bytes: answer(request)))
                            }
                        }
                    }
                }, body)
        }

        private static func request(in bytes: [UInt8]) -> (Request, Int)? {
            guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
            let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
            var headers: [String: String] = [:]
            for line in lines.dropFirst() {
                let name = line.prefix { $0 != ":" }
                headers[name.lowercased()] = String(line.dropFirst(name.count + 2))
            }
            let length = end.upperBound + (Int(headers["content-length"] ?? "0") ?? 0)
            return bytes.count < length ? nil : (Request(line: String(lines[0]), headers: headers), length)
        }

        /// An answer in HTTP/1.1.
        static func answer(_ status: String, _ headers: [String] = [], _ body: [UInt8]) -> [UInt8] {
            let head = ["HTTP/1.1 \(status)"] + headers + ["content-length: \(body.count)", "", ""]
            return Array(head.joined(separator: "\r\n").utf8) + body
        }
    }

    /// A proxy by `CONNECT` and by SOCKS 5 that remembers what it was asked, and can fall silent.
    final class TestProxy: Sendable {
        struct Asked: Sendable, Hashable {
            var target: String
            var authorization: String?
        }

        private let log = Mutex<[Asked]>([])
        private let frozen = Atomic(false)

        var asked: [Asked] { log.withLock { $0 } }
        /// From now on nothing is passed on, and nothing is closed.
        func freeze() { frozen.store(true, ordering: .releasing) }

        func serving<Result: Sendable>(_ body: (Int) async throws -> Result) async throws -> Result {
            try await TestPeers.serving({ try await self.serve($0) }, body)
        }

        private func serve(_ connection: TestPeers.Connection) async throws {
            try await connection.executeThenClose { inbound, outbound in
                var iterator = inbound.makeAsyncIterator()
                var received: [UInt8] = []
                while received.isEmpty, let buffer = try await iterator.next() { received += buffer.readableBytesView }
                let target: Asked
                let reply: [UInt8]
                if received.first == 5 {
                    // On loopback each message comes in one piece.
                    try await outbound.write(ByteBuffer(bytes: [5, 0]))
                    received = []
                    while received.isEmpty, let buffer = try await iterator.next() { received += buffer.readableBytesView }
                    let isName = received[3] == 3
                    let host =
                        isName
                        ? String(decoding: received[5..<5 + Int(received[4])], as: UTF8.self)
                        : received[4..<8].map { "\($0)" }.joined(separator: ".")
                    let port = Int(received[received.count - 2]) << 8 | Int(received[received.count - 1])
                    target = Asked(target: "\(host):\(port)")
                    reply = [5, 0, 0, 1, 0, 0, 0, 0, 0, 0]
                } else {
                    let lines = String(decoding: received, as: UTF8.self).split(separator: "\r\n")
                    let authorization = lines.first { $0.lowercased().hasPrefix("proxy-authorization: ") }
                    target = Asked(
                        target: String(lines[0].split(separator: " ")[1]),
                        authorization: authorization.map { String($0.dropFirst("proxy-authorization: ".count)) })
                    reply = Array("HTTP/1.1 200 OK\r\n\r\n".utf8)
                }
                log.withLock { $0.append(target) }
                // Whatever the name is: everything is on this machine.
                let port = Int(target.target.split(separator: ":").last ?? "") ?? 0
                let upstream = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .connect(host: "127.0.0.1", port: port) { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try TestPeers.Connection(wrappingChannelSynchronously: channel)
                        }
                    }
                try await outbound.write(ByteBuffer(bytes: reply))
                try await upstream.executeThenClose { back, forth in
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        group.addTask {
                            for try await buffer in back where !self.frozen.load(ordering: .acquiring) {
                                try await outbound.write(buffer)
                            }
                        }
                        while let buffer = try await iterator.next() {
                            if !frozen.load(ordering: .acquiring) { try await forth.write(buffer) }
                        }
                        group.cancelAll()
                    }
                }
            }
        }
    }

    /// Runs `body` with a folder of its own, which is removed afterwards.
    func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("steady-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder.path)
    }

    func write(_ text: String, to path: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }
#endif
