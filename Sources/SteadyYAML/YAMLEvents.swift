#if YAML
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

    /// Reads a text as a stream of events.
    final class YAMLEvents {
        private let parser: YAMLParser
        private var isAtEnd = false

        /// - Throws: ``YAMLError`` with the code `encoding` or `limit`.
        init(_ bytes: [UInt8], file: String, limits: YAMLLimits) throws(YAMLError) {
            parser = try YAMLParser(bytes, file: file, limits: limits)
            parser.start()
        }

        /// The next event; after the last, and after an error, always the end of the stream.
        func next() throws(YAMLError) -> YAMLEvent {
            while !isAtEnd {
                var event = yaml_event_t()
                guard parser.parse(&event) else {
                    isAtEnd = true
                    throw parser.error
                }
                defer { yaml_event_delete(&event) }
                let position = YAMLParser.position(event.start_mark)
                if event.type == YAML_STREAM_END_EVENT || event.type == YAML_NO_EVENT { isAtEnd = true }
                if let kind = kind(of: event) { return YAMLEvent(kind: kind, position: position) }
            }
            return YAMLEvent(kind: .streamEnd, position: parser.position)
        }

        private static func text(_ name: UnsafePointer<UInt8>?) -> String? {
            name.map { String(cString: $0) }
        }

        private func kind(of event: yaml_event_t) -> YAMLEvent.Kind? {
            switch event.type {
            case YAML_DOCUMENT_START_EVENT: return .documentStart
            case YAML_DOCUMENT_END_EVENT: return .documentEnd
            case YAML_ALIAS_EVENT: return .alias(Self.text(UnsafePointer(event.data.alias.anchor)) ?? "")
            case YAML_SEQUENCE_START_EVENT:
                return .sequenceStart(anchor: Self.text(UnsafePointer(event.data.sequence_start.anchor)))
            case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
            case YAML_MAPPING_START_EVENT:
                return .mappingStart(anchor: Self.text(UnsafePointer(event.data.mapping_start.anchor)))
            case YAML_MAPPING_END_EVENT: return .mappingEnd
            case YAML_SCALAR_EVENT:
                let scalar = YAMLRawScalar(event)
                return .scalar(
                    YAMLEvent.Scalar(
                        text: parser.source.text(scalar), tag: Self.text(scalar.tag), isPlain: scalar.isPlain,
                        anchor: Self.text(scalar.anchor)))
            case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return .streamEnd
            default: return nil
            }
        }
    }

    /// A scalar as the parser holds it, or as it stands in the text; the pointers are good until its event is deleted, or
    /// for as long as the text.
    struct YAMLRawScalar {
        /// The text, which may hold NUL and marks of ``YAMLSource``.
        let bytes: UnsafeBufferPointer<UInt8>
        let isPlain: Bool
        let isDoubleQuoted: Bool
        /// The tag in full; `nil` if there is none, or only `!`.
        let tag: UnsafePointer<UInt8>?
        let anchor: UnsafePointer<UInt8>?

        /// A scalar without tag and anchor.
        init(_ bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool) {
            self.bytes = bytes
            self.isPlain = isPlain
            isDoubleQuoted = false
            tag = nil
            anchor = nil
        }

        /// - Parameter event: a scalar event; nothing else has these parts.
        init(_ event: yaml_event_t) {
            let scalar = event.data.scalar
            bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
            isDoubleQuoted = scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE
            tag = UnsafePointer(scalar.tag)
            anchor = UnsafePointer(scalar.anchor)
        }
    }

    extension YAMLSource {
        /// The text of a scalar as it was given, nothing replaced.
        func text(_ scalar: YAMLRawScalar) -> String {
            restored(String(decoding: scalar.bytes, as: UTF8.self), isDoubleQuoted: scalar.isDoubleQuoted)
        }
    }
#endif
