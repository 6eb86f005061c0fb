import CHeap
import Foundation
import PodMaker
import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import Synchronization

func writePods(_ count: Int, to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path) else {
        throw Unexpected(description: "\(path) cannot be written")
    }
    var maker = PodMaker(seed: 1)
    for start in stride(from: 0, to: count, by: 500) {
        let pods = (start..<min(start + 500, count)).map { maker.pod($0) }
        let page = #"{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"10000000"},"items":["#
        try file.write(contentsOf: Data((page + pods.joined(separator: ",") + "]}\n").utf8))
    }
    try file.close()
}

/// Gives out pages of a list, one after the other; its watch says nothing until it is told to expire.
final class PagedServer: Transport {
    private struct State {
        var version = 10_000_000
        var hasExpired = false
        var watch: AsyncStream<[UInt8]>.Continuation?
    }

    private let pages: [[UInt8]]
    private let onPage: @Sendable () -> Void
    private let state = Mutex(State())

    /// - Parameter onPage: called before each page.
    init(_ pages: [[UInt8]], onPage: @escaping @Sendable () -> Void) {
        self.pages = pages
        self.onPage = onPage
    }

    /// The watch's version is no longer kept, and every tenth pod has changed.
    func expire() {
        let watch = state.withLock { state in
            state.version += 1
            state.hasExpired = state.watch == nil
            return state.watch
        }
        watch?.yield(Self.expired)
    }

    private static let expired: [UInt8] = {
        let error = #"{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired","message":"too old"}}"# + "\n"
        return Array(error.utf8)
    }()

    func send(_ request: APIRequest) async throws -> APIResponse {
        onPage()
        let index = request.queryValue("continue").flatMap { Int($0) } ?? 0
        let version = state.withLock { $0.version }
        let next = index + 1 < pages.count ? #","continue":"\#(index + 1)""# : ""
        let head = #"{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"\#(version)"\#(next)},"items":"#
        // Behind the page's own head.
        guard let start = pages[index].firstIndex(of: UInt8(ascii: "[")) else {
            throw Unexpected(description: "a page without items")
        }
        var body = Array(head.utf8) + pages[index][start...]
        if version > 10_000_000 { Self.change(&body) }
        return APIResponse(status: 200, body: body)
    }

    /// Gives every tenth object a later version.
    private static func change(_ body: inout [UInt8]) {
        let mark = Array(#""resourceVersion":"1"#.utf8)
        var (count, index) = (0, 0)
        while index + mark.count < body.count {
            guard body[index] == mark[0], body[index..<index + mark.count].elementsEqual(mark) else {
                index += 1
                continue
            }
            count += 1
            // The first is that of the list.
            if count % 10 == 2 { body[index + mark.count - 1] = UInt8(ascii: "9") }
            index += mark.count
        }
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        let (pieces, watch) = AsyncStream<[UInt8]>.makeStream()
        state.withLock { state in
            if state.hasExpired { watch.yield(Self.expired) }
            state.hasExpired = false
            state.watch = watch
        }
        return try await consume(
            APIStream(status: 200) {
                for await piece in pieces { return piece }
                return nil
            })
    }
}

func measureSync(_ path: String) async throws {
    let pages = try String(contentsOfFile: path, encoding: .utf8).utf8.split(separator: UInt8(ascii: "\n")).map { Array($0) }
    let most = Mutex(0)
    let before = Int(heap_in_use())
    var configuration = InformerConfiguration()
    configuration.following.prefersStreaming = false
    let server = PagedServer(pages) { most.withLock { $0 = max($0, Int(heap_in_use()) - before) } }
    let informer = Informer<Pod>(client: Client(transport: server), configuration: configuration)
    informer.add(.label("app.kubernetes.io/name"))
    let begin = processorTime()
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await informer.run() }
        try await informer.waitUntilSynced()
        print("json-sync-ms \((processorTime() - begin) / 1e6)")
        let (count, steady) = (informer.snapshot.count, Double(Int(heap_in_use()) - before))
        print("pods \(count)")
        print("bytes-per-pod \(steady / Double(count))")
        print("told-vs-heap \(Double(informer.memory.bytes) / steady)")
        print("first-list-peak \(Double(most.withLock { $0 }) / steady)")
        most.withLock { $0 = 0 }
        let second = processorTime()
        server.expire()
        _ = try await informer.waitUntil(resourceVersion: "10000001", timeout: .seconds(60))
        print("relist-ms \((processorTime() - second) / 1e6)")
        print("relist-peak \(Double(max(most.withLock { $0 }, Int(heap_in_use()) - before)) / steady)")
        group.cancelAll()
    }
    let changed = informer.snapshot.filter { $0.metadata.resourceVersion?.hasPrefix("9") == true }.count
    print("relist-changed \(changed)")
}
