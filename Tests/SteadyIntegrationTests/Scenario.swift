import SteadyClient
import SteadyModel
import Testing

/// Something that has to hold of any cluster, in a namespace of its own.
struct Scenario: Sendable, CustomTestStringConvertible {
    let name: String
    let run: @Sendable (Place) async throws -> Void

    init(_ name: String, _ run: @escaping @Sendable (Place) async throws -> Void) {
        self.name = name
        self.run = run
    }

    var testDescription: String { name }

    static let all = [objects, reading, watching, applying, pods, kinds].flatMap { $0 }

    /// Runs every scenario that `isChosen`, each in a namespace of its own, which is deleted afterwards.
    static func runAll(_ client: Client) async throws {
        for scenario in all { try await scenario.run(with: client) }
    }

    func run(with client: Client) async throws {
        var namespace = DynamicObject(ResourceType(version: "v1", kind: "Namespace", scope: .cluster))
        namespace.metadata.generateName = "steady-test-"
        let namespaces = client.resources(ResourceType(version: "v1", kind: "Namespace", scope: .cluster))
        let made = try await namespaces.create(namespace)
        do {
            try await run(Place(client: client, namespace: made.name, scenario: name))
        } catch {
            Issue.record("\(name): \(error)")
        }
        try await namespaces.delete(made.name)
    }
}

/// Where a scenario runs.
struct Place: Sendable {
    let client: Client
    let namespace: String
    let scenario: String

    func key(_ name: String) -> ObjectKey { ObjectKey(namespace: namespace, name: name) }

    /// Waits for something that the cluster does by itself.
    func wait(_ what: String, until isMet: () async throws -> Bool) async throws {
        for _ in 0..<300 {
            if try await isMet() { return }
            try await client.platform.clock.sleep(for: .milliseconds(100))
        }
        throw Overdue(description: "30 s were not enough for \(what)")
    }
}

struct Overdue: Error, CustomStringConvertible {
    let description: String
}
