#if YAML
    public import SteadyCodec

    extension YAMLDocument {
        /// Reads the documents of a YAML text; JSON is YAML too.
        ///
        /// Scalars are resolved as `kubectl` resolves them: `yes` and `on` are true, `0x1F` is 31, dates stay strings, keys
        /// become strings, aliases are expanded and `<<` merges. Documents without content are left out.
        ///
        /// - Parameters:
        ///   - limits: how much the text may hold.
        ///   - bytes: UTF-8, with or without byte order mark.
        ///   - file: the name of the text in errors.
        ///   - acceptsRepeatedKeys: whether a key may be given again in a mapping, as an API server lets it; see ``repeatedKeys``.
        /// - Throws: ``YAMLError`` with file, line and column.
        public static func parse(
            _ bytes: [UInt8], file: String = "<input>", limits: YAMLLimits = .default, acceptsRepeatedKeys: Bool = false
        ) throws(YAMLError) -> [YAMLDocument] {
            var reader = try YAMLReader(bytes, file: file, limits: limits, acceptsRepeatedKeys: acceptsRepeatedKeys)
            return try reader.documents()
        }

        /// Reads the documents of a YAML text.
        public static func parse(
            _ text: String, file: String = "<input>", limits: YAMLLimits = .default
        ) throws(YAMLError) -> [YAMLDocument] {
            try parse(Array(text.utf8), file: file, limits: limits)
        }
    }

    extension JSONValue {
        /// Reads a YAML text of exactly one document.
        ///
        /// - Throws: ``YAMLError``, also if there is no document or more than one.
        public init(yaml bytes: [UInt8], file: String = "<input>", limits: YAMLLimits = .default) throws(YAMLError) {
            let documents = try YAMLDocument.parse(bytes, file: file, limits: limits)
            guard let first = documents.first else { throw YAMLError(.documents, "the text has no document", file: file) }
            if documents.count > 1 {
                throw YAMLError(
                    .documents, "the text has \(documents.count) documents where one was expected", file: file,
                    at: documents[1].position(of: YAMLPath([])))
            }
            self = first.value
        }

        /// Reads a YAML text of exactly one document.
        public init(yaml text: String, file: String = "<input>", limits: YAMLLimits = .default) throws(YAMLError) {
            try self.init(yaml: Array(text.utf8), file: file, limits: limits)
        }
    }
#endif
