#if YAML
    import ArgumentParser
    import SteadyGenerator

    struct BuiltInCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "builtin", abstract: "Writes the stable built-in groups, a module for each family.")

        @Option(help: "A folder of the documents of /openapi/v3: api__v1.json, apis__apps__v1.json, ….")
        var openapi: String

        @OptionGroup var output: OutputOptions

        func run() throws {
            let files = try BuiltInGenerator.files(try OpenAPIFolder(path: openapi).documents())
            try output.put(files)
        }
    }
#endif
