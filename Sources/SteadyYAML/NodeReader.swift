#if YAML
    import SteadyCodec
    import Yams

    /// Turns the parser's nodes into values, and notes where each field stands.
    struct NodeReader {
        let file: String
        let limits: YAMLLimits
        /// How many values may still come, aliases written out: a small text can mean a giant tree.
        var budget: Int
        private(set) var positions: [String: YAMLPosition] = [:]

        init(file: String, limits: YAMLLimits, budget: Int) {
            self.file = file
            self.limits = limits
            self.budget = budget
        }

        mutating func value(of node: Node, at path: String, depth: Int) throws(YAMLError) -> JSONValue {
            budget -= 1
            guard budget >= 0 else {
                throw error("more than \(limits.values) values, counting what aliases repeat", node, path)
            }
            guard depth <= limits.depth else { throw error("nested deeper than \(limits.depth) levels", node, path) }
            if positions[path] == nil { positions[path] = Self.position(of: node) }
            switch node {
            case .scalar(let scalar): return try value(of: scalar, node, path)
            case .sequence(let sequence):
                var elements: [JSONValue] = []
                elements.reserveCapacity(sequence.count)
                for (index, element) in sequence.enumerated() {
                    elements.append(try value(of: element, at: FieldPath.adding(index, to: path), depth: depth + 1))
                }
                return .array(elements)
            case .mapping(let mapping): return .object(try object(of: mapping, at: path, depth: depth))
            case .alias: throw error("an alias without its anchor", node, path)
            }
        }

        private mutating func object(of mapping: Node.Mapping, at path: String, depth: Int) throws(YAMLError) -> JSONObject {
            var object = JSONObject()
            var merged: [Node] = []
            for (key, value) in mapping {
                if case .scalar(let scalar) = key, scalar.string == "<<", scalar.style == .plain {
                    merged.append(value)
                    continue
                }
                let name = try name(of: key, path)
                let inner = FieldPath.adding(name, to: path)
                guard object[name] == nil else {
                    throw error("the key “\(name)” stands here more than once; keep one", key, inner)
                }
                positions[inner] = Self.position(of: key)
                object[name] = try self.value(of: value, at: inner, depth: depth + 1)
            }
            // What is written out wins over what is merged in, and the first merge over later ones.
            for source in merged {
                for (name, value) in try mergedObject(source, at: path, depth: depth + 1) where object[name] == nil {
                    object[name] = value
                }
            }
            return object
        }

        private mutating func mergedObject(_ node: Node, at path: String, depth: Int) throws(YAMLError) -> JSONObject {
            switch node {
            case .mapping(let mapping): return try object(of: mapping, at: path, depth: depth)
            case .sequence(let sequence):
                var object = JSONObject()
                for element in sequence {
                    guard case .mapping = element else { break }
                    for (name, value) in try mergedObject(element, at: path, depth: depth + 1) where object[name] == nil {
                        object[name] = value
                    }
                }
                return object
            default: throw error("<< merges a mapping, or a list of mappings", node, path)
            }
        }

        /// Keys are texts; numbers and booleans become the text they would have in JSON.
        private func name(of key: Node, _ path: String) throws(YAMLError) -> String {
            guard case .scalar(let scalar) = key else {
                throw error("a key has to be a text, not a list or a mapping", key, path)
            }
            // The parser resolves the tags of keys, to compare them: a plain key counts as untagged.
            guard scalar.style == .plain else { return scalar.string }
            switch YAMLScalar.value(of: scalar.string) {
            case .string(let text)?: return text
            case .null?: throw error("a key has to be a text; quote it if “\(scalar.string)” is meant", key, path)
            case .bool(let flag)?: return flag ? "true" : "false"
            case let number?: return number.serializedText()
            case nil: return scalar.string
            }
        }

        private func value(of scalar: Node.Scalar, _ node: Node, _ path: String) throws(YAMLError) -> JSONValue {
            let tag = scalar.tag.rawValue
            let text = scalar.string
            if tag.isEmpty && scalar.style == .plain {
                guard let value = YAMLScalar.value(of: text) else {
                    throw error("\(text) is no number that JSON has", node, path)
                }
                return value
            }
            switch tag {
            case "", "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:binary": return .string(text)
            case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null":
                let short = tag.dropFirst("tag:yaml.org,2002:".count)
                let value = YAMLScalar.value(of: text)
                switch (short, value) {
                case ("int", .integer?), ("bool", .bool?), ("null", .null?), ("float", .double?): return value ?? .null
                case ("float", .integer(let whole)?): return .double(Double(whole))
                default: throw error("“\(text)” is no !!\(short)", node, path)
                }
            // A tag of somebody's own says nothing that JSON could hold.
            default: return .string(text)
            }
        }

        private func error(_ message: String, _ node: Node, _ path: String) -> YAMLError {
            YAMLError(message, file: file, at: Self.position(of: node), path: path)
        }

        private static func position(of node: Node) -> YAMLPosition {
            YAMLPosition(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        }
    }
#endif
