// Leads by a lease, to see how long two leaders are at work at once: `election-bench KUBECONFIG NAME LEASE RENEW RETRY`, the times in
// milliseconds. Campaigns for the lease default/NAME, writes every 20 ms while it leads, and prints when it begins and ends to lead, by the
// clock that all processes of the machine share. Each write says when it was sent and by whom. `Benchmarks/elections.py` starts it.
//
//     election-bench KUBECONFIG NAME writes     the writes of that name as they arrived: who and when sent

import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyElection
import SteadyHTTP
import SteadyModel

#if canImport(Glibc)
    import Glibc
#endif

struct Unexpected: Error, CustomStringConvertible {
    var description: String
}

func argument(_ index: Int) throws -> String {
    guard CommandLine.arguments.indices.contains(index) else { throw Unexpected(description: "argument \(index) is missing") }
    return CommandLine.arguments[index]
}

func milliseconds(_ index: Int) throws -> Duration {
    guard let value = Int(try argument(index)) else { throw Unexpected(description: "\(try argument(index)) is no number") }
    return .milliseconds(value)
}

/// Nanoseconds since the machine was started.
func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

func tell(_ text: String) {
    print(text)
    fflush(nil)
}

func lead(_ client: Client, _ name: String) async throws {
    let configuration = ElectionConfiguration(
        leaseDuration: try milliseconds(3), renewDeadline: try milliseconds(4), retryPeriod: try milliseconds(5),
        requestTimeout: .milliseconds(500), drain: .milliseconds(500))
    let identity = "\(getpid())"
    let elector = try LeaderElector(
        store: ObjectLeaseStore(client: client.with(priority: .high, retry: RetryPolicy.none), namespace: "default", name: name),
        identity: identity, configuration: configuration, platform: client.platform)
    let gated = client.over(
        GatedTransport(
            client.transport, gate: elector.gate, clock: client.platform.clock, requestTimeout: configuration.requestTimeout))
    try await elector.run { _ in
        tell("begin \(now())")
        defer { tell("end \(now())") }
        while !Task.isCancelled {
            let map = ConfigMap(
                metadata: ObjectMeta(generateName: name + "-", namespace: "default"), data: ["by": identity, "sent": "\(now())"])
            // What fails is tried again, as by an operator.
            _ = try? await gated.create(map)
            try await client.platform.clock.sleep(for: .milliseconds(20))
        }
    }
}

func writes(_ client: Client, _ name: String) async throws {
    let all = try await client.list(ConfigMap.self, in: "default").items
        .filter { $0.metadata.generateName == name + "-" }
        .sorted { Int($0.metadata.resourceVersion ?? "") ?? 0 < Int($1.metadata.resourceVersion ?? "") ?? 0 }
    for map in all { print(map.data?["by"] ?? "?", map.data?["sent"] ?? "?") }
}

let access = try ClusterAccess.load(kubeconfig: try argument(1))
try await withHTTPTransport(access) { transport in
    let client = Client(transport: transport)
    if try argument(3) == "writes" { try await writes(client, try argument(2)) } else { try await lead(client, try argument(2)) }
}
