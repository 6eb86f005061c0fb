// Reads one manifest of 1,000 pods, 5 MB, in several ways in one run, and compares CPU time. Prints `name value` lines for
// Benchmarks/run: ratios of the medians over interleaved rounds, and milliseconds.
//
//     yaml-bench [ROUNDS [WAY ...]]
import CYaml
import Foundation
import SteadyCodec
import SteadyCoreAPI
import SteadyYAML
import Yams

try run()

func run() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let rounds = arguments.first.flatMap { Int($0) } ?? 5
    let text = Manifest(seed: 1).text(documents: 1000)
    let bytes = Array(text.utf8)
    let documents = text.components(separatedBy: "---\n")
    let limits = YAMLLimits(bytes: 64 * 1024 * 1024)

    let ways: [(name: String, work: () throws -> Int)] = [
        ("events", { countDocuments(bytes) }), ("json", { try YAML.json(from: bytes, limits: limits).count }),
        ("decode", { try YAML.decodeAll(Pod.self, from: bytes, limits: limits).count }),
        ("plain", { try YAML.decodeAll(PlainPod.self, from: bytes, limits: limits).count }),
        ("value", { try YAML.json(from: bytes, limits: limits).map { try JSONValue(parsing: $0) }.count }),
        ("tree", { try YAMLDocument.parse(bytes, limits: limits).count }),
        ("compose", { try Yams.compose_all(yaml: text).map { $0 }.count }),
        ("decoder", { try documents.map { try Yams.YAMLDecoder().decode(PlainPod.self, from: $0) }.count }),
    ].filter { arguments.count < 2 || arguments.dropFirst().contains($0.name) }

    var times: [String: [Double]] = [:]
    for round in 0...rounds {
        for (name, work) in ways {
            let start = cpuTime()
            let count = try work()
            let time = cpuTime() - start
            precondition(count == 1000, "\(name) read \(count) documents")
            // The first round warms up.
            if round > 0 { times[name, default: []].append(time) }
        }
    }

    func median(_ name: String) -> Double {
        let sorted = times[name, default: []].sorted()
        return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
    }
    print("bytes \(bytes.count)")
    for (name, _) in ways { print("\(name)-ms \(median(name) * 1000)") }
    print("decode-vs-compose \(median("compose") / median("decode"))")
    print("decode-vs-YAMLDecoder \(median("decoder") / median("decode"))")
    print("json-vs-compose \(median("compose") / median("json"))")
    print("json-vs-YAMLDecoder \(median("decoder") / median("json"))")
    print("json-MB/s \(Double(bytes.count) / 1e6 / median("json"))")
}

/// libyaml alone, the floor for whatever is built on it.
func countDocuments(_ bytes: [UInt8]) -> Int {
    var parser = yaml_parser_t()
    yaml_parser_initialize(&parser)
    defer { yaml_parser_delete(&parser) }
    return bytes.withUnsafeBufferPointer { input in
        yaml_parser_set_input_string(&parser, input.baseAddress, input.count)
        var count = 0
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(&parser, &event) == 1 else { return -1 }
            defer { yaml_event_delete(&event) }
            if event.type == YAML_DOCUMENT_START_EVENT { count += 1 }
            if event.type == YAML_STREAM_END_EVENT { return count }
        }
    }
}

/// Seconds of processor time this process has used.
func cpuTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
