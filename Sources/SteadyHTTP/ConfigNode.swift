#if HTTP
    import SteadyCodec

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// Takes the fields of an object in a configuration one by one; what nobody took is left in ``rest``.
    struct ConfigNode {
        /// The fields that were not taken.
        private(set) var rest: JSONObject
        let file: String?
        let place: String

        /// The members of an object.
        ///
        /// - Throws: if it is something else.
        init(_ value: JSONValue, file: String?, _ place: String) throws(AccessError) {
            guard case .object(let object) = value else {
                throw AccessError(file: file, place, "expected an object, found \(value.typeName)")
            }
            rest = object
            self.file = file
            self.place = place
        }

        func path(_ name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }

        func error(_ name: String, _ message: String) -> AccessError { AccessError(file: file, path(name), message) }

        /// A value; `nil` if it is missing or null.
        mutating func value(_ name: String) -> JSONValue? {
            guard let value = rest.removeValue(forKey: name), !value.isNull else { return nil }
            return value
        }

        /// A text; `nil` if it is missing, null or empty.
        mutating func text(_ name: String) throws(AccessError) -> String? {
            guard let value = value(name) else { return nil }
            guard case .string(let text) = value else { throw error(name, "expected a string, found \(value.typeName)") }
            return text.isEmpty ? nil : text
        }

        /// A truth value; `nil` if it is missing.
        mutating func flag(_ name: String) throws(AccessError) -> Bool? {
            guard let value = value(name) else { return nil }
            guard case .bool(let flag) = value else { throw error(name, "expected a boolean, found \(value.typeName)") }
            return flag
        }

        /// Bytes in base64; `nil` if they are missing.
        mutating func bytes(_ name: String) throws(AccessError) -> [UInt8]? {
            guard let text = try text(name) else { return nil }
            guard let data = Data(base64Encoded: text.filter { !$0.isWhitespace }) else { throw error(name, "not base64") }
            return Array(data)
        }

        /// Texts; none if they are missing.
        mutating func texts(_ name: String) throws(AccessError) -> [String] {
            try Self.texts(try elements(name), file, path(name))
        }

        private static func texts(_ values: [JSONValue], _ file: String?, _ place: String) throws(AccessError) -> [String] {
            var texts: [String] = []
            for (index, element) in values.enumerated() {
                guard let text = element.stringValue else {
                    throw AccessError(file: file, "\(place)[\(index)]", "expected a string, found \(element.typeName)")
                }
                texts.append(text)
            }
            return texts
        }

        /// Texts by name, such as `as-user-extra`.
        mutating func textLists(_ name: String) throws(AccessError) -> [String: [String]] {
            guard let node = try node(name) else { return [:] }
            var lists: [String: [String]] = [:]
            for (key, value) in node.rest where !value.isNull {
                guard case .array(let values) = value else {
                    throw node.error(key, "expected an array, found \(value.typeName)")
                }
                lists[key] = try Self.texts(values, file, node.path(key))
            }
            return lists
        }

        /// The object of that name.
        mutating func node(_ name: String) throws(AccessError) -> ConfigNode? {
            guard let value = value(name) else { return nil }
            return try ConfigNode(value, file: file, path(name))
        }

        /// The objects in a list.
        mutating func nodes(_ name: String) throws(AccessError) -> [ConfigNode] {
            var nodes: [ConfigNode] = []
            for (index, element) in try elements(name).enumerated() {
                nodes.append(try ConfigNode(element, file: file, "\(path(name))[\(index)]"))
            }
            return nodes
        }

        private mutating func elements(_ name: String) throws(AccessError) -> [JSONValue] {
            guard let value = value(name) else { return [] }
            guard case .array(let elements) = value else { throw error(name, "expected an array, found \(value.typeName)") }
            return elements
        }
    }

    extension JSONObject {
        /// Sets a text, or takes it away.
        mutating func set(_ name: String, _ text: String?) { self[name] = text.map { .string($0) } }

        /// Sets a truth value, or takes it away.
        mutating func set(_ name: String, _ flag: Bool?) { self[name] = flag.map { .bool($0) } }

        /// Sets bytes as base64, or takes them away.
        mutating func set(_ name: String, _ bytes: [UInt8]?) {
            self[name] = bytes.map { .string(Data($0).base64EncodedString()) }
        }

        /// Sets texts; none are taken away.
        mutating func set(_ name: String, _ texts: [String]) { self[name] = texts.isEmpty ? nil : Self.array(texts) }

        /// Sets lists of texts; none are taken away.
        mutating func set(_ name: String, _ lists: [String: [String]]) {
            self[name] = lists.isEmpty ? nil : .object(JSONObject(lists.map { (name: $0.key, value: Self.array($0.value)) }))
        }

        private static func array(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
    }
#endif
