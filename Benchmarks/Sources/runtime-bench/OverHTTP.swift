import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyHTTP
import SteadyModel
import SteadyRuntime
import Synchronization

/// Installs the definition of widgets, and makes so many.
func seed(_ client: Client, _ count: Int) async throws {
    let path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
    let answer = try await client.transport.send(
        APIRequest(.post, path, headers: ["content-type": "application/json"], body: Array(Widget.definition.utf8)))
    guard answer.status == 201 else { throw Unexpected(description: String(decoding: answer.body, as: UTF8.self)) }
    while true {
        do {
            _ = try await client.resources(Widget.self).list(.pages(of: 1))
            break
        } catch let error as APIError where error.isNotFound {
            try await ContinuousClock().sleep(for: .milliseconds(20))
        }
    }
    try await withThrowingTaskGroup { group in
        for worker in 0..<16 {
            group.addTask { for index in stride(from: worker, to: count, by: 16) { _ = try await client.create(Widget(index)) } }
        }
        try await group.waitForAll()
    }
    print("seeded \(count)")
}

/// Makes a ConfigMap for each widget: what Peers/controller-runtime does, too.
struct MakingMaps: Reconciler {
    let isSteady: @Sendable (String) -> Void

    func reconcile(_ widget: Widget, _ context: Context<Widget>) async throws -> Outcome {
        if let child = try context.cached(ConfigMap.self)[widget.key] {
            if child.data?["text"] == widget.spec.text {
                isSteady(widget.name)
            } else {
                try await context.patch(ConfigMap.self, child.key, .merge(["data": ["text": .string(widget.spec.text)]]))
            }
            return .done
        }
        do {
            try await context.create(
                ConfigMap(
                    metadata: ObjectMeta(name: widget.name, namespace: widget.metadata.namespace),
                    data: ["text": widget.spec.text]))
        } catch let error as APIError where error.isAlreadyExists {
            // The cache was behind; the child's event brings the next reconcile.
        }
        return .done
    }
}

/// Runs until the maps of so many widgets are there and nothing is left to do.
func operate(_ client: Client, _ count: Int, _ workers: Int, since began: Int64) async throws {
    let steady = Mutex<Set<String>>([])
    let reconciles = Atomic(0)
    let (done, tell) = AsyncStream.makeStream(of: Void.self)
    let configuration = Manager.Configuration(observe: { report in
        reconciles.wrappingAdd(1, ordering: .relaxed)
        if report.isFailure { print(report) }
    })
    let manager = try Manager(client: client, configuration: configuration) { manager in
        let reconciler = MakingMaps { name in
            if steady.withLock({ $0.insert(name).inserted && $0.count == count }) { tell.finish() }
        }
        manager.controller(for: Widget.self, reconciler).owns(ConfigMap.self).concurrency(workers)
    }
    try await withThrowingTaskGroup { group in
        group.addTask { try await manager.run() }
        for await _ in done {}
        manager.shutDown()
        try await group.waitForAll()
    }
    print("wall-ms \(Double(monotonicTime() - began) / 1e6)")
    print("cpu-ms \(processorTime() / 1e6)")
    print("reconciles \(reconciles.load(ordering: .relaxed))")
}

/// When something happened first, by number.
final class Stamps: Sendable {
    private let times = Mutex<[Int: Int64]>([:])

    func set(_ number: Int) {
        let now = monotonicTime()
        times.withLock { if $0[number] == nil { $0[number] = now } }
    }

    subscript(number: Int) -> Int64? { times.withLock { $0[number] } }
    var all: [Int: Int64] { times.withLock { $0 } }
}

/// Notes when each numbered change of a widget has come.
struct Arrivals: Transport {
    let base: any Transport
    let noted: Stamps

