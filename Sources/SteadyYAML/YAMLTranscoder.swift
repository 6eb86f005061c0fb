#if YAML
    import CYaml
    import SteadyCodec

    /// Writes the documents of a YAML text as JSON, straight from the parser's events, without a tree.
    ///
    /// It means the same as ``YAMLReader`` but keeps no places: of what is wrong it only says that something is, and leaves
    /// rare forms of merging. For both the text is read again by that.
    struct YAMLTranscoder: ~Copyable {
        enum Fault: Error {
            /// The text is faulty.
            case faulty
            /// A form that is not dealt with here, such as some of merging.
            case unusual
        }

        /// A mapping or a sequence that is being written.
        struct Frame {
            /// What the next event is.
            enum Next {
                case element
                case key
                case value
                /// What follows `<<`.
                case merged
                /// An element of the sequence that follows `<<`.
                case mergedElement
            }
            var next: Next
            /// Where it starts in the buffer.
            var start: Int
            /// How many members or elements are written.
            var count = 0
            /// The place of its first key, and of its first merged mapping.
            var firstKey: Int
            var firstMerge: Int
            /// Whether its keys are in the last of the sets.
            var hasSet = false
            /// The place of its anchor, if it has one.
            var anchor: Int?
            var weight = 1
            var height = 0
        }

        private let parser: YAMLParser
        let limits: YAMLLimits
        private let greatestDepth: Int
        var documents = 0
        /// How many nodes aliases have made.
        private var expansions = 0
        /// The document in hand.
        var output: JSONBuffer
        var frames: [Frame] = []
        /// The names of the members of all open mappings, without quotes.
        var keys: [Range<Int>] = []
        /// The names again, for mappings with many members.
        var sets: [Set<ExactText>] = []
        /// Mappings to be merged into the open ones.
        var merges: [Range<Int>] = []
        var anchors = YAMLAnchors()
        /// The text by lines, which is left for libyaml at a document that is not in the plain form.
        var lines: YAMLLines
        /// Where libyaml ends and lines go on, if libyaml is at work.
        private var endOfEvents: Int?
        /// Whether lines were enough so far.
        private(set) var isByLines: Bool

        /// - Parameter leastPart: how long a document has to be for lines to go on behind it if it is for libyaml; with the
        ///   greatest number it goes by libyaml from the start.
        /// - Throws: ``YAMLError`` with the code `encoding` or `limit`.
        init(_ bytes: [UInt8], file: String, limits: YAMLLimits, leastPart: Int = YAMLLines.leastPart) throws(YAMLError) {
            parser = try YAMLParser(bytes, file: file, limits: limits)
            self.limits = limits
            greatestDepth = min(limits.depth, YAMLLimits.greatestDepth)
            output = JSONBuffer()
            lines = YAMLLines(parser.text, leastPart: leastPart)
            isByLines = leastPart < .max && parser.source.hasPlainLines && !parser.source.hasMarks
            if !isByLines {
                endOfEvents = parser.text.count
                parser.start()
            }
        }

        var source: YAMLSource { parser.source }

        /// The next document that is not empty, `nil` after the last.
        mutating func next() throws(Fault) -> [UInt8]? {
            while true {
                if let end = endOfEvents {
                    if try documentByEvents() { return output.bytes() }
                    if end >= lines.text.count { return nil }
                    endOfEvents = nil
                    lines.position = end
                }
                let (start, count) = (lines.position, documents)
                do throws(Fault) {
                    return try documentByLines() ? output.bytes() : nil
                } catch {
                    isByLines = false
                    documents = count
                    frames = []
                    keys = []
                    sets = []
                    merges = []
                    let end = lines.endOfDocument(start)
                    endOfEvents = end
                    parser.start(start..<end)
                }
            }
        }

        /// Writes the next document that is not empty, going by libyaml's events; `false` after the last.
        private mutating func documentByEvents() throws(Fault) -> Bool {
            while true {
                var event = yaml_event_t()
                guard parser.parse(&event) else { throw .faulty }
                let type = event.type
                yaml_event_delete(&event)
                switch type {
                case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return false
                case YAML_DOCUMENT_START_EVENT: if try document() { return true }
                default: continue
                }
            }
        }

        private mutating func document() throws(Fault) -> Bool {
            output.removeAll()
            anchors = YAMLAnchors()
            var isRoot = true
            repeat {
                var event = yaml_event_t()
                guard parser.parse(&event) else { throw .faulty }
                defer { yaml_event_delete(&event) }
                if isRoot {
                    if Self.isEmpty(event) { return false }
                    if documents >= limits.documents { throw .faulty }
                    documents += 1
                    isRoot = false
                }
                try take(event)
            } while !frames.isEmpty
            return true
        }

        private static func isEmpty(_ event: yaml_event_t) -> Bool {
            guard event.type == YAML_SCALAR_EVENT else { return false }
            let scalar = YAMLRawScalar(event)
            return scalar.isPlain && scalar.bytes.isEmpty && scalar.tag == nil && scalar.anchor == nil
        }

        private mutating func take(_ event: yaml_event_t) throws(Fault) {
            switch event.type {
            case YAML_SCALAR_EVENT: try scalar(YAMLRawScalar(event))
            case YAML_ALIAS_EVENT: try alias(event.data.alias.anchor)
            case YAML_SEQUENCE_START_EVENT: try openSequence(event.data.sequence_start.anchor)
            case YAML_MAPPING_START_EVENT: try openMapping(event.data.mapping_start.anchor)
            case YAML_SEQUENCE_END_EVENT: closeSequence()
            case YAML_MAPPING_END_EVENT: closeMapping()
            default: throw .faulty
            }
        }

        // MARK: Nodes

        /// Goes to where a value can be written; a key or what is merged is not for here.
        private mutating func beginValue() throws(Fault) {
            guard let frame = frames.last else { return }
            switch frame.next {
            case .element: if frame.count > 0 { output.append(UInt8(ascii: ",")) }
            case .value: break
            case .key: throw .faulty
            case .merged, .mergedElement: throw .unusual
            }
        }

        /// Counts a value that is written.
        private mutating func endValue(weight: Int, height: Int) {
            let last = frames.count - 1
            guard last >= 0 else { return }
            frames[last].count += 1
            frames[last].weight = YAMLReader.sum(frames[last].weight, weight)
            frames[last].height = max(frames[last].height, height)
            if frames[last].next == .value { frames[last].next = .key }
        }

        mutating func scalar(_ scalar: YAMLRawScalar) throws(Fault) {
            if frames.last?.next == .key {
                try key(scalar)
                return
            }
            try beginValue()
            let start = output.count
            let weight = 1 + (try write(scalar)) / 1024
            if let name = scalar.anchor {
                anchors.add(name, .init(content: .range(start..<output.count), weight: weight, height: 0))
            }
            endValue(weight: weight, height: 0)
        }

        private mutating func alias(_ name: UnsafePointer<UInt8>?) throws(Fault) {
            guard let name, let anchored = anchors[name] else { throw .faulty }
            let next = frames.last?.next
            let depth =
                switch next {
                case .key: 0
                // What is merged is no level deeper than what it is merged into.
                case .merged, .mergedElement: frames.count - 1
                case .element, .value, nil: frames.count
                }
            if depth + anchored.height > greatestDepth { throw .faulty }
            let (sum, overflow) = expansions.addingReportingOverflow(anchored.weight)
            if overflow || sum > limits.expansions { throw .faulty }
            expansions = sum
            switch next {
            case .key: try key(anchored)
            case .merged: try merge(anchored)
            case .mergedElement: try mergeElement(anchored)
            case .element, .value, nil:
                try beginValue()
                switch anchored.content {
                case .range(let range): output.append(copyOf: range)
                case .text(let text): output.append(text)
                case .open, .none: throw .faulty
                }
                endValue(weight: anchored.weight, height: anchored.height)
            }
        }

        private mutating func open(_ next: Frame.Next, _ anchor: UnsafePointer<UInt8>?) throws(Fault) {
            if frames.count + 1 > greatestDepth, next != .mergedElement { throw .faulty }
            frames.append(
                Frame(
                    next: next, start: output.count, firstKey: keys.count, firstMerge: merges.count,
                    anchor: anchor.map { anchors.open($0) }))
        }

        mutating func openSequence(_ anchor: UnsafePointer<UInt8>?) throws(Fault) {
            if frames.last?.next == .merged {
                if anchor != nil { throw .unusual }
                try open(.mergedElement, nil)
                return
            }
            try beginValue()
            try open(.element, anchor)
            output.append(UInt8(ascii: "["))
        }

        mutating func openMapping(_ anchor: UnsafePointer<UInt8>?) throws(Fault) {
            try beginValue()
            try open(.key, anchor)
            output.append(UInt8(ascii: "{"))
        }

        mutating func closeSequence() {
            guard let frame = frames.popLast() else { return }
            if frame.next == .mergedElement {
                endMergedSequence(frame)
                return
            }
            output.append(UInt8(ascii: "]"))
            close(frame)
        }

        mutating func closeMapping() {
            if merges.count > frames.last?.firstMerge ?? 0 { writeMerged() }
            guard let frame = frames.popLast() else { return }
            keys.removeLast(keys.count - frame.firstKey)
            if frame.hasSet { sets.removeLast() }
            output.append(UInt8(ascii: "}"))
            close(frame)
        }

        private mutating func close(_ frame: Frame) {
            if let anchor = frame.anchor {
                anchors.close(anchor, frame.start..<output.count, weight: frame.weight, height: frame.height + 1)
            }
            endValue(weight: frame.weight, height: frame.height + 1)
        }
    }
#endif
