#if Server
    import ArgumentParser
    import SteadyClient
    import SteadyHTTP

    /// The way to webhooks in other processes, which are called over HTTPS.
    struct OutsideWebhooks: ParsableArguments {
        @Option(
            name: .customLong("service"),
            help: "Where a Service that webhooks name is to be found: NAMESPACE/NAME=HOST:PORT. Can be given more than once.")
        var services: [String] = []

        func validate() throws { _ = try table() }

        private func table() throws -> [String: String] {
            var table: [String: String] = [:]
            for service in services {
                let parts = service.split(separator: "=", maxSplits: 1).map(String.init)
                guard parts.count == 2, parts[0].split(separator: "/").count == 2 else {
                    throw ValidationError("--service is “\(service)”; it has to be like default/hooks=127.0.0.1:9443")
                }
                table[parts[0]] = parts[1]
            }
            return table
        }

        /// Runs `body` with a caller whose connections are closed when it ends.
        func withCaller<Result: Sendable>(_ body: ((any WebhookCaller)?) async throws -> Result) async throws -> Result {
            #if HTTP
                let caller = HTTPWebhookCaller(services: try table())
                do {
                    let result = try await body(caller)
                    await caller.shutdown()
                    return result
                } catch {
                    await caller.shutdown()
                    throw error
                }
            #else
                return try await body(nil)
            #endif
        }
    }
#endif
