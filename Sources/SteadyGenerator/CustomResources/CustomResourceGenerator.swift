public import SteadyCodec

/// Writes the types of custom resources from their definitions.
///
/// A kind becomes a struct with a nested struct for every object within it: `Certificate.Spec.SecretTemplate`. What the schema
/// tells decides the types:
///
/// - The stored version is called like the kind, other served versions have theirs behind it: `CertificateV1Beta1`.
/// - What is required is not optional, and so are metadata and specification of a kind; a default of the server changes nothing
///   about that and is told in the documentation. What is required and may be null is optional.
/// - Enumerations of texts become open structs (`JSONText`), so that values of a newer version survive.
/// - Elements of lists are called by the singular of the list, or with `Item` behind it.
/// - Conditions and label selectors become `Condition` and `LabelSelector`; numbers or texts `IntOrString`, or `Quantity` if
///   their pattern is that of quantities; objects of any shape and embedded resources `JSONValue`.
/// - `oneOf`, `anyOf` and `not` say nothing about types in a structural schema.
/// - Descriptions become documentation.
public enum CustomResourceGenerator {
    /// A document that was read.
    public struct Document: Sendable {
        /// Its file, and what else helps to find it in messages.
        public var name: String
        /// What it says.
        public var value: JSONValue

        /// A document of these parts.
        public init(name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// What came out.
    public struct Result: Sendable {
        /// The files, sorted by path.
        public var files: [GeneratedFile]
        /// What was passed over, and which kinds are called otherwise, in sentences.
        public var notes: [String]
    }

    /// The types of all definitions among these documents; lists of definitions are taken, too.
    ///
    /// - Parameters:
    ///   - documents: what was read.
    ///   - access: who may use the types.
    ///   - apply: the kinds that get a twin for server-side apply, by the names of their types.
    /// - Throws: ``GeneratorError`` with the path in the schema.
    public static func files(_ documents: [Document], access: AccessLevel = .internal, apply: [String] = [])
        throws(GeneratorError) -> Result
    {
        var notes: [String] = []
        var resources: [CustomResource] = []
        for document in documents {
            for value in items(of: document.value) {
                if let reason = unfit(value) {
                    notes.append("\(document.name): passed over \(reason)")
                } else {
                    let name = value["metadata"]?["name"]?.stringValue.map(DocumentationText.safe)
                    resources += try CustomResource.all(in: value, path: "\(document.name): \(name ?? "a definition")")
                }
            }
        }
        name(&resources, &notes)
        let renderer = FileRenderer(
            access: access, module: nil,
            header: "Written by `steady-generate crd`. Changes are overwritten; put yours in files beside.")
        var files: [GeneratedFile] = []
        let twins = ApplyTwins()
        for resource in resources {
            let model = try resource.model()
            files += renderer.files(of: DeclarationTree(nesting: model, access: access))
            if apply.contains(resource.name) { twins.add(model) }
        }
        for name in apply where !resources.contains(where: { $0.name == name }) {
            throw GeneratorError(name, "there is no kind of that name to be applied")
        }
        for twin in twins.models { files += renderer.files(of: DeclarationTree(nesting: twin, access: access)) }
        return Result(files: files.sorted { $0.path < $1.path }, notes: notes)
    }

    private static func items(of value: JSONValue) -> [JSONValue] {
        let isList = value["kind"]?.stringValue?.hasSuffix("List") == true
        return (isList ? value["items"]?.arrayValue : nil) ?? [value]
    }

    /// What a document is if it is no definition of the version that servers of today take.
    private static func unfit(_ value: JSONValue) -> String? {
        guard let kind = value["kind"]?.stringValue else { return "a document without kind" }
        guard kind == "CustomResourceDefinition" else { return "a document of kind \(DocumentationText.safe(kind))" }
        guard value["apiVersion"] == "apiextensions.k8s.io/v1" else {
            return "a definition whose apiVersion is not apiextensions.k8s.io/v1"
        }
        return nil
    }

    /// Gives kinds of one name, and those that would hide a type of the library, the first word of their group.
    private static func name(_ resources: inout [CustomResource], _ notes: inout [String]) {
        var taken: Set<String> = []
        for index in resources.indices {
            let resource = resources[index]
            var name = resource.name
            let group = Identifier.type(String(resource.facts.group.split(separator: ".").first ?? ""))
            while Identifier.isReservedType(name) || taken.contains(name) { name = group + name }
            taken.insert(name)
            if name == resource.name { continue }
            notes.append("\(resource.path) is called \(name), since \(resource.name) is taken")
            resources[index].name = name
        }
    }
}
