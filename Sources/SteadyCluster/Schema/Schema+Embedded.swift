import SteadyCodec

extension Schema {
    /// Why a custom object cannot be read, if an object within it has a type or metadata of the wrong form.
    func embeddedFault(in value: JSONValue, at path: String = "") -> String? {
        switch value {
        case .array(let elements):
            guard let items = items?.resolved else { return nil }
            for (index, element) in elements.enumerated() {
                if let fault = items.embeddedFault(in: element, at: "\(path)[\(index)]") { return fault }
            }
        case .object(let members):
            if isEmbeddedResource, let fault = Self.fault(of: members, path) { return fault }
            for (name, member) in members where member.isContainer {
                guard let inside = (property(name)?.schema ?? additionalProperties)?.resolved else { continue }
                let place = path.isEmpty ? name : "\(path).\(name)"
                if let fault = inside.embeddedFault(in: member, at: place) { return fault }
            }
        default: break
        }
        return nil
    }

    private static func fault(of members: JSONObject, _ path: String) -> String? {
        for name in ["apiVersion", "kind"] {
            if let value = members[name], value.stringValue == nil {
                return "\(path).\(name): Invalid value: \(value.serializedText()): must be a string"
            }
        }
        guard let metadata = members["metadata"] else { return nil }
        func wrong(_ why: String) -> String { "\(path).metadata: Invalid value: \(metadata.serializedText()): \(why)" }
        guard case .object = metadata else {
            return wrong("json: cannot unmarshal \(metadata.typeName) into Go value of type v1.ObjectMeta")
        }
        let schema = Schema.schema(group: "", version: "v1", kind: "ConfigMap")?.property("metadata")?.schema.resolved
        return schema?.decodeFailure(metadata).map(wrong)
    }
}
