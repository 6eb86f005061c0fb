import Foundation
import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import Synchronization

/// Has no objects, and a watch that says nothing.
private struct EmptyServer: Transport {
    func send(_ request: APIRequest) async throws -> APIResponse {
        APIResponse(
            status: 200, body: Array(#"{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[]}"#.utf8))
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        try await consume(
            APIStream(status: 200) {
                try await ContinuousClock().sleep(for: .seconds(3600))
                return nil
            })
    }
}

private func pod(_ index: Int, version: Int) -> Pod {
    let number = String(index)
    let padded = String(repeating: "0", count: max(0, 5 - number.count)) + number
    var metadata = ObjectMeta(
        name: "service-\(index % 100)-5d9c7b8f6d-\(padded)", namespace: "team-\(index % 40)",
        labels: ["app": "app-\(index * 100 / 100_000)"])
    metadata.uid = "4bd9c1f0-0f5c-4a5c-8b1a-000000000000"
    metadata.resourceVersion = String(version)
    return Pod(metadata: metadata)
}

func measureOperations(_ count: Int) async throws {
    var configuration = InformerConfiguration()
    configuration.following.prefersStreaming = false
    let informer = Informer<Pod>(client: Client(transport: EmptyServer()), configuration: configuration)
    let byApp = CacheIndex<Pod, String>.label("app")
    informer.add(byApp)
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await informer.run() }
        try await informer.waitUntilSynced()
        measure(informer, byApp, count)
        group.cancelAll()
    }
}

private func measure(_ informer: Informer<Pod>, _ byApp: CacheIndex<Pod, String>, _ count: Int) {
    // Each turn brings later versions, as a watch does. Two states are alive, as they are where client-go is measured; no turn pays for the
    // end of what was there.
    var present = (0..<count).map { pod($0, version: count + $0) }
    // Text of their own, not that of the objects.
    let keys = (0..<count).map { pod($0, version: 0).key }
    for pod in present { informer.wrote(pod) }
    var times: [Double] = []
    for turn in 2...4 {
        let next = (0..<count).map { pod($0, version: turn * 10 * count + $0) }
        let begin = processorTime()
        for index in 0..<count { informer.wrote(next[index * 7919 % count]) }
        times.append((processorTime() - begin) / Double(count))
        present = next
    }
    print("update-ns \(times.sorted()[1])")
    var found = 0
    // As one reads them: the objects, and a field of each.
    report("get-ns", each: count) {
        for index in 0..<count { found += informer[keys[index * 7919 % count]]?.metadata.name?.utf8.count ?? 0 }
    }
    report("lent-get-ns", each: count) {
        for index in 0..<count {
            found += informer.withObject(keys[index * 7919 % count]) { $0.metadata.name?.utf8.count ?? 0 } ?? 0
        }
    }
    report("lent-get-from-snapshot-ns", each: count) {
        let snapshot = informer.snapshot
        for index in 0..<count {
            found += snapshot.withObject(keys[index * 7919 % count]) { $0.metadata.name?.utf8.count ?? 0 } ?? 0
        }
    }
    report("contains-ns", each: count) {
        for index in 0..<count { if informer.contains(keys[index * 7919 % count]) { found += 1 } }
    }
    report("by-index-us", each: 100 * 1000) {
        for index in 0..<100 {
            let there = informer.snapshot.objects(byApp, "app-\(index % (count / 1000))")
            there.forEach { found += $0.metadata.name?.utf8.count ?? 0 }
        }
    }
    report("by-index-by-loop-us", each: 100 * 1000) {
        for index in 0..<100 {
            for pod in informer.snapshot.objects(byApp, "app-\(index % (count / 1000))") { found += pod.name.utf8.count }
        }
    }
    report("list-ms", each: 10 * 1_000_000) {
        for _ in 0..<10 { informer.snapshot.forEach { found += $0.metadata.name?.utf8.count ?? 0 } }
    }
    report("list-by-loop-ms", each: 10 * 1_000_000) {
        for _ in 0..<10 { for pod in informer.snapshot { found += pod.name.utf8.count } }
    }
    measureArriving(informer, count)
    let held = (0..<count).map { pod($0, version: 100 * count + $0) }
    let begin = processorTime()
    for index in 0..<count {
        // Somebody keeps a snapshot of the state before each update.
        let snapshot = informer.snapshot
        informer.wrote(held[index * 7919 % count])
        if snapshot.count != count { print("lost") }
    }
    print("update-beside-snapshots-ns \((processorTime() - begin) / Double(count))")
    measureBeside(informer, keys, count)
    if found == 0 || present.isEmpty { print("nothing was found") }
}

/// As a watch brings them: each state has just been made, and what it replaces has not been looked at for long.
private func measureArriving(_ informer: Informer<Pod>, _ count: Int) {
    var time = 0.0
    for start in stride(from: 0, to: count, by: 50) {
        let arriving = (start..<min(start + 50, count)).map { pod($0 * 7919 % count, version: 50 * count + $0) }
        let begin = processorTime()
        for pod in arriving { informer.wrote(pod) }
        time += processorTime() - begin
    }
    print("update-arriving-ns \(time / Double(count))")
}

/// How long reads take beside a writer that does nothing else.
private func measureBeside(_ informer: Informer<Pod>, _ keys: [ObjectKey], _ count: Int) {
    let isOver = Atomic(false)
    let writes = Atomic(0)
    let thread = Thread {
        var version = 1000 * count
        while !isOver.load(ordering: .relaxed) {
            informer.wrote(pod(version % count, version: version))
            version += 7919
            writes.wrappingAdd(1, ordering: .relaxed)
        }
    }
    thread.start()
    let clock = ContinuousClock()
    var times: [Double] = []
    times.reserveCapacity(200_000)
    for index in 0..<200_000 {
        let begin = clock.now
        if informer[keys[index * 7919 % count]] == nil { print("lost") }
        times.append(begin.duration(to: clock.now) / .microseconds(1))
    }
    isOver.store(true, ordering: .relaxed)
    times.sort()
    print("writes-beside \(writes.load(ordering: .relaxed))")
    print("read-p50-us \(times[times.count / 2])")
    print("read-p99-us \(times[times.count * 99 / 100])")
}
