#if YAML
    public import Steady
    import SteadyCluster
    import SteadyYAML

    /// The objects of a file, ready to be applied.
    public struct Manifests: Sendable {
        let documents: [YAMLDocument]
        let file: String

        /// Reads a file's text.
        ///
        /// - Throws: ``ManifestError`` with file, line and column.
        public init(_ text: String, file: String) throws {
            self.file = file
            do {
                documents = try YAMLDocument.parse(text, file: file)
            } catch {
                throw ManifestError(error.description)
            }
            guard !documents.isEmpty else { throw ManifestError("\(file): there is no object in this file") }
        }

        /// Applies all objects in their order, each with strict checks.
        ///
        /// - Throws: ``ManifestError`` with file, line, column and field path.
        @discardableResult
        public func apply(with client: Client) async throws -> [JSONValue] {
            var applied: [JSONValue] = []
            for document in documents { applied.append(try await apply(document, with: client)) }
            return applied
        }

        private func apply(_ document: YAMLDocument, with client: Client) async throws -> JSONValue {
            let object = document.value
            guard let apiVersion = object["apiVersion"]?.stringValue, !apiVersion.isEmpty else {
                throw error(document, "apiVersion", "required, such as “apps/v1”")
            }
            guard let kind = object["kind"]?.stringValue, !kind.isEmpty else {
                throw error(document, "kind", "required, such as “Website”")
            }
            guard let type = try await client.resourceType(apiVersion: apiVersion, kind: kind) else {
                throw error(
                    document, "kind", "the cluster knows no “\(kind)” in “\(apiVersion)”; is it misspelt, or its CRD missing?")
            }
            guard let name = object[path: "metadata", "name"]?.stringValue, !name.isEmpty else {
                throw error(document, "metadata.name", "required: every applied object has a name")
            }
            do {
                // What names no namespace is for the default one.
                return try await client.resources(type, in: "default").apply(
                    DynamicObject(object), manager: "quickstart", .strict
                ).json
            } catch let refusal as APIError {
                throw explain(refusal, document)
            }
        }

        /// The place of what the server complained about.
        private func explain(_ refusal: APIError, _ document: YAMLDocument) -> ManifestError {
            if let cause = refusal.causes.first(where: { !$0.field.isEmpty && $0.field != "<nil>" }) {
                return error(document, cause.field, cause.message)
            }
            let unknown = "unknown field; fields that do not exist are refused, so that typing errors show"
            // A strict decoder names the field in its message only: … unknown field "spec.replcias".
            if let quoted = refusal.message.split(separator: "unknown field \"").dropFirst().first?.prefix(while: { $0 != "\"" })
            {
                return error(document, String(quoted), unknown, isAboutName: true)
            }
            // So does the check of types: failed to create typed patch object (…): .spec.replicas: expected numeric …
            if let rest = refusal.message.split(separator: "): .").dropFirst().first, let colon = rest.firstRange(of: ": ") {
                if rest[colon.upperBound...].hasPrefix("field not declared in schema") {
                    return error(document, String(rest[..<colon.lowerBound]), unknown, isAboutName: true)
                }
                return error(document, String(rest[..<colon.lowerBound]), String(rest[colon.upperBound...]))
            }
            return error(document, "", refusal.message)
        }

        private func error(_ document: YAMLDocument, _ path: String, _ message: String, isAboutName: Bool = false)
            -> ManifestError
        {
            let place = (isAboutName ? document.keyPosition(of: path) : document.position(of: path)) ?? around(path, in: document)
            return ManifestError("\(file):\(place.line):\(place.column): \(path.isEmpty ? "" : "\(path): ")\(message)")
        }

        /// Where the name of the nearest field stands that holds a missing one.
        private func around(_ path: String, in document: YAMLDocument) -> YAMLPosition {
            var elements = YAMLPath(path).elements
            while !elements.isEmpty {
                elements.removeLast()
                if let place = document.keyPosition(of: YAMLPath(elements)) { return place }
            }
            return YAMLPosition(line: document.line, column: 1)
        }
    }

    /// What is wrong in a file, and where.
    public struct ManifestError: Error, Sendable, CustomStringConvertible {
        public let description: String

        init(_ description: String) { self.description = description }
    }
#endif
