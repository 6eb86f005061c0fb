#if Server && HTTP
    import SocketTesting
    import SteadyAPI
    import SteadyClient
    import SteadyCluster
    import SteadyCodec
    import SteadyHTTP
    import SteadyModel
    import SteadyServer
    import Synchronization
    import Testing

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// Users known by certificates, and what outlives a server.
    @Suite(.overSockets, .timeLimit(.minutes(1))) struct CertificateTests {
        private let cluster = Cluster(hasBootstrapPolicy: true)

        private func access(
            _ endpoint: APIServer.Endpoint, _ certificate: ClientCertificate?, token: String? = nil
        ) -> ClusterAccess {
            var access = ClusterAccess(server: endpoint.url)
            access.certificateAuthority = Array(endpoint.certificateAuthority.utf8)
            access.clientCertificate = certificate.map { Array($0.certificate.utf8) }
            access.clientKey = certificate.map { Array($0.key.utf8) }
            access.token = token
            return access
        }

        /// Who the server says the sender is, or the code of its refusal.
        private func asked(_ access: ClusterAccess, http2: Bool = true) async throws -> (status: Int, user: JSONValue?) {
            var configuration = HTTPTransport.Configuration()
            configuration.allowsHTTP2 = http2
            return try await withHTTPTransport(access, configuration: configuration) { transport in
                let body: JSONValue = ["apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview"]
                let answer = try await transport.send(
                    APIRequest(
                        .post, "/apis/authentication.k8s.io/v1/selfsubjectreviews", headers: ["content-type": "application/json"],
                        body: body.serialized()))
                return (answer.status, try JSONValue(parsing: answer.body)[path: "status", "userInfo"])
            }
        }

        @Test(arguments: [false, true]) func `a certificate tells the user and the groups`(http2: Bool) async throws {
            let server = try APIServer(cluster)
            let certificate = try server.identity.clientCertificate(user: "jane", groups: ["dev", "ops"])
            try await server.serving { endpoint in
                for _ in 0..<2 {
                    let (status, user) = try await asked(access(endpoint, certificate), http2: http2)
                    #expect(status == 201)
                    #expect(user?["username"] == "jane")
                    #expect(user?["groups"] == ["dev", "ops", "system:authenticated"])
                    let credential = user?[path: "extra", "authentication.kubernetes.io/credential-id"]?.arrayValue?.first
                    #expect(credential?.stringValue?.hasPrefix("X509SHA256=") == true)
                }
                // The certificate comes before the token.
                #expect(try await asked(access(endpoint, certificate, token: endpoint.token)).user?["username"] == "jane")
                try await withHTTPTransport(access(endpoint, certificate)) { transport in
                    let answer = try await transport.send(APIRequest(.get, "/api/v1/namespaces/default/configmaps"))
                    #expect(answer.status == 403)
                    #expect(String(decoding: answer.body, as: UTF8.self).contains("User \\\"jane\\\" cannot list resource"))
                }
            }
        }

        @Test func `masters may do everything`() async throws {
            let server = try APIServer(cluster)
            let certificate = try server.identity.clientCertificate(user: "admin", groups: ["system:masters"])
            try await server.serving { endpoint in
                let text = endpoint.kubeconfig(for: certificate)
                let access = try ClusterAccess(Kubeconfig(yaml: text))
                #expect(access.token == nil)
                try await withHTTPTransport(access) { transport in
                    let answer = try await transport.send(APIRequest(.get, "/api/v1/nodes"))
                    #expect(answer.status == 200)
                }
            }
        }

        @Test func `a certificate that nobody trusts or that is no longer valid is refused, unless a token helps`() async throws {
            let begin = Platform.system.wallTime.seconds
            let passed = Mutex<Int64>(0)
            let platform = Platform(clock: Platform.system.clock) {
                Timestamp(seconds: begin + passed.withLock { $0 }, nanoseconds: 0)
            } random: {
                var random = Platform.system.random
                return random.next()
            }
            let identity = try ServerIdentity(platform: platform)
            let cluster = Cluster(platform: platform, hasBootstrapPolicy: true)
            let server = try APIServer(cluster, identity: identity)
            let foreign = try ServerIdentity(platform: platform).clientCertificate(user: "jane")
            let short = try identity.clientCertificate(user: "jane", lifetime: .seconds(60))
            try await server.serving { endpoint throws in
                #expect(try await asked(access(endpoint, foreign)).status == 401)
                #expect(try await asked(access(endpoint, foreign, token: "wrong")).status == 401)
                #expect(try await asked(access(endpoint, foreign, token: endpoint.token)).user?["username"] == "system:admin")
                #expect(try await asked(access(endpoint, short)).status == 201)
                passed.withLock { $0 += 3600 }
                #expect(try await asked(access(endpoint, short)).status == 401)
            }
        }

        @Test func `authorities of others are trusted when they are named`() async throws {
            let other = try ServerIdentity()
            var configuration = APIServer.Configuration()
            configuration.clientAuthorities = [other.certificateAuthority]
            let certificate = try other.clientCertificate(user: "guest")
            try await APIServer(cluster, configuration: configuration).serving { endpoint throws in
                #expect(try await asked(access(endpoint, certificate)).user?["username"] == "guest")
            }
            configuration.clientAuthorities = ["-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
            let unreadable = configuration
            #expect(throws: ServerError.self) { try APIServer(cluster, configuration: unreadable) }
            #expect(throws: ServerError.self) { try other.clientCertificate(user: "") }
        }

        @Test func `an identity that is kept outlives its server`() async throws {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("steady-\(UUID().uuidString)").path
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let first = try ServerIdentity.kept(in: folder)
            let certificate = try first.clientCertificate(user: "jane")
            let endpoint = try await APIServer(cluster, identity: first).serving { $0 }
            let bytes = Array("what is signed".utf8)
            let signature = try first.tokenSigner.signature(of: bytes)

            let second = try ServerIdentity.kept(in: folder)
            #expect(second.certificateAuthority == first.certificateAuthority)
            #expect(second.tokenSigner.isValid(signature, of: bytes))
            #expect(!"\(second)".contains("PRIVATE"))
            var configuration = APIServer.Configuration()
            configuration.port = endpoint.port
            try await APIServer(cluster, configuration: configuration, identity: second).serving { _ throws in
                #expect(try await asked(access(endpoint, certificate)).status == 201)
                #expect(try await asked(access(endpoint, nil, token: endpoint.token)).status == 201)
            }

            let file = folder + "/identity.json"
            #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
            try Data("{".utf8).write(to: URL(fileURLWithPath: file))
            let error = #expect(throws: ServerError.self) { try ServerIdentity.kept(in: folder) }
            #expect(error?.description.contains(file) == true)
        }
    }
#endif
