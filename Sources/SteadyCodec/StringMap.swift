/// A small map from texts to values, such as labels: one sorted array instead of a hash table.
///
/// Labels and annotations have a handful of entries; kept flat they take a third of a dictionary's memory, one allocation, and
/// come in the same order on every machine. Keys are the same if their bytes are.
///
///     var labels: StringMap<String> = ["app": "web"]
///     labels["tier"] = "front"
public struct StringMap<Value: JSONField>: JSONField {
    /// One entry.
    public typealias Element = (key: String, value: Value)

    private(set) var entries: [Element]

    /// An empty map.
    public init() { entries = [] }

    /// A map of these entries; of several with one key the last stays.
    ///
    /// - Complexity: O(n) if they come sorted by key, else O(n log n).
    public init(_ elements: some Sequence<(key: String, value: Value)>) {
        entries = Array(elements)
        sort()
    }

    /// A map with the entries of a dictionary.
    public init(_ dictionary: [String: Value]) { self.init(dictionary.map { (key: $0.key, value: $0.value) }) }

    init(unsorted entries: [Element]) {
        self.entries = entries
        sort()
    }

    private mutating func sort() {
        var isSorted = true
        for index in entries.indices.dropFirst() where !entries[index - 1].key.precedes(entries[index].key) { isSorted = false }
        if isSorted { return }
        let order = entries.indices.sorted {
            entries[$0].key.precedes(entries[$1].key) || ($0 < $1 && entries[$0].key.isSame(as: entries[$1].key))
        }
        var sorted: [Element] = []
        for index in order {
            if let last = sorted.last, last.key.isSame(as: entries[index].key) { sorted.removeLast() }
            sorted.append(entries[index])
        }
        entries = sorted
    }

    /// Most maps are of texts: for them it is compiled by itself.
    @_specialize(where Value == String)
    private func position(of key: String) -> (index: Int, isPresent: Bool) {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].key.precedes(key) { low = middle + 1 } else { high = middle }
        }
        return (low, low < entries.count && entries[low].key.isSame(as: key))
    }

    /// The value of that key; setting `nil` removes the entry.
    ///
    /// - Complexity: reading O(log n), writing O(n).
    public subscript(key: String) -> Value? {
        get {
            let (index, isPresent) = position(of: key)
            return isPresent ? entries[index].value : nil
        }
        set { set(newValue, for: key) }
    }

    private mutating func set(_ value: Value?, for key: String) {
        let (index, isPresent) = position(of: key)
        switch (isPresent, value) {
        case (true, let value?): entries[index].value = value
        case (true, nil): entries.remove(at: index)
        case (false, let value?): entries.insert((key: key, value: value), at: index)
        case (false, nil): break
        }
    }

    /// The value of that key, or the given one where there is none; what is written to it stays.
    public subscript(key: String, default fallback: @autoclosure () -> Value) -> Value {
        get { self[key] ?? fallback() }
        set { self[key] = newValue }
    }

    /// The keys, sorted.
    public var keys: [String] { entries.map(\.key) }
    /// The values, in the order of their keys.
    public var values: [Value] { entries.map(\.value) }
    /// The entries as a dictionary; of keys that Swift holds for equal the last stays.
    public var dictionary: [String: Value] { Dictionary(entries.map { ($0.key, $0.value) }) { $1 } }

    /// Removes an entry and returns its value.
    @discardableResult
    public mutating func removeValue(forKey key: String) -> Value? {
        let (index, isPresent) = position(of: key)
        return isPresent ? entries.remove(at: index).value : nil
    }

    /// Takes over the entries of another map; where both have a key, `combine` decides.
    public mutating func merge(_ other: StringMap, uniquingKeysWith combine: (Value, Value) -> Value) {
        for (key, value) in other.entries { self[key] = self[key].map { combine($0, value) } ?? value }
    }

    /// A map with the entries of both; where both have a key, `combine` decides.
    public func merging(_ other: StringMap, uniquingKeysWith combine: (Value, Value) -> Value) -> StringMap {
        var merged = self
        merged.merge(other, uniquingKeysWith: combine)
        return merged
    }

    /// A map with every value changed.
    public func mapValues<Other: JSONField>(_ transform: (Value) -> Other) -> StringMap<Other> {
        StringMap<Other>(unsorted: entries.map { (key: $0.key, value: transform($0.value)) })
    }
}

extension StringMap<String> {
    /// The value of that key; setting `nil` removes the entry.
    ///
    /// - Complexity: reading O(log n), writing O(n).
    // Most maps are of texts. Compiled by itself, for code for any value finds out at each call how its entries lie in memory.
    public subscript(key: String) -> String? {
        get {
            var low = 0
            var high = entries.count
            while low < high {
                let middle = (low + high) / 2
                if entries[middle].key.isSame(as: key) { return entries[middle].value }
                if entries[middle].key.precedes(key) { low = middle + 1 } else { high = middle }
            }
            return nil
        }
        set { set(newValue, for: key) }
    }
}

extension StringMap: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { entries.count }
    public subscript(position: Int) -> Element { entries[position] }
}

extension StringMap: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, Value)...) {
        self.init(unsorted: elements.map { (key: $0.0, value: $0.1) })
    }
}

extension StringMap: Hashable {
    public static func == (a: Self, b: Self) -> Bool {
        let (a, b) = (a.entries, b.entries)
        guard a.count == b.count else { return false }
        for index in a.indices where !a[index].key.isSame(as: b[index].key) || a[index].value != b[index].value { return false }
        return true
    }
    public func hash(into hasher: inout Hasher) {
        hasher.combine(entries.count)
        for (key, value) in entries {
            hasher.combine(key)
            hasher.combine(value)
        }
    }
}

extension StringMap {
    public static var empty: StringMap { StringMap() }

    public init(json reader: inout JSONReader) throws(JSONFailure) {
        var entries: [Element] = []
        var names: Set<ExactText> = []
        try reader.object { (name, reader) throws(JSONFailure) in
            if reader.isStrict, !names.insert(ExactText(name)).inserted { reader.noteDuplicate() }
            entries.append((key: name, value: try reader.value(of: Value.self)))
        }
        self.init(unsorted: entries)
    }

    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            for (key, value) in entries { writer.member(key) { value.write(to: &$0) } }
        }
    }
}

extension StringMap: CustomStringConvertible {
    public var description: String {
        entries.isEmpty ? "[:]" : "[" + entries.map { "\($0.key.debugDescription): \($0.value)" }.joined(separator: ", ") + "]"
    }
}
