package import SteadyCodec

/// Takes the data out of secrets.
package enum SecretData {
    /// What stands there instead, as it would be encoded.
    private static let text = "redacted"

    /// An object or a list without the data of secrets.
    ///
    /// - Parameters:
    ///   - value: the object, a list of objects, or a patch.
    ///   - resource: what it is, such as `secrets`.
    package static func redacted(_ value: JSONValue, of resource: String) -> JSONValue {
        if resource == "serviceaccounts/token" {
            var value = value
            if value[path: "status", "token"] != nil { value[path: "status", "token"] = .string(text) }
            return value
        }
        guard resource == "secrets" else { return value }
        var value = value
        if let items = value["items"]?.arrayValue { value["items"] = .array(items.map { redacted($0, of: resource) }) }
        for (name, word) in [("data", Base64(text).encoded), ("stringData", text)] {
            guard let data = value[name]?.objectValue else { continue }
            value[name] = .object(JSONObject(data.map { (name: $0.name, value: $0.value.isNull ? .null : .string(word)) }))
        }
        let last = "kubectl.kubernetes.io/last-applied-configuration"
        if value[path: "metadata", "annotations"]?[last] != nil { value[path: "metadata", "annotations"]?[last] = .string(text) }
        return value
    }
}
