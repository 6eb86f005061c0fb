import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Testing

private struct Boat: StatusResource {
    static let resourceType = ResourceType(group: "test.example", version: "v1", kind: "Boat")
    var metadata: ObjectMeta
    var spec: Spec
    var status: Status?

    struct Spec: Codable, Hashable, Sendable {
        var name: String
    }

    struct Status: StatusValue {
        var name: String?
    }
}

/// Keeps a map with the boat's name in one of several ways, all of which come to the right end.
private struct Painter: Reconciler {
    enum Habit: CaseIterable { case none, deletesByName, replacesBlindly, ownsNothing, repeatsItself }

    let habit: Habit

    func reconcile(_ boat: Boat, _ context: Context<Boat>) async throws -> Outcome {
        let key = ObjectKey(namespace: boat.metadata.namespace, name: "sign")
        let sign = ConfigMap(metadata: ObjectMeta(name: key.name), data: ["name": boat.spec.name])
        var present = try context.cached(ConfigMap.self)[key]
        let isWrong = present != nil && present?.data != sign.data
        if isWrong, habit == .deletesByName {
            _ = try await context.client.delete(ConfigMap.self, key)
            return .requeue(after: .seconds(1))
        } else if isWrong, habit == .replacesBlindly {
            present?.data = sign.data
            present?.metadata.resourceVersion = nil
            if let present { _ = try await context.client.update(present) }
        } else {
            try await context.apply(sign, isOwned: habit != .ownsNothing)
        }
        if habit == .repeatsItself {
            try await context.patch(
                Boat.self, boat.key, .merge(["status": ["name": .string(boat.spec.name)]]), subresource: "status")
        } else {
            try await context.updateStatus { $0.name = boat.spec.name }
        }
        return .done
    }
}

@Suite struct LintTests {
    private static func report(_ habit: Painter.Habit, _ lints: Lints) async throws -> ExplorationReport {
        var exploration = Exploration(seeds: 1...5, faults: [.refusals, .lag]) { stage in
            try stage.define(Boat.self)
            stage.run { $0.controller(for: Boat.self, Painter(habit: habit)).owns(ConfigMap.self) }
        } scenario: { user in
            try await user.create(Boat(metadata: ObjectMeta(name: "a"), spec: .init(name: "one")))
            try await user.settled()
            try await user.update(Boat.self, "a") { $0.spec.name = "two" }
        }
        exploration.lints = lints
        return try await exploration.run()
    }

    @Test(arguments: [
        (Painter.Habit.deletesByName, Lints.deleteWithoutUID, "(no uid): DELETE configmaps default/sign"),
        (.replacesBlindly, .unconditionalUpdate, "(no resourceVersion): PUT configmaps default/sign"),
        (.ownsNothing, .childWithoutOwner, "nobody owns, and nobody will collect: PATCH configmaps default/sign"),
        (.repeatsItself, .statusWithoutChange, "is there already: PATCH boats.test.example default/a/status"),
    ]) fileprivate func `a habit is told only to whom asks for it`(
        _ habit: Painter.Habit, _ lint: Lints, _ expected: String
    ) async throws {
        let failure = try #require(try await Self.report(habit, lint).failure)
        #expect(failure.finding.kind == .lint)
        #expect(failure.finding.description.hasSuffix(expected), "\(failure.finding)")
        #expect(failure.faults.isEmpty)
        let others = try await Self.report(habit, Lints.all.subtracting(lint))
        #expect(others.passed, "\(others)")
    }

    @Test func `good habits pass with all faults`() async throws {
        let report = try await Self.report(.none, .all)
        #expect(report.passed, "\(report)")
    }

    @Test(arguments: [Painter.Habit.none, .ownsNothing]) fileprivate func `what is made for a boat goes with it`(
        _ habit: Painter.Habit
    ) async throws {
        let exploration = Exploration(
            seeds: 1...5, faults: [.refusals, .lag], invariants: [.nothingOutlives(Boat.self)]
        ) { stage in
            try stage.define(Boat.self)
            stage.run { $0.controller(for: Boat.self, Painter(habit: habit)).owns(ConfigMap.self) }
        } scenario: { user in
            try await user.create(Boat(metadata: ObjectMeta(name: "a"), spec: .init(name: "Ann")))
            try await user.settled()
            try await user.delete(Boat.self, "a")
        }
        let finding = try await exploration.run().failure?.finding
        #expect(finding?.kind == (habit == .none ? nil : .leak))
        #expect(
            habit == .none
                || finding?.description
                    == "configmaps default/sign, which the operator has made, is left without any of boats.test.example"
        )
    }

    @Test func `what is made outside for a boat goes with it, too`() async throws {
        struct Launcher: Reconciler {
            let sea: ExternalSystem

            func reconcile(_ boat: Boat, _ context: Context<Boat>) async throws -> Outcome {
                try await sea.create(boat.name)
                return .done
            }
        }
        let exploration = Exploration(seeds: 1...1, faults: [], invariants: [.nothingOutlives(Boat.self)]) { stage in
            try stage.define(Boat.self)
            stage.run { manager, process in manager.controller(for: Boat.self, Launcher(sea: process.external("sea"))) }
        } scenario: { user in
            try await user.create(Boat(metadata: ObjectMeta(name: "a"), spec: .init(name: "Ann")))
            try await user.settled()
            try await user.delete(Boat.self, "a")
        }
        let finding = try #require(try await exploration.run().failure?.finding)
        #expect("\(finding)" == "sea a, which the operator has made, is left without any of boats.test.example")
    }

    @Test func `what is another in each run is told, and not compared`() async throws {
        /// Draws lots.
        struct Gambler: Reconciler {
            func reconcile(_ boat: Boat, _ context: Context<Boat>) async throws -> Outcome {
                guard boat.status == nil else { return .done }
                var random = context.client.platform.random
                let lot = random.next()
                try await context.updateStatus { $0.name = "lot \(lot)" }
                return .done
            }
        }
        let exploration = Exploration(seeds: 1...1, faults: [.refusals]) { stage in
            try stage.define(Boat.self)
            stage.run { $0.controller(for: Boat.self, Gambler()) }
        } scenario: { user in
            try await user.create(Boat(metadata: ObjectMeta(name: "a"), spec: .init(name: "Ann")))
        }
        let report = try await exploration.run()
        #expect(report.passed && report.masked == ["boats.test.example default/a status.name"], "\(report)")
        #expect("\(report)".hasSuffix("not compared: boats.test.example default/a status.name"))
    }
}
