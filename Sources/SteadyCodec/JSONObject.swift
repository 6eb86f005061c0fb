/// The members of a JSON object, kept sorted by name.
///
/// Names are the same if their bytes are: `é` composed and decomposed are two.
///
/// A sorted flat array rather than a hash table: most objects have a handful of members, the order is the same on every
/// machine and in every run, and two objects can be walked side by side.
public struct JSONObject: Sendable {
    private struct Member: Sendable {
        let name: String
        var value: JSONValue
    }

    private var members: [Member] = []

    /// An object without members.
    public init() {}

    /// An object without members that has room for so many.
    package init(capacity: Int) { members.reserveCapacity(capacity) }

    /// An object of these members; of several with one name the last stays.
    ///
    /// - Complexity: O(n) if the members come sorted by name, else O(n log n).
    public init(_ members: some Sequence<(name: String, value: JSONValue)>) {
        self.init(Array(members))
    }

    /// An object of these members; of several with one name the last stays.
    ///
    /// - Complexity: O(n) if the members come sorted by name, else O(n log n).
    public init(_ members: [(name: String, value: JSONValue)]) {
        self.members.reserveCapacity(members.count)
        var isSorted = true
        for (name, value) in members {
            if let last = self.members.last, !last.name.precedes(name) { isSorted = false }
            self.members.append(Member(name: name, value: value))
        }
        if !isSorted { sortKeepingLast() }
    }

    private mutating func sortKeepingLast() {
        let order = members.indices.sorted {
            let (a, b) = (members[$0].name, members[$1].name)
            return a.precedes(b) || ($0 < $1 && a.isSame(as: b))
        }
        var sorted: [Member] = []
        sorted.reserveCapacity(members.count)
        for index in order {
            if let last = sorted.last, last.name.isSame(as: members[index].name) {
                sorted[sorted.count - 1].value = members[index].value
            } else {
                sorted.append(members[index])
            }
        }
        members = sorted
    }

    /// The position of that name. Most objects are small, and most names differ in length: then their bytes are not looked at.
    private func find(_ name: String) -> Int? {
        if members.count <= Self.small {
            return members.withUnsafeBufferPointer { members in
                let length = name.utf8.count
                for index in members.indices
                where members[index].name.utf8.count == length && members[index].name.isSame(as: name) { return index }
                return nil
            }
        }
        let (index, isPresent) = position(of: name)
        return isPresent ? index : nil
    }

    /// Up to so many members are looked at one after the other.
    private static let small = 12

    /// The position of that name, or where it would be inserted.
    private func position(of name: String) -> (index: Int, isPresent: Bool) {
        var low = 0
        var high = members.count
        while low < high {
            let middle = (low + high) / 2
            if members[middle].name.precedes(name) { low = middle + 1 } else { high = middle }
        }
        return (low, low < members.count && members[low].name.isSame(as: name))
    }

    /// As ``position(of:)``, for names that are likely to be there.
    private func place(of name: String) -> (index: Int, isPresent: Bool) {
        if members.count <= Self.small, let index = find(name) { return (index, true) }
        return position(of: name)
    }

    /// The value of that name; setting `nil` removes the member.
    ///
    /// - Complexity: reading O(log n), writing O(n) in the number of members.
    public subscript(name: String) -> JSONValue? {
        get {
            guard let index = find(name) else { return nil }
            return members[index].value
        }
        set {
            guard let value = newValue else {
                removeValue(forKey: name)
                return
            }
            let (index, isPresent) = place(of: name)
            if isPresent { members[index].value = value } else { members.insert(Member(name: name, value: value), at: index) }
        }
    }

    /// The value of a member of a member.
    func value(_ first: String, _ second: String) -> JSONValue? {
        guard let index = find(first) else { return nil }
        return members.withUnsafeBufferPointer { members in
            guard case .object(let child) = members[index].value else { return nil }
            return child[second]
        }
    }

    /// Changes a value in place; a missing one begins as an empty object.
    package mutating func change(_ name: String, _ body: (inout JSONValue) -> Void) {
        let (index, isPresent) = place(of: name)
        if !isPresent { members.insert(Member(name: name, value: .emptyObject), at: index) }
        body(&members[index].value)
    }

    /// Adds a member that was read, in its place; of several with one name the last stays. Whether it is the first of its name.
    @discardableResult
    package mutating func add(_ name: String, _ value: JSONValue) -> Bool {
        if members.isEmpty {
            if members.capacity == 0 { members.reserveCapacity(4) }
        } else if !members[members.count - 1].name.precedes(name) {
            let (index, isPresent) = position(of: name)
            if isPresent { members[index].value = value } else { members.insert(Member(name: name, value: value), at: index) }
            return !isPresent
        }
        members.append(Member(name: name, value: value))
        return true
    }

    /// Writes the object.
    func write(to writer: inout JSONWriter) {
        writer.open(0x7B)
        for index in members.indices {
            writer.name(members[index].name)
            members[index].value.write(to: &writer)
            writer.put(0x2C)
        }
        writer.close(0x7D)
    }

    /// The JSON text; `note` is told where each member but the last is in it, with the comma after it.
    package func serialized(_ note: (_ name: String, _ place: Range<Int>) -> Void) -> [UInt8] {
        var writer = JSONWriter(capacity: 2048)
        writer.open(0x7B)
        for index in members.indices {
            let start = writer.count
            writer.name(members[index].name)
            members[index].value.write(to: &writer)
            writer.put(0x2C)
            if index < members.count - 1 { note(members[index].name, start..<writer.count) }
        }
        writer.close(0x7D)
        return writer.finish()
    }

    /// Looks at each member without taking hold of it, until the body says that one is not right.
    package func allMembers(_ isRight: (_ name: String, _ value: JSONValue) -> Bool) -> Bool {
        members.withUnsafeBufferPointer { $0.allSatisfy { isRight($0.name, $0.value) } }
    }

    /// The names, sorted.
    public var keys: [String] { members.map(\.name) }

    /// Whether there is a member of that name, be it `null`.
    public func contains(_ name: String) -> Bool { find(name) != nil }

    /// Removes a member and returns its value.
    @discardableResult
    public mutating func removeValue(forKey name: String) -> JSONValue? {
        guard let index = find(name) else { return nil }
        return members.remove(at: index).value
    }
}

extension JSONObject: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { members.count }
    public subscript(position: Int) -> (name: String, value: JSONValue) { (members[position].name, members[position].value) }
}

extension JSONObject: Hashable {
    public static func == (a: Self, b: Self) -> Bool {
        a.members.elementsEqual(b.members) { $0.name.isSame(as: $1.name) && $0.value == $1.value }
    }
    public func hash(into hasher: inout Hasher) {
        hasher.combine(members.count)
        for member in members {
            hasher.combine(member.name)
            hasher.combine(member.value)
        }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements.map { (name: $0.0, value: $0.1) })
    }
}
