// Measures the way from an event to a reconcile: `runtime-bench COMMAND …`. Prints `name value` lines, which `Benchmarks/run` reads.
//
//     noop OBJECTS                     processor time of an event with a reconcile that has nothing to do, over a scripted server
//     throughput OBJECTS WORKERS       such reconciles in a second, of objects that are in the cache
//     seed KUBECONFIG COUNT            installs the kind Widget, and makes so many
//     operator KUBECONFIG COUNT WORKERS    makes a ConfigMap for each, and ends when nothing is left to do
//     latency KUBECONFIG RATE SECONDS  from events to the beginning of reconciles, over TLS; needs 500 widgets
//     idle KUBECONFIG                  an operator with nothing to do

import SteadyClient
import SteadyHTTP

let began = monotonicTime()

func argument(_ index: Int) throws -> String {
    guard CommandLine.arguments.indices.contains(index) else { throw Unexpected(description: "argument \(index) is missing") }
    return CommandLine.arguments[index]
}

func number(_ index: Int) throws -> Int {
    guard let value = Int(try argument(index)) else { throw Unexpected(description: "\(try argument(index)) is no number") }
    return value
}

func withClient(_ body: (Client) async throws -> Void) async throws {
    try await withHTTPTransport(.load(kubeconfig: argument(2))) { transport in
        try await body(Client(transport: transport, fieldManager: "runtime-bench"))
    }
}

switch try argument(1) {
case "noop": try await noop(number(2))
case "throughput": try await throughput(number(2), number(3))
case "seed": try await withClient { client in try await seed(client, number(3)) }
case "operator": try await withClient { client in try await operate(client, number(3), number(4), since: began) }
case "latency":
    try await withClient { watching in
        try await withClient { writing in try await latency(watching, writing, rate: number(3), seconds: number(4)) }
    }
case "idle": try await withClient { client in try await idle(client) }
case let other: throw Unexpected(description: "no command “\(other)”")
}
