#if HTTP
    public import SteadyCodec
    import SteadyYAML

    extension Kubeconfig {
        /// Reads a kubeconfig from YAML or JSON text; an empty one holds nothing.
        ///
        /// - Parameters:
        ///   - text: the bytes of the file.
        ///   - file: the name of the file, for errors; relative paths in it are relative to its folder.
        /// - Throws: an error that names the file and the line, or the field.
        public init(yaml text: [UInt8], file: String? = nil) throws(AccessError) {
            let documents: [YAMLDocument]
            do {
                documents = try YAMLDocument.parse(text, file: file ?? "kubeconfig")
            } catch {
                throw AccessError(error)
            }
            guard documents.count < 2 else { throw AccessError(file: file, "", "the file has more than one document") }
            guard let document = documents.first, !document.value.isNull else {
                self.init()
                return
            }
            try self.init(json: document.value, file: file)
        }

        /// Reads a kubeconfig from YAML or JSON text.
        public init(yaml text: String, file: String? = nil) throws(AccessError) {
            try self.init(yaml: Array(text.utf8), file: file)
        }

        /// Reads a kubeconfig that was parsed already.
        ///
        /// - Parameters:
        ///   - json: the whole document.
        ///   - file: the name of the file, for errors; relative paths in it are relative to its folder.
        /// - Throws: an error that names the field.
        public init(json: JSONValue, file: String? = nil) throws(AccessError) {
            var node = try ConfigNode(json, file: file, "")
            if let version = try node.text("apiVersion"), version != "v1" {
                throw node.error("apiVersion", "expected v1: this is no kubeconfig")
            }
            if let kind = try node.text("kind"), kind != "Config" {
                throw node.error("kind", "expected Config: this is no kubeconfig")
            }
            currentContext = try node.text("current-context")
            currentContextFile = file
            preferences = try node.node("preferences")?.rest
            extensions = try node.named("extensions")
            clusters = try node.entries()
            users = try node.entries()
            contexts = try node.entries()
            other = node.rest
        }
    }

    extension ConfigNode {
        /// The entries of a list such as `clusters`: their names, and under `cluster` what else is known of them.
        fileprivate mutating func entries<Entry: KubeconfigEntry>() throws(AccessError) -> [Entry] {
            var entries: [Entry] = []
            var names: Set<String> = []
            for var node in try nodes("\(Entry.kind)s") {
                let name = try node.name()
                guard names.insert(name).inserted else { throw node.error("name", "“\(name)” is there twice") }
                guard var content = try node.node(Entry.kind) else {
                    throw AccessError(file: file, node.place, "\(Entry.kind) is missing")
                }
                var entry = Entry(named: name)
                entry.origin = Kubeconfig.Origin(file: file, place: content.place, outer: node.rest)
                try entry.take(&content)
                entries.append(entry)
            }
            return entries
        }
    }
#endif
