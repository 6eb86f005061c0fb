import SteadyCodec
import SteadyModel

/// What a run came to, without what differs from run to run: uids, versions, times, names that the server made.
///
/// Two correct runs of one scenario come to the same, whatever went wrong in between (Sieve's differential oracle).
struct EndState: Sendable {
    /// By collection and name; several for names that the server made.
    private(set) var entries: [String: [JSONValue]] = [:]

    init(_ contents: ClusterContents) {
        let cleaner = Cleaner(contents)
        for (place, object) in contents.objects where !Self.isLeftOut(place) {
            let label = Self.label(place, name: cleaner.clean(place.key.name))
            entries[label, default: []].append(contents.untouched[place] ?? cleaner.clean(object: object))
        }
        for (system, things) in contents.outside {
            for (identifier, thing) in things {
                entries["\(system) \(cleaner.clean(identifier))", default: []].append(cleaner.clean(thing, generation: nil))
            }
        }
        for label in entries.keys where (entries[label]?.count ?? 0) > 1 {
            entries[label]?.sort { $0.serialized().lexicographicallyPrecedes($1.serialized()) }
        }
    }

    /// What an object is called here.
    static func label(_ place: ClusterContents.Place, name: String? = nil) -> String {
        "\(place.collection) \(place.key.namespace.map { "\($0)/" } ?? "")\(name ?? place.key.name)"
    }

    /// The objects without what differs from run to run.
    static func cleaned(_ contents: ClusterContents) -> [ClusterContents.Place: JSONValue] {
        let cleaner = Cleaner(contents)
        return contents.objects.filter { !isLeftOut($0.key) }.mapValues(cleaner.clean(object:))
    }

    /// Collections that tell of work rather than of what it came to.
    static let leftOut: Set<String> = ["events", "events.events.k8s.io", "leases.coordination.k8s.io"]

    private static func isLeftOut(_ place: ClusterContents.Place) -> Bool { leftOut.contains(place.collection) }

    /// A difference between two states.
    struct Difference: Hashable, Sendable, CustomStringConvertible {
        /// Which object, and which field of it; the field is empty for the whole object.
        var place: String
        var field: String
        /// What is there, against what should be.
        var found: String?
        var expected: String?

        var description: String {
            let what = field.isEmpty ? place : "\(place): \(field)"
            switch (found, expected) {
            case (nil, _): return "\(what) is missing"
            case (.some(let found), nil):
                return field.isEmpty ? "\(what) should not be there" : "\(what) is \(found), and absent without faults"
            case (.some(let found), .some(let expected)): return "\(what) is \(found) instead of \(expected)"
            }
        }
    }

    /// A difference as a change in time.
    static func change(_ difference: Difference) -> String {
        let what = difference.field.isEmpty ? difference.place : "\(difference.place): \(difference.field)"
        return switch (difference.found, difference.expected) {
        case (nil, _): "\(what) is gone"
        case (.some(let found), nil): difference.field.isEmpty ? "\(what) is new" : "\(what) is \(found), and was not there"
        case (.some(let found), .some(let expected)): "\(what) is \(found), and was \(expected)"
        }
    }

    /// Where this state differs from what it should be, in order.
    func differences(from expected: EndState) -> [Difference] {
        var found: [Difference] = []
        for place in Set(entries.keys).union(expected.entries.keys).sorted() {
            let (mine, theirs) = (entries[place] ?? [], expected.entries[place] ?? [])
            guard mine.count == theirs.count else {
                let (few, many) = (theirs.count, mine.count)
                found.append(
                    Difference(
                        place: place, field: "", found: many == 0 ? nil : "there \(many) times",
                        expected: few == 0 ? nil : "\(few) times"))
                continue
            }
            for (index, (a, b)) in zip(mine, theirs).enumerated() where a != b {
                Self.compare(a, b, at: "", of: index == 0 ? place : "\(place)[\(index)]", into: &found)
            }
        }
        return found
    }

    private static func compare(_ a: JSONValue, _ b: JSONValue, at path: String, of place: String, into found: inout [Difference])
    {
        if a == b { return }
        if let a = a.objectValue, let b = b.objectValue {
            var names = a.map(\.name)
            for (name, _) in b where a[name] == nil { names.append(name) }
            for name in names.sorted() {
                let field = path.isEmpty ? name : "\(path).\(name)"
                switch (a[name], b[name]) {
                case (let x?, let y?): compare(x, y, at: field, of: place, into: &found)
                case (let x?, nil): found.append(Difference(place: place, field: field, found: text(x), expected: nil))
                case (nil, let y?): found.append(Difference(place: place, field: field, found: nil, expected: text(y)))
                case (nil, nil): break
                }
            }
        } else if let a = a.arrayValue, let b = b.arrayValue, a.count == b.count {
            for (index, (x, y)) in zip(a, b).enumerated() { compare(x, y, at: "\(path)[\(index)]", of: place, into: &found) }
        } else {
            found.append(Difference(place: place, field: path, found: text(a), expected: text(b)))
        }
    }

