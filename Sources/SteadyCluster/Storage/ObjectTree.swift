package import SteadyModel

/// Objects in the order of their keys, as a B-tree of values: a copy costs nothing, and a change after it copies only the way from
/// the root to the leaf. So a list can be made from a copy while others write.
package struct ObjectTree: Sendable {
    private var root = Node()

    package init() {}

    package var count: Int { root.count }
    package var isEmpty: Bool { root.count == 0 }

    /// The object of that key.
    package func object(_ key: ObjectKey) -> StoredObject? { root.object(key) }

    /// Puts an object in place of the one of that key, which is returned.
    package mutating func put(_ object: StoredObject, _ key: ObjectKey) -> StoredObject? {
        let previous = root.put(object, key)
        if root.isOverfull {
            let right = root.split()
            root = Node(over: [root, right])
        }
        return previous
    }

    /// Takes out the object of that key.
    package mutating func remove(_ key: ObjectKey) -> StoredObject? {
        let previous = root.remove(key)
        while let only = root.onlyChild { root = only }
        return previous
    }

    /// Calls `body` for each object in order, from a key on, until it says `false`.
    package func visit(from start: ObjectKey? = nil, _ body: (ObjectKey, StoredObject) -> Bool) {
        _ = root.visit(from: start, body)
    }

    /// Calls `body` for each object of a namespace, or for all, in order.
    package func visit(namespace: String?, _ body: (ObjectKey, StoredObject) -> Void) {
        visit(from: namespace.map { ObjectKey(namespace: $0, name: "") }) { key, object in
            if let namespace, key.namespace != namespace { return false }
            body(key, object)
            return true
        }
    }
}

/// A leaf holds objects; any other node holds nodes, with the least key of each.
private struct Node: Sendable {
    static let limit = 64

    /// Of a leaf, its objects' keys; else keys that are not greater than any in the child.
    private var keys: [ObjectKey] = []
    private var objects: [StoredObject] = []
    private var children: [Node] = []
    private(set) var count = 0

    init() {}

    /// A node of two that were one.
    init(over children: [Node]) {
        self.children = children
        keys = children.map(\.least)
        count = children.reduce(0) { $0 + $1.count }
    }

    private var isLeaf: Bool { children.isEmpty }
    private var least: ObjectKey { keys.first ?? ObjectKey(namespace: nil, name: "") }
    var isOverfull: Bool { keys.count > Self.limit }
    var onlyChild: Node? { children.count == 1 ? children[0] : nil }

    /// How many keys come before this one.
    private func position(of key: ObjectKey) -> Int {
        keys.withUnsafeBufferPointer { keys in
            var low = 0
            var high = keys.count
            while low < high {
                let middle = (low + high) / 2
                if keys[middle].comesBefore(key) { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// Where a leaf has the object of a key.
    private func index(of key: ObjectKey) -> Int? {
        let position = position(of: key)
        return position < keys.count && keys[position].isSame(as: key) ? position : nil
    }

    /// Which child a key belongs to.
    private func child(of key: ObjectKey) -> Int {
        let position = position(of: key)
        return position < keys.count && keys[position].isSame(as: key) ? position : max(position - 1, 0)
    }

    func object(_ key: ObjectKey) -> StoredObject? {
        if !isLeaf {
            let child = child(of: key)
            return children.withUnsafeBufferPointer { $0[child].object(key) }
        }
        return index(of: key).map { objects[$0] }
    }

    mutating func put(_ object: StoredObject, _ key: ObjectKey) -> StoredObject? {
        guard isLeaf else {
            let index = child(of: key)
            let previous = children[index].put(object, key)
            if previous == nil { count += 1 }
            if key.comesBefore(keys[index]) { keys[index] = key }
            if children[index].isOverfull {
                let right = children[index].split()
                keys.insert(right.least, at: index + 1)
                children.insert(right, at: index + 1)
            }
            return previous
        }
        let position = position(of: key)
        if position < keys.count, keys[position].isSame(as: key) {
            let previous = objects[position]
            objects[position] = object
            return previous
        }
        keys.insert(key, at: position)
        objects.insert(object, at: position)
        count += 1
        return nil
    }

    /// Gives away the upper part; of nodes that grow at their end, as with names that count up, the lower part stays nearly full.
    mutating func split() -> Node {
        let middle = isLeaf ? keys.count * 3 / 4 : keys.count / 2
        var right = Node()
        right.keys = Array(keys[middle...])
        keys = Array(keys[..<middle])
        if isLeaf {
            right.objects = Array(objects[middle...])
            objects = Array(objects[..<middle])
            right.count = right.keys.count
        } else {
            right.children = Array(children[middle...])
            children = Array(children[..<middle])
            right.count = right.children.reduce(0) { $0 + $1.count }
        }
        count -= right.count
        return right
    }

    mutating func remove(_ key: ObjectKey) -> StoredObject? {
        guard isLeaf else {
            let index = child(of: key)
            guard let previous = children[index].remove(key) else { return nil }
            count -= 1
            tidy(index)
            return previous
        }
        guard let position = index(of: key) else { return nil }
        keys.remove(at: position)
        count -= 1
        return objects.remove(at: position)
    }

    /// Drops a child that is empty, and joins one that is nearly so with its neighbour.
    private mutating func tidy(_ index: Int) {
        if children[index].keys.isEmpty {
            children.remove(at: index)
            keys.remove(at: index)
            return
        }
        guard children[index].keys.count < Self.limit / 4 else { return }
        let left = index > 0 ? index - 1 : index
        guard left + 1 < children.count, children[left].keys.count + children[left + 1].keys.count <= Self.limit else { return }
        let right = children.remove(at: left + 1)
        keys.remove(at: left + 1)
        children[left].keys += right.keys
        children[left].objects += right.objects
        children[left].children += right.children
        children[left].count += right.count
    }

    func visit(from start: ObjectKey?, _ body: (ObjectKey, StoredObject) -> Bool) -> Bool {
        guard isLeaf else {
            let first = start.map(child) ?? 0
            for index in first..<children.count {
                guard children[index].visit(from: index == first ? start : nil, body) else { return false }
            }
            return true
        }
        for index in (start.map(position) ?? 0)..<keys.count {
            guard body(keys[index], objects[index]) else { return false }
        }
        return true
    }
}

extension ObjectKey {
    /// By namespace, then by name, byte by byte.
    fileprivate func comesBefore(_ other: ObjectKey) -> Bool {
        // Without making a text of no namespace: that would cost more than the comparison.
        switch (namespace, other.namespace) {
        case (let a?, let b?): a == b ? name < other.name : a < b
        case (let a?, nil): a.isEmpty && name < other.name
        case (nil, let b?): !b.isEmpty || name < other.name
        case (nil, nil): name < other.name
        }
    }

    fileprivate func isSame(as other: ObjectKey) -> Bool { name == other.name && namespace == other.namespace }
}
