// Measures caches: `cache-bench write PODS FILE` makes a list of pods, a page of JSON on each line; `cache-bench sync FILE` reads it into an
// informer through a transport that gives out the pages; `cache-bench store COUNT` measures single operations. Prints `name value` lines, which
// `Benchmarks/run cache` reads; times are processor time of this process.

import CHeap
import Foundation
import PodMaker
import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import Synchronization

struct Unexpected: Error, CustomStringConvertible {
    var description: String
}

func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

let arguments = CommandLine.arguments
guard arguments.count > 2 else { throw Unexpected(description: "see the head of main.swift for what to say") }
switch arguments[1] {
case "write":
    guard let count = Int(arguments[2]), arguments.count > 3 else { throw Unexpected(description: "write PODS FILE") }
    try writePods(count, to: arguments[3])
case "sync": try await measureSync(arguments[2])
case "store":
    guard let count = Int(arguments[2]) else { throw Unexpected(description: "store COUNT") }
    try await measureOperations(count)
default: throw Unexpected(description: "no command “\(arguments[1])”")
}

/// The median of three turns, for each of so many.
func report(_ name: String, each count: Int, _ work: () throws -> Void) rethrows {
    var times: [Double] = []
    for _ in 0..<3 {
        let begin = processorTime()
        try work()
        times.append((processorTime() - begin) / Double(count))
    }
    print("\(name) \(times.sorted()[1])")
}