    private static func text(_ value: JSONValue) -> String {
        let text = String(decoding: value.serialized(), as: UTF8.self)
        return text.count > 80 ? "\(text.prefix(80))…" : text
    }
}

/// Takes out of objects what differs from run to run.
private struct Cleaner {
    private(set) var names: [String: String] = [:]
    private var uids: Set<String> = []

    init(_ contents: ClusterContents) {
        for (place, object) in contents.objects {
            let metadata = object["metadata"]
            if let uid = metadata?["uid"]?.stringValue { uids.insert(uid) }
            if let generate = metadata?["generateName"]?.stringValue, place.key.name.hasPrefix(generate) {
                names[place.key.name] = generate + "*"
            }
        }
    }

    private static let ofEveryRun: Set<String> = [
        "uid", "resourceVersion", "creationTimestamp", "managedFields", "generation", "deletionGracePeriodSeconds", "selfLink",
    ]

    func clean(object: JSONValue) -> JSONValue {
        let generation = object[path: "metadata", "generation"]?.integerValue
        var cleaned: [(name: String, value: JSONValue)] = []
        for (name, value) in object.objectValue ?? JSONObject() {
            cleaned.append((name, name == "metadata" ? metadata(value) : clean(value, generation: generation)))
        }
        return .object(JSONObject(cleaned))
    }

    private func metadata(_ value: JSONValue) -> JSONValue {
        var cleaned: [(name: String, value: JSONValue)] = []
        for (name, value) in value.objectValue ?? JSONObject() where !Self.ofEveryRun.contains(name) {
            if name == "annotations" {
                let kept = (value.objectValue ?? JSONObject()).filter { $0.name != FaultTransport.touch }
                if !kept.isEmpty { cleaned.append((name, clean(.object(JSONObject(kept.map { $0 })), generation: nil))) }
            } else {
                cleaned.append((name, clean(value, generation: nil)))
            }
        }
        return .object(JSONObject(cleaned))
    }

    func clean(_ value: JSONValue, generation: Int64?) -> JSONValue {
        switch value {
        case .string(let text): return .string(clean(text))
        case .array(let elements): return .array(elements.map { clean($0, generation: generation) })
        case .object(let object):
            return .object(
                JSONObject(
                    object.map { name, value in
                        // What counts is whether the report is about the present state, not how many states there were.
                        if name == "observedGeneration", let generation, let number = value.integerValue {
                            return (name, .bool(number == generation))
                        }
                        return (name, clean(value, generation: generation))
                    }))
        default: return value
        }
    }

    func clean(_ text: String) -> String {
        if let name = names[text] { return name }
        let count = text.utf8.count
        if count >= 20, count <= 30, text.utf8.first.map({ (0x30...0x39).contains($0) }) == true, Timestamp(text) != nil {
            return "<time>"
        }
        guard count >= 36 else { return text }
        return uids.contains(text) ? "<uid>" : EndState.withoutUID(text)
    }
}

extension EndState {
    /// The text without the uid that is part of it, if there is one: names are made of uids, too.
    static func withoutUID(_ text: String) -> String {
        guard text.utf8.count >= 36, let range = uuid(in: text) else { return text }
        var cleaned = text
        cleaned.replaceSubrange(range, with: "<uid>")
        return cleaned
    }

    /// Where a UUID stands in a text: 8-4-4-4-12 hexadecimal digits.
    private static func uuid(in text: String) -> Range<String.Index>? {
        let bytes = Array(text.utf8)
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) }
        for start in 0...(bytes.count - 36) where isDigit(bytes[start]) {
            let fits = (0..<36).allSatisfy { index in
                [8, 13, 18, 23].contains(index) ? bytes[start + index] == 0x2D : isDigit(bytes[start + index])
            }
            if fits {
                let from = text.utf8.index(text.startIndex, offsetBy: start)
                return from..<text.utf8.index(from, offsetBy: 36)
            }
        }
        return nil
    }
}

extension EndState {
    /// The paths of the fields in which two states of an object differ, up to five.
    static func changedFields(_ before: JSONValue, _ after: JSONValue) -> [String] {
        var found: [Difference] = []
        compare(after, before, at: "", of: "", into: &found)
        let fields = found.map(\.field).filter { !$0.hasPrefix("metadata.managedFields") && $0 != "metadata.resourceVersion" }
        return Array(fields.prefix(5))
    }
}
