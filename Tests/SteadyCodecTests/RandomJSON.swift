import SteadyCodec
import SteadyTesting

extension SeededRandom {
    mutating func int(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &self) }
    mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }

    /// Any JSON value without `null` members, from a small vocabulary, so that values resemble each other.
    mutating func json(depth: Int = 3) -> JSONValue {
        switch int(0...(depth > 0 ? 8 : 4)) {
        case 0: return .bool(chance(50))
        case 1: return .integer(Int64(int(-3...3)))
        case 2: return .double([0.5, -1.25, 1e30][int(0...2)])
        case 3, 4: return .string(["", "a", "b/c", "~d", "e"][int(0...4)])
        case 5, 6: return .array((0..<int(0...5)).map { _ in json(depth: depth - 1) })
        default: return .object(object(depth: depth - 1))
        }
    }

    mutating func object(depth: Int) -> JSONObject {
        JSONObject((0..<int(0...4)).map { _ in (name: ["a", "b", "c/d", "~", ""][int(0...4)], value: json(depth: depth)) })
    }

    /// The value with a few changes here and there.
    mutating func changed(_ value: JSONValue) -> JSONValue {
        if chance(10) { return json(depth: 2) }
        switch value {
        case .array(var elements):
            for index in elements.indices where chance(30) { elements[index] = changed(elements[index]) }
            if chance(30), !elements.isEmpty { elements.remove(at: int(0...elements.count - 1)) }
            if chance(30) { elements.insert(json(depth: 1), at: int(0...elements.count)) }
            if chance(10) { elements.shuffle(using: &self) }
            return .array(elements)
        case .object(var members):
            for name in members.keys where chance(30) { members[name] = members[name].map { changed($0) } }
            if chance(30), let name = members.keys.randomElement(using: &self) { members[name] = nil }
            if chance(30) { members["n\(int(0...3))"] = json(depth: 1) }
            return .object(members)
        default: return chance(30) ? json(depth: 1) : value
        }
    }
}
