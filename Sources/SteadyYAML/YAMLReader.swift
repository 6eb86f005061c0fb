#if YAML
    import SteadyCodec

    /// Turns events into values: resolves scalars, expands aliases, merges mappings, and notes where everything stands.
    struct YAMLReader {
        /// A node with everything in it.
        struct Built {
            var value: JSONValue
            var place: YAMLPlace
            /// How many nodes it is when copied, long texts counting for more.
            var weight: Int
            /// How many levels of mappings and sequences it has.
            var height: Int
        }

        enum Anchor {
            /// The anchored node is being read.
            case open
            case done(Built)
        }

        let events: YAMLEvents
        let file: String
        let limits: YAMLLimits
        /// The anchors of the document in hand.
        var anchors: [String: Anchor] = [:]
        /// How many nodes aliases have made.
        var expansions = 0
        /// Keys that were given again, of the document in hand; `nil` if they are refused.
        var repeatedKeys: [YAMLRepeatedKey]?
        /// The way to the node in hand.
        var path: [YAMLPathElement] = []

        init(_ bytes: [UInt8], file: String, limits: YAMLLimits, acceptsRepeatedKeys: Bool = false) throws(YAMLError) {
            repeatedKeys = acceptsRepeatedKeys ? [] : nil
            events = try YAMLEvents(bytes, file: file, limits: limits)
            self.file = file
            self.limits = limits
        }

        /// All documents that are not empty.
        mutating func documents() throws(YAMLError) -> [YAMLDocument] {
            var documents: [YAMLDocument] = []
            while true {
                let event = try events.next()
                switch event.kind {
                case .streamEnd: return documents
                case .documentStart:
                    let root = try events.next()
                    if Self.isEmpty(root) { continue }
                    if documents.count >= limits.documents {
                        throw error(.limit, "the text has more than \(limits.documents) documents", at: root.position)
                    }
                    anchors = [:]
                    if repeatedKeys != nil { repeatedKeys = [] }
                    let built = try build(root, depth: 0, key: nil)
                    documents.append(
                        YAMLDocument(value: built.value, file: file, root: built.place, repeatedKeys: repeatedKeys ?? []))
                default: continue
                }
            }
        }

        private static func isEmpty(_ event: YAMLEvent) -> Bool {
            guard case .scalar(let scalar) = event.kind else { return false }
            return scalar.isPlain && scalar.text.isEmpty && scalar.tag == nil && scalar.anchor == nil
        }

        func error(_ code: YAMLError.Code, _ message: String, hint: String? = nil, at position: YAMLPosition) -> YAMLError {
            YAMLError(code, message, hint: hint, file: file, at: position, path: YAMLPath(path).description)
        }

        /// The node that starts with an event, with all events that belong to it.
        ///
        /// - Parameter depth: how many levels the node is in.
        mutating func build(_ event: YAMLEvent, depth: Int, key: YAMLPosition?) throws(YAMLError) -> Built {
            let position = event.position
            switch event.kind {
            case .alias(let name): return try expand(name, at: position, depth: depth, key: key)
            case .scalar(let scalar):
                let value = try self.value(of: scalar, at: position)
                let place = YAMLPlace(key: key, value: position, children: .none)
                let built = Built(value: value, place: place, weight: 1 + scalar.text.utf8.count / 1024, height: 0)
                if let anchor = scalar.anchor { anchors[anchor] = .done(built) }
                return built
            case .sequenceStart(let anchor):
                try checkDepth(depth + 1, at: position)
                if let anchor { anchors[anchor] = .open }
                let built = try elements(at: position, depth: depth, key: key)
                if let anchor { anchors[anchor] = .done(built) }
                return built
            case .mappingStart(let anchor):
                try checkDepth(depth + 1, at: position)
                if let anchor { anchors[anchor] = .open }
                let built = try members(at: position, depth: depth, key: key)
                if let anchor { anchors[anchor] = .done(built) }
                return built
            case .documentStart, .documentEnd, .streamEnd, .sequenceEnd, .mappingEnd:
                throw error(.syntax, "expected a value", at: position)
            }
        }

        private func checkDepth(_ depth: Int, at position: YAMLPosition) throws(YAMLError) {
            let limit = min(limits.depth, YAMLLimits.greatestDepth)
            if depth > limit { throw error(.limit, "nested deeper than \(limit) levels", at: position) }
        }

        mutating func expand(
            _ name: String, at position: YAMLPosition, depth: Int, key: YAMLPosition?
        ) throws(YAMLError) -> Built {
            switch anchors[name] {
            case nil:
                // The name is not said: it may be a password somebody forgot to quote.
                throw error(
                    .alias, "the alias names no anchor before it", hint: "put text that starts with “*” in quotes", at: position)
            case .open: throw error(.alias, "the alias “*\(name)” is inside the value it names", at: position)
            case .done(let anchored):
                try checkDepth(depth + anchored.height, at: position)
                if case .double(let double) = anchored.value, !double.isFinite {
                    throw error(.value, "JSON has no number like that of the alias “*\(name)”", at: position)
                }
                let (sum, overflow) = expansions.addingReportingOverflow(anchored.weight)
                if overflow || sum > limits.expansions {
                    throw error(.limit, "aliases expand to more than \(limits.expansions) nodes", at: position)
                }
                expansions = sum
                var built = anchored
                built.place = anchored.place.moved(key: key, value: position)
                return built
            }
        }

        private mutating func elements(
            at position: YAMLPosition, depth: Int, key: YAMLPosition?
        ) throws(YAMLError) -> Built {
            var values: [JSONValue] = []
            var places: [YAMLPlace] = []
            var weight = 1
            var height = 0
            while true {
                let event = try events.next()
                if case .sequenceEnd = event.kind { break }
                path.append(.index(values.count))
                let built = try build(event, depth: depth + 1, key: nil)
                path.removeLast()
                values.append(built.value)
                places.append(built.place)
                weight = Self.sum(weight, built.weight)
                height = max(height, built.height)
            }
            return Built(
                value: .array(values), place: YAMLPlace(key: key, value: position, children: .elements(places)), weight: weight,
                height: height + 1)
        }

        static func sum(_ a: Int, _ b: Int) -> Int {
            let (sum, overflow) = a.addingReportingOverflow(b)
            return overflow ? .max : sum
        }
    }
#endif
