import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting

/// More mistakes, of sorts that people make who have made all the others.
extension SeededBug {
    static let later: [SeededBug] = owners + shared + once + blind

    // MARK: Owners

    private static let owners: [SeededBug] = [
        SeededBug("F18", "an owner in another namespace, which is no owner there") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let key = ObjectKey(namespace: "kube-public", name: app.name)
                        guard try context.cached(Group.self)[key] == nil else { return .done }
                        var group = Group(app.name)
                        group.metadata.namespace = key.namespace
                        if isBuggy { group.metadata.ownerReferences = [OwnerReference(to: app)] }
                        try await context.make(group, isOwned: false)
                        return .done
                    } ending: { app, context in
                        let key = ObjectKey(namespace: "kube-public", name: app.name)
                        do { _ = try await context.client.delete(Group.self, key) } catch let error as APIError
                            where error.isNotFound
                        {}
                        return .done
                    }
                ).watches(Group.self) { [.init(namespace: "default", name: $0.name)] }
            }
        } scenario: { user in
            try await user.create(App("a"))
        },
        SeededBug("F19", "the owner is remembered by its name, and another has that name now") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Member.self)
            stage.run {
                let owners = Remembered<[String: OwnerReference]>()
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let owner = (isBuggy ? owners.value?[app.name] : nil) ?? OwnerReference(to: app)
                        owners.value = (owners.value ?? [:]).merging([app.name: owner]) { $1 }
                        guard try context.child(Member.self) == nil else { return .done }
                        var member = Member(app.name)
                        member.metadata.ownerReferences = [owner]
                        try await context.make(member, isOwned: false)
                        return .done
                    }
                ).watches(Member.self) { [.init(namespace: "default", name: $0.name)] }
            }
        } scenario: { user in
            try await user.create(App("a"))
            try await user.settled()
            try await user.delete(App.self, "a")
            try await user.settled()
            try await user.create(App("a"))
        },
        SeededBug("F20", "children are known by how their names begin, and others' begin so, too") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Member.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let wanted = Set((0..<(app.spec.n ?? 0)).map { "\(app.name)-\($0)" })
                        for name in wanted.sorted() where try context.child(Member.self, name) == nil {
                            try await context.make(Member(name))
                        }
                        try await context.confirmFresh(app)
                        for member in try context.cached(Member.self).all where !wanted.contains(member.name) {
                            let isMine =
                                isBuggy ? member.name.hasPrefix(app.name) : member.metadata.isOwned(by: app.metadata.uid ?? "")
                            if isMine, !member.isBeingDeleted { try await context.delete(member) }
                        }
                        return .done
                    }
                ).owns(Member.self)
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 1)))
            try await user.create(App("a-b", .init(n: 1)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 0 }
        },
    ]

    // MARK: What several share

    private static let shared: [SeededBug] = [
        SeededBug("F21", "the last one deletes what all share, and is not the last any more", faults: .machine) {
            isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                $0.controller(
                    for: App.self, finalizer: isBuggy ? ours : nil,
                    Work { app, context in
                        if isBuggy, app.status?.isMade == true { return .done }
                        let present = try context.child(Group.self, "all")
                        var group = Group("all")
                        group.metadata.namespace = "default"
                        if isBuggy {
                            if present == nil { try await context.make(group, isOwned: false) }
                            try await context.updateStatus { $0.isMade = true }
                        } else if present?.metadata.isOwned(by: app.metadata.uid ?? "") != true {
                            // All own it, and the garbage collector knows who is the last.
                            try await context.own(group)
                        }
                        return .done
                    } ending: { app, context in
                        guard isBuggy else { return .done }
                        let others = try await context.client.list(App.self, in: "default").items
                        if others.allSatisfy({ $0.name == app.name }) { try await context.erase(Group.self, "all") }
                        return .done
                    }
                ).watches(Group.self) { _ in [.init(namespace: "default", name: "a"), .init(namespace: "default", name: "b")] }
            }
        } scenario: { user in
            try await user.create(App("a"))
            try await user.settled()
            try await user.delete(App.self, "a")
            try await user.settled()
            try await user.create(App("b"))
        },
        SeededBug("F22", "a free number is looked for where others' are not to be seen yet") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            try stage.define(Fixed.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        guard try context.child(Group.self) == nil else { return .done }
                        let taken = Set(try context.cached(Group.self).all.compactMap(\.spec.port))
                        var port = 1
                        while taken.contains(port) { port += 1 }
                        while !isBuggy {
                            // Whoever makes an object of that name has it.
                            do {
                                try await context.create(Fixed("port-\(port)", .init(selector: app.name)))
                                break
                            } catch let error as APIError where error.isAlreadyExists {
                                let key = ObjectKey(namespace: "default", name: "port-\(port)")
                                if try await context.client.get(Fixed.self, key).spec.selector == app.name { break }
                                port += 1
                            }
                        }
                        try await context.make(Group(app.name, .init(port: port)))
                        return .done
                    }
                ).owns(Group.self)
            }
        } scenario: { user in
            try await user.create(App("a"))
            try await user.settled()
            try await user.create(App("b"))
        },
    ]

    // MARK: What is to happen once

    private static let once: [SeededBug] = [
        SeededBug("F23", "a job that is done is deleted before that is noted, and runs again") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Fixed.self)
            stage.environment { $0.controller(for: Fixed.self, named: "jobs", Running()) }
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        guard app.status?.isMade != true else {
                            if let job = try context.child(Fixed.self) { try await context.delete(job, evenIfChanged: true) }
                            return .done
                        }
                        guard let job = try context.child(Fixed.self) else {
                            try await context.confirmFresh(app)
                            try await context.make(Fixed(app.name))
                            return .done
                        }
                        guard job.status?.isReady == true else { return .done }
                        if isBuggy { try await context.delete(job, evenIfChanged: true) }
                        try await context.updateStatus { $0.isMade = true }
                        if !isBuggy { try await context.delete(job, evenIfChanged: true) }
                        return .done
                    }
                ).owns(Fixed.self)
            }
        } scenario: { user in
            try await user.create(App("a"))
        },
        SeededBug("F24", "children that the cache does not know yet are left outside when the object goes") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Member.self)
            stage.run { manager, process in
                let cloud = process.external("cloud")
                manager.controller(
                    for: App.self, finalizer: ours,
                    Work { app, context in
                        try await context.confirmFresh(app)
                        for index in 0..<(app.spec.n ?? 0) {
                            let name = "\(app.name)-\(index)"
                            try await context.make(Member(name))
                            try await cloud.create(name)
                        }
                        return .done
                    } ending: { app, context in
                        let known =
                            isBuggy
                            ? try context.cached(Member.self).all.map(\.name)
                            : try await context.client.list(Member.self, in: "default").items.map(\.name)
                        for name in known.sorted() { do { try await cloud.delete(name) } catch is ExternalSystem.NotFound {} }
                        return .done
                    }
                ).owns(Member.self)
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 2)))
            try await user.advance(by: .milliseconds(12))
            try await user.delete(App.self, "a")
        },
    ]

    // MARK: What is not looked at

    private static let blind: [SeededBug] = [
        SeededBug("F25", "a list that fails counts as empty, and what is outside without an object is swept") { isBuggy, stage in
            try stage.define(App.self)
            stage.run { manager, process in
                let cloud = process.external("cloud")
                manager.controller(
                    for: App.self,
                    Work { app, context in
                        var names: Set<String> = []
                        do {
                            names = Set(try await context.client.list(App.self, in: "default").items.map(\.name))
                        } catch  where isBuggy {}
                        for name in try await cloud.list().keys.sorted() where !names.contains(name) {
                            do { try await cloud.delete(name) } catch is ExternalSystem.NotFound {}
                        }
                        guard app.status?.isMade != true else { return .done }
                        try await cloud.create(app.name)
                        try await context.updateStatus { $0.isMade = true }
                        return .done
                    })
            }
        } scenario: { user in
            try await user.create(App("a"))
            try await user.settled()
            try await user.create(App("b"))
        },
        SeededBug("F26", "what is no part of the spec is not looked at when it changes") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    when: isBuggy ? .generationChanged : .any,
                    Work { app, context in
                        if app.metadata.annotations?["bugs.example/paused"] != nil { return .done }
                        if try context.child(Group.self) == nil { try await context.make(Group(app.name)) }
                        return .done
                    }
                ).owns(Group.self)
            }
        } scenario: { user in
            var app = App("a")
            app.metadata.annotations = ["bugs.example/paused": "yes"]
            try await user.create(app)
            try await user.settled()
            try await user.update(App.self, "a") { $0.metadata.annotations = nil }
        },
        SeededBug("F27", "whatever goes wrong in looking for it counts as its not being there") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Password.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let key = ObjectKey(namespace: "default", name: app.name)
                        let secret = isBuggy ? "\(app.metadata.generation ?? 0)" : "1"
                        do {
                            _ = try await context.client.get(Password.self, key)
                        } catch let error where isBuggy || (error as? APIError)?.isNotFound == true {
                            try await context.make(Password(app.name, .init(secret: secret)))
                            if isBuggy { try await context.set(Password.self, app.name, ["secret": .string(secret)]) }
                        }
                        return .done
                    }
                ).owns(Password.self)
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 1)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 2 }
        },
    ]
}

extension Context where R == App {
    /// Makes the object one of the owners of what several own.
    fileprivate func own(_ group: Group) async throws {
        let owner = OwnerReference(to: object)
        var new = group
        new.metadata.ownerReferences = [owner]
        do { return _ = try await create(new, isOwned: false) } catch let error as APIError where error.isAlreadyExists {}
        try await client.modify(Group.self, group.key) { try $0.metadata.setOwner(owner) }
    }
}

/// Runs jobs, each for five seconds.
private struct Running: Reconciler {
    func reconcile(_ job: Fixed, _ context: Context<Fixed>) async throws -> Outcome {
        let since = job.metadata.creationTimestamp ?? context.now
        guard context.now >= since.advanced(by: .seconds(5)) else { return .requeue(after: .seconds(5)) }
        try await context.updateStatus { $0.isReady = true }
        return .done
    }
}
