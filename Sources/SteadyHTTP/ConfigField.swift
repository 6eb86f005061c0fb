#if HTTP
    import SteadyCodec

    /// One field of an object in a kubeconfig: how it is called there, and where it is kept here.
    struct ConfigField<Root> {
        let read: (inout ConfigNode, inout Root) throws(AccessError) -> Void
        let write: (Root, inout JSONObject) -> Void

        /// A text; `nil` if it is missing or empty.
        init(_ name: String, _ path: WritableKeyPath<Root, String?>) {
            read = { (node, root) throws(AccessError) in root[keyPath: path] = try node.text(name) }
            write = { root, object in object.set(name, root[keyPath: path]) }
        }

        /// A truth value; `nil` if it is missing.
        init(_ name: String, _ path: WritableKeyPath<Root, Bool?>) {
            read = { (node, root) throws(AccessError) in root[keyPath: path] = try node.flag(name) }
            write = { root, object in object.set(name, root[keyPath: path]) }
        }

        /// Bytes in base64; `nil` if they are missing.
        init(_ name: String, _ path: WritableKeyPath<Root, [UInt8]?>) {
            read = { (node, root) throws(AccessError) in root[keyPath: path] = try node.bytes(name) }
            write = { root, object in object.set(name, root[keyPath: path]) }
        }

        /// A text that is always there; empty if it is missing.
        init(_ name: String, _ path: WritableKeyPath<Root, String>) {
            read = { (node, root) throws(AccessError) in root[keyPath: path] = try node.text(name) ?? "" }
            write = { root, object in object.set(name, root[keyPath: path]) }
        }

        /// A truth value that is always there; false if it is missing.
        init(_ name: String, _ path: WritableKeyPath<Root, Bool>) {
            read = { (node, root) throws(AccessError) in root[keyPath: path] = try node.flag(name) ?? false }
            write = { root, object in object.set(name, root[keyPath: path]) }
        }

        /// A value of any form; null if it is missing.
        init(_ name: String, _ path: WritableKeyPath<Root, JSONValue>) {
            read = { (node, root) throws(AccessError) in root[keyPath: path] = node.value(name) ?? .null }
            write = { root, object in object[name] = root[keyPath: path] }
        }

        /// Texts; none if they are missing.
        init(_ name: String, _ path: WritableKeyPath<Root, [String]>) {
            read = { (node, root) throws(AccessError) in root[keyPath: path] = try node.texts(name) }
            write = { root, object in object.set(name, root[keyPath: path]) }
        }

        /// An object that is kept as it is; `nil` if it is missing.
        init(_ name: String, _ path: WritableKeyPath<Root, JSONObject?>) {
            read = { (node, root) throws(AccessError) in root[keyPath: path] = try node.node(name)?.rest }
            write = { root, object in object[name] = root[keyPath: path].map { .object($0) } }
        }

        /// A list of objects that have names; none if it is missing.
        init<Element: NamedConfigObject>(_ name: String, _ path: WritableKeyPath<Root, [Element]>) {
            read = { (node, root) throws(AccessError) in root[keyPath: path] = try node.named(name) }
            write = { root, object in
                let elements = root[keyPath: path]
                object[name] = elements.isEmpty ? nil : .array(elements.map { .object($0.namedJSON) })
            }
        }

        /// What is read and written in a way of its own.
        init(
            read: @escaping (inout ConfigNode, inout Root) throws(AccessError) -> Void,
            write: @escaping (Root, inout JSONObject) -> Void
        ) {
            self.read = read
            self.write = write
        }
    }

    /// An object in a kubeconfig. What is not known of it is kept.
    protocol ConfigObject {
        /// What is known of it.
        static var fields: [ConfigField<Self>] { get }
        /// What is not.
        var other: JSONObject { get set }
    }

    /// One of a list, with a name.
    protocol NamedConfigObject: ConfigObject {
        var name: String { get }
        init(named name: String)
    }

    extension NamedConfigObject {
        /// The object with its name beside the other fields.
        var namedJSON: JSONObject {
            var object = json
            object.set("name", name)
            return object
        }
    }

    extension ConfigNode {
        /// The name that every element of a list has.
        mutating func name() throws(AccessError) -> String {
            guard let name = try text("name") else { throw error("name", "the name is missing") }
            return name
        }

        /// The objects of a list, their names beside the other fields.
        mutating func named<Element: NamedConfigObject>(_ list: String) throws(AccessError) -> [Element] {
            var elements: [Element] = []
            for var node in try nodes(list) {
                var element = Element(named: try node.name())
                try element.take(&node)
                elements.append(element)
            }
            return elements
        }
    }

    extension ConfigObject {
        /// Reads the fields of the table, and keeps what was not taken.
        mutating func take(_ node: inout ConfigNode) throws(AccessError) {
            for field in Self.fields { try field.read(&node, &self) }
            other = node.rest
        }

        /// The fields of the table, and what is not known.
        var json: JSONObject {
            var object = other
            for field in Self.fields { field.write(self, &object) }
            return object
        }
    }
#endif
