#if YAML
    public import SteadyCodec

    extension YAML {
        /// The JSON text of each document of a YAML text.
        ///
        /// Values are those of ``YAMLDocument``; members stand in the order of the text, merged ones last. `YAMLToJSON` of
        /// `sigs.k8s.io/yaml`, for streams.
        ///
        /// - Throws: ``YAMLError`` with file, line and column.
        public static func json(
            from bytes: [UInt8], file: String = "<input>", limits: YAMLLimits = .default
        ) throws(YAMLError) -> [[UInt8]] {
            var documents: [[UInt8]] = []
            var transcoder = try YAMLTranscoder(bytes, file: file, limits: limits)
            do throws(YAMLTranscoder.Fault) {
                while let document = try transcoder.next() { documents.append(document) }
                return documents
            } catch {
                // The reader says what is wrong and where, and does what the transcoder does not.
                return try YAMLDocument.parse(bytes, file: file, limits: limits).map { $0.value.serialized() }
            }
        }

        /// Reads a typed value from a YAML text of exactly one document.
        ///
        /// - Parameters:
        ///   - type: what is read.
        ///   - bytes: YAML text.
        ///   - file: the name of the file, for errors.
        ///   - limits: bounds on size, depth and what aliases expand to.
        ///   - options: what to keep, and how strict to be; the bounds are those of `limits`.
        /// - Throws: ``YAMLError`` with file, line, column and the path of the field, also if there is no document or more
        ///   than one.
        public static func decode<Value: Decodable>(
            _ type: Value.Type = Value.self, from bytes: [UInt8], file: String = "<input>", limits: YAMLLimits = .default,
            options: JSONDecodingOptions = .default
        ) throws(YAMLError) -> Value {
            let documents = try json(from: bytes, file: file, limits: limits)
            guard let document = documents.first, documents.count == 1 else {
                // Not one: says so, with the place.
                _ = try JSONValue(yaml: bytes, file: file, limits: limits)
                throw YAMLError(.documents, "the text has \(documents.count) documents where one was expected", file: file)
            }
            do {
                return try value(type, json: document, options)
            } catch {
                throw located(error, in: bytes, document: 0, file: file, limits: limits)
            }
        }

        /// Reads a typed value from a YAML text of exactly one document.
        public static func decode<Value: Decodable>(
            _ type: Value.Type = Value.self, from text: String, file: String = "<input>", limits: YAMLLimits = .default,
            options: JSONDecodingOptions = .default
        ) throws(YAMLError) -> Value {
            try decode(type, from: Array(text.utf8), file: file, limits: limits, options: options)
        }

        /// Reads a typed value from each document of a YAML text; documents without content are left out.
        ///
        /// - Throws: ``YAMLError`` with file, line, column and the path of the field.
        public static func decodeAll<Value: Decodable>(
            _ type: Value.Type = Value.self, from bytes: [UInt8], file: String = "<input>", limits: YAMLLimits = .default,
            options: JSONDecodingOptions = .default
        ) throws(YAMLError) -> [Value] {
            var values: [Value] = []
            for (index, document) in try json(from: bytes, file: file, limits: limits).enumerated() {
                do {
                    values.append(try value(type, json: document, options))
                } catch {
                    throw located(error, in: bytes, document: index, file: file, limits: limits)
                }
            }
            return values
        }

        /// Reads a typed value from each document of a YAML text.
        public static func decodeAll<Value: Decodable>(
            _ type: Value.Type = Value.self, from text: String, file: String = "<input>", limits: YAMLLimits = .default,
            options: JSONDecodingOptions = .default
        ) throws(YAMLError) -> [Value] {
            try decodeAll(type, from: Array(text.utf8), file: file, limits: limits, options: options)
        }

        /// How the documents of a text come to be JSON.
        package enum Course: Sendable {
            /// By lines, all of them in the plain form.
            case lines
            /// From libyaml's events, from some document on.
            case events
            /// By way of a tree, for a rare form of merging.
            case tree
            /// Not at all: the text is faulty.
            case none
        }

        /// How the documents of a text come to be JSON, and what comes out if it goes without a tree; for tests that compare
        /// the ways.
        package static func course(
            of bytes: [UInt8], limits: YAMLLimits = .default, leastPart: Int? = nil
        ) -> (course: Course, json: [[UInt8]]) {
            guard
                var transcoder = try? YAMLTranscoder(bytes, file: "", limits: limits, leastPart: leastPart ?? YAMLLines.leastPart)
            else {
                return (.none, [])
            }
            var documents: [[UInt8]] = []
            do throws(YAMLTranscoder.Fault) {
                while let document = try transcoder.next() { documents.append(document) }
                return (transcoder.isByLines ? .lines : .events, documents)
            } catch {
                return (error == .unusual ? .tree : .none, [])
            }
        }

        /// The one way from the JSON of a document to a typed value.
        private static func value<Value: Decodable>(
            _ type: Value.Type, json: [UInt8], _ options: JSONDecodingOptions
        ) throws(JSONError) -> Value {
            var options = options
            // What is to be bounded is bounded; aliases may have made it longer.
            options.limits = JSONLimits(bytes: .max)
            return try JSON.decode(type, from: json, options: options)
        }

        /// What strict reading objects to, each at the key of its field, and the whole at the first.
        private static func strictError(_ error: JSONError, _ document: YAMLDocument) -> YAMLError {
            let causes = error.causes.map { cause in
                let path = YAMLPath(cause.path)
                return YAMLError(
                    .value, cause.message, file: document.file,
                    at: document.keyPosition(of: path) ?? document.position(nearest: path), path: cause.path)
            }
            let sorted = causes.sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
            var whole = YAMLError(.value, error.message, file: document.file, at: sorted.first?.position)
            whole.causes = sorted
            return whole
        }

        /// The error of a decoder at its place in the text, which is read again for that.
        private static func located(
            _ error: JSONError, in bytes: [UInt8], document index: Int, file: String, limits: YAMLLimits
        ) -> YAMLError {
            do throws(YAMLError) {
                let documents = try YAMLDocument.parse(bytes, file: file, limits: limits)
                guard documents.indices.contains(index) else {
                    return YAMLError(.value, error.message, file: file, path: error.path)
                }
                return error.causes.isEmpty
                    ? documents[index].error(error.message, at: error.path) : strictError(error, documents[index])
            } catch {
                return error
            }
        }
    }
#endif
