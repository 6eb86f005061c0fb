#if HTTP
    import SocketTesting
    import SteadyCodec
    import SteadyHTTP
    import Testing

    /// From the configuration to where requests go and as whom.
    @Suite(.overSockets) struct ClusterAccessTests {
        private func config(
            cluster: String = "server: https://h:1", user: String = "token: t", context: String = "cluster: c, user: u",
            file: String? = nil
        ) throws -> Kubeconfig {
            try Kubeconfig(
                yaml: """
                    current-context: x
                    contexts: [{name: other, context: {cluster: nowhere}}, {name: x, context: {\(context)}}]
                    clusters: [{name: c, cluster: {\(cluster)}}, {name: d, cluster: {server: 'https://d'}}]
                    users: [{name: u, user: {\(user)}}, {name: v, user: {token: v}}]
                    """, file: file)
        }

        @Test func `everything that is supported is taken over`() throws {
            let config = try config(
                cluster: """
                    server: https://h:1, certificate-authority-data: Q0E=, certificate-authority: /none, tls-server-name: name,
                    proxy-url: 'http://p:8', insecure-skip-tls-verify: false, disable-compression: true,
                    extensions: [{name: client.authentication.k8s.io/exec, extension: {audience: a}}]
                    """,
                user: """
                    client-certificate-data: Q0VSVA==, client-key-data: S0VZ, client-key: /none, token: t, tokenFile: tok,
                    username: me, password: p, as: someone, as-groups: [g],
                    exec: {command: c, apiVersion: client.authentication.k8s.io/v1beta1}
                    """,
                context: "cluster: c, user: u, namespace: ns", file: "/etc/kube/config")
            var expected = ClusterAccess(server: "https://h:1")
            expected.certificateAuthority = Array("CA".utf8)
            expected.tlsServerName = "name"
            expected.proxyURL = "http://p:8"
            expected.disableCompression = true
            expected.clientCertificate = Array("CERT".utf8)
            expected.clientKey = Array("KEY".utf8)
            expected.token = "t"
            expected.tokenFile = "/etc/kube/tok"
            expected.username = "me"
            expected.password = "p"
            expected.impersonation = Impersonation(user: "someone", groups: ["g"])
            expected.exec = config.users.first?.exec
            expected.exec?.clusterConfig = ["audience": "a"]
            expected.namespace = "ns"
            #expect(expected.exec?.interactiveMode == .ifAvailable)
            #expect(try ClusterAccess(config) == expected)
        }

        @Test func `parts can be taken from elsewhere`() throws {
            func access(_ overrides: Kubeconfig.Overrides) throws -> ClusterAccess {
                try ClusterAccess(config(), overrides: overrides)
            }
            #expect(try access(.none).token == "t")
            #expect(try access(.init(cluster: "d")).server == "https://d")
            #expect(try access(.init(user: "v")).token == "v")
            #expect(try access(.init(namespace: "ns")).namespace == "ns")
            #expect(try access(.init(server: "https://e")).server == "https://e")
            #expect(try access(.init(impersonation: .init(user: "i"))).impersonation?.user == "i")
            #expect(try access(.init(context: "other", cluster: "d")).token == nil)
            #expect(try ClusterAccess(Kubeconfig(), overrides: .init(server: "https://e")).server == "https://e")
        }

        @Test func `files are found beside the kubeconfig`() async throws {
            try await withFolder { folder in
                try write("CA", to: folder + "/ca.pem")
                let beside = try config(cluster: "server: https://h, certificate-authority: ca.pem", file: "\(folder)/config")
                #expect(try ClusterAccess(beside).certificateAuthorityFile == "\(folder)/ca.pem")
                let absolute = try config(
                    cluster: "server: https://h, certificate-authority: \(folder)/ca.pem", file: "/nowhere/config")
                #expect(try ClusterAccess(absolute).certificateAuthorityFile == "\(folder)/ca.pem")
            }
        }

        @Test func `errors name the file and the place`() throws {
            let both = "a certificate and its key belong together"
            let cases: [(Kubeconfig, String)] = [
                (try Kubeconfig(yaml: "", file: "/f"), "current-context: no context is chosen"),
                (
                    try Kubeconfig(yaml: "current-context: x", file: "/f"),
                    "/f: current-context: there is no entry “x” in contexts"
                ),
                (try config(context: "", file: "/f"), "/f: contexts[1].context: cluster is missing"),
                (
                    try config(context: "cluster: e", file: "/f"),
                    "/f: contexts[1].context.cluster: there is no entry “e” in clusters"
                ),
                (
                    try config(context: "cluster: c, user: w", file: "/f"),
                    "/f: contexts[1].context.user: there is no entry “w” in users"
                ),
                (try config(cluster: "", file: "/f"), "/f: clusters[0].cluster: server is missing"),
                (
                    try config(cluster: "server: h, certificate-authority: /no/such/file", file: "/f"),
                    "/f: clusters[0].cluster.certificate-authority: /no/such/file: there is no such file"
                ),
                (
                    try config(
                        cluster: "server: h, insecure-skip-tls-verify: true, certificate-authority-data: Q0E=", file: "/f"),
                    "/f: clusters[0].cluster.insecure-skip-tls-verify: cannot be set together with a certificate authority"
                ),
                (
                    try config(cluster: "server: h, proxy-url: 'https://me:hush@p'", file: "/f"),
                    "/f: clusters[0].cluster.proxy-url: a proxy that is talked to over TLS is not supported: use one of http:// or "
                        + "socks5://"
                ),
                (
                    try config(user: "client-key-data: Q0E=", file: "/f"),
                    "/f: users[0].user: client-certificate is missing: \(both)"
                ),
                (
                    try config(user: "client-key: key.pem", file: "/etc/f"),
                    "/etc/f: users[0].user.client-key: /etc/key.pem: there is no such file"
                ),
                (
                    try config(user: "auth-provider: {name: gcp}", file: "/f"),
                    "/f: users[0].user.auth-provider: Kubernetes clients have no auth-providers since version 1.26: use an exec "
                        + "plugin, such as gke-gcloud-auth-plugin"
                ),
            ]
            for (config, expected) in cases {
                let error = #expect(throws: AccessError.self) { try ClusterAccess(config) }
                #expect(error?.description == expected)
            }
            for (overrides, expected) in [
                (Kubeconfig.Overrides.context("z"), "context: there is no entry “z” in contexts"),
                (.init(cluster: "z"), "cluster: there is no entry “z” in clusters"),
                (.init(user: "z"), "user: there is no entry “z” in users"),
            ] {
                let error = #expect(throws: AccessError.self) { try ClusterAccess(config(), overrides: overrides) }
                #expect(error?.description == expected)
            }
        }

        @Test func `a pod finds its service account`() async throws {
            let environment = ["KUBERNETES_SERVICE_HOST": "10.0.0.1", "KUBERNETES_SERVICE_PORT": "443", "HTTPS_PROXY": "p:1"]
            try await withFolder { folder in
                let missing = #expect(throws: AccessError.self) {
                    try ClusterAccess.inCluster(directory: folder, environment: environment)
                }
                #expect(missing?.place == "\(folder)/token")
                for (name, text) in [("token", "secret\n"), ("ca.crt", "CA"), ("namespace", "ns\n")] {
                    try write(text, to: "\(folder)/\(name)")
                }
                var expected = ClusterAccess(server: "https://10.0.0.1:443")
                expected.token = "secret"
                expected.tokenFile = "\(folder)/token"
                expected.certificateAuthorityFile = "\(folder)/ca.crt"
                expected.namespace = "ns"
                expected.proxyURL = "http://p:1"
                #expect(try ClusterAccess.inCluster(directory: folder, environment: environment) == expected)
                var six = environment
                six["KUBERNETES_SERVICE_HOST"] = "fd00::1"
                #expect(try ClusterAccess.inCluster(directory: folder, environment: six).server == "https://[fd00::1]:443")
            }
            let error = #expect(throws: AccessError.self) { try ClusterAccess.inCluster(directory: "/", environment: [:]) }
            #expect(error?.place == "KUBERNETES_SERVICE_HOST")
        }

        @Test func `the cluster is looked for in order`() async throws {
            try await withFolder { folder in
                for (name, text) in [("token", "secret\n"), ("ca.crt", "CA"), ("empty", "")] {
                    try write(text, to: "\(folder)/\(name)")
                }
                try Kubeconfig(yaml: "").write(to: "\(folder)/blank")
                for name in ["a", "b"] {
                    try write(
                        """
                        current-context: x
                        contexts: [{name: x, context: {cluster: c}}]
                        clusters: [{name: c, cluster: {server: 'https://\(name)'}}]
                        """, to: "\(folder)/\(name)")
                }
                var environment = ["HOME": "/none"]
                func load(_ file: String? = nil, _ overrides: Kubeconfig.Overrides = .none) throws(AccessError) -> ClusterAccess {
                    try ClusterAccess.load(
                        kubeconfig: file, overrides: overrides, environment: environment, serviceAccountDirectory: folder)
                }
                let nothing = "no cluster is configured: there is nothing in /none/.kube/config, and this is no pod"
                let none = #expect(throws: AccessError.self) { try load() }
                #expect(none?.message == nothing)
                #expect(try load(nil, .init(server: "https://s")).server == "https://s")
                environment["KUBERNETES_SERVICE_HOST"] = "10.0.0.1"
                environment["KUBERNETES_SERVICE_PORT"] = "443"
                environment["KUBECONFIG"] = "/none:\(folder)/empty:\(folder)/blank"
                let pod = try load(nil, .init(namespace: "ns", impersonation: .init(user: "i")))
                #expect(pod.server == "https://10.0.0.1:443")
                #expect(pod.namespace == "ns")
                #expect(pod.impersonation?.user == "i")
                environment["KUBECONFIG"] = "\(folder)/b"
                environment["ALL_PROXY"] = "socks5://p"
                #expect(try load().server == "https://b")
                #expect(try load().proxyURL == "socks5://p")
                #expect(try load("\(folder)/a").server == "https://a")
                let missing = #expect(throws: AccessError.self) { try load("/none") }
                #expect(missing?.description == "/none: there is no such file")
                let empty = #expect(throws: AccessError.self) { try load("\(folder)/empty") }
                #expect(empty?.place == "current-context")
            }
        }

        @Test func `secrets are in no description`() {
            var access = ClusterAccess(server: "https://h")
            access.token = "hush"
            access.password = "hush"
            access.username = "me"
            access.clientCertificate = Array("hush".utf8)
            access.clientKey = Array("hush".utf8)
            access.proxyURL = "http://me:hush@p"
            access.exec = ExecPlugin(command: "aws", arguments: ["hush"])
            access.impersonation = Impersonation(user: "you")
            for text in ["\(access)", String(reflecting: access), String(describing: [access])] {
                #expect(!text.contains("hush"))
                #expect(!text.contains("104, 117"))
                let expected =
                    "https://h as me with a token with a client certificate with credentials from aws impersonating you"
                #expect(text.contains(expected))
            }
            var dumped = ""
            dump(access, to: &dumped)
            #expect(!dumped.contains("hush"))
        }

        @Test func `whom to act as is told in headers as client-go does`() {
            let impersonation = Impersonation(
                user: "jane", uid: "7", groups: ["b", "a"], extra: ["scopes": ["x", "y"], "example.com/a b%é": ["z"]])
            #expect(
                impersonation.fields.map { "\($0.name): \($0.value)" } == [
                    "impersonate-user: jane", "impersonate-uid: 7", "impersonate-group: b", "impersonate-group: a",
                    "impersonate-extra-example.com%2Fa%20b%25%C3%A9: z", "impersonate-extra-scopes: x",
                    "impersonate-extra-scopes: y",
                ])
        }
    }
#endif
