import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting

/// Mistakes of what is deleted, and of who is being deleted.
extension SeededBug {
    static let deletions: [SeededBug] = [
        SeededBug("B04", "clean-up by name, ordered by the former object of that name (K8SPSMDB-430, rabbitmq#648)") {
            isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        if let group = try context.child(Group.self) {
                            if !isBuggy, group.controllerReference?.uid != app.metadata.uid {
                                throw Trouble("the group of another app")
                            }
                        } else {
                            try await context.create(Group(app.name))
                        }
                        return .done
                    } ending: { app, context in
                        guard app.isOurs else { return .done }
                        if isBuggy {
                            try await context.erase(Group.self, app.name)
                        } else if let group = try context.child(Group.self), group.controllerReference?.uid == app.metadata.uid {
                            try await context.delete(group, evenIfChanged: true)
                        }
                        try await context.setFinalizers([])
                        return .done
                    }
                ).owns(Group.self)
            }
        } scenario: { user in
            try await user.create(App("a", finalizers: [ours]))
            try await user.settled()
            try await user.delete(App.self, "a")
            try await user.settled()
            try await user.create(App("a", finalizers: [ours]))
        },
        SeededBug("B05", "a component deleted for a switch that is on again (K8SPXC-725, K8SPSMDB-433)") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let proxy = try context.child(Group.self, "proxy")
                        if app.spec.isProxied == true {
                            if proxy == nil { try await context.make(Group("proxy")) }
                        } else if let proxy {
                            if isBuggy {
                                try await context.erase(Group.self, "proxy")
                            } else {
                                try await context.confirmFresh(app)
                                try await context.delete(proxy)
                            }
                        }
                        return .done
                    }
                ).owns(Group.self)
            }
        } scenario: { user in
            try await user.create(App("a", .init(isProxied: true)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.isProxied = false }
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.isProxied = true }
        },
        SeededBug("B06", "made anew if sizes differ, not only if it is to grow (rabbitmq#653)") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let size = app.spec.n ?? 0
                        guard let group = try context.child(Group.self) else {
                            try await context.make(Group(app.name, .init(n: size)))
                            return .done
                        }
                        let has = group.spec.n ?? 0
                        if isBuggy ? has != size : has < size { try await context.delete(group) }
                        return .done
                    }
                ).owns(Group.self)
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 10)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 15 }
        },
        SeededBug("B07", "acts only on the event that tells of the deletion (instaclustr/cassandra-operator#398)") {
            isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Member.self)
            try stage.define(Disk.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let member = try context.child(Member.self, "m")
                        guard let disk = try context.child(Disk.self, "m") else { return .done }
                        let isGoing = isBuggy ? member?.isBeingDeleted == true : member?.isBeingDeleted != false
                        if isGoing { try await context.delete(disk, evenIfChanged: true) }
                        return .done
                    }
                ).watches(Member.self) { _ in [.init(namespace: "default", name: "a")] }
                    .watches(Disk.self) { _ in [.init(namespace: "default", name: "a")] }
            }
        } scenario: { user in
            try await user.create(Disk("m"))
            try await user.create(Member("m", finalizers: ["kubelet.example/stop"]))
            try await user.create(App("a"))
            try await user.settled()
            try await user.delete(Member.self, "m")
            try await user.settled()
            try await user.update(Member.self, "m") { $0.metadata.finalizers = nil }
        },
        SeededBug("B22", "goes on to make children while their parent is being deleted (bpfman#461)") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            @Sendable func makeChildren(_ app: App, _ context: Context<App>) async throws {
                for index in 0..<(app.spec.n ?? 0) where try context.child(Group.self, "\(app.name)-\(index)") == nil {
                    try await context.make(Group("\(app.name)-\(index)"), isOwned: !isBuggy)
                }
            }
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        if !app.isOurs { try await context.setFinalizers([ours]) }
                        try await makeChildren(app, context)
                        return .done
                    } ending: { app, context in
                        guard app.isOurs else { return .done }
                        let groups = try context.cached(Group.self).all
                        for group in groups { try await context.delete(group, evenIfChanged: true) }
                        if groups.isEmpty {
                            try await context.setFinalizers([])
                        } else if isBuggy {
                            try await makeChildren(app, context)
                        }
                        return .done
                    }
                ).watches(Group.self) { _ in [.init(namespace: "default", name: "a")] }
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 2)))
            try await user.settled()
            try await user.delete(App.self, "a")
        },
        SeededBug(
            "B23", "a child without an owner, and no clean-up",
            invariants: [
                .eventually("no group is left without its app") { world in
                    try world.object(App.self, "a") != nil || world.list(Group.self).isEmpty
                }
            ]
        ) { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        if try context.child(Group.self) == nil { try await context.make(Group(app.name), isOwned: !isBuggy) }
                        return .done
                    }
                ).owns(Group.self)
            }
        } scenario: { user in
            try await user.create(App("a"))
            try await user.settled()
            try await user.delete(App.self, "a")
        },
        SeededBug(
            "B24", "what exists already is taken for made, though it goes with its former owner",
            invariants: [
                .eventually("an app has its group") { world in
                    try world.object(App.self, "a") == nil || world.object(Group.self, "a") != nil
                }
            ]
        ) { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                let controller = $0.controller(
                    for: App.self,
                    Work { app, context in
                        if let group = try context.child(Group.self) {
                            if !isBuggy, group.controllerReference?.uid != app.metadata.uid {
                                throw Trouble("the group of the app before")
                            }
                        } else if isBuggy {
                            try await context.make(Group(app.name))
                        } else {
                            try await context.create(Group(app.name))
                        }
                        return .done
                    })
                if isBuggy { controller.reads(Group.self) } else { controller.watches(Group.self) { [$0.key] } }
            }
        } scenario: { user in
            try await user.create(App("a"))
            try await user.settled()
            try await user.delete(App.self, "a")
            try await user.create(App("a"))
        },
        SeededBug("B28", "a field that cannot be changed is changed in place: refused for ever") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(
                Fixed.self,
                schema: [
                    "type": "object",
                    "properties": [
                        "spec": [
                            "type": "object", "properties": ["n": ["type": "integer"]],
                            "x-kubernetes-validations": [["rule": "self.n == oldSelf.n", "message": "n cannot be changed"]],
                        ]
                    ],
                ])
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        guard let fixed = try context.child(Fixed.self) else {
                            try await context.make(Fixed(app.name, .init(n: app.spec.n)))
                            return .done
                        }
                        guard fixed.spec.n != app.spec.n else { return .done }
                        if isBuggy {
                            try await context.set(Fixed.self, app.name, ["n": .integer(Int64(app.spec.n ?? 0))])
                        } else {
                            try await context.confirmFresh(app)
                            try await context.delete(fixed)
                        }
                        return .done
                    }
                ).owns(Fixed.self)
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 1)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 2 }
        },
    ]
}
