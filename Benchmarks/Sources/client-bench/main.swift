// Measures the client against a server in another process: `client-bench KUBECONFIG COMMAND …`. Prints `name value` lines, which
// `Benchmarks/clients.py` reads. Times are of the work alone, without the start of the process.
//
//     seed PODS                     makes pods of about 10 KB, then writes the status of each; prints the version between the two
//     list | stream                 all pods, held whole or one by one
//     watch VERSION COUNT           so many events from that version on
//     create PREFIX COUNT WORKERS   ConfigMaps of 1 KB

import CHeap
import PodMaker
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyHTTP
import SteadyModel

#if canImport(Glibc)
    import Glibc
#endif

struct Unexpected: Error, CustomStringConvertible {
    var description: String
}

func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
}

func milliseconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) * 1000 + Double(duration.components.attoseconds) / 1e15
}

@discardableResult
func measure<Result>(_ work: () async throws -> Result) async throws -> Result {
    let clock = ContinuousClock()
    let (begin, used) = (clock.now, processorTime())
    let result = try await work()
    print("wall-ms \(milliseconds(begin.duration(to: clock.now)))")
    print("cpu-ms \(processorTime() - used)")
    return result
}

func argument(_ index: Int) throws -> String {
    guard CommandLine.arguments.indices.contains(index) else { throw Unexpected(description: "argument \(index) is missing") }
    return CommandLine.arguments[index]
}

func number(_ index: Int) throws -> Int {
    guard let value = Int(try argument(index)) else { throw Unexpected(description: "\(try argument(index)) is no number") }
    return value
}

/// So many calls, so many at a time.
func concurrently(_ count: Int, _ workers: Int, _ work: @escaping @Sendable (Int) async throws -> Void) async throws {
    try await withThrowingTaskGroup { group in
        for worker in 0..<workers {
            group.addTask { for index in stride(from: worker, to: count, by: workers) { try await work(index) } }
        }
        try await group.waitForAll()
    }
}

func seed(_ client: Client, _ count: Int) async throws {
    for team in 0..<40 {
        let namespace = Namespace(metadata: ObjectMeta(name: "team-\(team)"))
        do { _ = try await client.create(namespace) } catch let error as APIError where error.isAlreadyExists {}
        // Its controller makes the account that pods run as.
        let account = ObjectKey(namespace: namespace.name, name: "default")
        while try await client.resources(ServiceAccount.self).find(account) == nil {
            try await ContinuousClock().sleep(for: .milliseconds(5))
        }
    }
    var maker = PodMaker(seed: 1)
    let pods = try (0..<count).map { index in
        var pod = try JSON.decode(Pod.self, from: Array(maker.pod(index).utf8))
        // Nobody owns them here, or the garbage collector would take them away.
        pod.metadata.ownerReferences = nil
        pod.metadata.managedFields = nil
        pod.metadata.resourceVersion = nil
        pod.metadata.uid = nil
        pod.spec.serviceAccountName = nil
        pod.spec.serviceAccount = nil
        return pod
    }
    try await concurrently(count, 16) { index in _ = try await client.create(pods[index]) }
    let version = try await client.resources(Pod.self).list(.pages(of: 1)).resourceVersion
    try await concurrently(count, 16) { index in
        var pod = try await client.get(Pod.self, pods[index].key)
        pod.status = pods[index].status
        _ = try await client.updateStatus(pod)
    }
    print("version \(version)")
}

func stream(_ client: Client) async throws {
    let before = heap_in_use()
    var (most, seen) = (before, 0)
    try await measure {
        try await client.resources(Pod.self).forEach { _ in
            seen += 1
            // Counting what is in use takes longer than reading an object.
            if seen % 25 == 0 { most = max(most, heap_in_use()) }
        }
    }
    print("objects \(seen)")
    print("buffers-KB \(Double(most - before) / 1024)")
}

func watch(_ client: Client, from version: String, _ count: Int) async throws {
    let seen = try await measure {
        try await client.resources(Pod.self).withWatch(WatchOptions(resourceVersion: version, allowBookmarks: false)) { events in
            var seen = 0
            for try await event in events {
                guard case .modified(let pod) = event, !pod.name.isEmpty else {
                    throw Unexpected(description: "event \(seen): \(event)")
                }
                seen += 1
                if seen == count { break }
            }
            return seen
        }
    }
    print("objects \(seen)")
}

try await withHTTPTransport(.load(kubeconfig: argument(1))) { transport in
    let client = Client(transport: transport, fieldManager: "client-bench")
    _ = try await client.get(Namespace.self, ObjectKey(namespace: nil, name: "default"))
    switch try argument(2) {
    case "seed": try await seed(client, number(3))
    case "list":
        let pods = try await measure { try await client.resources(Pod.self).listAll() }
        print("objects \(pods.items.count)")
    case "stream": try await stream(client)
    case "watch": try await watch(client, from: argument(3), number(4))
    case "create":
        let (prefix, count, value) = (try argument(3), try number(4), String(repeating: "x", count: 1000))
        try await measure {
            try await concurrently(count, try number(5)) { index in
                let map = ConfigMap(
                    metadata: ObjectMeta(name: "\(prefix)-\(index)", namespace: "default"), data: ["value": value])
                _ = try await client.create(map)
            }
        }
        print("objects \(count)")
    case let other: throw Unexpected(description: "no command “\(other)”")
    }
}
