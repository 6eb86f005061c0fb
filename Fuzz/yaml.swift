import SteadyCodec
import SteadyYAML

/// What is promised of any bytes: reading ends, without a trap; tree, events and lines give the same or are all
/// refused; and what was read, written again, reads the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    // Sometimes with narrow limits.
    let limits = bytes.last == UInt8(ascii: "!") ? YAMLLimits(documents: 2, depth: 4, expansions: 8) : .default
    let ways = [0, .max].map { YAML.course(of: bytes, limits: limits, leastPart: $0) }
    do throws(YAMLError) {
        let documents = try YAMLDocument.parse(bytes, limits: limits)
        for (course, json) in ways {
            precondition(course != .none, "the transcoder refuses what the reader takes")
            if course == .tree { continue }
            precondition(json.map { try? JSONValue(parsing: $0) } == documents.map(\.value), "two ways differ")
        }
        let texts = try YAML.json(from: bytes, limits: limits)
        precondition(texts.map { try? JSONValue(parsing: $0) } == documents.map(\.value), "two ways differ")
        for document in documents { _ = document.position(nearest: "spec.containers[0].image") }
        roundTrip(documents.map(\.value))
    } catch {
        for (course, _) in ways {
            precondition(course == .none || course == .tree, "the transcoder takes what the reader refuses: \(error)")
        }
        precondition((try? YAML.json(from: bytes, limits: limits)) == nil)
        precondition(error.line.map { $0 > 0 } ?? true && error.column.map { $0 > 0 } ?? true)
    }
    return 0
}

private func roundTrip(_ values: [JSONValue]) {
    let limits = YAMLLimits(bytes: .max, documents: .max, depth: 250)
    do throws(YAMLError) {
        let again = try YAMLDocument.parse(YAML.text(of: values), limits: limits)
        precondition(again.map(\.value) == values, "what is written reads as something else")
    } catch {
        preconditionFailure("what is written does not read: \(error)")
    }
}
