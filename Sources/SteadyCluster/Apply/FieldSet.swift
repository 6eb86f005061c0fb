package import SteadyCodec

/// A set of paths within objects: the fields one manager owns, or those that changed.
///
/// A trie with sorted nodes, so that sets are combined by walking them side by side. A path is in the set if its last
/// node is a member; nodes on the way need not be (structured-merge-diff's `fieldpath.Set`).
package struct FieldSet: Hashable, Sendable {
    struct Node: Hashable, Sendable {
        let element: String
        var isMember: Bool
        var children: FieldSet
    }

    /// Sorted by element; none is neither a member nor has children.
    var nodes: [Node] = []

    /// The empty set.
    package init() {}

    package var isEmpty: Bool { nodes.isEmpty }

    /// A set of paths of member names.
    package init(paths: [[String]]) {
        for path in paths { insert(path.map { "f:" + $0 }[...]) }
    }

    /// Adds a path of elements such as `f:spec`.
    mutating func insert(_ path: ArraySlice<String>) {
        guard let element = path.first else { return }
        var index = 0
        while index < nodes.count, nodes[index].element < element { index += 1 }
        if index == nodes.count || nodes[index].element != element {
            nodes.insert(Node(element: element, isMember: false, children: FieldSet()), at: index)
        }
        if path.count == 1 {
            nodes[index].isMember = true
        } else {
            nodes[index].children.insert(path.dropFirst())
        }
    }

    /// Adds a node after all others, unless it is empty.
    mutating func append(_ element: String, isMember: Bool, children: FieldSet) {
        if isMember || !children.isEmpty { nodes.append(Node(element: element, isMember: isMember, children: children)) }
    }

    /// Puts nodes that were appended in any order into order.
    mutating func sort() {
        if nodes.count > 1 { nodes.sort { $0.element < $1.element } }
    }

    func node(_ element: String) -> Node? {
        var low = 0
        var high = nodes.count
        while low < high {
            let middle = (low + high) / 2
            if nodes[middle].element < element { low = middle + 1 } else { high = middle }
        }
        return low < nodes.count && nodes[low].element == element ? nodes[low] : nil
    }

    /// All paths in the set, each as the API server shows it, such as `.spec.containers[name="a"].image`.
    package var paths: [String] {
        var paths: [String] = []
        collect("", &paths)
        return paths
    }

    // Members come before what is below any of them, as in the server's messages.
    private func collect(_ prefix: String, _ paths: inout [String]) {
        let shown = nodes.map { prefix + PathElement.display($0.element) }
        for (node, path) in zip(nodes, shown) where node.isMember { paths.append(path) }
        for (node, path) in zip(nodes, shown) { node.children.collect(path, &paths) }
    }
}

// MARK: - Algebra

extension FieldSet {
    /// Calls `body` for each element of either set, in order.
    private static func walk(_ a: FieldSet, _ b: FieldSet, _ body: (Node?, Node?) -> Void) {
        var i = 0
        var j = 0
        while i < a.nodes.count || j < b.nodes.count {
            if j == b.nodes.count {
                body(a.nodes[i], nil)
                i += 1
            } else if i == a.nodes.count {
                body(nil, b.nodes[j])
                j += 1
            } else if a.nodes[i].element == b.nodes[j].element {
                body(a.nodes[i], b.nodes[j])
                i += 1
                j += 1
            } else if a.nodes[i].element < b.nodes[j].element {
                body(a.nodes[i], nil)
                i += 1
            } else {
                body(nil, b.nodes[j])
                j += 1
            }
        }
    }

    /// The paths in either set.
    package func union(_ other: FieldSet) -> FieldSet {
        if other.isEmpty { return self }
        if isEmpty { return other }
        var result = FieldSet()
        result.nodes.reserveCapacity(max(nodes.count, other.nodes.count))
        Self.walk(self, other) { a, b in
            if let a, let b {
                result.append(a.element, isMember: a.isMember || b.isMember, children: a.children.union(b.children))
            } else if let node = a ?? b {
                result.nodes.append(node)
            }
        }
        return result
    }

    /// The paths in both sets.
    package func intersection(_ other: FieldSet) -> FieldSet {
        if isEmpty || other.isEmpty { return FieldSet() }
        var result = FieldSet()
        Self.walk(self, other) { a, b in
            guard let a, let b else { return }
            result.append(a.element, isMember: a.isMember && b.isMember, children: a.children.intersection(b.children))
        }
        return result
    }

