import SteadyCodec

/// Where a value and everything in it stands in the text.
///
/// A reference, so that what several aliases name is kept once.
final class YAMLPlace: Sendable {
    enum Children: Sendable {
        case none
        case elements([YAMLPlace])
        /// Members sorted by name.
        case fields([(name: String, place: YAMLPlace)])
    }

    /// Where the key stands; none for elements and the root.
    let key: YAMLPosition?
    let value: YAMLPosition
    let children: Children

    init(key: YAMLPosition?, value: YAMLPosition, children: Children) {
        self.key = key
        self.value = value
        self.children = children
    }

    /// The same under another key, or at an alias.
    func moved(key: YAMLPosition?, value: YAMLPosition) -> YAMLPlace {
        YAMLPlace(key: key, value: value, children: children)
    }

    private func field(_ name: String) -> YAMLPlace? {
        guard case .fields(let fields) = children else { return nil }
        var low = 0
        var high = fields.count
        while low < high {
            let middle = (low + high) / 2
            if fields[middle].name.precedes(name) { low = middle + 1 } else { high = middle }
        }
        return low < fields.count && fields[low].name.isSame(as: name) ? fields[low].place : nil
    }

    /// The place of the first of these steps, and how many of them it takes: a name with dots that was written without
    /// brackets takes several.
    private func step(_ path: ArraySlice<YAMLPathElement>) -> (place: YAMLPlace, count: Int)? {
        guard let first = path.first else { return nil }
        switch (children, first) {
        case (.elements(let places), .index(let index)):
            return places.indices.contains(index) ? (places[index], 1) : nil
        case (.fields, .index(let index)): return field(String(index)).map { ($0, 1) }
        case (.fields, .field(let name)):
            if let place = field(name) { return (place, 1) }
            var joined = name
            for (offset, element) in path.enumerated().dropFirst() {
                guard case .field(let next) = element else { break }
                joined += ".\(next)"
                if let place = field(joined) { return (place, offset + 1) }
            }
            return nil
        default: return nil
        }
    }

    /// The deepest place on a path, and whether it is the end of it.
    func deepest(on path: [YAMLPathElement]) -> (place: YAMLPlace, isEnd: Bool) {
        var place = self
        var rest = path[...]
        while let (next, count) = place.step(rest) {
            place = next
            rest = rest.dropFirst(count)
        }
        return (place, rest.isEmpty)
    }
}
