import SteadyCodec
import Synchronization

/// The schemas of the built-in kinds, read from their compact text on first use and kept.
final class BuiltInSchemas: Sendable {
    static let shared = BuiltInSchemas()

    private let text: [UInt8]
    /// Where the line of a definition is, after its name.
    private let lines: [String: Range<Int>]
    private let definitions: [String: String]
    private let built = Mutex<[String: Schema]>([:])

    private init() {
        text = Array("\(BuiltInSchemaText.core)\n\(BuiltInSchemaText.others)\n\(CoordinatedElectionText.schemas)\n".utf8)
        var lines: [String: Range<Int>] = [:]
        lines.reserveCapacity(700)
        text.withUnsafeBufferPointer { bytes in
            var start = 0
            var bar = -1
            var position = 0
            while position < bytes.count {
                let byte = bytes[position]
                if byte == UInt8(ascii: "|"), bar < 0 { bar = position }
                if byte == UInt8(ascii: "\n") {
                    if bar > start { lines[String(decoding: bytes[start..<bar], as: UTF8.self)] = bar + 1..<position }
                    start = position + 1
                    bar = -1
                }
                position += 1
            }
        }
        self.lines = lines
        var definitions: [String: String] = [:]
        for line in "\(BuiltInSchemaText.kinds)\n\(CoordinatedElectionText.kinds)".split(separator: "\n") {
            guard let bar = line.lastIndex(of: "|") else { continue }
            definitions[String(line[..<bar])] = String(line[line.index(after: bar)...])
        }
        self.definitions = definitions
    }

    func schema(group: String, version: String, kind: String) -> Schema? {
        definitions["\(group)|\(version)|\(kind)"].flatMap(definition)
    }

    /// The definition of that name, with everything it refers to.
    func definition(_ name: String) -> Schema? {
        built.withLock { built in
            if let schema = built[name] { return schema }
            var open: Set<String> = []
            return build(name, &built, &open)
        }
    }

    private func build(_ name: String, _ built: inout [String: Schema], _ open: inout Set<String>) -> Schema? {
        if let schema = built[name] { return schema }
        guard let range = lines[name] else { return nil }
        guard open.insert(name).inserted else {
            var draft = SchemaDraft(kind: .object)
            draft.reference = name
            draft.definition = name
            return Schema(draft)
        }
        // Go prefixes a type with its package, which is named after the version.
        let parts = name.split(separator: ".")
        let package = parts.dropLast().last.map(String.init) ?? ""
        let typeName = (package.hasPrefix("v") ? package : "v1") + "." + (parts.last.map(String.init) ?? name)
        var parser = SchemaTextParser(text: text, range: range)
        let schema = parser.definition(name, typeName: typeName) { build($0, &built, &open) }
        open.remove(name)
        built[name] = schema
        return schema
    }
}

extension Schema {
    /// The schema of a built-in kind, or `nil` if there is no such kind.
    package static func schema(group: String, version: String, kind: String) -> Schema? {
        BuiltInSchemas.shared.schema(group: group, version: version, kind: kind)
    }

    /// The metadata of every object.
    package static let objectMeta: Schema = BuiltInSchemas.shared.definition("meta.ObjectMeta") ?? .any
}
