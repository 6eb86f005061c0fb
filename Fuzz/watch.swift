import SteadyClient
import SteadyCodec
import SteadyModel

/// What is promised of any bytes: wherever they are cut, a watch gives the same events and errors, and a list the same items and the
/// same end; reading ends, without a trap; a list is read or refused as the tree of it is.
///
/// The first byte tells how the rest is cut.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let seed = bytes.first else { return 0 }
    let text = Array(bytes.dropFirst())
    let pieces = cut(text, seed)
    let limit = seed & 0x80 == 0 ? 1 << 20 : 64
    precondition(events([text], limit) == events(pieces, limit), "a watch depends on where it is cut")
    for size in seed & 0x40 == 0 ? [1 << 20] : [32] {
        let options = JSONDecodingOptions(limits: JSONLimits(depth: 40, bytes: size), isStrict: seed & 0x20 != 0)
        precondition(
            items(JSONValue.self, [text], options) == items(JSONValue.self, pieces, options), "a list depends on its cuts")
        precondition(items(Meta.self, [text], options) == items(Meta.self, pieces, options), "a typed list depends on its cuts")
    }
    whole(text, pieces)
    return 0
}

/// Pieces of one to so many bytes, some of them empty.
private func cut(_ text: [UInt8], _ seed: UInt8) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var rest = text[...]
    var state = UInt32(seed) &* 2_654_435_761 &+ 1
    let most = [1, 2, 5, 64][Int(seed & 3)]
    while !rest.isEmpty {
        state = state &* 1_664_525 &+ 1_013_904_223
        let size = Int(state >> 16) % (most + 1)
        pieces.append(Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
    }
    return pieces
}

private struct Meta: Resource, JSONModel {
    static let resourceType = ResourceType(group: "", version: "v1", kind: "Meta", plural: "metas", scope: .namespaced)
    var metadata = ObjectMeta()
    static let fields = FieldTable<Meta>(empty: Meta()) { $0.field("metadata", \.metadata) }
}

/// The events and errors of a stream, in words.
private func events(_ pieces: [[UInt8]], _ limit: Int) -> [String] {
    var reader = WatchReader<Meta>(request: "GET /", limit: limit)
    var seen: [String] = []
    for piece in pieces {
        reader.append(piece)
        while true {
            do throws(JSONError) {
                guard let event = try reader.next() else { break }
                seen.append("\(event)")
            } catch {
                seen.append("\(error)")
                // A frame without end is an error each time it is looked at.
                if error.message.hasPrefix("a watch event is larger") { return seen }
            }
        }
    }
    do throws(JSONError) {
        if let event = try reader.last() { seen.append("\(event)") }
    } catch {
        seen.append("\(error)")
    }
    return seen
}

private struct Outcome<Item: Equatable>: Equatable {
    var items: [Item] = []
    var end: JSONObject?
    var error: JSONError?
}

private func items<Item: Decodable & Equatable>(
    _ type: Item.Type, _ pieces: [[UInt8]], _ options: JSONDecodingOptions
) -> Outcome<Item> {
    var reader = JSONListReader(type, options: options)
    var outcome = Outcome<Item>()
    do throws(JSONError) {
        for piece in pieces {
            reader.append(piece)
            while let item = try reader.next() { outcome.items.append(item) }
        }
        outcome.end = try reader.finish()
    } catch {
        precondition((error.line ?? 0) > 0 && (error.column ?? 0) > 0)
        outcome.error = error
    }
    return outcome
}

private func whole(_ text: [UInt8], _ pieces: [[UInt8]]) {
    let outcome = items(JSONValue.self, pieces, .default)
    let tree = try? JSONValue(parsing: text)
    guard case .object(var members)? = tree else { return precondition(outcome.end == nil, "a list is read that is none") }
    guard let end = outcome.end else {
        let items = members["items"]
        // Of members given twice the tree has only the last.
        let isTwice = (try? JSON.decode(RawJSON.self, from: text).text.split(separator: "items").count > 2) ?? false
        return precondition(
            items != nil && items?.arrayValue == nil && items != .null || isTwice, "a list is refused that is one")
    }
    let items = members.removeValue(forKey: "items")
    precondition(end == members, "the members differ")
    precondition(items?.arrayValue.map { outcome.items.suffix($0.count) == $0[...] } ?? true, "the items differ")
}
