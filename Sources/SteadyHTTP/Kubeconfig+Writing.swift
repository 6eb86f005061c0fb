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
            if !extensions.isEmpty { object["extensions"] = .array(extensions.map { .object($0.namedJSON) }) }
            object["clusters"] = .array(clusters.map(\.entry))
            object["users"] = .array(users.map(\.entry))
            object["contexts"] = .array(contexts.map(\.entry))
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

    extension KubeconfigEntry {
        /// As it stands in a list such as `clusters`.
        fileprivate var entry: JSONValue {
            var object = origin.outer
            object.set("name", name)
            object[Self.kind] = .object(json)
            return .object(object)
        }
    }
#endif
