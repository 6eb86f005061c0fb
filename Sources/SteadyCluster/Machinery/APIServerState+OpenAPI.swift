import SteadyClient
import SteadyCodec
import SteadyModel
import Synchronization

extension APIServerState {
    /// Answers paths below `/openapi`: all kinds in one document of version 2; the index of version 3, and one document for each
    /// group and version.
    func openAPI(_ call: APICall, _ parts: [String]) -> APIAnswer? {
        switch (parts.first, parts.count) {
        case ("v2", 1): return openAPIv2(call)
        case ("v3", 1):
            var paths = JSONObject()
            for name in openAPINames {
                guard let document = openAPIDocument(name) else { continue }
                paths[name] = ["serverRelativeURL": .string("/openapi/v3/\(name)?hash=\(document.hash)")]
            }
            var answer = APIAnswer(body: ["paths": .object(paths)])
            answer.contentType = "text/plain; charset=utf-8"
            return answer
        case ("v3", 2...):
            guard let document = openAPIDocument(parts.dropFirst().joined(separator: "/")) else { return nil }
            return Self.answer(document, call)
        default: return nil
        }
    }

    /// A document by its hash never changes: clients may keep it.
    private static func answer(_ document: OpenAPICache.Document, _ call: APICall) -> APIAnswer {
        let isKnown = call.header("if-none-match") == "\"\(document.hash)\""
        var answer = APIAnswer(status: isKnown ? 304 : 200, bytes: isKnown ? [] : document.bytes)
        answer.headers = ["etag": "\"\(document.hash)\"", "vary": "Accept"]
        if call.query("hash") == document.hash { answer.headers["cache-control"] = "public, immutable" }
        return answer
    }

    private var openAPINames: [String] {
        var names: [String] = []
        for definition in registry.all {
            let name = Self.openAPIName(definition)
            if names.last != name, !names.contains(name) { names.append(name) }
        }
        return names.sorted()
    }

    private static func openAPIName(_ definition: ResourceDefinition) -> String {
        definition.group.isEmpty ? "api/\(definition.version)" : "apis/\(definition.apiVersion)"
    }

    private func openAPIDocument(_ name: String) -> OpenAPICache.Document? {
        let definitions = registry.all.filter { Self.openAPIName($0) == name }
        guard !definitions.isEmpty else { return nil }
        // Built-in kinds never change; custom ones are made anew for each version of their definitions.
        let stamp = definitions.reduce(UInt64(0)) { max($0, $1.isCustom ? $1.schemaVersion : 0) }
        let custom = definitions.filter(\.isCustom)
        if custom.isEmpty { return OpenAPICache.builtIn.document(name, "0") { OpenAPIWriter(definitions) { _ in nil }.version3 } }
        let names = "\(stamp) " + custom.map { "\($0.plural) \($0.subresources.count)" }.joined(separator: ",")
        return openAPICache.document(name, names) { OpenAPIWriter(definitions, customSchema).version3 }
    }

    /// The schema of a custom resource as its definition has it, descriptions and all.
    private func customSchema(_ definition: ResourceDefinition) -> JSONValue? {
        let key = ObjectKey(namespace: nil, name: definition.qualifiedPlural)
        let versions = store.object(key, in: ResourceRegistry.crdCollection)?.value[path: "spec", "versions"]?.arrayValue
        return versions?.first { $0["name"]?.stringValue == definition.version }?[path: "schema", "openAPIV3Schema"]
    }

    private func openAPIv2(_ call: APICall) -> APIAnswer? {
        let isProtobuf = call.header("accept")?.contains(OpenAPIProtobuf.mediaType) ?? false
        let stamp = registry.all.filter(\.isCustom).map { "\($0.schemaVersion) \($0.qualifiedPlural)/\($0.version)" }
        let cache = stamp.isEmpty ? OpenAPICache.builtIn : openAPICache
        let document = cache.document(isProtobuf ? "v2.pb" : "v2", stamp.joined(separator: ",")) {
            let document = OpenAPIWriter(registry.all, customSchema).version2
            return isProtobuf ? OpenAPIProtobuf.bytes(document) : document.serialized()
        }
        guard let document else { return nil }
        var answer = Self.answer(document, call)
        if isProtobuf { answer.contentType = OpenAPIProtobuf.contentType }
        return answer
    }
}

/// Documents that were made, until what they describe changes.
final class OpenAPICache: Sendable {
    struct Document: Sendable {
        let stamp: String
        let bytes: [UInt8]
        let hash: String
    }

    /// Those of built-in kinds, which are the same for all clusters of a process.
    static let builtIn = OpenAPICache()
    private let documents = Mutex<[String: Document]>([:])

    /// The document of that name, made anew if the stamp is another one.
    func document(_ name: String, _ stamp: String, _ make: () -> [UInt8]?) -> Document? {
        if let known = documents.withLock({ $0[name] }), known.stamp == stamp { return known }
        guard let bytes = make() else { return nil }
        let document = Document(stamp: stamp, bytes: bytes, hash: Self.hash(bytes))
        documents.withLock { $0[name] = document }
        return document
    }

    /// Two lanes of FNV-1a: a name for the contents, not a proof of them.
    private static func hash(_ bytes: [UInt8]) -> String {
        var (first, second) = (UInt64(0xCBF2_9CE4_8422_2325), UInt64(0x8422_2325_CBF2_9CE4))
        bytes.withUnsafeBufferPointer { bytes in
            for byte in bytes {
                first = (first ^ UInt64(byte)) &* 0x100_0000_01B3
                second = (second ^ UInt64(byte ^ 0x5A)) &* 0x100_0000_01B3
            }
        }
        return [first, second].map { word in
            let digits = String(word, radix: 16, uppercase: true)
            return String(repeating: "0", count: max(0, 16 - digits.count)) + digits
        }.joined()
    }
}
