#if YAML
    // libyaml as Yams brings it. Its events are read here and not Yams' nodes: making nodes expands aliases and hashes keys
    // however deep they are, which a small hostile text turns into an overflow of the stack.
    import CYaml

    /// A piece of a YAML text, and where it starts.
    struct YAMLEvent {
        struct Scalar {
            /// The text as it was given, nothing replaced.
            var text: String
            /// The tag in full; `nil` if there is none, or only `!`.
            var tag: String?
            var isPlain: Bool
            var anchor: String?
        }

        enum Kind {
            case documentStart
            case documentEnd
            case streamEnd
            case alias(String)
            case scalar(Scalar)
            case sequenceStart(anchor: String?)
            case sequenceEnd
            case mappingStart(anchor: String?)
            case mappingEnd
        }

        var kind: Kind
        var position: YAMLPosition
    }

    /// Reads a text as a stream of events, and turns what the parser reports into ``YAMLError``.
    final class YAMLEvents {
        private let source: YAMLSource
        private let file: String
        // Both live as long as this object; the parser reads only from `input`.
        private let parser: UnsafeMutablePointer<yaml_parser_t>
        private let input: UnsafeMutableBufferPointer<UInt8>
        private let isReady: Bool
        private var isAtEnd = false

        /// - Throws: ``YAMLError`` with the code `encoding` or `limit`.
        init(_ bytes: [UInt8], file: String, limits: YAMLLimits) throws(YAMLError) {
            source = try YAMLSource(bytes, file: file, limits: limits)
            self.file = file
            input = .allocate(capacity: source.bytes.count)
            _ = input.initialize(from: source.bytes)
            parser = .allocate(capacity: 1)
            parser.initialize(to: yaml_parser_t())
            isReady = yaml_parser_initialize(parser) == 1
            if !isReady { throw YAMLError(.limit, "there is not enough memory to parse the text", file: file) }
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(parser, input.baseAddress, input.count)
        }

        deinit {
            if isReady { yaml_parser_delete(parser) }
            parser.deallocate()
            input.deallocate()
        }

        /// The next event; after the last, and after an error, always the end of the stream.
        func next() throws(YAMLError) -> YAMLEvent {
            while !isAtEnd {
                var event = yaml_event_t()
                guard yaml_parser_parse(parser, &event) == 1 else {
                    isAtEnd = true
                    throw error()
                }
                defer { yaml_event_delete(&event) }
                let position = Self.position(event.start_mark)
                if event.type == YAML_STREAM_END_EVENT || event.type == YAML_NO_EVENT { isAtEnd = true }
                if let kind = kind(of: event) { return YAMLEvent(kind: kind, position: position) }
            }
            return YAMLEvent(kind: .streamEnd, position: Self.position(parser.pointee.mark))
        }

        private static func position(_ mark: yaml_mark_t) -> YAMLPosition {
            YAMLPosition(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
        }

        private static func text(_ name: UnsafeMutablePointer<yaml_char_t>?) -> String? {
            name.map { String(cString: $0) }
        }

        private func kind(of event: yaml_event_t) -> YAMLEvent.Kind? {
            switch event.type {
            case YAML_DOCUMENT_START_EVENT: return .documentStart
            case YAML_DOCUMENT_END_EVENT: return .documentEnd
            case YAML_ALIAS_EVENT: return .alias(Self.text(event.data.alias.anchor) ?? "")
            case YAML_SEQUENCE_START_EVENT: return .sequenceStart(anchor: Self.text(event.data.sequence_start.anchor))
            case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
            case YAML_MAPPING_START_EVENT: return .mappingStart(anchor: Self.text(event.data.mapping_start.anchor))
            case YAML_MAPPING_END_EVENT: return .mappingEnd
            case YAML_SCALAR_EVENT:
                let scalar = event.data.scalar
                // The parser owns the bytes until the event is deleted; they may hold NUL.
                let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
                return .scalar(
                    YAMLEvent.Scalar(
                        text: source.restored(text, isDoubleQuoted: scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE),
                        tag: Self.text(scalar.tag), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
                        anchor: Self.text(scalar.anchor)))
            case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return .streamEnd
            default: return nil
            }
        }

        // MARK: Errors

        private func error() -> YAMLError {
            let state = parser.pointee
            if state.error == YAML_MEMORY_ERROR {
                return YAMLError(.limit, "there is not enough memory to parse the text", file: file)
            }
            let problem = state.problem.map { String(cString: $0) } ?? "the text cannot be parsed"
            let context = state.context.map { String(cString: $0) } ?? ""
            let position = Self.position(state.problem_mark)
            let start = Self.position(state.context_mark)
            func error(_ message: String, _ hint: String?, at place: YAMLPosition? = nil) -> YAMLError {
                YAMLError(.syntax, message, hint: hint, file: file, at: place ?? position)
            }
            if context == "while scanning a quoted scalar", problem.hasPrefix("found unexpected") {
                return error("the quote that opens here is never closed", nil, at: start)
            }
            if context == "while parsing a flow sequence" || context == "while parsing a flow mapping" {
                let bracket = context.hasSuffix("sequence") ? "]" : "}"
                return error("expected “,” or “\(bracket)”", "the bracket opens at \(start)")
            }
            if context.hasSuffix("an alias"), problem.hasPrefix("did not find expected alphabetic") {
                return error(
                    "“*” starts an alias, and what follows is not a name", "put text that starts with “*” in quotes", at: start)
            }
            if problem.hasPrefix("Maximum nesting level") || problem.hasPrefix("exceeded maximum") {
                return YAMLError(.limit, "nested too deep for the parser", file: file, at: position)
            }
            if problem == "found character that cannot start any token" {
                switch source.scalar(at: position) {
                case "\t": return error("a tab cannot indent a line", "use spaces")
                case let scalar?: return error("plain text cannot start with “\(scalar)”", "put it in quotes")
                case nil: break
                }
            }
            let translation = YAMLProblem.all.first { problem.hasPrefix($0.problem) }
            return error(translation?.message ?? problem, translation?.hint)
        }
    }
#endif
