// Measures the embedded API server in process: `server-bench [objects]`. Processor time of this process, requests as bytes through the
// transport, one watcher attached; `name value` lines, which `Benchmarks/run server` reads.

import CHeap
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel

#if canImport(Glibc)
    import Glibc
#endif

func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

struct Unexpected: Error, CustomStringConvertible {
    var description: String
}

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 20_000
let path = "/api/v1/namespaces/default/configmaps"

/// A ConfigMap of one kilobyte.
func configMap(_ index: Int) -> [UInt8] {
    let line = "setting-\(index % 97)=some value that is not very long, number \(index)\\n"
    let file = String(repeating: line, count: 12)
    return Array(
        #"{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"config-\#(index)","labels":{"app":"app-\#(index % 50)"}},"data":{"settings":"\#(file)"}}"#
            .utf8)
}

let bodies = (0..<count).map(configMap)

// From nothing to the first answer.
var starts: [Double] = []
for _ in 0..<5 {
    let begin = processorTime()
    let transport = Cluster().transport
    let answer = try await transport.send(APIRequest(.get, "/api/v1/namespaces/default"))
    guard answer.status == 200 else { throw Unexpected(description: "\(answer.status)") }
    starts.append((processorTime() - begin) * 1000)
}
// The first start makes what is made once in a process.
print("start-ms \(starts[0])")
print("start-again-ms \(starts.sorted()[2])")

let cluster = Cluster()
let transport = cluster.transport
let before = Int(heap_in_use())
try await withThrowingTaskGroup(of: Int.self) { group in
    let total = count
    group.addTask {
        // The watcher reads until it has seen every object.
        try await transport.withStream(APIRequest(.get, path, query: [.init("watch", "1")])) { stream in
            var seen = 0
            for try await chunk in stream.chunks {
                for byte in chunk { seen &+= byte == 0x0A ? 1 : 0 }
                if seen == total { break }
            }
            return seen
        }
    }
    await Task.yield()
    let begin = processorTime()
    let clock = ContinuousClock()
    let start = clock.now
    for body in bodies {
        let answer = try await transport.send(APIRequest(.post, path, headers: ["content-type": "application/json"], body: body))
        guard answer.status == 201 else { throw Unexpected(description: String(decoding: answer.body, as: UTF8.self)) }
    }
    print("create-us \((processorTime() - begin) / Double(count) * 1e6)")
    // One client, one after the other; the watcher reads at the same time.
    print("creates-per-second \(Double(count) / ((clock.now - start) / .seconds(1)))")
    guard try await group.next() == count else { throw Unexpected(description: "the watcher missed events") }
}
print("bytes-per-object \(Double(Int(heap_in_use()) - before) / Double(count))")

let names = (0..<count).map { "\(path)/config-\($0)" }
var begin = processorTime()
for name in names {
    let answer = try await transport.send(APIRequest(.get, name))
    guard answer.status == 200 else { throw Unexpected(description: "\(answer.status)") }
}
print("get-us \((processorTime() - begin) / Double(count) * 1e6)")

begin = processorTime()
let list = try await transport.send(APIRequest(.get, path))
print("list-ms \((processorTime() - begin) * 1000)")
print("list-bytes \(list.body.count)")
