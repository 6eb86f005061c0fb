import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyElection
import SteadyModel
import SteadyRuntime
import SteadyTesting

/// Mistakes of sorts that are not among the thirty, nor among those of Sieve.
extension SeededBug {
    /// Mistakes that were not known when the explorer was made.
    public static let further: [SeededBug] = replicated + remembered + looking + ending + later

    // MARK: Several replicas

    private static let replicated: [SeededBug] = [
        SeededBug("F01", "two replicas work at once, and nobody chooses one") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Member.self)
            let make = Work { app, context in
                let have = try await context.client.list(Member.self, in: "default").items.count
                for index in have..<max(have, app.spec.n ?? 0) {
                    if isBuggy {
                        try await context.create(Member(generateName: "a-"))
                    } else {
                        try await context.make(Member("a-\(index)"))
                    }
                }
                return .done
            }
            stage.run(replicas: 2, election: isBuggy ? nil : .init()) { $0.controller(for: App.self, make).owns(Member.self) }
        } scenario: { user in
            try await user.create(App("a", .init(n: 2)))
            try await user.settled()
        },
        SeededBug("F02", "a leader that has been deposed sets what its successor has set since", faults: .machine) {
            isBuggy, stage in
            try stage.define(App.self)
            stage.run(replicas: 2) { manager, process in
                let cloud = process.external("cloud")
                manager.controller(
                    for: App.self,
                    Work { app, context in
                        if isBuggy {
                            guard app.status?.observedGeneration != app.metadata.generation else { return .done }
                        }
                        try await cloud.put(app.name, ["n": .integer(Int64(app.spec.n ?? 0))])
                        if isBuggy { try await context.updateStatus { $0.observedGeneration = app.metadata.generation } }
                        // Nobody tells of what others have set there.
                        return isBuggy ? .done : .requeue(after: .seconds(60))
                    })
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 1)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 2 }
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 3 }
        },
    ]

    // MARK: What is noted down, and when

    private static let remembered: [SeededBug] = [
        SeededBug("F03", "the generation is noted as done before it is") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        if isBuggy {
                            guard app.status?.observedGeneration != app.metadata.generation else { return .done }
                            try await context.updateStatus { $0.observedGeneration = app.metadata.generation }
                        }
                        if let group = try context.child(Group.self) {
                            if group.spec.n != app.spec.n {
                                try await context.set(Group.self, app.name, ["n": .integer(Int64(app.spec.n ?? 0))])
                            }
                        } else {
                            try await context.make(Group(app.name, .init(n: app.spec.n)))
                        }
                        if !isBuggy { try await context.updateStatus { $0.observedGeneration = app.metadata.generation } }
                        return .done
                    }
                ).owns(Group.self)
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 1)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 2 }
        },
        SeededBug("F04", "remembered as handled before it was") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                let handled = Remembered<Set<String>>()
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let uid = app.metadata.uid ?? ""
                        if isBuggy {
                            guard handled.value?.contains(uid) != true else { return .done }
                            handled.value = (handled.value ?? []).union([uid])
                        }
                        if try context.child(Group.self) == nil { try await context.make(Group(app.name)) }
                        return .done
                    }
                ).owns(Group.self)
            }
        } scenario: { user in
            try await user.create(App("a"))
        },
        SeededBug("F05", "a trial that failed for no fault of its own is counted, and after three there is no more") {
            isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        if isBuggy, app.status?.phase == "Failed" { return .done }
                        guard try context.child(Group.self) == nil else { return .done }
                        do { try await context.make(Group(app.name)) } catch {
                            guard isBuggy else { throw error }
                            try await context.updateStatus {
                                $0.count = ($0.count ?? 0) + 1
                                if $0.count ?? 0 >= 3 { $0.phase = "Failed" }
                            }
                            return .retry
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
        SeededBug("F06", "a lock made by creating an object, which a crash leaves behind") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        guard try context.child(Group.self)?.spec.n != app.spec.n else { return .done }
                        if isBuggy {
                            let lock = ConfigMap(metadata: ObjectMeta(name: "lock"))
                            do { try await context.create(lock) } catch let error as APIError where error.isAlreadyExists {
                                return .requeue(after: .seconds(5))
                            }
                        }
                        if try context.child(Group.self) == nil {
                            try await context.make(Group(app.name, .init(n: app.spec.n)))
                        } else {
                            try await context.set(Group.self, app.name, ["n": .integer(Int64(app.spec.n ?? 0))])
                        }
                        if isBuggy {
                            _ = try await context.client.delete(ConfigMap.self, .init(namespace: "default", name: "lock"))
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
        SeededBug("F07", "the name that a child was given is noted only after it was made") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Member.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        guard app.status?.id == nil else { return .done }
                        if isBuggy {
                            let member = try await context.create(Member(generateName: "a-"))
                            try await context.updateStatus { $0.id = member.name }
                        } else {
                            try await context.make(Member("a-0"))
                            try await context.updateStatus { $0.id = "a-0" }
                        }
                        return .done
                    }
                ).owns(Member.self)
            }
        } scenario: { user in
            try await user.create(App("a"))
        },
        SeededBug("F08", "a history that grows with every reconcile") { isBuggy, stage in
            try stage.define(App.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let entry = "synced \(app.spec.n ?? 0)"
                        guard isBuggy || app.status?.conditions?.last != entry else { return .done }
                        try await context.updateStatus { $0.conditions = (isBuggy ? $0.conditions ?? [] : []) + [entry] }
                        return .done
                    })
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 1)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 2 }
        },
    ]

    // MARK: What is looked at, and when

    private static let looking: [SeededBug] = [
        SeededBug("F09", "what becomes ready outside is asked for once") { isBuggy, stage in
            try stage.define(App.self)
            stage.run { manager, process in
                let cloud = process.external("cloud")
                manager.controller(
                    for: App.self,
                    Work { app, context in
                        guard app.status?.isReady != true, let uid = app.metadata.uid else { return .done }
                        let since = app.metadata.creationTimestamp ?? context.now
                        try await cloud.create(uid)
                        if context.now >= since.advanced(by: .seconds(30)) {
                            try await context.updateStatus { $0.isReady = true }
                            return .done
                        }
                        return isBuggy ? .done : .requeue(after: .seconds(10))
                    })
            }
        } scenario: { user in
            try await user.create(App("a"))
        },
        SeededBug("F10", "only new generations of children are looked at, and their statuses are reported") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.environment { $0.controller(for: Group.self, named: "groups", Readiness()) }
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        guard let group = try context.child(Group.self) else {
                            try await context.make(Group(app.name))
                            return .done
                        }
                        try await context.updateStatus { $0.isReady = group.status?.isReady }
                        return .done
                    }
                ).owns(Group.self, when: isBuggy ? .generationChanged : .any)
            }
        } scenario: { user in
            try await user.create(App("a"))
        },
        SeededBug("F11", "two apps fight for one child") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let name = isBuggy ? "shared" : app.name
                        guard let group = try context.child(Group.self, name) else {
                            try await context.make(Group(name, .init(n: app.spec.n)))
                            return .done
                        }
                        if group.spec.n != app.spec.n {
                            try await context.set(Group.self, name, ["n": .integer(Int64(app.spec.n ?? 0))])
                        }
                        return .done
                    }
                ).watches(Group.self) { _ in [.init(namespace: "default", name: "a"), .init(namespace: "default", name: "b")] }
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 1)))
            try await user.create(App("b", .init(n: 2)))
        },
        SeededBug("F12", "a write that was refused is tried again at once with the same version, for ever") { isBuggy, stage in
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
                        while true {
                            do {
                                _ = try await context.client.update(group)
                                return .done
                            } catch let error as APIError where error.isConflict && isBuggy {}
                        }
                    }
                ).owns(Group.self)
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 1)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 2 }
        },
        SeededBug("F13", "a sum that one of its parts has left") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            try stage.define(Member.self)
            stage.run {
                $0.controller(
                    for: Group.self, named: "sums",
                    Sum { group, context in
                        let members = try context.cached(Member.self).all.filter { $0.spec.selector == group.name }
                        if !isBuggy || (group.status?.count ?? 0) < members.count {
                            try await context.updateStatus { $0.count = members.count }
                        }
                        return .done
                    }
                ).watches(Member.self) { $0.spec.selector.map { [.init(namespace: "default", name: $0)] } ?? [] }
            }
        } scenario: { user in
            try await user.create(Group("g"))
            try await user.create(Member("m", .init(selector: "g")))
            try await user.create(Member("n", .init(selector: "g")))
            try await user.settled()
            try await user.update(Member.self, "n") { $0.spec.selector = "h" }
        },
    ]

    // MARK: Ends

    private static let ending: [SeededBug] = [
        SeededBug("F14", "all children of a kind are deleted by one request, made on an old spec") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Member.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        if app.spec.n ?? 0 == 0 {
                            if isBuggy {
                                guard try context.cached(Member.self).count > 0 else { return .done }
                                try await context.client.resources(Member.self, in: "default").deleteCollection(.all)
                            } else {
                                try await context.confirmFresh(app)
                                for member in try context.cached(Member.self).all where !member.isBeingDeleted {
                                    try await context.delete(member)
                                }
                            }
                            return .done
                        }
                        for index in 0..<(app.spec.n ?? 0) where try context.child(Member.self, "a-\(index)") == nil {
                            try await context.make(Member("a-\(index)"))
                        }
                        return .done
                    }
                ).owns(Member.self)
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 0)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 2 }
        },
        SeededBug("F15", "the clean-up needs what is deleted together with its object") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Password.self)
            stage.run { manager, process in
                let cloud = process.external("cloud")
                manager.controller(
                    for: App.self, finalizer: ours,
                    Work { app, context in
                        if try context.child(Password.self, "s") == nil {
                            try await context.make(Password("s", .init(secret: "1")))
                        }
                        try await context.confirmFresh(app)
                        try await cloud.create(app.metadata.uid ?? "")
                        return .done
                    } ending: { app, context in
                        if isBuggy {
                            _ = try await context.client.get(Password.self, .init(namespace: "default", name: "s"))
                        }
                        do { try await cloud.delete(app.metadata.uid ?? "") } catch is ExternalSystem.NotFound {}
                        return .done
                    }
                ).owns(Password.self)
            }
        } scenario: { user in
            try await user.create(App("a"))
            try await user.settled()
            try await user.delete(Password.self, "s")
            try await user.delete(App.self, "a")
        },
        SeededBug("F16", "other people's finalizers are removed with one's own") { isBuggy, stage in
            try stage.define(App.self)
            stage.environment { $0.controller(for: App.self, named: "backup", finalizer: "bugs.example/backup", Backup()) }
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        if !app.isOurs {
                            try await context.setFinalizers((app.metadata.finalizers ?? []) + [ours])
                        }
                        return .done
                    } ending: { app, context in
                        guard app.isOurs else { return .done }
                        try await context.setFinalizers(isBuggy ? [] : (app.metadata.finalizers ?? []).filter { $0 != ours })
                        return .done
                    })
            }
        } scenario: { user in
            try await user.create(App("a", finalizers: ["bugs.example/backup"]))
            try await user.settled()
            try await user.delete(App.self, "a")
        },
        SeededBug("F17", "what the app was called before is left outside") { isBuggy, stage in
            try stage.define(App.self)
            stage.run { manager, process in
                let cloud = process.external("cloud")
                manager.controller(
                    for: App.self, finalizer: ours,
                    Work { app, context in
                        let wanted = app.spec.phase ?? "none"
                        if !isBuggy {
                            try await context.confirmFresh(app)
                            for name in try await cloud.list().keys.sorted() where name != wanted {
                                do { try await cloud.delete(name) } catch is ExternalSystem.NotFound {}
                            }
                        }
                        try await cloud.create(wanted)
                        return .done
                    } ending: { app, context in
                        for name in try await cloud.list().keys.sorted() where !isBuggy || name == app.spec.phase {
                            do { try await cloud.delete(name) } catch is ExternalSystem.NotFound {}
                        }
                        return .done
                    })
            }
        } scenario: { user in
            try await user.create(App("a", .init(phase: "one")))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.phase = "two" }
            try await user.settled()
            try await user.delete(App.self, "a")
        },
    ]
}

