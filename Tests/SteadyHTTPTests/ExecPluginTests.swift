#if HTTP
    import SocketTesting
    import SteadyClient
    import SteadyCodec
    import SteadyHTTP
    import SteadyModel
    import Synchronization
    import Testing

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif
    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// Credentials from programs: small shell scripts in a folder of their own.
    @Suite(.overSockets, .timeLimit(.minutes(1))) struct ExecPluginTests {
        private static let version = "client.authentication.k8s.io/v1"

        /// A folder with a script, and the plugin that runs it.
        private func withPlugin<Result>(
            _ script: String, _ body: (ExecPlugin, String) async throws -> Result
        ) async throws -> Result {
            try await withFolder { folder in
                let path = "\(folder)/plugin"
                try write("#!/bin/sh\ncd '\(folder)'\n\(script)\n", to: path)
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
                return try await body(ExecPlugin(command: path), folder)
            }
        }

        private func credentials(_ plugin: ExecPlugin, _ platform: Platform = .system) throws -> Credentials {
            var access = ClusterAccess(server: "https://h:1")
            access.certificateAuthority = Array("CA".utf8)
            access.exec = plugin
            return try Credentials(access, platform)
        }

        private func reply(_ status: String, version: String = version) -> String {
            "echo '{\"apiVersion\":\"\(version)\",\"kind\":\"ExecCredential\",\"status\":{\(status)}}'"
        }

        private func lines(_ folder: String) throws -> [String] {
            try String(contentsOfFile: "\(folder)/log", encoding: .utf8).split(separator: "\n").map(String.init)
        }

        @Test func `arguments, variables and the cluster are passed, and the token comes back`() async throws {
            try await withPlugin(
                "echo \"$1,$2,$NAME,$HOME\" >log; echo \"$KUBERNETES_EXEC_INFO\" >>log\n\(reply("\"token\":\"t1\""))"
            ) {
                plugin, folder in
                var plugin = plugin
                plugin.arguments = ["a b", "$c"]
                plugin.environment = [.init("NAME", "old"), .init("NAME", "value")]
                plugin.clusterConfig = ["audience": "x"]
                #expect(try await credentials(plugin).current().header == "Bearer t1")
                let home = ProcessInfo.processInfo.environment["HOME"] ?? ""
                #expect(try lines(folder)[0] == "a b,$c,value,\(home)")
                let short: JSONValue = [
                    "apiVersion": .string(Self.version), "kind": "ExecCredential", "spec": ["interactive": false],
                ]
                #expect(try JSONValue(parsing: lines(folder)[1]) == short)
                plugin.provideClusterInfo = true
                _ = try await credentials(plugin).current()
                let cluster: JSONValue = [
                    "server": "https://h:1", "certificate-authority-data": "Q0E=", "config": ["audience": "x"],
                ]
                #expect(try JSONValue(parsing: lines(folder)[1])[path: "spec", "cluster"] == cluster)
            }
        }

        @Test func `the program of a kubeconfig is found beside it`() async throws {
            try await withPlugin(reply("\"token\":\"t1\"", version: "client.authentication.k8s.io/v1beta1")) { _, folder in
                let config = try Kubeconfig(
                    yaml: """
                        current-context: x
                        contexts: [{name: x, context: {cluster: c, user: u}}]
                        clusters: [{name: c, cluster: {server: 'https://h'}}]
                        users: [{name: u, user: {exec: {command: ./plugin, apiVersion: client.authentication.k8s.io/v1beta1}}}]
                        """, file: "\(folder)/config")
                #expect(try await Credentials(ClusterAccess(config), .system).current().header == "Bearer t1")
            }
        }

        @Test func `one run serves all, until shortly before it expires`() async throws {
            let script = """
                echo run >>log
                sleep 0.05
                \(reply("\"token\":\"t'$(wc -l <log | tr -d ' ')'\",\"expirationTimestamp\":\"'$(cat expiry)'\""))
                """
            let time = Mutex(Timestamp(seconds: 0))
            let platform = Platform(clock: Platform.system.clock, wallClock: { time.withLock { $0 } }, random: { 0 })
            try await withPlugin(script) { plugin, folder in
                try write("1970-01-01T00:10:00Z", to: "\(folder)/expiry")
                let credentials = try credentials(plugin, platform)
                let others = try self.credentials(plugin, platform)
                let headers = try await withThrowingTaskGroup(of: String?.self) { group in
                    for index in 0..<10 {
                        group.addTask { try await (index % 2 == 0 ? credentials : others).current().header }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(headers == Array(repeating: "Bearer t1", count: 10))
                time.withLock { $0 = Timestamp(seconds: 539) }
                #expect(try await credentials.current().header == "Bearer t1")
                time.withLock { $0 = Timestamp(seconds: 540) }
                try write("1970-01-01T00:20:00Z", to: "\(folder)/expiry")
                #expect(try await credentials.current().header == "Bearer t2")
                // It fails when it is due: the old one is used as long as it is good, and no longer.
                time.withLock { $0 = Timestamp(seconds: 1190) }
                try write("nonsense", to: "\(folder)/expiry")
                #expect(try await credentials.current().header == "Bearer t2")
                time.withLock { $0 = Timestamp(seconds: 1200) }
                await #expect(throws: AccessError.self) { try await credentials.current() }
                // One who is refused has it run again.
                try write("1970-01-01T10:00:00Z", to: "\(folder)/expiry")
                let current = try await credentials.current()
                #expect(await credentials.hasOthers(than: current))
                #expect(try await credentials.current() != current)
            }
        }

        @Test func `a certificate with its key comes back`() async throws {
            func quoted(_ text: String) -> String { JSONValue.string(text).serializedText() }
            let script = reply(
                "\"clientCertificateData\":\(quoted(TestKeys.ecCertificate)),\"clientKeyData\":\(quoted(TestKeys.ecSEC1))")
            try await withPlugin("cat <<'END'\n\(script.dropFirst(6).dropLast())\nEND") { plugin, _ in
                let header = try await credentials(plugin).current().header
                #expect(header == nil)
            }
        }

        @Test func `what goes wrong is told without secrets`() async throws {
            let token = "\"token\":\"hush\""
            let cases = [
                ("echo no", "did not write an ExecCredential in JSON"),
                ("echo '{\"kind\":\"Pod\"}'", "wrote another kind than ExecCredential"),
                (reply(token, version: "v9"), "answers in the version “v9” instead of \(Self.version)"),
                (reply(""), "gave neither a token nor a certificate with its key"),
                (reply("\"clientKeyData\":\"hush\""), "gave a certificate or a key, but not both"),
                (reply("\(token),\"expirationTimestamp\":\"soon\""), "gave an expirationTimestamp that is no time of RFC 3339"),
                ("echo '{\"apiVersion\":\"\(Self.version)\",\"kind\":\"ExecCredential\"}'", "gave no status"),
                ("echo 'log in first, $SECRET' $SECRET >&2; exit 3", "ended with exit code 3: log in first, $SECRET (redacted)"),
                ("kill -9 $$", "was ended by signal 9"), ("yes hush", "wrote more than 1048576 bytes"),
            ]
            for (script, expected) in cases {
                try await withPlugin(script) { plugin, _ in
                    var plugin = plugin
                    plugin.environment = [.init("SECRET", "hush")]
                    let credentials = try credentials(plugin)
                    let error = await #expect(throws: AccessError.self) { try await credentials.current() }
                    #expect(error?.message == "\(plugin.command) \(expected)")
                    #expect(error?.place.hasPrefix("exec") == true)
                }
            }
        }

        @Test func `who lacks the program is told how to get it`() async throws {
            for command in ["/no/such/plugin", "no-such-plugin-anywhere"] {
                var plugin = ExecPlugin(command: command)
                plugin.installHint = "Get it from example.com."
                let credentials = try credentials(plugin)
                let error = await #expect(throws: AccessError.self) { try await credentials.current() }
                #expect(error?.description == "exec.command: \(command) is not there or cannot be run\nGet it from example.com.")
            }
        }

        @Test func `a program that hangs is ended, with what it started`() async throws {
            try await withPlugin("sleep 600 & echo $! >log; wait") { plugin, folder in
                var plugin = plugin
                plugin.timeLimit = .milliseconds(200)
                let credentials = try credentials(plugin)
                let error = await #expect(throws: AccessError.self) { try await credentials.current() }
                #expect(error?.message == "\(plugin.command) did not end within 0.2 seconds")
                let child = try #require(try lines(folder).first)
                // It was told to end; on a busy machine it has not done so yet.
                for _ in 0..<100_000 where !hasEnded(child) { await Task.yield() }
                #expect(hasEnded(child))
            }
        }

        /// Whether there is no such process, or it only waits to be asked how it ended.
        private func hasEnded(_ process: String) -> Bool {
            (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8))?.contains(") Z") ?? true
        }

        @Test func `when the one who runs it is cancelled another one does`() async throws {
            let script = "echo run >>log; if [ -e slow ]; then rm slow; sleep 600; fi\n\(reply("\"token\":\"t\""))"
            try await withPlugin(script) { plugin, folder in
                try write("", to: "\(folder)/slow")
                let credentials = try credentials(plugin)
                let first = Task { try await credentials.current() }
                while (try? lines(folder)) == nil { await Task.yield() }
                let cancelled = Task { try await credentials.current() }
                let second = Task { try await credentials.current() }
                cancelled.cancel()
                await #expect(throws: CancellationError.self) { try await cancelled.value }
                first.cancel()
                #expect(try await second.value.header == "Bearer t")
                await #expect(throws: CancellationError.self) { try await first.value }
                #expect(try lines(folder).count == 2)
            }
        }

        @Test func `a program that has to ask is not run without a terminal`() async throws {
            if isatty(0) == 1 { return }
            var plugin = ExecPlugin(command: "true", interactiveMode: .always)
            plugin.apiVersion = "client.authentication.k8s.io/v1beta1"
            let credentials = try credentials(plugin)
            let error = await #expect(throws: AccessError.self) { try await credentials.current() }
            #expect(error?.description == "exec.interactiveMode: true has to ask the user, and standard input is no terminal")
        }

        @Test func `other credentials go before those of a program`() async throws {
            try await withPlugin(reply("\"token\":\"t\"")) { plugin, _ in
                var access = ClusterAccess(server: "https://h")
                access.exec = plugin
                access.token = "own"
                let header = try await Credentials(access, .system).current().header
                #expect(header == "Bearer own")
            }
        }
    }
#endif
