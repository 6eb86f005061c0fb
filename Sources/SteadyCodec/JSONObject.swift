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
        if members.count <= 12 { return members.firstIndex { $0.name.isSame(as: name) } }
        let (index, isPresent) = position(of: name)
        return isPresent ? index : nil
    }

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

    /// The value of that name; setting `nil` removes the member.
    ///
    /// - Complexity: reading O(log n), writing O(n) in the number of members.
    public subscript(name: String) -> JSONValue? {
        get {
            guard let index = find(name) else { return nil }
            return members[index].value
        }
        set {
            let (index, isPresent) = position(of: name)
            switch (isPresent, newValue) {
            case (true, let value?): members[index].value = value
            case (true, nil): members.remove(at: index)
            case (false, let value?): members.insert(Member(name: name, value: value), at: index)
            case (false, nil): break
            }
        }
    }

    /// Changes a value in place; a missing one begins as an empty object.
    package mutating func change(_ name: String, _ body: (inout JSONValue) -> Void) {
        let (index, isPresent) = position(of: name)
        if !isPresent { members.insert(Member(name: name, value: .emptyObject), at: index) }
        body(&members[index].value)
    }

    /// Adds a member that was read, in its place; of several with one name the last stays.
    mutating func add(_ name: String, _ value: JSONValue) {
        if let last = members.last, !last.name.precedes(name) {
            self[name] = value
        } else {
            members.append(Member(name: name, value: value))
        }
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