    /// The paths that are not in the other set.
    package func difference(_ other: FieldSet) -> FieldSet {
        if isEmpty || other.isEmpty { return self }
        var result = FieldSet()
        Self.walk(self, other) { a, b in
            guard let a else { return }
            guard let b else { return result.nodes.append(a) }
            result.append(a.element, isMember: a.isMember && !b.isMember, children: a.children.difference(b.children))
        }
        return result
    }

    /// The paths that neither are in the other set nor lie below one of its paths.
    package func recursiveDifference(_ other: FieldSet) -> FieldSet {
        if isEmpty || other.isEmpty { return self }
        var result = FieldSet()
        Self.walk(self, other) { a, b in
            guard let a else { return }
            guard let b else { return result.nodes.append(a) }
            if b.isMember { return }
            result.append(a.element, isMember: a.isMember, children: a.children.recursiveDifference(b.children))
        }
        return result
    }

    /// The paths that are in the other set or lie below one of its paths.
    package func below(_ other: FieldSet) -> FieldSet {
        var result = FieldSet()
        Self.walk(self, other) { a, b in
            guard let a, let b else { return }
            if b.isMember { return result.nodes.append(a) }
            result.append(a.element, isMember: false, children: a.children.below(b.children))
        }
        return result
    }

    /// The set with the declared fields on the way to its paths added.
    func withNamedFields(_ schema: Schema?) -> FieldSet {
        var result = FieldSet()
        result.nodes.reserveCapacity(nodes.count)
        for node in nodes {
            var isMember = node.isMember
            var inside: Schema?
            if node.element.utf8.first == UInt8(ascii: "f") {
                if let property = schema?.property(String(node.element.dropFirst(2))) {
                    isMember = isMember || !node.children.isEmpty
                    inside = property.schema.resolved
                } else {
                    inside = schema?.elementSchema?.resolved
                }
            } else if node.element.utf8.first == UInt8(ascii: "k") {
                inside = schema?.items?.resolved
            }
            let children = node.children.isEmpty ? node.children : node.children.withNamedFields(inside)
            result.nodes.append(Node(element: node.element, isMember: isMember, children: children))
        }
        return result
    }
}

extension FieldSet {
    /// The set after a change of the schema: instead of what is in a list or map that is atomic now, the whole of it.
    func reconciled(with schema: Schema) -> FieldSet {
        var result = self
        for (index, node) in nodes.enumerated() where !node.children.isEmpty {
            let inside: Schema
            switch node.element.utf8.first {
            case UInt8(ascii: "f"):
                let name = String(node.element.dropFirst(2))
                guard let member = schema.property(name)?.schema.resolved ?? schema.elementSchema?.resolved else { continue }
                inside = member
            default:
                guard let items = schema.items?.resolved else { continue }
                inside = items
            }
            let isAtomic: Bool
            switch inside.kind {
            case .array: isAtomic = inside.isAtomicList
            case .object: isAtomic = inside.isAtomicMap
            default: isAtomic = false
            }
            if isAtomic {
                result.nodes[index] = Node(element: node.element, isMember: true, children: FieldSet())
            } else {
                result.nodes[index].children = node.children.reconciled(with: inside)
            }
        }
        return result
    }
}

// MARK: - FieldsV1

extension FieldSet {
    /// The set as `fieldsV1` of managed fields.
    package var fieldsV1: JSONValue {
        .object(JSONObject(nodes.map { (name: $0.element, value: $0.fieldsV1) }))
    }

    /// Reads `fieldsV1`; `nil` if a name is malformed.
    package init?(fieldsV1: JSONValue) {
        guard case .object(let members) = fieldsV1 else { return nil }
        nodes.reserveCapacity(members.count)
        for (name, value) in members where name != "." {
            var bytes = name.utf8.makeIterator()
            guard let kind = bytes.next(), bytes.next() == UInt8(ascii: ":") else { return nil }
            switch kind {
            case UInt8(ascii: "f"), UInt8(ascii: "k"), UInt8(ascii: "v"), UInt8(ascii: "i"): break
            default: continue
            }
            guard case .object(let inside) = value, let children = FieldSet(fieldsV1: value) else { return nil }
            append(name, isMember: inside.isEmpty || inside.contains("."), children: children)
        }
    }
}

extension FieldSet.Node {
    fileprivate var fieldsV1: JSONValue {
        if children.isEmpty { return FieldSet.emptyNode }
        var members: [(name: String, value: JSONValue)] = []
        members.reserveCapacity(children.nodes.count + 1)
        if isMember { members.append((name: ".", value: FieldSet.emptyNode)) }
        for node in children.nodes { members.append((name: node.element, value: node.fieldsV1)) }
        return .object(JSONObject(members))
    }
}

extension FieldSet {
    fileprivate static let emptyNode = JSONValue.emptyObject
}
