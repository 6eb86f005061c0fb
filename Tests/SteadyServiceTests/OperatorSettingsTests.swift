#if Service
    import Configuration
    import Foundation
    import Logging
    import SteadyElection
    import SteadyService
    import Testing

    struct OperatorSettingsTests {
        private func load(_ arguments: [String] = [], _ environment: [String: String] = [:]) async throws -> OperatorSettings {
            try await OperatorSettings.load(named: "op", arguments: ["op"] + arguments, environment: environment)
        }

        /// A file with a text, while the body runs.
        private func with(_ text: String, suffix: String, _ body: (String) async throws -> Void) async throws {
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("settings-\(UUID())\(suffix)").path
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
            defer { try? FileManager.default.removeItem(atPath: file) }
            try await body(file)
        }

        @Test func `without anything there are the usual values`() async throws {
            let settings = try await load()
            #expect(settings.elects && settings.leaseName == "op" && settings.leaseNamespace == nil && settings.identity == nil)
            #expect(settings.kubeconfig == nil && settings.namespace == nil && settings.drain == .seconds(30))
            #expect(settings.probes == EndpointAddress(host: "0.0.0.0", port: 8081))
            #expect(settings.diagnostics == EndpointAddress(host: "127.0.0.1", port: 8080))
            #expect(settings.logLevel == .info && settings.certificate == nil)
            #expect(settings.shardCount == 0 && settings.candidacy == nil)
            #expect(settings.webhooks == EndpointAddress(host: "0.0.0.0", port: 9443))
            #expect(settings.webhookService == nil && settings.webhookCertificate == nil)
        }

        @Test func `flags come before variables, and those before the file`() async throws {
            let text = """
                namespace: file
                drain: 5
                leader:
                  name: file
                  elect: false
                log:
                  level: debug
                web:
                  replicas: 7
                """
            try await with(text, suffix: ".yaml") { file in
                let settings = try await load(
                    ["--leader-name", "flag", "--probes-address=off"],
                    ["STEADY_CONFIG": file, "STEADY_LEADER_NAME": "variable", "STEADY_NAMESPACE": "variable"])
                #expect(settings.leaseName == "flag" && settings.namespace == "variable" && settings.drain == .seconds(5))
                #expect(!settings.elects && settings.logLevel == .debug && settings.probes == nil)
                #expect(settings.config.int(forKey: "web.replicas", default: 1) == 7)
            }
            try await with(#"{"leader": {"namespace": "ops"}, "drain": 7}"#, suffix: ".json") { file in
                let settings = try await load(["--config", file])
                #expect(settings.leaseNamespace == "ops" && settings.drain == .seconds(7))
            }
        }

        @Test(arguments: [
            (["--drain", "soon"], "drain: "), (["--drain", "-1"], "drain: "), (["--leader-elect", "perhaps"], "leader.elect: "),
            (["--shards-count", "257"], "shards.count: 257"), (["--shards-count", "-1"], "shards.count: "),
            (["--shards-count", "4", "--leader-elect", "true"], "shards.count and leader.elect exclude each other"),
            (["--leader-emulation-version", "1.0.0"], "leader.emulationVersion says nothing without"),
            (["--log-level", "loud"], "log.level: “loud” is none of trace, debug"),
            (["--probes-address", "nowhere"], "probes.address: “nowhere” is no address"),
            (["--diagnostics-key", "k"], "diagnostics.certificate and diagnostics.key belong together"),
            (["--webhooks-certificate", "c"], "webhooks.certificate and webhooks.key belong together"),
            (["--webhooks-service", "hooks"], "webhooks.service: “hooks” is no Service"),
            (
                ["--webhooks-service", "a/b", "--webhooks-certificate", "c", "--webhooks-key", "k"],
                "webhooks.service and webhooks.certificate exclude each other"
            ),
            (["--config", "/no/such/file.yaml"], "/no/such/file.yaml: "),
        ])
        func `what cannot be used is named`(arguments: [String], expected: String) async throws {
            let error = await #expect(throws: ServiceError.self) { _ = try await load(arguments) }
            #expect(error?.description.hasPrefix(expected) == true, "\(error.map(\.description) ?? "none")")
        }

        @Test func `shards and candidacies come from flags, variables and the file, and shards leave no leader`() async throws {
            let text = """
                shards: {count: 8, name: file, namespace: ops}
                """
            try await with(text, suffix: ".yaml") { file in
                let settings = try await load(
                    ["--config", file, "--shards-name", "flag"],
                    ["STEADY_SHARDS_IDENTITY": "me", "STEADY_SHARDS_NAME": "variable"])
                #expect(settings.shardCount == 8 && settings.shardNamespace == "ops" && !settings.elects)
                #expect(settings.shardName == "flag" && settings.shardIdentity == "me")
            }
            let settings = try await load(["--leader-binary-version", "2.1.0"], ["STEADY_LEADER_EMULATION_VERSION": "2.0.0"])
            #expect(settings.candidacy == Candidacy(binaryVersion: "2.1.0", emulationVersion: "2.0.0") && settings.elects)
        }

        @Test func `flags that nobody asks for are known`() async throws {
            let observer = SettingsObserver()
            let arguments = ["op", "--web-max-replicas", "3", "--electoin=true", "--web-on"]
            let config = ConfigReader(provider: CommandLineArgumentsProvider(arguments: arguments), accessReporter: observer)
            #expect(config.int(forKey: "web.maxReplicas") == 3)
            _ = config.bool(forKey: "web.on")
            #expect(observer.unknownFlags(arguments) == ["--electoin"])
        }
    }
#endif
