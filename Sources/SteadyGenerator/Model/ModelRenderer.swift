/// Writes the declaration of a model.
struct ModelRenderer {
    let access: AccessLevel
    /// The modules of which types appear in public declarations.
    private(set) var publicModules: Set<String> = []
    /// The modules that are used otherwise.
    private(set) var innerModules: Set<String> = []

    init(access: AccessLevel) { self.access = access }

    mutating func declare(_ model: Model, in text: inout SourceText) {
        publicModules.insert(Module.codec)
        let place = MemberFacts.shown(model.place)
        text.document(model.documentation.isEmpty ? ["`\(place)`."] : model.documentation)
        text.add("\(access.modifier)struct \(model.name): \(conformances(of: model)) {")
        var renderer = self
        text.indented { text in
            renderer.resourceType(of: model, &text)
            for member in model.members { renderer.property(member, of: model, &text) }
            text.document(["Fields that this type does not declare, kept as they came."])
            text.add("\(access.modifier)var unknownFields: UnknownFields = UnknownFields()")
            text.add()
            renderer.initialisers(of: model, &text)
            text.add()
            renderer.table(of: model, &text)
        }
        self = renderer
        text.add("}")
    }

    private mutating func conformances(of model: Model) -> String {
        if model.resource != nil {
            publicModules.insert(Module.model)
            return model.statusMember == nil ? "Resource, JSONModel" : "StatusResource, JSONModel"
        }
        if model.isStatus {
            publicModules.insert(Module.model)
            return "StatusValue, JSONModel"
        }
        return "JSONModel"
    }

    private func resourceType(of model: Model, _ text: inout SourceText) {
        guard let facts = model.resource else { return }
        var arguments = facts.group.isEmpty ? [] : ["group: \(facts.group.literal)"]
        arguments += ["version: \(facts.version.literal)", "kind: \(facts.kind.literal)", "plural: \(facts.plural.literal)"]
        arguments.append("scope: \(facts.isNamespaced ? ".namespaced" : ".cluster")")
        text.document(["What the API calls it."])
        text.add("\(access.modifier)static let resourceType: ResourceType = ResourceType", list: arguments, "")
        text.add()
    }

    private mutating func property(_ member: Member, of model: Model, _ text: inout SourceText) {
        text.document(MemberFacts(member, of: model).paragraphs)
        let type = member.type.code(in: model.path)
        publicModules.formUnion(type.modules)
        let mark = member.isRequired ? "" : "?"
        let name = Identifier.quoted(member.name)
        let declaration = "\(access.modifier)var \(name): \(type.text)\(mark)"
        switch member.storage {
        case .plain: text.add(declaration)
        case .boxed, .optionalBoxed:
            // As with the property wrapper, but read where it is: the wrapper's property would give out a copy.
            let box = member.storage == .boxed ? "Boxed" : "OptionalBoxed"
            text.add("\(declaration) {")
            text.indented { text in
                text.add("unsafeAddress { _\(member.name).address }")
                text.add("_modify { yield &_\(member.name).wrappedValue }")
            }
            text.add("}")
            text.add("private var _\(member.name) = \(box)<\(type.text)>()")
        }
    }

    private mutating func initialisers(of model: Model, _ text: inout SourceText) {
        if model.isStatus || model.members.isEmpty {
            text.document([model.isStatus ? "Nothing reported yet." : "An empty value."])
            let required = model.members.filter { $0.isRequired }
            if required.isEmpty {
                text.add("\(access.modifier)init() {}")
            } else {
                text.add("\(access.modifier)init() {")
                // Boxes are empty from the start.
                let values = required.filter { $0.storage == .plain }.map {
                    "self.\(Identifier.quoted($0.name)) = \($0.type.empty(in: model.path).text)"
                }
                for member in required { innerModules.formUnion(member.type.empty(in: model.path).modules) }
                text.indented { text in for value in values { text.add(value) } }
                text.add("}")
            }
            if model.members.isEmpty { return }
            text.add()
        }
        var parameters: [String] = []
        for member in model.parameters {
            let name = Identifier.label(member.name)
            let type = member.type.code(in: model.path).text
            if !member.isRequired {
                parameters.append("\(name): \(type)? = nil")
            } else if model.needsArgument(member) {
                parameters.append("\(name): \(type)")
            } else {
                let value = member.type.empty(in: model.path)
                publicModules.formUnion(value.modules)
                parameters.append("\(name): \(type) = \(value.text)")
            }
        }
        text.document(["A value of these parts."])
        text.add("\(access.modifier)init", list: parameters, " {")
        let assigned = model.parameters
        text.indented { text in
            for member in assigned {
                let name = Identifier.quoted(member.name)
                switch member.storage {
                case .plain: text.add("self.\(name) = \(name)")
                case .boxed: text.add("_\(member.name) = Boxed", list: ["wrappedValue: \(name)"], "")
                case .optionalBoxed: text.add("_\(member.name) = OptionalBoxed", list: ["wrappedValue: \(name)"], "")
                }
            }
        }
        text.add("}")
    }

    private mutating func table(of model: Model, _ text: inout SourceText) {
        text.document(["How it is read and written."])
        let name = model.path.count == 1 ? model.name : "Self"
        let empty = model.emptyArguments()
        innerModules.formUnion(empty.modules)
        let call = "\(name)(\(empty.arguments.joined(separator: ", ")))"
        let head = "\(access.modifier)static let fields: FieldTable<\(name)> = FieldTable"
        if SourceText.width - 2 * 4 - "empty: ".count < call.count {
            text.add("\(head)(")
            text.indented { $0.add("empty: \(name)", list: empty.arguments, "") }
            text.add(") {")
        } else {
            text.add(head, list: ["empty: \(call)"], " {")
        }
        let fields = model.members.map { member in
            let key = member.storage == .plain ? Identifier.quoted(member.name) : "_\(member.name)"
            // A boxed model is left out if it is empty, unless the server wants to see it.
            let mark = member.storage == .boxed && !member.hasDefault ? ", required: true" : ""
            return "$0.field(\(member.wire.literal), \\.\(key)\(mark))"
        }
        text.indented { text in
            if model.resource != nil { text.add("$0.typeMeta()") }
            for field in fields { text.add(field) }
            text.add("$0.unknown(\\.unknownFields)")
        }
        text.add("}")
    }

    mutating func declare(_ model: TextModel, in text: inout SourceText) {
        publicModules.insert(Module.codec)
        text.document(["What `\(MemberFacts.shown(model.place))` can be."])
        text.add("\(access.modifier)struct \(model.name): JSONText {")
        text.indented { text in
            text.document(["The text on the wire."])
            text.add("\(access.modifier)var rawValue: String")
            text.add()
            text.document(["A value of that text, be it known or not."])
            text.add("\(access.modifier)init(rawValue: String) { self.rawValue = rawValue }")
            text.add()
            var taken: Set<String> = []
            for value in model.values {
                var name = Identifier.value(value)
                while !taken.insert(name).inserted { name += "_" }
                text.document([value.isEmpty ? "The empty text." : "`\(DocumentationText.safe(value))`."])
                text.add(
                    "\(access.modifier)static let \(Identifier.quoted(name)): \(model.name) = \(model.name)",
                    list: ["rawValue: \(value.literal)"], "")
            }
        }
        text.add("}")
    }
}
