#if HTTP
    public import SteadyCodec
    import SteadyYAML

    extension Kubeconfig {
        /// The kubeconfig as a JSON value, with the fields that are not known here. It holds the credentials: secret.
        public var json: JSONValue {
            var object = other
            object["apiVersion"] = "v1"
            object["kind"] = "Config"
            object.set("current-context", currentContext ?? "")
            object["preferences"] = preferences.map { .object($0) }
            object.set(extensions)
            object["clusters"] = .array(clusters.map(\.json))
            object["users"] = .array(users.map(\.json))
            object["contexts"] = .array(contexts.map(\.json))
            return .object(object)
        }

        /// The kubeconfig as YAML text, keys sorted, as kubectl writes it. It holds the credentials: secret.
        public func yaml() -> String { json.yaml() }

        /// Writes the kubeconfig to a file that only its owner can read; readers see the old file or the whole of the new one.
        ///
        /// A file whose name ends in `.json` is written as JSON. A link stays a link.
        ///
        /// - Throws: an error that names the file.
        public func write(to file: String) throws(AccessError) {
            try ConfigFile.write(file.hasSuffix(".json") ? json.serialized(pretty: true) : Array(yaml().utf8), to: file)
        }
    }

    extension JSONObject {
        fileprivate mutating func set(_ extensions: [Kubeconfig.Extension]) {
            guard !extensions.isEmpty else { return }
            self["extensions"] = .array(
                extensions.map { item in
                    var object = item.other
                    object.set("name", item.name)
                    object["extension"] = item.value
                    return .object(object)
                })
        }
    }

    extension Kubeconfig.Origin {
        /// An entry of a list such as `clusters`.
        fileprivate func entry(_ name: String, _ inner: String, _ content: JSONObject) -> JSONValue {
            var object = outer
            object.set("name", name)
            object[inner] = .object(content)
            return .object(object)
        }
    }

    extension Kubeconfig.Cluster {
        fileprivate var json: JSONValue {
            var object = other
            object.set("server", server)
            object.set("tls-server-name", tlsServerName)
            object.set("insecure-skip-tls-verify", insecureSkipTLSVerify)
            object.set("certificate-authority", certificateAuthority)
            object.set("certificate-authority-data", certificateAuthorityData)
            object.set("proxy-url", proxyURL)
            object.set("disable-compression", disableCompression)
            object.set(extensions)
            return origin.entry(name, "cluster", object)
        }
    }

    extension Kubeconfig.Context {
        fileprivate var json: JSONValue {
            var object = other
            object.set("cluster", cluster)
            object.set("user", user)
            object.set("namespace", namespace)
            object.set(extensions)
            return origin.entry(name, "context", object)
        }
    }

    extension Kubeconfig.User {
        fileprivate var json: JSONValue {
            var object = other
            object.set("client-certificate", clientCertificate)
            object.set("client-certificate-data", clientCertificateData)
            object.set("client-key", clientKey)
            object.set("client-key-data", clientKeyData)
            object.set("token", token)
            object.set("tokenFile", tokenFile)
            object.set("username", username)
            object.set("password", password)
            object["exec"] = exec.map { .object($0.json) }
            object["auth-provider"] = authProvider.map { .object($0) }
            if let impersonation {
                object.set("as", impersonation.user)
                object.set("as-uid", impersonation.uid)
                object.set("as-groups", impersonation.groups)
                object.set("as-user-extra", impersonation.extra)
            }
            object.set(extensions)
            return origin.entry(name, "user", object)
        }
    }
#endif
