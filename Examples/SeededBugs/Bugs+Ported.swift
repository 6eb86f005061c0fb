import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting

/// Mistakes of operators of RabbitMQ, Cassandra, ZooKeeper and Percona's databases, step for step as their reports describe them; all were
/// found by Sieve (Sun and others, OSDI 2022).
extension SeededBug {
    /// The ported ones, beside the thirty.
    public static let ported: [SeededBug] = resizing + staleDeletions + members + certificates

    // MARK: rabbitmq/cluster-operator

    /// Makes the disks of a set larger, by making the set anew.
    private static func resizing(
        _ stage: Stage, _ work: @escaping @Sendable (App, Group, Context<App>) async throws -> Void
    ) throws {
        try stage.define(App.self)
        try stage.define(Group.self)
        try stage.define(Disk.self)
        try stage.define(Member.self)
        stage.environment { $0.statefulSets() }
        stage.run {
            $0.controller(
                for: App.self,
                Work { app, context in
                    guard let group = try context.child(Group.self) else {
                        try await context.make(Group(app.name, .init(n: app.spec.n, size: app.spec.size)))
                        return .done
                    }
                    try await work(app, group, context)
                    return .done
                }
            ).owns(Group.self).watches(Disk.self) { $0.setKeys }
        }
    }

    private static func enlarge(_ app: App, _ context: Context<App>, onlyUp: Bool = false) async throws {
        for index in 0..<(app.spec.n ?? 0) {
            guard let disk = try context.child(Disk.self, "\(app.name)-\(index)") else { continue }
            let (present, wanted) = (disk.spec.size ?? 0, app.spec.size ?? 0)
            if onlyUp ? present < wanted : present != wanted {
                try await context.set(Disk.self, disk.name, ["size": .integer(Int64(wanted))])
            }
        }
    }

