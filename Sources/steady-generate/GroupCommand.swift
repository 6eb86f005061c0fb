#if YAML
    import ArgumentParser
    import SteadyGenerator

    struct GroupCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "group",
            abstract: "Writes the types of one group and version, from a folder of OpenAPI documents or from a cluster.")

        @Argument(help: "The group and version, such as resource.k8s.io/v1beta1; v1 alone is the core group.")
        var group: String

        @Option(help: "A folder of the documents of /openapi/v3: api__v1.json, apis__apps__v1.json, ….")
        var openapi: String?

        @Option(help: "The kubeconfig of a cluster to ask.")
        var kubeconfig: String?

        @Option(help: "The context within the kubeconfig; by default its current one.")
        var context: String?

        @Option(
            help: """
                A kind that gets a twin for server-side apply, none of its fields required; may be given several times. Of a stable \
                built-in group only the twins are written.
                """)
        var apply: [String] = []

        @OptionGroup var access: AccessOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if (openapi == nil) == (kubeconfig == nil) { throw ValidationError("give either --openapi or --kubeconfig") }
        }

        func run() async throws {
            try output.put(try GroupGenerator.files(try await document(), access: access.access, apply: apply))
        }

        private func document() async throws -> OpenAPIDocument {
            if let kubeconfig {
                #if HTTP
                    return try await ClusterDocuments(kubeconfig: kubeconfig, context: context).document(group)
                #else
                    throw ValidationError("\(kubeconfig): asking a cluster wants the trait HTTP, which is on by default")
                #endif
            }
            let folder = OpenAPIFolder(path: openapi ?? "")
            guard let document = try folder.documents(where: { $0 == group }).first else {
                throw ValidationError("\(folder.path) has no document of \(group)")
            }
            return document
        }
    }
#endif
