import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting

/// Mistakes of what a decision is made on.
extension SeededBug {
    static let decisions: [SeededBug] = [
        SeededBug("B08", "acts on what it remembers to have seen last (rabbitmq#758)") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                let last = Remembered<Int>()
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let n = app.spec.n ?? 0
                        guard let group = try context.child(Group.self) else {
                            try await context.make(Group(app.name, .init(n: n)))
                            last.value = n
                            return .done
                        }
                        let isToChange = isBuggy ? last.value.map { $0 != n } ?? false : group.spec.n != n
                        if isToChange { try await context.set(Group.self, app.name, ["n": .integer(Int64(n))]) }
                        last.value = n
                        return .done
                    }
                ).owns(Group.self)
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 1)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 3 }
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 2 }
        },
        SeededBug("B09", "children with made names, counted in a cache that lags (kuberay#715, k0smotron#1535)") {
            isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Member.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let n = app.spec.n ?? 0
                        if isBuggy {
                            let have = try context.cached(Member.self).count
                            for _ in 0..<max(0, n - have) { try await context.create(Member(generateName: "a-")) }
                        } else {
                            for index in 0..<n where try context.child(Member.self, "a-\(index)") == nil {
                                try await context.make(Member("a-\(index)"))
                            }
                        }
                        return .done
                    }
                ).owns(Member.self)
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 2)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 3 }
        },
        SeededBug(
            "B19", "tells of a generation that it has not acted on",
            invariants: [
                .eventually("what is reported ready is at the spec") { world in
                    guard let app = try world.object(App.self, "a"), let group = try world.object(Group.self, "a"),
                        app.status?.isReady == true, app.status?.observedGeneration == app.metadata.generation
                    else { return true }
                    return group.spec.n == app.spec.n
                }
            ]
        ) { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let n = app.spec.n ?? 0
                        guard let group = try context.child(Group.self) else {
                            try await context.make(Group(app.name, .init(n: n)))
                            return .retry
                        }
                        let isReported = app.status?.observedGeneration == app.metadata.generation
                        if isBuggy, isReported { return .done }
                        if group.spec.n != n {
                            let version = group.metadata.resourceVersion ?? ""
                            try await context.patch(
                                Group.self, group.key,
                                .merge(["spec": ["n": .integer(Int64(n))], "metadata": ["resourceVersion": .string(version)]]))
                        }
                        if isBuggy {
                            let live = try await context.client.get(App.self, app.key)
                            try await context.report(
                                ["observedGeneration": .integer(live.metadata.generation ?? 0), "isReady": true])
                        } else {
                            try await context.updateStatus {
                                $0.observedGeneration = app.metadata.generation
                                $0.isReady = true
                            }
                        }
                        return .done
                    }
                ).owns(Group.self)
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 1)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 2 }
        },
        SeededBug(
            "B26", "a password made anew because the cache does not have it yet",
            invariants: [.stable(Password.self, "spec", "secret")]
        ) { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Password.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        guard try context.child(Password.self) == nil else { return .done }
                        var random = context.platform.random
                        let secret = random.uuid()
                        do {
                            try await context.create(Password(app.name, .init(secret: secret)))
                        } catch let error as APIError where error.isAlreadyExists {
                            if isBuggy { try await context.set(Password.self, app.name, ["secret": .string(secret)]) }
                        }
                        return .done
                    }
                ).owns(Password.self)
            }
        } scenario: { user in
            try await user.create(App("a"))
        },
        SeededBug("B29", "takes for granted what may be missing (K8SPSMDB-434)") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        if app.status?.isMade != true {
                            try await context.make(Group(app.name, .init(n: 1)))
                            try await context.report(["isMade": true])
                            return .done
                        }
                        if try context.child(Group.self) == nil {
                            // A trap would be found as well, but would take the process with it.
                            if isBuggy { throw Trouble("unexpectedly found nil") }
                            try await context.make(Group(app.name, .init(n: 1)))
                        }
                        return .done
                    }
                ).owns(Group.self)
            }
        } scenario: { user in
            try await user.create(App("a"))
            try await user.settled()
            try await user.delete(Group.self, "a")
        },
    ]
}
