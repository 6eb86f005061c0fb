#if YAML
    import ArgumentParser
    import Foundation
    import SteadyGenerator
    import SteadyYAML

    struct CustomResourceCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "crd", abstract: "Writes the types of custom resources from their definitions.")

        @Argument(help: "YAML files of CustomResourceDefinitions; other documents in them are passed over.")
        var files: [String]

        @Option(help: "A kind that gets a twin for server-side apply, none of its fields required; may be given several times.")
        var apply: [String] = []

        @OptionGroup var access: AccessOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            var documents: [CustomResourceGenerator.Document] = []
            for file in files {
                let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
                for document in try YAMLDocument.parse(bytes, file: file) {
                    documents.append(CustomResourceGenerator.Document(name: "\(file):\(document.line)", document.value))
                }
            }
            let result = try CustomResourceGenerator.files(documents, access: access.access, apply: apply)
            for note in result.notes { printError("note: \(note)") }
            if result.files.isEmpty { throw ValidationError("no file has a CustomResourceDefinition") }
            try output.put(result.files)
        }
    }

    /// Prints a line to the standard error output.
    func printError(_ line: String) { FileHandle.standardError.write(Data("\(line)\n".utf8)) }
#endif
