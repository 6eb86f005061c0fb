import Foundation
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Testing

/// Traps when it is called a second time for a map that another of its lives has made.
private struct Trapping: Reconciler {
    let isMended: Bool

    func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
        guard map.name == "from" else { return .done }
        let key = ObjectKey(namespace: map.metadata.namespace, name: "to")
        if context.failures > 0 {
            // What others would force unwrap.
            precondition(isMended, "never seen before")
        }
        try await context.patch(
            ConfigMap.self, map.key, .merge(["data": ["copied": .string(key.name)]]))
        return .done
    }
}

@Suite struct TokenFileTests {
    private static let path = FileManager.default.temporaryDirectory.path + "/steady-token-of-a-trap"

    private static func exploration(isMended: Bool) -> Exploration {
        var exploration = Exploration(seeds: 1...50, faults: [.refusals]) { stage in
            stage.run { $0.controller(for: ConfigMap.self, Trapping(isMended: isMended)) }
        } scenario: { user in
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "from")))
        }
        exploration.tokenFile = path
        return exploration
    }

    @Test func `a trap leaves the token of its run behind, which repeats the run`() async throws {
        await #expect(processExitsWith: .failure) { _ = try await Self.exploration(isMended: false).run() }
        let token = try String(contentsOfFile: Self.path, encoding: .utf8).trimmingCharacters(in: .newlines)
        // Put right, the same run passes; and when the search has ended, the file is gone.
        let mended = Self.exploration(isMended: true)
        #expect(try await mended.replay(token).passed)
        #expect(try ReplayToken(token).description == token)
        #expect(token.split(separator: ".").count == 5, "one fault: \(token)")
        #expect(try await mended.run().passed)
        #expect(!FileManager.default.fileExists(atPath: Self.path))
    }

    @Test func `a file that cannot be written is told before anything runs`() async throws {
        var exploration = Self.exploration(isMended: true)
        exploration.tokenFile = "/nowhere/at/all"
        let error = await #expect(throws: ExplorationError.self) { try await exploration.run() }
        #expect(error?.description.hasPrefix("the token file /nowhere/at/all cannot be written: ") == true)
    }
}
