/// The members of a JSON object, kept sorted by name.
///
/// Names are the same if their bytes are: `é` composed and decomposed are two.
///
/// A sorted flat array rather than a hash table: most objects have a handful of members, the order is the same on every
/// machine and in every run, and two objects can be walked side by side.
public struct JSONObject: Sendable {
    private var names: [String]
    private var values: [JSONValue]

    /// An object without members.
    public init() {
        names = []
        values = []
    }

    /// An object of these members; of several with one name the last stays.
    ///
    /// - Complexity: O(n) if the members come sorted by name, else O(n log n).
    public init(_ members: some Sequence<(name: String, value: JSONValue)>) {
        names = []
        values = []
        var isSorted = true
        for (name, value) in members {
            if let last = names.last, !last.precedes(name) { isSorted = false }
            names.append(name)
            values.append(value)
        }
        if !isSorted { sortKeepingLast() }
    }

    private mutating func sortKeepingLast() {
        let order = names.indices.sorted { names[$0].precedes(names[$1]) || ($0 < $1 && names[$0].isSame(as: names[$1])) }
        var sortedNames: [String] = []
        var sortedValues: [JSONValue] = []
        for index in order {
            if let last = sortedNames.last, last.isSame(as: names[index]) {
                sortedValues[sortedValues.count - 1] = values[index]
            } else {
                sortedNames.append(names[index])
                sortedValues.append(values[index])
            }
        }
        names = sortedNames
        values = sortedValues
    }

    /// The position of that name. Most objects are small, and most names differ in length: then their bytes are not looked at.
    private func find(_ name: String) -> Int? {
        if names.count <= 12 { return names.firstIndex { $0.isSame(as: name) } }
        let (index, isPresent) = position(of: name)
        return isPresent ? index : nil
    }

    /// The position of that name, or where it would be inserted.
    private func position(of name: String) -> (index: Int, isPresent: Bool) {
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            if names[middle].precedes(name) { low = middle + 1 } else { high = middle }
        }
        return (low, low < names.count && names[low].isSame(as: name))
    }

    /// The value of that name; setting `nil` removes the member.
    ///
    /// - Complexity: reading O(log n), writing O(n) in the number of members.
    public subscript(name: String) -> JSONValue? {
        get {
            guard let index = find(name) else { return nil }
            return values[index]
        }
        set {
            let (index, isPresent) = position(of: name)
            switch (isPresent, newValue) {
            case (true, let value?): values[index] = value
            case (true, nil):
                names.remove(at: index)
                values.remove(at: index)
            case (false, let value?):
                names.insert(name, at: index)
                values.insert(value, at: index)
            case (false, nil): break
            }
        }
    }

    /// The names, sorted.
    public var keys: [String] { names }

    /// Whether there is a member of that name, be it `null`.
    public func contains(_ name: String) -> Bool { find(name) != nil }

    /// Removes a member and returns its value.
    @discardableResult
    public mutating func removeValue(forKey name: String) -> JSONValue? {
        guard let index = find(name) else { return nil }
        names.remove(at: index)
        return values.remove(at: index)
    }
}

extension JSONObject: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { names.count }
    public subscript(position: Int) -> (name: String, value: JSONValue) { (names[position], values[position]) }
}

extension JSONObject: Hashable {
    public static func == (a: Self, b: Self) -> Bool {
        a.names.elementsEqual(b.names) { $0.isSame(as: $1) } && a.values == b.values
    }
    public func hash(into hasher: inout Hasher) {
        hasher.combine(names)
        hasher.combine(values)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements.map { (name: $0.0, value: $0.1) })
    }
}
