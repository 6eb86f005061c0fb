import SteadyCodec
import SteadyCoreAPI
import SteadyModel

// One pool for the whole run, small enough that its slots are fought for.
nonisolated(unsafe) private let pool = SharingPool(texts: 16, subtrees: 16)

/// What is promised of any bytes: reading ends, without a trap; a tree and a pod are read or refused; sharing, and reading the same
/// through `Codable`, change nothing; what was read, written again, reads the same; errors have a place.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    tree(bytes)
    let alone = Result { () throws(JSONError) in try JSON.decode(Pod.self, from: bytes) }
    let shared = Result { () throws(JSONError) in try JSON.decode(Pod.self, from: bytes, sharing: pool) }
    switch (alone, shared) {
    case (.success(let pod), .success(let other)):
        precondition(pod == other && pod.hashValue == other.hashValue, "sharing changes what is read")
        again(pod)
        changed(other, pod)
        let holder = Array(#"{"value":"#.utf8) + bytes + Array("}".utf8)
        precondition((try? JSON.decode(Holder.self, from: holder))?.value == pod, "Codable reads something else")
    case (.failure(let error), .failure(let other)):
        precondition(error == other, "\(error) and \(other)")
        precondition(error.line.map { $0 > 0 } ?? true && error.column.map { $0 > 0 } ?? true)
    default: preconditionFailure("sharing changes what is refused")
    }
    _ = try? JSON.decode(Pod.self, from: bytes, options: .strict, sharing: pool)
    _ = try? JSON.decode(Pod.self, from: bytes, options: JSONDecodingOptions(dropping: ["spec.containers", "metadata.labels"]))
    _ = try? JSON.decode([String: [Int?]].self, from: bytes)
    return 0
}

private struct Holder: Codable { var value: Pod }

private func tree(_ bytes: [UInt8]) {
    guard let value = try? JSONValue(parsing: bytes) else {
        precondition(
            (try? JSON.decode(RawJSON.self, from: bytes)) == nil || hasLargeNumber(bytes), "skipping takes what reading refuses")
        return
    }
    // By the text: `1e5` is written 100000, which reads as an integer, as the API server's values do.
    let text = value.serialized()
    precondition((try? JSONValue(parsing: text))?.serialized() == text, "a tree reads as another")
    let laidOut = value.serialized(pretty: true)
    precondition((try? JSONValue(parsing: laidOut))?.serialized() == text, "a tree, laid out, reads as another")
    precondition((try? JSON.decode(RawJSON.self, from: bytes))?.value == value, "skipping sees something else")
}

/// Numbers beyond all bounds are skipped, and refused when they are read.
private func hasLargeNumber(_ bytes: [UInt8]) -> Bool { bytes.contains { $0 | 0x20 == 0x65 } || bytes.count > 300 }

private func again(_ pod: Pod) {
    let text = try? JSON.encode(pod)
    precondition(text.flatMap { try? JSON.decode(Pod.self, from: $0) } == pod, "a pod reads as another")
}

/// Changing a value that shares its parts leaves the others as they are.
private func changed(_ shared: Pod, _ alone: Pod) {
    var copy = shared
    copy.metadata.labels = ["fuzz": "x"]
    copy.spec.containers.append(Container(name: "fuzz"))
    if !copy.spec.containers.isEmpty { copy.spec.containers[0].name += "." }
    copy.status = PodStatus()
    precondition(shared == alone, "changing a copy changes the original")
}
