import SteadyCodec
import SteadyModel

/// The ways between the versions of kinds.
struct Conversions: Sendable {
    /// From one version of a kind to another.
    struct Step: Sendable {
        let from: ResourceType
        let to: ResourceType
        let convert: @Sendable (JSONValue) throws -> JSONValue

        init<From: Resource, To: Resource>(_ convert: @escaping @Sendable (From) throws -> To) {
            (from, to) = (From.resourceType, To.resourceType)
            self.convert = { try JSONValue(encoding: convert(try JSON.decode(From.self, from: $0.serialized()))) }
        }
    }

    /// A kind in one of its versions.
    private struct Version: Hashable, Sendable {
        var kind: String
        var apiVersion: String
    }

    private var steps: [Version: [Step]] = [:]
    /// A version of each kind; by this the definitions are found.
    private(set) var kinds: [ResourceType] = []

    var isEmpty: Bool { steps.isEmpty }

    init(_ all: [Step]) throws {
        for step in all {
            guard step.from.group == step.to.group, step.from.kind == step.to.kind, step.from.version != step.to.version else {
                throw WebhookError(
                    "\(step.from.kind) of \(step.from.apiVersion) and \(step.to.kind) of \(step.to.apiVersion) are no versions of one kind"
                )
            }
            let version = Version(kind: step.from.kind, apiVersion: step.from.apiVersion)
            guard steps[version]?.contains(where: { $0.to.version == step.to.version }) != true else {
                throw WebhookError("\(step.from.kind) is converted from \(step.from.version) to \(step.to.version) twice")
            }
            steps[version, default: []].append(step)
            if !kinds.contains(where: { $0.qualifiedPlural == step.from.qualifiedPlural }) { kinds.append(step.from) }
        }
    }

    /// An object in another version.
    func convert(_ object: JSONValue, to apiVersion: String) throws -> JSONValue {
        let kind = object["kind"]?.stringValue ?? ""
        let from = Version(kind: kind, apiVersion: object["apiVersion"]?.stringValue ?? "")
        if from.apiVersion == apiVersion { return object }
        guard let way = way(from, apiVersion) else {
            throw WebhookError("there is no way from \(kind) of \(from.apiVersion) to \(apiVersion)")
        }
        var current = object
        for step in way {
            do { current = Self.finished(try step.convert(current), of: object, step.to) } catch {
                let name = object[path: "metadata", "name"]?.stringValue ?? ""
                throw WebhookError("\(kind) \(name) from \(step.from.apiVersion) to \(step.to.apiVersion): \(error)")
            }
        }
        return current
    }

    /// What the server insists on: the version asked for, and metadata that differ in labels and annotations alone.
    private static func finished(_ converted: JSONValue, of object: JSONValue, _ type: ResourceType) -> JSONValue {
        var metadata = object["metadata"] ?? .emptyObject
        for name in ["labels", "annotations"] { metadata[name] = converted[path: "metadata", name] }
        var members: [(name: String, value: JSONValue)] = [
            ("apiVersion", .string(type.apiVersion)), ("kind", .string(type.kind)), ("metadata", metadata),
        ]
        for (name, value) in converted.objectValue ?? [:] where !["apiVersion", "kind", "metadata"].contains(name) {
            members.append((name, value))
        }
        return .object(JSONObject(members))
    }

    /// The shortest way, breadth first.
    private func way(_ from: Version, _ apiVersion: String) -> [Step]? {
        var open: [(version: Version, way: [Step])] = [(from, [])]
        var seen: Set<Version> = [from]
        var next = 0
        while next < open.count {
            let (version, way) = open[next]
            next += 1
            if version.apiVersion == apiVersion { return way }
            for step in steps[version] ?? [] {
                let reached = Version(kind: from.kind, apiVersion: step.to.apiVersion)
                if seen.insert(reached).inserted { open.append((reached, way + [step])) }
            }
        }
        return nil
    }
}