/// Says of groups that they are ready, some time after they were made.
private struct Readiness: Reconciler {
    func reconcile(_ group: Group, _ context: Context<Group>) async throws -> Outcome {
        let since = group.metadata.creationTimestamp ?? context.now
        guard context.now >= since.advanced(by: .seconds(5)) else { return .requeue(after: .seconds(5)) }
        try await context.updateStatus { $0.isReady = true }
        return .done
    }
}

/// Keeps a copy of every app that ends.
private struct Backup: Reconciler {
    func reconcile(_ app: App, _ context: Context<App>) async throws -> Outcome { .done }

    func cleanup(_ app: App, _ context: Context<App>) async throws -> Outcome {
        guard let since = app.metadata.deletionTimestamp else { return .done }
        guard context.now >= since.advanced(by: .seconds(5)) else { return .requeue(after: .seconds(5)) }
        let copy = ConfigMap(metadata: ObjectMeta(name: "backup-\(app.name)"))
        do { try await context.create(copy, isOwned: false) } catch let error as APIError where error.isAlreadyExists {}
        return .done
    }
}

/// A reconciler of groups made of a closure.
private struct Sum: Reconciler {
    let body: @Sendable (Group, Context<Group>) async throws -> Outcome

    init(_ body: @escaping @Sendable (Group, Context<Group>) async throws -> Outcome) { self.body = body }

    func reconcile(_ group: Group, _ context: Context<Group>) async throws -> Outcome { try await body(group, context) }
}