    func send(_ request: APIRequest) async throws -> APIResponse { try await base.send(request) }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        let noted = noted
        return try await base.withStream(request) { stream in
            try await consume(
                stream.wrapping { next in
                    let chunk = try await next()
                    if let chunk { for number in Self.numbers(chunk) { noted.set(number) } }
                    return chunk
                })
        }
    }

    /// The values of `"turn":"…"` in a piece of a stream.
    private static func numbers(_ bytes: [UInt8]) -> [Int] {
        var numbers: [Int] = []
        let mark = Array(#""turn":""#.utf8)
        var index = 0
        while index + mark.count < bytes.count {
            guard bytes[index] == mark[0], bytes[index..<(index + mark.count)].elementsEqual(mark) else {
                index += 1
                continue
            }
            index += mark.count
            let digits = bytes[index...].prefix { $0 != UInt8(ascii: "\"") }
            if let number = Int(String(decoding: digits, as: UTF8.self)) { numbers.append(number) }
        }
        return numbers
    }
}

/// Notes when the reconcile of each numbered change begins.
struct Noting: Reconciler {
    let begins: @Sendable (Int) -> Void

    func reconcile(_ widget: Widget, _ context: Context<Widget>) async throws -> Outcome {
        if let number = widget.metadata.annotations?["turn"].flatMap({ Int($0) }) { begins(number) }
        return .done
    }
}

/// Changes widgets so often a second.
func change(_ client: Client, widgets: Int, rate: Int, total: Int, _ sent: Stamps) async throws {
    let clock = ContinuousClock()
    let start = clock.now
    try await withThrowingTaskGroup { writers in
        for worker in 0..<8 {
            writers.addTask {
                for number in stride(from: worker, to: total, by: 8) {
                    let due = start + .nanoseconds(Int64(number) * 1_000_000_000 / Int64(rate))
                    try await clock.sleep(until: due, tolerance: .zero)
                    sent.set(number)
                    _ = try await client.patch(
                        Widget.self, ObjectKey(namespace: "default", name: "widget-\(number % widgets)"),
                        .merge(["metadata": ["annotations": ["turn": .string("\(number)")]]]))
                }
            }
        }
        try await writers.waitForAll()
    }
    print("rate \(Double(total) / ((clock.now - start) / .seconds(1)))")
}

/// Changes widgets, and prints how long it takes from the arrival of the event, and from the sending of the change, until the reconcile begins.
func latency(_ watching: Client, _ writing: Client, rate: Int, seconds: Int) async throws {
    let (arrived, sent, begun) = (Stamps(), Stamps(), Stamps())
    let manager = try Manager(client: watching.over(Arrivals(base: watching.transport, noted: arrived))) { manager in
        manager.controller(for: Widget.self, Noting { begun.set($0) })
    }
    try await withThrowingTaskGroup { group in
        group.addTask { try await manager.run() }
        while manager.standing.first?.queue == nil || !manager.isIdle {
            try await ContinuousClock().sleep(for: .milliseconds(20))
        }
        try await change(writing, widgets: 500, rate: rate, total: rate * seconds, sent)
        try await ContinuousClock().sleep(for: .milliseconds(500))
        manager.shutDown()
        group.cancelAll()
    }
    print("events \(begun.all.count)")
    for (name, from) in [("arrival", arrived), ("sending", sent)] {
        let values = begun.all.compactMap { number, time in from[number].map { time - $0 } }
        print("\(name)-p50-us \(percentile(0.5, of: values) / 1000)")
        print("\(name)-p99-us \(percentile(0.99, of: values) / 1000)")
    }
}

/// What an operator takes that has nothing to do, and how long it takes to end.
func idle(_ client: Client) async throws {
    let manager = try Manager(client: client, configuration: .init(election: .init(namespace: "default", name: "bench"))) {
        manager in
        manager.controller(for: Widget.self, Nothing()).owns(ConfigMap.self)
    }
    let clock = ContinuousClock()
    try await withThrowingTaskGroup { group in
        group.addTask { try await manager.run() }
        while manager.standing.first?.queue == nil { try await clock.sleep(for: .milliseconds(20)) }
        try await clock.sleep(for: .seconds(3))
        print("rss-MB \(try residentMegabytes())")
        print("own-MB \(try residentMegabytes(ownOnly: true))")
        let used = processorTime()
        try await clock.sleep(for: .seconds(5))
        print("cpu-ms-per-second \((processorTime() - used) / 5e6)")
        let before = monotonicTime()
        manager.shutDown()
        try await group.waitForAll()
        print("stop-ms \(Double(monotonicTime() - before) / 1e6)")
    }
}
