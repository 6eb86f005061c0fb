#if YAML
    import Foundation
    import SteadyCodec
    import SteadyGenerator
    import SteadyModel
    import SteadyYAML
    import Testing

    /// The types in `Generated` are those of `Fixtures/voyages.crd.yaml`. To renew them after a change:
    ///
    ///     swift run --traits YAML steady-generate crd Tests/SteadyGeneratorTests/Fixtures/voyages.crd.yaml \
    ///         --apply Voyage --into Tests/SteadyGeneratorTests/Generated
    struct CustomResourceGoldenTests {
        private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

        private func result() throws -> CustomResourceGenerator.Result {
            let file = Self.folder.appendingPathComponent("Fixtures/voyages.crd.yaml")
            let documents = try YAMLDocument.parse([UInt8](try Data(contentsOf: file)), file: "voyages.crd.yaml")
            return try CustomResourceGenerator.files(
                documents.map { CustomResourceGenerator.Document(name: "\($0.file):\($0.line)", $0.value) }, apply: ["Voyage"])
        }

        @Test func `the definition gives the committed files`() throws {
            let result = try result()
            let folder = Self.folder.appendingPathComponent("Generated")
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            #expect(result.files.map(\.path) == names)
            for file in result.files {
                let committed = try String(contentsOf: folder.appendingPathComponent(file.path), encoding: .utf8)
                #expect(committed == file.text, "\(file.path)")
            }
        }

        @Test func `documents that are no definitions are noted`() throws {
            #expect(try result().notes == ["voyages.crd.yaml:2: passed over a document of kind ConfigMap"])
        }
    }
#endif
