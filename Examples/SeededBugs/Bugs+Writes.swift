import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting

/// Mistakes of how something is written.
extension SeededBug {
    static let writes: [SeededBug] = [
        SeededBug("B14", "a status that is another after each reconcile (zookeeper-operator#389, konflux-ci#5874)") {
            isBuggy, stage in
            try stage.define(App.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        if isBuggy {
                            try await context.report(["observedVersion": .string(app.metadata.resourceVersion ?? "")])
                        } else {
                            try await context.updateStatus { $0.isReady = true }
                        }
                        return .done
                    })
            }
        } scenario: { user in
            try await user.create(App("a"))
        },
        SeededBug("B15", "compares what it wants with what the server has made of it") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(
                Group.self,
                schema: [
                    "type": "object",
                    "properties": [
                        "spec": [
                            "type": "object",
                            "properties": ["selector": ["type": "string"], "port": ["type": "integer", "default": 80]],
                        ]
                    ],
                ])
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let wanted = Group.Spec(selector: app.spec.selector)
                        guard var group = try context.child(Group.self) else {
                            try await context.make(Group(app.name, wanted))
                            return .done
                        }
                        if isBuggy {
                            guard group.spec != wanted else { return .done }
                            group.spec = wanted
                            group.metadata.annotations = ["bugs.example/updated-from": group.metadata.resourceVersion ?? ""]
                            _ = try await context.client.update(group)
                        } else if group.spec.selector != wanted.selector {
                            group.spec.selector = wanted.selector
                            _ = try await context.client.update(group)
                        }
                        return .done
                    }
                ).owns(Group.self)
            }
        } scenario: { user in
            try await user.create(App("a", .init(selector: "x")))
        },
        SeededBug("B16", "a conflict is swallowed, and with it the write") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        guard var group = try context.child(Group.self) else {
                            try await context.make(Group(app.name, .init(n: app.spec.n)))
                            return .done
                        }
                        guard group.spec.n != app.spec.n else { return .done }
                        group.spec.n = app.spec.n
                        do {
                            _ = try await context.client.update(group)
                        } catch let error as APIError where error.isConflict && isBuggy {}
                        return .done
                    }
                ).owns(Group.self, when: .generationChanged)
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 1)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 2 }
        },
        SeededBug("B17", "a stale object forced over what others wrote (hypershift#8782)") { isBuggy, stage in
            try stage.define(App.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let wanted = "\(app.spec.n ?? 0)"
                        guard var map = try context.cached(ConfigMap.self)[app.key] else {
                            do {
                                try await context.create(ConfigMap(metadata: ObjectMeta(name: app.name), data: ["n": wanted]))
                            } catch let error as APIError where error.isAlreadyExists {}
                            return .done
                        }
                        guard map.data?["n"] != wanted else { return .done }
                        map.data = ["n": wanted]
                        do {
                            _ = try await context.client.update(map)
                        } catch let error as APIError where error.isConflict && isBuggy {
                            map.metadata.resourceVersion = nil
                            _ = try await context.client.update(map)
                        }
                        return .done
                    }
                ).owns(ConfigMap.self)
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 1)))
            try await user.settled()
            try await user.update(ConfigMap.self, "a") { $0.metadata.labels = ["user": "1"] }
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 2 }
        },
        SeededBug("B18", "a list of conditions replaced without regard to other writers (cloudnative-pg#6328)") {
            isBuggy, stage in
            try stage.define(App.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let mine = "ready-\(app.spec.n ?? 0)"
                        let before = app.status?.conditions ?? []
                        guard !before.contains(mine) else { return .done }
                        let after = (before.filter { !$0.hasPrefix("ready-") } + [mine]).sorted()
                        if isBuggy {
                            try await context.report(["conditions": .array(after.map { .string($0) })])
                        } else {
                            try await context.updateStatus { $0.conditions = after }
                        }
                        return .done
                    })
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 1)))
            try await user.settled()
            _ = try await user.client.modifyStatus(App.self, .init(namespace: "default", name: "a")) {
                $0.conditions = (($0.conditions ?? []) + ["user"]).sorted()
            }
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 2 }
        },
        SeededBug("B25", "an error is logged and dropped") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        guard try context.child(Group.self) == nil else { return .done }
                        do { try await context.make(Group(app.name)) } catch  where isBuggy {}
                        return .done
                    }
                ).owns(Group.self)
            }
        } scenario: { user in
            try await user.create(App("a"))
        },
    ]
}
