#if YAML
    public import ArgumentParser
    public import SteadyGenerator

    /// Writes Swift types for the API of Kubernetes and for custom resources.
    @main struct GenerateCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "steady-generate", abstract: "Writes Swift types for objects of the Kubernetes API.",
            subcommands: [BuiltInCommand.self, CustomResourceCommand.self, GroupCommand.self])
    }

    /// Where the output goes, and whether it is only compared.
    struct OutputOptions: ParsableArguments {
        @Option(help: "The folder to write to.")
        var into: String

        @Flag(help: "Write nothing; list the files that differ and fail if there are any.")
        var check = false

        func put(_ files: [GeneratedFile]) throws {
            let folder = OutputFolder(path: into, files: files)
            guard check else { return try folder.write() }
            let differences = folder.differences
            for line in differences { print(line) }
            if !differences.isEmpty { throw ExitCode.failure }
        }
    }

    /// Who may use the types.
    struct AccessOptions: ParsableArguments {
        @Option(help: "Who may use the types: public, package or internal.")
        var access = AccessLevel.internal
    }

    extension AccessLevel: ExpressibleByArgument {}
#else
    /// Without the trait `YAML` there is nothing to read definitions with.
    @main struct GenerateCommand {
        static func main() { print("The generator reads YAML: build it with the trait YAML, which is on by default.") }
    }
#endif