    private static let resizing: [SeededBug] = [
        SeededBug("S1", "the set is deleted before its disks are enlarged (rabbitmq/cluster-operator#782)") { isBuggy, stage in
            try resizing(stage) { app, group, context in
                let isTooSmall = group.spec.size ?? 0 < app.spec.size ?? 0
                if isBuggy {
                    guard isTooSmall else { return }
                    try await context.erase(Group.self, group.name)
                    try await enlarge(app, context)
                } else {
                    try await enlarge(app, context, onlyUp: true)
                    if isTooSmall { try await context.delete(group) }
                }
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 1, size: 10)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.size = 15 }
        },
        SeededBug("S2", "a size that is another counts as larger (rabbitmq/cluster-operator#653)") { isBuggy, stage in
            try resizing(stage) { app, group, context in
                let (present, wanted) = (group.spec.size ?? 0, app.spec.size ?? 0)
                try await enlarge(app, context, onlyUp: !isBuggy)
                if isBuggy ? present != wanted : present < wanted {
                    if isBuggy { try await context.erase(Group.self, group.name) } else { try await context.delete(group) }
                }
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 1, size: 10)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.size = 15 }
        },
    ]

    // MARK: What is left of the one before

    private static let staleDeletions: [SeededBug] = [
        SeededBug("S3", "disks are deleted by the name of their cluster (instaclustr/cassandra-operator#402)") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Disk.self)
            stage.run {
                $0.controller(
                    for: App.self, finalizer: ours,
                    Work { app, context in
                        if try context.child(Disk.self, "\(app.name)-0") == nil {
                            try await context.make(Disk("\(app.name)-0", .init(secret: app.metadata.uid)), isOwned: false)
                        }
                        return .done
                    } ending: { app, context in
                        if isBuggy {
                            try await context.erase(Disk.self, "\(app.name)-0")
                        } else {
                            for disk in try context.cached(Disk.self).all where disk.spec.secret == app.metadata.uid {
                                try await context.delete(disk)
                            }
                        }
                        return .done
                    }
                ).watches(Disk.self) { $0.setKeys }
            }
        } scenario: { user in
            try await user.create(App("a"))
            try await user.settled()
            try await user.delete(App.self, "a")
            try await user.settled()
            try await user.create(App("a"))
        },
        SeededBug("S4", "pods are prepared for the end, and the set is deleted, by name (rabbitmq/cluster-operator#648)") {
            isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            stage.run {
                $0.controller(
                    for: App.self, finalizer: ours,
                    Work { app, context in
                        if try context.child(Group.self) == nil { try await context.make(Group(app.name)) }
                        return .done
                    } ending: { app, context in
                        guard let group = try context.child(Group.self) else { return .done }
                        if isBuggy {
                            try await context.set(Group.self, group.name, ["phase": "ending"])
                            try await context.erase(Group.self, group.name)
                        } else if group.metadata.ownerReferences?.contains(where: { $0.uid == app.metadata.uid }) == true {
                            try await context.delete(group)
                        }
                        return .done
                    }
                ).owns(Group.self)
            }
        } scenario: { user in
            try await user.create(App("a"))
            try await user.settled()
            try await user.delete(App.self, "a")
            try await user.settled()
            try await user.create(App("a"))
        },
    ]

    // MARK: Members that come and go

    /// Keeps a set at the number of members that is wanted, and does more to its disks.
    private static func scaling(
        _ stage: Stage, _ work: @escaping @Sendable (App, Context<App>) async throws -> Void
    ) throws {
        try stage.define(App.self)
        try stage.define(Group.self)
        try stage.define(Disk.self)
        try stage.define(Member.self)
        stage.environment { $0.statefulSets() }
        stage.run {
            $0.controller(
                for: App.self,
                Work { app, context in
                    guard let group = try context.child(Group.self) else {
                        try await context.make(Group(app.name, .init(n: app.spec.n)))
                        return .done
                    }
                    if group.spec.n != app.spec.n {
                        try await context.set(Group.self, group.name, ["n": .integer(Int64(app.spec.n ?? 0))])
                    }
                    try await work(app, context)
                    return .done
                }
            ).owns(Group.self).watches(Disk.self) { $0.setKeys }.watches(Member.self) { $0.setKeys }
        }
    }

    /// The disks of members that are not wanted any more, and are gone.
    private static func leftOver(_ app: App, _ context: Context<App>) throws -> [Disk] {
        let members = try context.cached(Member.self)
        return try context.cached(Disk.self).all.filter { disk in
            disk.set == app.name && (disk.index ?? 0) >= app.spec.n ?? 0 && members[disk.key]?.metadata.uid != disk.spec.secret
        }
    }

    private static let twoOneTwo: @Sendable (ScenarioUser) async throws -> Void = { user in
        try await user.create(App("a", .init(n: 2)))
        try await user.settled()
        try await user.update(App.self, "a") { $0.spec.n = 1 }
        try await user.settled()
        try await user.update(App.self, "a") { $0.spec.n = 2 }
    }

    private static let members: [SeededBug] = [
        SeededBug("S5", "the disk of a member that seems to end is deleted (instaclustr/cassandra-operator#407)") {
            isBuggy, stage in
            try scaling(stage) { app, context in
                if isBuggy {
                    for member in try context.cached(Member.self).all where member.isBeingDeleted {
                        try await context.erase(Disk.self, member.name)
                    }
                } else {
                    for disk in try leftOver(app, context) { try await context.delete(disk) }
                }
            }
        } scenario: { user in
            try await twoOneTwo(user)
        },
        SeededBug("S6", "a disk stays if the end of its member is not seen (instaclustr/cassandra-operator#398)") {
            isBuggy, stage in
            try scaling(stage) { app, context in
                if isBuggy {
                    for member in try context.cached(Member.self).all where member.isBeingDeleted {
                        guard let disk = try context.child(Disk.self, member.name), disk.spec.secret == member.metadata.uid
                        else { continue }
                        try await context.delete(disk)
                    }
                } else {
                    for disk in try leftOver(app, context) { try await context.delete(disk) }
                }
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 2)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 1 }
        },
        SeededBug("S7", "disks beyond the wanted number are deleted by an old spec and status (pravega/zookeeper-operator#314)") {
            isBuggy, stage in
            try scaling(stage) { app, context in
                let ready = try context.cached(Member.self).all.filter { $0.set == app.name && !$0.isBeingDeleted }.count
                if app.status?.count != ready { try await context.report(["count": .integer(Int64(ready))]) }
                guard app.status?.count == app.spec.n else { return }
                if isBuggy {
                    for disk in try context.cached(Disk.self).all where (disk.index ?? 0) >= app.spec.n ?? 0 {
                        try await context.erase(Disk.self, disk.name)
                    }
                } else {
                    for disk in try leftOver(app, context) { try await context.delete(disk) }
                }
            }
        } scenario: { user in
            try await twoOneTwo(user)
        },
    ]

    // MARK: percona

    private static let certificates: [SeededBug] = [
        SeededBug("S8", "without one of two certificates a cluster goes without encryption (K8SPXC-896, K8SPSMDB-578)") {
            isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            try stage.define(Password.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let outer = try context.child(Password.self, "ssl")
                        let inner = try context.child(Password.self, "ssl-internal")
                        if outer == nil { try await context.make(Password("ssl", .init(secret: "outer"))) }
                        if isBuggy ? outer == nil : inner == nil {
                            try await context.make(Password("ssl-internal", .init(secret: "inner")))
                        }
                        let isEncrypted = outer != nil && inner != nil
                        guard let group = try context.child(Group.self) else {
                            // The first certificate is enough to begin.
                            if outer != nil { try await context.make(Group(app.name, .init(isProxied: isEncrypted))) }
                            return .done
                        }
                        if isEncrypted, group.spec.isProxied != true {
                            try await context.set(Group.self, group.name, ["isProxied": true])
                        }
                        return .done
                    }
                ).owns(Group.self).owns(Password.self)
            }
        } scenario: { user in
            try await user.create(App("a"))
        }
    ]
}
