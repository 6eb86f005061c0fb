#if YAML
    /// The anchored nodes of a document that is written as JSON.
    struct YAMLAnchors {
        struct Node {
            enum Content {
                /// The node is still being written.
                case open
                /// A part of what is written.
                case range(Range<Int>)
                /// A scalar that stands as a key, as it would be as a value.
                case text(String)
                /// A key that cannot be a value.
                case none
            }
            var content: Content
            /// How many nodes it is when copied, long texts counting for more.
            var weight: Int
            /// How many levels of mappings and sequences it has.
            var height: Int
        }

        private var nodes: [(name: String, node: Node)] = []
        /// The place in `nodes` of what a name stands for at present.
        private var places: [String: Int] = [:]

        /// What a name stands for.
        subscript(name: UnsafePointer<UInt8>) -> Node? {
            guard let place = places[String(cString: name)] else { return nil }
            return nodes[place].node
        }

        /// Names a finished node.
        mutating func add(_ name: UnsafePointer<UInt8>, _ node: Node) { _ = append(String(cString: name), node) }

        /// Names a node that is yet to be written, and gives its place.
        mutating func open(_ name: UnsafePointer<UInt8>) -> Int {
            append(String(cString: name), Node(content: .open, weight: 0, height: 0))
        }

        private mutating func append(_ name: String, _ node: Node) -> Int {
            nodes.append((name, node))
            places[name] = nodes.count - 1
            return nodes.count - 1
        }

        /// Ends the node at a place; its name stands for it again, whatever was named so within.
        mutating func close(_ place: Int, _ range: Range<Int>, weight: Int, height: Int) {
            guard nodes.indices.contains(place) else { return }
            nodes[place].node = Node(content: .range(range), weight: weight, height: height)
            places[nodes[place].name] = place
        }
    }
#endif
