#if YAML
    import SteadyCodec

    extension YAMLTranscoder {
        /// Writes the value of a scalar and gives the length of its text.
        mutating func write(_ scalar: YAMLRawScalar) throws(Fault) -> Int {
            if scalar.tag == nil, !source.hasMarks {
                let value = scalar.isPlain ? YAMLScalar(plain: scalar.bytes) : .string
                if value == .string || value == .timestamp {
                    output.append(quoted: scalar.bytes)
                } else {
                    try write(value)
                }
                return scalar.bytes.count
            }
            let text = source.text(scalar)
            switch try resolved(scalar, text) {
            case .text(let text): output.append(quoted: text)
            case .scalar(let value): try write(value)
            }
            return text.utf8.count
        }

        private func resolved(_ scalar: YAMLRawScalar, _ text: String) throws(Fault) -> YAMLScalar.Resolved {
            do {
                return try YAMLScalar.resolved(text, tag: scalar.tag.map { String(cString: $0) }, isPlain: scalar.isPlain)
            } catch {
                throw .faulty
            }
        }

        /// Writes what is not a string.
        private mutating func write(_ value: YAMLScalar) throws(Fault) {
            guard let text = Self.json(value) else { throw .faulty }
            output.append(text)
        }

        /// The JSON text of what is not a string; `nil` if JSON cannot hold it.
        private static func json(_ value: YAMLScalar) -> String? {
            switch value {
            case .null: return "null"
            case .bool(let bool): return bool ? "true" : "false"
            case .integer(let integer): return String(integer)
            case .unsigned(let unsigned): return String(unsigned)
            case .double(let double):
                guard double.isFinite else { return nil }
                if case .integer(let integer) = YAMLScalar.value(of: double) { return String(integer) }
                return double.description
            case .timestamp, .string: return nil
            }
        }

        // MARK: Keys

        /// Writes a key, or takes note that what follows is to be merged.
        mutating func key(_ scalar: YAMLRawScalar) throws(Fault) {
            if isMerge(scalar) {
                frames[frames.count - 1].next = .merged
                return
            }
            beginKey()
            let start = output.count
            if scalar.tag == nil, scalar.anchor == nil, !source.hasMarks {
                let value = scalar.isPlain ? YAMLScalar(plain: scalar.bytes) : .string
                if value == .string || value == .timestamp {
                    output.append(quoted: scalar.bytes)
                } else {
                    guard let name = value.memberName else { throw .faulty }
                    output.append(quoted: name)
                }
            } else {
                try writeUnusualKey(scalar)
            }
            try endKey(start)
        }

        private func isMerge(_ scalar: YAMLRawScalar) -> Bool {
            let arrow = UInt8(ascii: "<")
            guard scalar.bytes.count == 2, scalar.bytes[0] == arrow, scalar.bytes[1] == arrow else { return false }
            guard let tag = scalar.tag else { return scalar.isPlain }
            return String(cString: tag) == "tag:yaml.org,2002:merge"
        }

        /// Writes a key with a tag or an anchor.
        private mutating func writeUnusualKey(_ scalar: YAMLRawScalar) throws(Fault) {
            let text = source.text(scalar)
            let resolved = try resolved(scalar, text)
            let start = output.count
            if let anchor = scalar.anchor {
                let content: YAMLAnchors.Node.Content
                switch resolved {
                case .text(let text):
                    // Written and taken back, so that there is one way to escape.
                    output.append(quoted: text)
                    content = .text(output.text(start..<output.count))
                    output.truncate(to: start)
                case .scalar(let value): content = Self.json(value).map { .text($0) } ?? .none
                }
                anchors.add(anchor, .init(content: content, weight: 1 + text.utf8.count / 1024, height: 0))
            }
            switch resolved {
            case .text(let text): output.append(quoted: text)
            case .scalar(let value):
                guard let name = value.memberName else { throw .faulty }
                output.append(quoted: name)
            }
        }

        /// Writes an anchored scalar as a key.
        mutating func key(_ anchored: YAMLAnchors.Node) throws(Fault) {
            let text: String
            switch anchored.content {
            case .range(let range):
                // A mapping or sequence may be long, and cannot be a key anyhow.
                let first = output[range.lowerBound]
                if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { throw .faulty }
                text = output.text(range)
            case .text(let json): text = json
            case .open, .none: throw .faulty
            }
            beginKey()
            let start = output.count
            if text.utf8.first == UInt8(ascii: "\"") {
                output.append(text)
            } else if text == "true" || text == "false" || Int64(text) != nil {
                output.append(quoted: text)
            } else {
                guard let double = Double(text), let name = YAMLScalar.double(double).memberName else { throw .faulty }
                output.append(quoted: name)
            }
            try endKey(start)
        }

        private mutating func beginKey() {
            if let frame = frames.last, frame.count > 0 { output.append(UInt8(ascii: ",")) }
        }

        private mutating func endKey(_ start: Int) throws(Fault) {
            guard add(key: start + 1..<output.count - 1) else { throw .faulty }
            output.append(UInt8(ascii: ":"))
            frames[frames.count - 1].next = .value
        }
    }
#endif
