#if HTTP
    import SteadyCodec
    import SteadyHTTP
    import Testing

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// The file itself: reading, writing, merging.
    @Suite struct KubeconfigTests {
        private let everything = """
            apiVersion: v1
            clusters:
            - cluster:
                certificate-authority: ca.pem
                certificate-authority-data: Q0E=
                disable-compression: true
                extensions:
                - extension:
                    audience: a
                  name: client.authentication.k8s.io/exec
                insecure-skip-tls-verify: false
                proxy-url: socks5://p:1
                server: https://h:1
                tls-server-name: name
                x-cluster: 1
              name: c
              x-outer: yes please
            contexts:
            - context:
                cluster: c
                extensions:
                - extension:
                    last-update: today
                  name: minikube
                  x-extension: 1.5
                namespace: ns
                user: u
                x-context: true
              name: x
            current-context: x
            extensions:
            - extension: 1
              name: e
            kind: Config
            preferences:
              colors: true
            users:
            - name: u
              user:
                as: someone
                as-groups:
                - g
                - h
                as-uid: "7"
                as-user-extra:
                  scopes:
                  - a
                  - b
                client-certificate: c.pem
                client-certificate-data: Q0VSVA==
                client-key: k.pem
                client-key-data: S0VZ
                exec:
                  apiVersion: client.authentication.k8s.io/v1
                  args:
                  - a
                  - b
                  command: ./plugin
                  env:
                  - name: NAME
                    value: V
                    x-env:
                      from: elsewhere
                  installHint: go and get it
                  interactiveMode: Never
                  provideClusterInfo: true
                  x-exec: null
                password: p
                token: t
                tokenFile: tok
                username: me
                x-user:
                - 1
            x-top:
              a: b

            """

        @Test func `everything that is read is written again, and what is not known`() throws {
            let config = try Kubeconfig(yaml: everything)
            #expect(config.yaml() == everything)
            #expect(try Kubeconfig(json: config.json) == config)
            #expect(try Kubeconfig(yaml: config.json.serialized()) == config)
            let user = try #require(config.users.first)
            #expect(
                user.impersonation
                    == Impersonation(user: "someone", uid: "7", groups: ["g", "h"], extra: ["scopes": ["a", "b"]]))
            var variable = ExecPlugin.Variable("NAME", "V")
            variable.other = ["x-env": ["from": "elsewhere"]]
            #expect(user.exec?.environment == [variable])
            #expect(user.exec?.interactiveMode == .never)
            #expect(config.clusters.first?.certificateAuthorityData == Array("CA".utf8))
            #expect(config.clusters.first?.extensions.first?.value == ["audience": "a"])
            #expect(config.contexts.first?.other == ["x-context": true])
            #expect(config.other == ["x-top": ["a": "b"]])
        }

        @Test(arguments: ["", "# nothing\n", "{}", "apiVersion: v1\nkind: Config\nclusters: null\n"])
        func `an empty file holds nothing`(_ text: String) throws {
            #expect(try Kubeconfig(yaml: text).isEmpty)
        }

        @Test func `errors name the file and the place`() {
            let cases = [
                ("[]", "/f: expected an object, found array"),
                ("a: b: c", "/f:1:5: a key with “:” cannot stand here"),
                ("kind: Pod", "/f: kind: expected Config: this is no kubeconfig"),
                ("apiVersion: v2", "/f: apiVersion: expected v1: this is no kubeconfig"),
                ("current-context: 1", "/f: current-context: expected a string, found integer"),
                ("contexts: x", "/f: contexts: expected an array, found string"),
                ("contexts: [1]", "/f: contexts[0]: expected an object, found integer"),
                ("contexts: [{context: {}}]", "/f: contexts[0].name: the name is missing"),
                ("contexts: [{name: x}]", "/f: contexts[0]: context is missing"),
                ("contexts: [{name: x, context: []}]", "/f: contexts[0].context: expected an object, found array"),
                (
                    "clusters: [{name: x, cluster: {}}, {name: x, cluster: {}}]",
                    "/f: clusters[1].name: “x” is there twice"
                ),
                (
                    "clusters: [{name: x, cluster: {certificate-authority-data: '%'}}]",
                    "/f: clusters[0].cluster.certificate-authority-data: not base64"
                ),
                (
                    "clusters: [{name: x, cluster: {insecure-skip-tls-verify: 'yes'}}]",
                    "/f: clusters[0].cluster.insecure-skip-tls-verify: expected a boolean, found string"
                ),
                ("users: [{name: x, user: {client-key-data: secret!}}]", "/f: users[0].user.client-key-data: not base64"),
                (
                    "users: [{name: x, user: {as-groups: [1]}}]",
                    "/f: users[0].user.as-groups[0]: expected a string, found integer"
                ),
                (
                    "users: [{name: x, user: {as-user-extra: {a: b}}}]",
                    "/f: users[0].user.as-user-extra.a: expected an array, found string"
                ),
                (
                    "users: [{name: x, user: {as-uid: '1'}}]",
                    "/f: users[0].user.as: missing: a uid, groups or more belong to a user to act as"
                ),
                ("users: [{name: x, user: {exec: {}}}]", "/f: users[0].user.exec.command: the command is missing"),
                (
                    "users: [{name: x, user: {exec: {command: c}}}]",
                    "/f: users[0].user.exec.apiVersion: the version is missing"
                ),
                (
                    "users: [{name: x, user: {exec: {command: c, apiVersion: client.authentication.k8s.io/v1alpha1}}}]",
                    "/f: users[0].user.exec.apiVersion: expected client.authentication.k8s.io/v1 or "
                        + "client.authentication.k8s.io/v1beta1, found “client.authentication.k8s.io/v1alpha1”: "
                        + "update the plugin and the kubeconfig"
                ),
                (
                    "users: [{name: x, user: {exec: {command: c, apiVersion: client.authentication.k8s.io/v1}}}]",
                    "/f: users[0].user.exec.interactiveMode: missing: client.authentication.k8s.io/v1 requires Never, "
                        + "IfAvailable or Always"
                ),
                (
                    "users: [{name: x, user: {exec: {command: c, apiVersion: client.authentication.k8s.io/v1beta1, "
                        + "interactiveMode: never}}}]",
                    "/f: users[0].user.exec.interactiveMode: expected Never, IfAvailable or Always"
                ),
                (
                    "users: [{name: x, user: {exec: {command: c, apiVersion: client.authentication.k8s.io/v1beta1, env: [{}]}}}]",
                    "/f: users[0].user.exec.env[0].name: the name is missing"
                ),
                ("a: 1\n---\nb: 1\n", "/f: the file has more than one document"),
            ]
            for (text, expected) in cases {
                let error = #expect(throws: AccessError.self) { try Kubeconfig(yaml: text, file: "/f") }
                #expect(error?.description == expected)
            }
        }

        @Test func `the first file that has something counts`() async throws {
            try await withFolder { folder in
                try FileManager.default.createDirectory(atPath: "\(folder)/b", withIntermediateDirectories: true)
                try write("clusters: [{name: c, cluster: {server: 'https://a'}}]", to: "\(folder)/a")
                try write(
                    """
                    current-context: x
                    clusters:
                    - {name: c, cluster: {server: 'https://b', tls-server-name: b}}
                    - {name: d, cluster: {server: 'https://d'}}
                    users: [{name: u, user: {tokenFile: token}}]
                    contexts: [{name: x, context: {cluster: c, user: u}}]
                    """, to: "\(folder)/b/config")
                try write(
                    "current-context: z\ncontexts: [{name: x, context: {cluster: d}}, {name: z, context: {cluster: d}}]",
                    to: "\(folder)/c")
                try write("", to: "\(folder)/empty")
                try write("secret\n", to: "\(folder)/b/token")
                let files = [
                    "\(folder)/a", "", "\(folder)/empty", "\(folder)/none", "\(folder)/b/config", "\(folder)/a", "\(folder)/c",
                ]
                let config = try Kubeconfig.load(merging: files)
                #expect(config.clusters.map(\.server) == ["https://a", "https://d"])
                #expect(config.clusters.map(\.tlsServerName) == [nil, nil])
                #expect(config.contexts.map(\.cluster) == ["c", "d"])
                #expect(config.currentContext == "x")
                #expect(config.users.first?.file == "\(folder)/b/config")
                let access = try ClusterAccess(config)
                #expect(access.server == "https://a")
                #expect(access.tokenFile == "\(folder)/b/token")
                #expect(try Kubeconfig.load(merging: ["\(folder)/none"]).isEmpty)
                let error = #expect(throws: AccessError.self) { try Kubeconfig.load("\(folder)/none") }
                #expect(error?.description == "\(folder)/none: there is no such file")
            }
        }

        @Test func `a file is written whole, for its owner alone, and through links`() async throws {
            try await withFolder { folder in
                let config = try Kubeconfig(yaml: everything)
                let path = "\(folder)/config"
                try write("old", to: path)
                try FileManager.default.createSymbolicLink(atPath: "\(folder)/link", withDestinationPath: path)
                try config.write(to: "\(folder)/link")
                #expect(try Kubeconfig.load(path).json == config.json)
                let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                #expect(mode == 0o600)
                #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/link") == path)
                try config.write(to: "\(folder)/config.json")
                #expect(try JSONValue(parsing: Array(Data(contentsOf: URL(filePath: "\(folder)/config.json")))) == config.json)
                #expect(
                    try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["config", "config.json", "link"])
                let error = #expect(throws: AccessError.self) { try config.write(to: "\(folder)/none/config") }
                #expect(error?.place == "\(folder)/none/config")
            }
        }

        @Test func `secrets are in no description`() throws {
            let text = everything.replacing("token: t\n", with: "token: hush\n").replacing("password: p", with: "password: hush")
                .replacing("value: V", with: "value: hush").replacing("socks5://p:1", with: "http://me:hush@p:1")
                .replacing("S0VZ", with: "aHVzaA==")
            let config = try Kubeconfig(yaml: text)
            let user = try #require(config.users.first)
            let exec = try #require(user.exec)
            let cluster = try #require(config.clusters.first)
            for value in [config, user, exec, cluster] as [any Sendable] {
                var dumped = "\(value) \(String(reflecting: value)) \([value])"
                dump(value, to: &dumped)
                #expect(!dumped.contains("hush") && !dumped.contains("104"), "\(dumped)")
            }
            #expect("\(user)" == "u with a token and a password and a client certificate and credentials from ./plugin")
        }

        @Test func `the files of the environment are taken`() {
            #expect(Kubeconfig.defaultFiles(environment: ["HOME": "/h"]) == ["/h/.kube/config"])
            #expect(Kubeconfig.defaultFiles(environment: ["HOME": "/h", "KUBECONFIG": ""]) == ["/h/.kube/config"])
            #expect(Kubeconfig.defaultFiles(environment: ["HOME": "/h", "KUBECONFIG": "/a::b"]) == ["/a", "b"])
            #expect(Kubeconfig.defaultFiles(environment: [:]) == [])
        }
    }
#endif
