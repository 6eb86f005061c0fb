import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting

/// Mistakes with what lies outside the cluster.
extension SeededBug {
    /// Whatever is made in the cloud for an app bears its uid.
    private static func cloudName(_ app: App) -> String { "app-\(app.metadata.uid ?? "")" }

    static let outside: [SeededBug] = [
        SeededBug("B10", "made outside, its identifier saved after (crossplane-runtime#277, crossplane#3037)") { isBuggy, stage in
            try stage.define(App.self)
            stage.run { manager, process in
                let cloud = process.external("cloud")
                manager.controller(
                    for: App.self,
                    Work { app, context in
                        guard app.status?.id == nil else { return .done }
                        let id = try await cloud.create(isBuggy ? nil : cloudName(app))
                        try await context.report(["id": .string(isBuggy ? "some" : id)])
                        return .done
                    })
            }
        } scenario: { user in
            try await user.create(App("a"))
        },
        outside("B11", "the finalizer comes after what it is to clean up") { isBuggy, app, context, cloud in
            if isBuggy {
                guard !app.isOurs else { return }
                try await cloud.create(cloudName(app))
                try await context.setFinalizers([ours])
            } else {
                try await makeSafely(app, context, cloud)
            }
        } ending: { _, app, context, cloud in
            do { try await cloud.delete(cloudName(app)) } catch is ExternalSystem.NotFound {}
            try await context.setFinalizers([])
        },
        outside("B12", "a clean-up that cannot be repeated") { _, app, context, cloud in
            try await makeSafely(app, context, cloud)
        } ending: { isBuggy, app, context, cloud in
            do { try await cloud.delete(cloudName(app)) } catch let error as ExternalSystem.NotFound {
                if isBuggy { throw error }
            }
            try await context.setFinalizers([])
        },
        outside("B13", "the finalizer goes before the clean-up that it is for") { _, app, context, cloud in
            try await makeSafely(app, context, cloud)
        } ending: { isBuggy, app, context, cloud in
            if isBuggy { try await context.setFinalizers([]) }
            do { try await cloud.delete(cloudName(app)) } catch is ExternalSystem.NotFound {}
            if !isBuggy { try await context.setFinalizers([]) }
        },
    ]

    /// Holds the app up first, makes sure that it still is as it was seen, and only then makes what has to be cleaned up.
    private static func makeSafely(_ app: App, _ context: Context<App>, _ cloud: ExternalSystem) async throws {
        if !app.isOurs { try await context.setFinalizers([ours]) }
        guard app.status?.isMade != true else { return }
        let seen = context.object
        try await context.confirmFresh(seen)
        try await cloud.create(cloudName(app))
        try await context.updateStatus { $0.isMade = true }
    }

    private static func outside(
        _ id: String, _ what: String,
        _ body: @escaping @Sendable (Bool, App, Context<App>, ExternalSystem) async throws -> Void,
        ending: @escaping @Sendable (Bool, App, Context<App>, ExternalSystem) async throws -> Void
    ) -> SeededBug {
        SeededBug(id, what) { isBuggy, stage in
            try stage.define(App.self)
            stage.run { manager, process in
                let cloud = process.external("cloud")
                manager.controller(
                    for: App.self,
                    Work { app, context in
                        try await body(isBuggy, app, context, cloud)
                        return .done
                    } ending: { app, context in
                        if app.isOurs { try await ending(isBuggy, app, context, cloud) }
                        return .done
                    })
            }
        } scenario: { user in
            try await user.create(App("a"))
            try await user.settled()
            try await user.delete(App.self, "a")
        }
    }
}
