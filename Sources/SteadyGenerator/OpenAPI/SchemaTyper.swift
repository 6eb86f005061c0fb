import SteadyCodec

/// Finds the Swift type of a schema, and declares nested types for what is written out within it.
struct SchemaTyper {
    /// Gives the type of a schema that is referred to by name.
    typealias Resolve = (_ name: String, _ path: String) throws(GeneratorError) -> SwiftType

    /// Where a schema stands.
    struct Place {
        /// The struct that gets nested types.
        let owner: Model
        /// The name that a nested type is made of.
        let name: String
        /// The path, for messages and documentation.
        let path: String
        /// Added to the name if a type may not be called so.
        var suffix = "Value"
    }

    let resolve: Resolve

    func type(of schema: JSONValue, at place: Place) throws(GeneratorError) -> SwiftType {
        guard schema.objectValue != nil else { throw GeneratorError(place.path, "a schema is \(schema.typeName), not an object") }
        if let name = Self.reference(schema) { return try resolve(name, place.path) }
        if Self.isIntOrString(schema) { return .scalar(Self.isQuantity(schema) ? .quantity : .intOrString) }
        if schema["x-kubernetes-embedded-resource"] == true { return .scalar(.json) }
        switch schema["type"]?.stringValue {
        case "object"?: return try object(schema, at: place)
        case "array"?: return try array(schema, at: place)
        case "string"?: return string(schema, at: place)
        case "integer"?: return .scalar(schema["format"] == "int32" ? .int32 : .int64)
        case "number"?: return .scalar(.double)
        case "boolean"?: return .scalar(.bool)
        case nil:
            // A type is missing in sloppy schemas only where the rest of the schema tells it.
            if schema["properties"] != nil { return try object(schema, at: place) }
            return .scalar(.json)
        case let other?: throw GeneratorError(place.path, "there is no type “\(DocumentationText.safe(other))”")
        }
    }

    /// The name of the schema that a `$ref`, be it alone or in an `allOf` of its own, refers to.
    static func reference(_ schema: JSONValue) -> String? {
        var text = schema["$ref"]?.stringValue
        if text == nil, let all = schema["allOf"]?.arrayValue, all.count == 1 { text = all[0]["$ref"]?.stringValue }
        let prefix = "#/components/schemas/"
        guard let text, text.hasPrefix(prefix) else { return nil }
        return String(text.dropFirst(prefix.count))
    }

    private static func isIntOrString(_ schema: JSONValue) -> Bool {
        schema["x-kubernetes-int-or-string"] == true || schema["format"] == "int-or-string"
    }

    /// Whether the pattern is that which controller-gen writes for a quantity.
    private static func isQuantity(_ schema: JSONValue) -> Bool {
        guard let pattern = schema["pattern"]?.stringValue else { return false }
        return pattern.hasPrefix("^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)")
    }

    private func string(_ schema: JSONValue, at place: Place) -> SwiftType {
        let values = (schema["enum"]?.arrayValue ?? []).compactMap(\.stringValue)
        if !values.isEmpty {
            var seen: Set<String> = []
            let path = place.owner.path + [Self.freeName(for: place)]
            let model = TextModel(
                path: path, values: values.filter { seen.insert($0).inserted }, place: place.path)
            place.owner.texts.append(model)
            return .text(model)
        }
        return switch schema["format"]?.stringValue {
        case "date-time": .scalar(.timestamp)
        case "byte": .scalar(.base64)
        default: .scalar(.string)
        }
    }

    private func array(_ schema: JSONValue, at place: Place) throws(GeneratorError) -> SwiftType {
        guard let items = schema["items"] else { return .array(.scalar(.json)) }
        if items["nullable"] == true { return .array(.scalar(.json)) }
        let name = Identifier.singular(place.name) ?? place.name + "Item"
        let element = Place(owner: place.owner, name: name, path: place.path + "[]", suffix: "Item")
        return .array(try type(of: items, at: element))
    }

    private func object(_ schema: JSONValue, at place: Place) throws(GeneratorError) -> SwiftType {
        if let members = schema["properties"]?.objectValue, !members.isEmpty {
            return .model(try structure(schema, members, at: place))
        }
        if let values = schema["additionalProperties"], values != false {
            if values == true || values["nullable"] == true { return .map(.scalar(.json)) }
            let name = Identifier.singular(place.name) ?? place.name + "Value"
            return .map(try type(of: values, at: Place(owner: place.owner, name: name, path: place.path + ".*")))
        }
        if schema["x-kubernetes-preserve-unknown-fields"] == true { return .scalar(.json) }
        return .model(try structure(schema, JSONObject(), at: place))
    }

    private func structure(
        _ schema: JSONValue, _ members: JSONObject, at place: Place
    ) throws(GeneratorError) -> Model {
        if let known = WellKnownTypes.type(ofMembers: members) { return known }
        let model = Model(path: place.owner.path + [Self.freeName(for: place)], module: nil, origin: place.path)
        model.documentation = Self.description(schema)
        place.owner.nested.append(model)
        try fill(model, with: schema, path: place.path)
        return model
    }

    /// Gives a model the members of a schema.
    ///
    /// - Parameter path: the path of the object in its kind, as it is shown in documentation; empty for the kind itself.
    func fill(
        _ model: Model, with schema: JSONValue, path: String, leavingOut omitted: Set<String> = []
    ) throws(GeneratorError) {
        let required = Set((schema["required"]?.arrayValue ?? []).compactMap(\.stringValue))
        var taken: Set<String> = []
        model.place = path
        for (wire, memberSchema) in schema["properties"]?.objectValue ?? JSONObject() where !omitted.contains(wire) {
            var name = Identifier.property(wire)
            while !taken.insert(name).inserted { name += "_" }
            let memberPath = path.isEmpty ? wire : "\(path).\(wire)"
            let type = try type(of: memberSchema, at: Place(owner: model, name: wire, path: memberPath))
            // What is required but may be null is absent if it is null; there is no other place for the null.
            let isRequired = required.contains(wire) && memberSchema["nullable"] != true
            model.members.append(Member(wire: wire, name: name, type: type, schema: memberSchema, isRequired: isRequired))
        }
    }

    /// The paragraphs of a schema's description.
    static func description(_ schema: JSONValue) -> [String] {
        DocumentationText.paragraphs(schema["description"]?.stringValue ?? "")
    }

    /// A name for a nested type: not that of a sibling, nor of the outermost type, by which all are called. A type further out
    /// may have it, too: `Order.Spec.Template.Spec`.
    private static func freeName(for place: Place) -> String {
        let base = Identifier.type(place.name)
        var taken = Set(place.owner.path.prefix(1))
        taken.formUnion(place.owner.nested.map(\.name))
        taken.formUnion(place.owner.texts.map(\.name))
        func isFree(_ name: String) -> Bool { !taken.contains(name) && !Identifier.isReservedType(name) }
        if isFree(base) { return base }
        var name = base + place.suffix
        var number = 2
        while !isFree(name) {
            name = "\(base)\(place.suffix)\(number)"
            number += 1
        }
        return name
    }
}
