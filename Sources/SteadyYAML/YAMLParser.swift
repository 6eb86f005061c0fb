#if YAML
    // libyaml as Yams brings it. Its events are read here and not Yams' nodes: making nodes expands aliases and hashes keys
    // however deep they are, which a small hostile text turns into an overflow of the stack.
    import CYaml

    /// libyaml at work on one text; turns what it reports into ``YAMLError``.
    final class YAMLParser {
        let source: YAMLSource
        private let file: String
        // Both live as long as this object; libyaml reads only from `input`.
        private let parser: UnsafeMutablePointer<yaml_parser_t>
        private let input: UnsafeMutableBufferPointer<UInt8>
        private var isReady: Bool
        private var isStarted = false

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
        }

        deinit {
            if isReady { yaml_parser_delete(parser) }
            parser.deallocate()
            input.deallocate()
        }

        /// The text that is parsed, good for as long as this object.
        var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(input) }

        /// Starts parsing, the whole text or one of its documents.
        func start(_ range: Range<Int>? = nil) {
            if isStarted {
                yaml_parser_delete(parser)
                isReady = yaml_parser_initialize(parser) == 1
                if isReady { yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING) }
            }
            isStarted = true
            guard isReady else { return }
            let part = UnsafeBufferPointer(rebasing: text[(range ?? text.indices).clamped(to: text.indices)])
            yaml_parser_set_input_string(parser, part.baseAddress, part.count)
        }

        /// Makes the next event, which the caller deletes; `false` if there is an ``error``.
        func parse(_ event: inout yaml_event_t) -> Bool { isReady && yaml_parser_parse(parser, &event) == 1 }

        /// Where the parser is.
        var position: YAMLPosition { Self.position(parser.pointee.mark) }

        static func position(_ mark: yaml_mark_t) -> YAMLPosition {
            YAMLPosition(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
        }

        /// What went wrong, after ``parse(_:)`` gave `false`.
        var error: YAMLError {
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
