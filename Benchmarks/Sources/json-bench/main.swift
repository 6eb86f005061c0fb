// Measures reading and writing of pods: `json-bench [pods [shared|unique|projected|narrow|allocations|streams]]`. Every figure is processor time of this process; what is compared runs
// in turns within one run, and the median of the rounds counts.

import CHeap
import Foundation
import PodMaker
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel

#if canImport(Glibc)
    import Glibc
#endif

func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Microseconds for each pod.
func measure(_ count: Int, _ body: () throws -> Void) rethrows -> Double {
    let begin = processorTime()
    try body()
    return (processorTime() - begin) / Double(count) * 1_000_000
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

let arguments = CommandLine.arguments.dropFirst()
let count = arguments.first.flatMap { Int($0) } ?? 10_000
let mode = arguments.dropFirst().first
var maker = PodMaker(seed: 42, podsPerSet: mode == "unique" ? 1 : 20)
let texts = (0..<count).map { Array(maker.pod($0).utf8) }

/// Prints what stays in memory of each object that is read.
@MainActor func printRetained<R: Resource>(_ type: R.Type, _ name: String, _ options: JSONDecodingOptions = .cached) throws {
    var objects: [R] = []
    objects.reserveCapacity(count)
    let pool = SharingPool()
    let before = Int(heap_in_use())
    for text in texts { objects.append(try JSON.decode(type, from: text, options: options, sharing: pool)) }
    print("\(name) \(Double(Int(heap_in_use()) - before) / Double(objects.count))")
}

switch mode {
case "shared", "unique":
    try printRetained(Pod.self, "bytes-per-\(mode ?? "")-pod")
    exit(0)
case "projected":
    try printRetained(PodPlace.self, "bytes-per-projection")
    exit(0)
case "narrow":
    try printRetained(PodPlace.self, "bytes-per-narrow-projection", PodPlace.narrow)
    exit(0)
case "allocations":
    // A cache that is being filled.
    let pool = SharingPool()
    var before = heap_allocations()
    for text in texts { _ = try JSON.decode(Pod.self, from: text, options: .cached, sharing: pool) }
    print("allocations-per-pod \(Double(heap_allocations() - before) / Double(count))")
    before = heap_allocations()
    for text in texts { _ = try JSON.decode(Pod.self, from: text) }
    print("allocations-per-whole-pod \(Double(heap_allocations() - before) / Double(count))")
    before = heap_allocations()
    for text in texts { _ = try JSON.decode(PodPlace.self, from: text, options: .cached, sharing: pool) }
    print("allocations-per-projection \(Double(heap_allocations() - before) / Double(count))")
    exit(0)
case "streams":
    try await printStreams(texts)
    exit(0)
default: break
}

let few = Array(texts.prefix(300))
// As a watch brings them: in no order, and pods that have nothing in common but what the API server fills in.
var order = SystemRandomNumberGenerator()
let shuffled = texts.shuffled(using: &order)
var loner = PodMaker(seed: 43, podsPerSet: 1)
let unique = (0..<min(count, 2000)).map { Array(loner.pod($0).utf8) }

var rounds: [String: [Double]] = [:]
let plainDecoder = JSONDecoder()
plainDecoder.dateDecodingStrategy = .iso8601
let plainEncoder = JSONEncoder()
plainEncoder.dateEncodingStrategy = .iso8601
let plainPods = try few.map { try plainDecoder.decode(PlainPod.self, from: Data($0)) }
let typedPods = try few.map { try JSON.decode(Pod.self, from: $0) }
let fewData = few.map { Data($0) }

for _ in 0..<5 {
    rounds["foundation", default: []].append(
        try measure(few.count) { for data in fewData { _ = try plainDecoder.decode(PlainPod.self, from: data) } })
    let pool = SharingPool()
    rounds["typed", default: []].append(
        try measure(count) { for text in texts { _ = try JSON.decode(Pod.self, from: text, options: .cached, sharing: pool) } })
    rounds["shuffled", default: []].append(
        try measure(count) { for text in shuffled { _ = try JSON.decode(Pod.self, from: text, options: .cached, sharing: pool) } }
    )
    rounds["unique", default: []].append(
        try measure(unique.count) {
            for text in unique { _ = try JSON.decode(Pod.self, from: text, options: .cached, sharing: pool) }
        })
    rounds["whole", default: []].append(
        try measure(count) { for text in texts { _ = try JSON.decode(Pod.self, from: text) } })
    // As objects of a list are read without a pool, and with the one that long lists make; then those that have little in common.
    let listed = SharingPool()
    rounds["whole-shared", default: []].append(
        try measure(count) { for text in texts { _ = try JSON.decode(Pod.self, from: text, sharing: listed) } })
    rounds["unique-whole", default: []].append(
        try measure(unique.count) { for text in unique { _ = try JSON.decode(Pod.self, from: text) } })
    rounds["unique-whole-shared", default: []].append(
        try measure(unique.count) { for text in unique { _ = try JSON.decode(Pod.self, from: text, sharing: listed) } })
    rounds["codable", default: []].append(
        try measure(few.count) { for text in few { _ = try JSON.decode(CodablePod.self, from: text) } })
    rounds["skip", default: []].append(
        try measure(count) { for text in texts { _ = try JSON.decode(Nothing.self, from: text) } })
    rounds["tree", default: []].append(
        try measure(few.count) { for text in few { _ = try JSONValue(parsing: text) } })
    rounds["foundation-encode", default: []].append(
        try measure(few.count) { for pod in plainPods { _ = try plainEncoder.encode(pod) } })
    rounds["encode", default: []].append(
        try measure(few.count * 10) { for _ in 0..<10 { for pod in typedPods { _ = try JSON.encode(pod) } } })
}
// `name value` lines, which `Benchmarks/run json` reads.
for (name, values) in rounds.sorted(by: { $0.key < $1.key }) { print("\(name)-us \(median(values))") }
@MainActor func ratio(_ a: String, _ b: String) -> Double { median(zip(rounds[a] ?? [], rounds[b] ?? []).map { $0 / $1 }) }
print("decode-vs-JSONDecoder \(ratio("foundation", "typed"))")
print("shuffled-decode-vs-JSONDecoder \(ratio("foundation", "shuffled"))")
print("unique-decode-vs-JSONDecoder \(ratio("foundation", "unique"))")
print("codable-decode-vs-JSONDecoder \(ratio("foundation", "codable"))")
print("encode-vs-JSONEncoder \(ratio("foundation-encode", "encode"))")
