#if HTTP
    import SteadyCodec
    import SteadyHTTP
    import Testing

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// What a kubeconfig says, and where it is wrong.
    @Suite struct KubeconfigTests {
        private func config(
            cluster: JSONValue = ["server": "https://h:1"], user: JSONValue = ["token": "t"],
            context: JSONValue = ["cluster": "c", "user": "u"]
        ) -> JSONValue {
            [
                "apiVersion": "v1", "kind": "Config", "current-context": "x",
                "contexts": [["name": "other", "context": ["cluster": "nowhere"]], ["name": "x", "context": context]],
                "clusters": [["name": "c", "cluster": cluster]], "users": [["name": "u", "user": user]],
            ]
        }

        @Test func `everything that is supported is read`() throws {
            let access = try ClusterAccess(
                kubeconfig: config(
                    cluster: [
                        "server": "https://h:1", "certificate-authority-data": "Q0E=", "tls-server-name": "n",
                        "proxy-url": "http://p:8", "insecure-skip-tls-verify": false, "extensions": [],
                    ],
                    user: [
                        "client-certificate-data": "Q0\nVSVA==", "client-key-data": "S0VZ", "token": "t", "tokenFile": "tok",
                        "username": "n", "password": "p", "as": "someone", "as-groups": ["g"], "exec": .null,
                    ],
                    context: ["cluster": "c", "user": "u", "namespace": "ns"]), directory: "/etc/kube")
            var expected = ClusterAccess(server: "https://h:1")
            expected.certificateAuthority = Array("CA".utf8)
            expected.tlsServerName = "n"
            expected.proxyURL = "http://p:8"
            expected.clientCertificate = Array("CERT".utf8)
            expected.clientKey = Array("KEY".utf8)
            expected.token = "t"
            expected.tokenFile = "/etc/kube/tok"
            expected.username = "n"
            expected.password = "p"
            expected.impersonateUser = "someone"
            expected.impersonateGroups = ["g"]
            expected.namespace = "ns"
            #expect(access == expected)
        }

        @Test func `a context is chosen by name, and may have no user`() throws {
            var config = config(user: ["token": "t"])
            config["contexts"] = [["name": "y", "context": ["cluster": "c"]]]
            let access = try ClusterAccess(kubeconfig: config, context: "y")
            #expect(access.token == nil)
            #expect(access.namespace == "default")
        }

        @Test func `files are found beside the kubeconfig`() throws {
            try withFolder { folder in
                try Data("CA".utf8).write(to: URL(filePath: folder + "/ca.pem"))
                let config = config(cluster: ["server": "https://h", "certificate-authority": "ca.pem"])
                let access = try ClusterAccess(kubeconfig: config, directory: folder)
                #expect(access.certificateAuthority == Array("CA".utf8))
                let absolute = self.config(cluster: ["server": "https://h", "certificate-authority": .string(folder + "/ca.pem")])
                #expect(try ClusterAccess(kubeconfig: absolute, directory: "/nowhere").certificateAuthority == Array("CA".utf8))
            }
        }

        @Test func `errors name the place`() {
            let cases: [(JSONValue, String)] = [
                ([], "expected an object, found array"),
                ([:], "current-context: no context is chosen"),
                (["current-context": 1], "current-context: expected a string, found integer"),
                (["current-context": "x"], "current-context: there is no entry “x” in contexts"),
                (["current-context": "x", "contexts": "x"], "contexts: expected an array, found string"),
                (["current-context": "x", "contexts": [["name": "x"]]], "contexts[0]: context is missing"),
                (
                    ["current-context": "x", "contexts": [["name": "x", "context": []]]],
                    "contexts[0].context: expected an object, found array"
                ),
                (config(context: [:]), "contexts[1].context: cluster is missing"),
                (config(context: ["cluster": "d"]), "contexts[1].context.cluster: there is no entry “d” in clusters"),
                (
                    config(context: ["cluster": "c", "user": "v"]),
                    "contexts[1].context.user: there is no entry “v” in users"
                ),
                (config(cluster: [:]), "clusters[0].cluster: server is missing"),
                (
                    config(cluster: ["server": "h", "certificate-authority-data": "%"]),
                    "clusters[0].cluster.certificate-authority-data: not base64"
                ),
                (
                    config(cluster: ["server": "h", "certificate-authority": "/no/such/file"]),
                    "clusters[0].cluster.certificate-authority: /no/such/file: there is no such file"
                ),
                (
                    config(cluster: ["server": "h", "insecure-skip-tls-verify": "yes"]),
                    "clusters[0].cluster.insecure-skip-tls-verify: expected a boolean, found string"
                ),
                (
                    config(cluster: ["server": "h", "insecure-skip-tls-verify": true, "certificate-authority-data": "Q0E="]),
                    "clusters[0].cluster.insecure-skip-tls-verify: cannot be set together with a certificate authority"
                ),
                (config(user: ["client-certificate-data": "secret!"]), "users[0].user.client-certificate-data: not base64"),
                (
                    config(user: ["client-key-data": "Q0E="]),
                    "users[0].user: client-certificate is missing: a certificate and its key belong together"
                ),
                (
                    config(user: ["exec": ["command": "aws"]]),
                    "users[0].user.exec: credentials from a program are not supported yet"
                ),
                (
                    config(user: ["auth-provider": ["name": "gcp"]]),
                    "users[0].user.auth-provider: credentials from a program are not supported yet"
                ),
                (config(user: ["as-groups": [1]]), "users[0].user.as-groups[0]: expected a string, found integer"),
            ]
            for (config, expected) in cases {
                let error = #expect(throws: AccessError.self) { try ClusterAccess(kubeconfig: config) }
                #expect(error?.description == expected)
            }
            let error = #expect(throws: AccessError.self) { try ClusterAccess(kubeconfig: config(), context: "z") }
            #expect(error?.description == "context: there is no entry “z” in contexts")
        }

        @Test func `a pod finds its service account`() throws {
            let environment = ["KUBERNETES_SERVICE_HOST": "10.0.0.1", "KUBERNETES_SERVICE_PORT": "443"]
            try withFolder { folder in
                let missing = #expect(throws: AccessError.self) {
                    try ClusterAccess.inCluster(directory: folder, environment: environment)
                }
                #expect(missing?.place == "\(folder)/token")
                for (name, text) in [("token", "secret\n"), ("ca.crt", "CA"), ("namespace", "ns\n")] {
                    try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
                }
                var expected = ClusterAccess(server: "https://10.0.0.1:443")
                expected.token = "secret"
                expected.tokenFile = "\(folder)/token"
                expected.certificateAuthority = Array("CA".utf8)
                expected.namespace = "ns"
                #expect(try ClusterAccess.inCluster(directory: folder, environment: environment) == expected)
                var six = environment
                six["KUBERNETES_SERVICE_HOST"] = "fd00::1"
                #expect(try ClusterAccess.inCluster(directory: folder, environment: six).server == "https://[fd00::1]:443")
            }
            let error = #expect(throws: AccessError.self) { try ClusterAccess.inCluster(directory: "/", environment: [:]) }
            #expect(error?.place == "KUBERNETES_SERVICE_HOST")
        }

        @Test func `secrets are in no description`() {
            var access = ClusterAccess(server: "https://h")
            access.token = "hush"
            access.password = "hush"
            access.username = "me"
            access.clientCertificate = Array("hush".utf8)
            access.clientKey = Array("hush".utf8)
            for text in ["\(access)", String(reflecting: access), String(describing: [access])] {
                #expect(!text.contains("hush"))
                #expect(!text.contains("104, 117"))
                #expect(text.contains("https://h as me with a token with a client certificate"))
            }
            var dumped = ""
            dump(access, to: &dumped)
            #expect(!dumped.contains("hush"))
        }

        private func withFolder(_ body: (String) throws -> Void) throws {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("steady-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            try body(folder.path)
        }
    }
#endif
