#if YAML
    public import SteadyCodec
    import Yams

    /// One document of a YAML text, and where each of its fields stands.
    public struct YAMLDocument: Sendable {
        /// What it says.
        public let value: JSONValue
        /// The line its content begins on.
        public var line: Int { positions[""]?.line ?? 1 }
        let positions: [String: YAMLPosition]

        /// Where a field stands, by its path: `spec.containers[0].image`. That is the place of its name, or of a list's element.
        public func position(of path: String) -> YAMLPosition? { positions[path] }

        /// Where a field stands, or the nearest field around it that there is.
        public func position(nearest path: String) -> YAMLPosition {
            var path: String? = path
            while let present = path {
                if let position = positions[present] { return position }
                path = FieldPath.parent(of: present)
            }
            return YAMLPosition(line: 1, column: 1)
        }

        /// Reads all documents of a text; empty ones are left out. JSON is YAML, too.
        ///
        /// - Parameters:
        ///   - text: the text; `\r\n` and a byte order mark are fine.
        ///   - file: how errors call it.
        /// - Throws: ``YAMLError`` with file, line and column.
        public static func parse(
            _ text: String, file: String = "<input>", limits: YAMLLimits = YAMLLimits()
        ) throws(YAMLError) -> [YAMLDocument] {
            guard text.utf8.count <= limits.bytes else {
                throw YAMLError(
                    "the text has \(text.utf8.count) bytes; the limit is \(limits.bytes)", file: file,
                    at: .init(line: 1, column: 1))
            }
            do {
                return try parseYAML(text, file: file, limits: limits)
            } catch {
                // JSON that is indented by tabs is no YAML, but meant as well.
                guard let first = text.first(where: { !$0.isWhitespace }), first == "{",
                    let value = try? JSONValue(parsing: Array(text.utf8))
                else { throw error }
                return [YAMLDocument(value: value, positions: ["": YAMLPosition(line: 1, column: 1)])]
            }
        }

        /// Reads all documents of a text given as bytes.
        ///
        /// - Throws: ``YAMLError``, also for bytes that are not UTF-8.
        public static func parse(
            _ bytes: [UInt8], file: String = "<input>", limits: YAMLLimits = YAMLLimits()
        ) throws(YAMLError) -> [YAMLDocument] {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw YAMLError("not UTF-8; save the file in that encoding", file: file, at: badUTF8(in: bytes))
            }
            return try parse(text, file: file, limits: limits)
        }

        /// Where the first byte stands that is not UTF-8.
        private static func badUTF8(in bytes: [UInt8]) -> YAMLPosition {
            var position = YAMLPosition(line: 1, column: 1)
            var decoder = UTF8()
            var iterator = bytes.makeIterator()
            while case .scalarValue(let scalar) = decoder.decode(&iterator) {
                position =
                    scalar == "\n"
                    ? .init(line: position.line + 1, column: 1) : .init(line: position.line, column: position.column + 1)
            }
            return position
        }

        private static func parseYAML(_ text: String, file: String, limits: YAMLLimits) throws(YAMLError) -> [YAMLDocument] {
            do {
                let parser = try Parser(yaml: text, resolver: .basic, constructor: Constructor([:]), encoding: .utf8)
                var documents: [YAMLDocument] = []
                var budget = limits.values
                while let node = try parser.nextRoot() {
                    var reader = NodeReader(file: file, limits: limits, budget: budget)
                    if case .scalar(let scalar) = node, scalar.string.isEmpty, scalar.tag.rawValue.isEmpty { continue }
                    let value = try reader.value(of: node, at: "", depth: 0)
                    budget = reader.budget
                    documents.append(YAMLDocument(value: value, positions: reader.positions))
                }
                return documents
            } catch let error as YAMLError {
                throw error
            } catch let error as YamlError {
                throw YAMLError(error, in: text, file: file)
            } catch {
                throw YAMLError("\(error)", file: file, at: .init(line: 1, column: 1))
            }
        }
    }

    extension JSONValue {
        /// Reads a YAML text that holds exactly one document.
        ///
        /// - Throws: ``YAMLError``.
        public init(yaml text: String, file: String = "<input>", limits: YAMLLimits = YAMLLimits()) throws(YAMLError) {
            let documents = try YAMLDocument.parse(text, file: file, limits: limits)
            guard let document = documents.first else {
                throw YAMLError("there is no document in this text", file: file, at: .init(line: 1, column: 1))
            }
            if documents.count > 1 {
                throw YAMLError(
                    "one document is expected, and here another begins", file: file, at: .init(line: documents[1].line, column: 1)
                )
            }
            self = document.value
        }
    }

    extension YAMLError {
        /// An error of the parser, in our words.
        init(_ error: YamlError, in text: String, file: String) {
            switch error {
            case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
                .composer(let context, let problem, let mark, _):
                var message = problem
                if let context {
                    // What was being read, and where that began, is often the real place.
                    message += " (\(context.text), begun on line \(context.mark.line))"
                }
                if problem.contains("cannot start any token") { message += "; indent with spaces, not tabs" }
                self.init(message, file: file, at: YAMLPosition(line: mark.line, column: mark.column))
            case .reader(let problem, let offset, _, _):
                self.init(problem, file: file, at: Self.position(of: offset ?? 0, in: text))
            case .duplicatedKeysInMapping(let names, let context):
                let names = names.map { "“\($0)”" }.joined(separator: ", ")
                self.init(
                    "the key \(names) stands here more than once; keep one", file: file,
                    at: YAMLPosition(line: context.mark.line, column: context.mark.column))
            default:
                self.init("\(error)", file: file, at: .init(line: 1, column: 1))
            }
        }

        private static func position(of offset: Int, in text: String) -> YAMLPosition {
            var position = YAMLPosition(line: 1, column: 1)
            for character in text.prefix(offset) {
                position =
                    character.isNewline
                    ? .init(line: position.line + 1, column: 1) : .init(line: position.line, column: position.column + 1)
            }
            return position
        }
    }
#endif
