import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting

/// Mistakes of reconciles that write more than once.
extension SeededBug {
    static let steps: [SeededBug] = [
        SeededBug("B01", "two writes, the guard looks at the first only (rabbitmq/cluster-operator#782)") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            try stage.define(Disk.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        let (size, name) = (app.spec.n ?? 0, app.name)
                        guard let group = try context.child(Group.self), let disk = try context.child(Disk.self) else {
                            try await context.make(Group(name, .init(n: size)))
                            try await context.make(Disk(name, .init(n: size)))
                            return .done
                        }
                        if isBuggy {
                            if group.spec.n ?? 0 < size {
                                try await context.set(Group.self, name, ["n": .integer(Int64(size))])
                                try await context.set(Disk.self, name, ["n": .integer(Int64(size))])
                            }
                        } else {
                            if disk.spec.n ?? 0 < size { try await context.set(Disk.self, name, ["n": .integer(Int64(size))]) }
                            if group.spec.n ?? 0 < size { try await context.set(Group.self, name, ["n": .integer(Int64(size))]) }
                        }
                        return .done
                    }
                ).owns(Group.self).owns(Disk.self)
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 10)))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.n = 15 }
        },
        SeededBug("B02", "a phase that takes what is gone already for a failure (casskop#370)") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Member.self)
            try stage.define(Disk.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        switch app.status?.phase ?? app.spec.phase {
                        case "Ongoing":
                            if isBuggy, try context.child(Member.self, "m") == nil { throw Trouble("member m is not there") }
                            try await context.erase(Member.self, "m")
                            try await context.report(["phase": "Finalizing"])
                        case "Finalizing":
                            try await context.erase(Disk.self, "m")
                            try await context.report(["phase": "Done"])
                        default: break
                        }
                        return .done
                    }
                ).watches(Member.self) { _ in [.init(namespace: "default", name: "a")] }.reads(Disk.self)
            }
        } scenario: { user in
            try await user.create(Member("m"))
            try await user.create(Disk("m"))
            try await user.create(App("a", .init(phase: "")))
            try await user.settled()
            try await user.update(App.self, "a") { $0.spec.phase = "Ongoing" }
        },
        SeededBug("B03", "two secrets, the guard looks at the first (K8SPSMDB-578, K8SPXC-896)") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Password.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        if isBuggy {
                            guard try context.child(Password.self, "outer") == nil else { return .done }
                            try await context.make(Password("outer"))
                            try await context.make(Password("inner"))
                        } else {
                            for name in ["outer", "inner"] where try context.child(Password.self, name) == nil {
                                try await context.make(Password(name))
                            }
                        }
                        return .done
                    }
                ).owns(Password.self)
            }
        } scenario: { user in
            try await user.create(App("a"))
        },
        SeededBug("B27", "a counter that is raised again after a timeout that had its effect") { isBuggy, stage in
            try stage.define(App.self)
            stage.run {
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        guard app.status?.done ?? 0 < app.spec.n ?? 0 else { return .done }
                        let wanted = JSONValue.integer(Int64(app.spec.n ?? 0))
                        if isBuggy {
                            let live = try await context.client.get(App.self, app.key)
                            try await context.report(["count": .integer(Int64((live.status?.count ?? 0) + 1))])
                            try await context.report(["done": wanted])
                        } else {
                            try await context.report(["count": wanted, "done": wanted])
                        }
                        return .done
                    })
            }
        } scenario: { user in
            try await user.create(App("a", .init(n: 1)))
        },
        SeededBug("B30", "an expiry that only a timer in memory knows of") { isBuggy, stage in
            try stage.define(App.self)
            stage.run {
                let due = Remembered<Int64>()
                $0.controller(
                    for: App.self,
                    Work { app, context in
                        if app.status?.isExpired == true { return .done }
                        let now = context.now.seconds
                        if isBuggy {
                            if app.status?.isMade != true {
                                try await context.report(["isMade": true])
                                due.value = now + 30
                                return .requeue(after: .seconds(30))
                            }
                            guard let at = due.value, now >= at else { return .done }
                        } else {
                            guard let at = app.status?.expiry else {
                                try await context.report(["expiry": .integer(now + 30), "isMade": true])
                                return .requeue(after: .seconds(30))
                            }
                            guard now >= at else { return .requeue(after: .seconds(at - now)) }
                        }
                        try await context.report(["isExpired": true])
                        return .done
                    })
            }
        } scenario: { user in
            try await user.create(App("a"))
        },
    ]
}
