#if YAML
    import SteadyCodec

    extension YAMLReader {
        /// The members of a mapping as they are gathered.
        private struct Members {
            struct Member {
                var name: String
                var value: JSONValue
                var place: YAMLPlace
                /// Whether it comes from a merged mapping and may be given again.
                var isMerged: Bool
            }
            var list: [Member] = []
            var indices: [ExactText: Int] = [:]
            var weight = 1
            var height = 0

            mutating func set(_ member: Member) {
                if let index = indices[ExactText(member.name)] {
                    list[index] = member
                } else {
                    indices[ExactText(member.name)] = list.count
                    list.append(member)
                }
            }

            func built(at position: YAMLPosition, key: YAMLPosition?) -> Built {
                let sorted = list.sorted { $0.name.precedes($1.name) }
                let object = JSONObject(sorted.lazy.map { (name: $0.name, value: $0.value) })
                let places = sorted.map { (name: $0.name, place: $0.place) }
                return Built(
                    value: .object(object), place: YAMLPlace(key: key, value: position, children: .fields(places)),
                    weight: weight, height: height + 1)
            }
        }

        mutating func members(
            at position: YAMLPosition, depth: Int, key: YAMLPosition?
        ) throws(YAMLError) -> Built {
            var members = Members()
            while true {
                let keyEvent = try events.next()
                if case .mappingEnd = keyEvent.kind { break }
                if Self.isMerge(keyEvent) {
                    try merge(try events.next(), into: &members, depth: depth, key: keyEvent.position)
                    continue
                }
                let name = try keyName(keyEvent)
                path.append(.field(name))
                let before = members.indices[ExactText(name)].map { members.list[$0] }
                if let before, !before.isMerged, repeatedKeys == nil {
                    throw error(
                        .duplicateKey,
                        "the key “\(name)” is given again, first on line \(before.place.key?.line ?? 0)",
                        hint: "remove one of them", at: keyEvent.position)
                }
                let built = try build(try events.next(), depth: depth + 1, key: keyEvent.position)
                path.removeLast()
                if before != nil { repeatedKeys?.append(YAMLRepeatedKey(name: name, line: built.place.value.line)) }
                members.set(.init(name: name, value: built.value, place: built.place, isMerged: false))
                members.weight = Self.sum(members.weight, built.weight)
                members.height = max(members.height, built.height)
            }
            return members.built(at: position, key: key)
        }

        // MARK: Merging

        private static func isMerge(_ event: YAMLEvent) -> Bool {
            guard case .scalar(let scalar) = event.kind, scalar.text == "<<" else { return false }
            return scalar.tag.map { $0 == "tag:yaml.org,2002:merge" } ?? scalar.isPlain
        }

        /// Takes over the members of one mapping or of several, of which the earlier count for more.
        ///
        /// Keys and merges count in the order they are written, so a merge replaces what stands before it. YAML says
        /// otherwise, but this is what `kubectl` does, and a manifest shall mean the same here.
        private mutating func merge(
            _ event: YAMLEvent, into members: inout Members, depth: Int, key: YAMLPosition
        ) throws(YAMLError) {
            path.append(.field("<<"))
            let built = try build(event, depth: depth, key: key)
            if case .sequenceStart = event.kind, case .array(let values) = built.value,
                case .elements(let places) = built.place.children
            {
                for (value, place) in zip(values, places).reversed() { try take(value, place, into: &members) }
            } else {
                try take(built.value, built.place, into: &members)
            }
            members.weight = Self.sum(members.weight, built.weight)
            members.height = max(members.height, built.height - 1)
            path.removeLast()
        }

        private mutating func take(_ value: JSONValue, _ place: YAMLPlace, into members: inout Members) throws(YAMLError) {
            guard case .object(let object) = value, case .fields(let fields) = place.children else {
                throw error(.alias, "only a mapping, or a sequence of mappings, can be merged", at: place.value)
            }
            for (member, field) in zip(object, fields) {
                let before = members.indices[ExactText(member.name)].map { members.list[$0] }
                let isExplicit = before.map { !$0.isMerged } ?? false
                if before != nil { repeatedKeys?.append(YAMLRepeatedKey(name: member.name, line: field.place.value.line)) }
                members.set(.init(name: member.name, value: member.value, place: field.place, isMerged: !isExplicit))
            }
        }

        // MARK: Keys

        private mutating func keyName(_ event: YAMLEvent) throws(YAMLError) -> String {
            switch event.kind {
            case .scalar(let scalar):
                if let anchor = scalar.anchor {
                    let value = try value(of: scalar, at: event.position, isKey: true)
                    let place = YAMLPlace(key: nil, value: event.position, children: .none)
                    anchors[anchor] = .done(
                        Built(value: value, place: place, weight: 1 + scalar.text.utf8.count / 1024, height: 0))
                }
                switch try resolved(scalar, at: event.position) {
                case .text(let text): return text
                case .scalar(let scalar): return try name(of: scalar, at: event.position)
                }
            case .alias(let alias):
                switch try expand(alias, at: event.position, depth: 0, key: nil).value {
                case .string(let text): return text
                case .bool(let bool): return bool ? "true" : "false"
                case .integer(let integer): return String(integer)
                case .double(let double): return try name(of: .double(double), at: event.position)
                case .null: return try name(of: .null, at: event.position)
                case .array: throw error(.key, "a sequence cannot be a key", at: event.position)
                case .object: throw error(.key, "a mapping cannot be a key", at: event.position)
                }
            case .mappingStart: throw error(.key, "a mapping cannot be a key", at: event.position)
            default: throw error(.key, "a sequence cannot be a key", at: event.position)
            }
        }

        /// The member name a key that is not a string becomes.
        private func name(of scalar: YAMLScalar, at position: YAMLPosition) throws(YAMLError) -> String {
            if let name = scalar.memberName { return name }
            throw error(.key, "\(scalar.typeName) like this cannot be a key", hint: "put it in quotes", at: position)
        }
    }
#endif
