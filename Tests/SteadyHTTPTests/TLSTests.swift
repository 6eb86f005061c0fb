#if HTTP && Server
    import Logging
    import SocketTesting
    import SteadyClient
    import SteadyCluster
    import SteadyCodec
    import SteadyHTTP
    import SteadyServer
    import Synchronization
    import Testing

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// Certificates of every kind, and their rotation.
    @Suite(.overSockets, .timeLimit(.minutes(1))) struct TLSTests {
        private func access(_ endpoint: APIServer.Endpoint) -> ClusterAccess {
            var access = ClusterAccess(server: endpoint.url)
            access.certificateAuthority = Array(endpoint.certificateAuthority.utf8)
            return access
        }

        private func user(_ transport: HTTPTransport) async throws -> String? {
            let body: JSONValue = ["apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview"]
            let answer = try await transport.send(
                APIRequest(
                    .post, "/apis/authentication.k8s.io/v1/selfsubjectreviews", headers: ["content-type": "application/json"],
                    body: body.serialized()))
            return try JSONValue(parsing: answer.body)[path: "status", "userInfo", "username"]?.stringValue
        }

        @Test(arguments: [true, false]) func `keys of every kind are shown`(_ http2: Bool) async throws {
            var configuration = APIServer.Configuration()
            configuration.clientAuthorities = [TestKeys.authority]
            try await APIServer(Cluster(hasBootstrapPolicy: true), configuration: configuration).serving { endpoint in
                for (name, certificate, key) in [
                    ("rsa", TestKeys.rsaCertificate, TestKeys.rsaPKCS1), ("rsa", TestKeys.rsaCertificate, TestKeys.rsaPKCS8),
                    ("ec", TestKeys.ecCertificate, TestKeys.ecSEC1), ("ec", TestKeys.ecCertificate, TestKeys.ecPKCS8),
                    ("p384", TestKeys.p384Certificate, TestKeys.p384SEC1),
                    ("ed25519", TestKeys.ed25519Certificate, TestKeys.ed25519PKCS8),
                ] {
                    var access = access(endpoint)
                    access.clientCertificate = Array(certificate.utf8)
                    access.clientKey = Array(key.utf8)
                    var configuration = HTTPTransport.Configuration()
                    configuration.allowsHTTP2 = http2
                    let shown = try await withHTTPTransport(access, configuration: configuration) { try await user($0) }
                    #expect(shown == name)
                }
            }
        }

        @Test(arguments: [
            (TestKeys.encryptedPKCS8, "the key is encrypted: decrypt it with “openssl pkey -in KEY -out NEW”"),
            (TestKeys.encryptedPKCS1, "the key is encrypted: decrypt it with “openssl pkey -in KEY -out NEW”"),
            (
                TestKeys.encryptedPKCS1.replacing("Proc-Type: 4,", with: "Proc-Type:4,"),
                "not a private key in PEM (RSA, EC or Ed25519)"
            ),
            (TestKeys.rsaPKCS8, "it is not the key of the client certificate, or of a kind that TLS cannot use"),
            (TestKeys.ecCertificate, "not a private key in PEM (RSA, EC or Ed25519)"), ("", "there is nothing in it"),
        ])
        func `a key that cannot be used is told why`(_ key: String, _ message: String) {
            var access = ClusterAccess(server: "https://h")
            access.clientCertificate = Array(TestKeys.ecCertificate.utf8)
            access.clientKey = Array(key.utf8)
            let error = #expect(throws: AccessError.self) { try HTTPTransport(access) }
            #expect(error?.description == "clientKey: \(message)")
        }

        @Test func `new certificates are shown by new connections, and the old ones end with their requests`() async throws {
            let server = try APIServer(Cluster(hasBootstrapPolicy: true))
            let jane = try server.identity.clientCertificate(user: "jane", groups: ["system:masters"])
            let joe = try server.identity.clientCertificate(user: "joe")
            try await withFolder { folder in
                try await server.serving { endpoint in
                    func put(_ certificate: ClientCertificate) throws {
                        try write(certificate.certificate, to: "\(folder)/c.pem")
                        try write(certificate.key, to: "\(folder)/k.pem")
                    }
                    try put(jane)
                    var access = access(endpoint)
                    access.clientCertificateFile = "\(folder)/c.pem"
                    access.clientKeyFile = "\(folder)/k.pem"
                    try await withHTTPTransport(access) { transport in
                        #expect(try await user(transport) == "jane")
                        let watch = APIRequest(.get, "/api/v1/namespaces/default/configmaps", query: [.init("watch", "1")])
                        try await transport.withStream(watch) { stream in
                            #expect(stream.status == 200)
                            // Only half of it is there yet.
                            try write(joe.certificate, to: "\(folder)/c.pem")
                            #expect(try await user(transport) == "jane")
                            try put(joe)
                            #expect(try await user(transport) == "joe")
                            #expect(transport.clientCount == 2)
                            // The watch goes on as jane.
                            var admin = self.access(endpoint)
                            admin.token = endpoint.token
                            try await withHTTPTransport(admin) { admin in
                                let map: JSONValue = ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a"]]
                                _ = try await admin.send(
                                    APIRequest(
                                        .post, "/api/v1/namespaces/default/configmaps",
                                        headers: ["content-type": "application/json"],
                                        body: map.serialized()))
                            }
                            for try await chunk in stream.chunks where String(decoding: chunk, as: UTF8.self).contains("\"a\"") {
                                break
                            }
                        }
                        #expect(transport.clientCount == 1)
                        #expect(try await user(transport) == "joe")
                    }
                }
            }
        }

        @Test func `another authority is trusted when its file changes`() async throws {
            try await withFolder { folder in
                let other = try ServerIdentity()
                try await APIServer(Cluster()).serving { endpoint in
                    var access = ClusterAccess(server: endpoint.url)
                    access.certificateAuthorityFile = "\(folder)/ca.pem"
                    access.token = endpoint.token
                    try write(endpoint.certificateAuthority, to: "\(folder)/ca.pem")
                    try await withHTTPTransport(access) { transport in
                        let request = APIRequest(.get, "/api")
                        #expect(try await transport.send(request).status == 200)
                        try write(other.certificateAuthority, to: "\(folder)/ca.pem")
                        let error = await #expect(throws: TransportError.self) { try await transport.send(request) }
                        #expect(error?.phase == .connect)
                        try write("", to: "\(folder)/ca.pem")
                        await #expect(throws: TransportError.self) { try await transport.send(request) }
                        try write("\(other.certificateAuthority)\n\(endpoint.certificateAuthority)", to: "\(folder)/ca.pem")
                        #expect(try await transport.send(request).status == 200)
                        try FileManager.default.removeItem(atPath: "\(folder)/ca.pem")
                        #expect(try await transport.send(request).status == 200)
                        #expect(transport.clientCount == 1)
                    }
                }
            }
        }

        @Test func `a server that is not verified is warned of once`() async throws {
            let log = Log()
            var configuration = HTTPTransport.Configuration()
            configuration.logger = Logger(label: "test") { _ in LogHandlerOfTest(log: log) }
            try await APIServer(Cluster()).serving { endpoint in
                var access = access(endpoint)
                try await withHTTPTransport(access, configuration: configuration) {
                    _ = try await $0.send(APIRequest(.get, "/api"))
                }
                #expect(log.lines.withLock { $0 } == [])
                access.certificateAuthority = nil
                access.insecureSkipTLSVerify = true
                try await withHTTPTransport(access, configuration: configuration) { transport in
                    for _ in 0..<2 { _ = try await transport.send(APIRequest(.get, "/api")) }
                }
                #expect(log.lines.withLock { $0 }.count == 1)
            }
        }

        @Test func `a program's certificate is shown`() async throws {
            var configuration = APIServer.Configuration()
            configuration.clientAuthorities = [TestKeys.authority]
            try await withFolder { folder in
                let status: JSONValue = [
                    "clientCertificateData": .string(TestKeys.ecCertificate), "clientKeyData": .string(TestKeys.ecSEC1),
                ]
                let credential: JSONValue = [
                    "apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": status,
                ]
                try Data(credential.serialized()).write(to: URL(filePath: "\(folder)/credential"))
                try await APIServer(Cluster(hasBootstrapPolicy: true), configuration: configuration).serving { endpoint in
                    var access = access(endpoint)
                    access.exec = ExecPlugin(command: "cat", arguments: ["\(folder)/credential"])
                    let shown = try await withHTTPTransport(access) { try await user($0) }
                    #expect(shown == "ec")
                }
            }
        }
    }

    private final class Log: Sendable {
        let lines = Mutex<[String]>([])
    }

    private struct LogHandlerOfTest: LogHandler {
        let log: Log
        var logLevel = Logger.Level.info
        var metadata: Logger.Metadata = [:]
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
        func log(event: LogEvent) { log.lines.withLock { $0.append("\(event.level) \(event.message)") } }
    }
#endif
