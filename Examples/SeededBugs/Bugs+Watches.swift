import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting

/// Mistakes of what is watched.
extension SeededBug {
    static let watches: [SeededBug] = [
        SeededBug("B20", "a secret is read but not watched (grafana/agent#655, harbor-operator#829)") { isBuggy, stage in
            try stage.define(App.self)
            try stage.define(Group.self)
            try stage.define(Password.self)
            stage.run {
                let controller = $0.controller(
                    for: App.self,
                    Work { app, context in
                        let secret = try await context.client.get(
                            Password.self, ObjectKey(namespace: app.metadata.namespace, name: "s")
                        ).spec.secret
                        guard let group = try context.child(Group.self) else {
                            try await context.make(Group(app.name, .init(secret: secret)))
                            return .done
                        }
                        if group.spec.secret != secret {
                            try await context.set(Group.self, app.name, ["secret": .string(secret ?? "")])
                        }
                        return .done
                    }
                ).owns(Group.self)
                if !isBuggy { controller.watches(Password.self) { _ in [.init(namespace: "default", name: "a")] } }
            }
        } scenario: { user in
            try await user.create(Password("s", .init(secret: "1")))
            try await user.create(App("a"))
            try await user.settled()
            try await user.update(Password.self, "s") { $0.spec.secret = "2" }
        },
        SeededBug(
            "B21", "a child's changes do not reach its owner",
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
                        if try context.child(Group.self) == nil { try await context.make(Group(app.name)) }
                        return .done
                    })
                if isBuggy { controller.reads(Group.self) } else { controller.owns(Group.self) }
            }
        } scenario: { user in
            try await user.create(App("a"))
            try await user.settled()
            try await user.delete(Group.self, "a")
        },
    ]
}
