public import SteadyCodec

extension YAML {
    /// The YAML text of a typed value as `kubectl` prints it; see `JSONValue.yaml()`.
    ///
    /// - Throws: `JSONError` with the path of the field if the value cannot be encoded.
    public static func encode(_ value: some Encodable) throws(JSONError) -> String {
        try tree(value).yaml()
    }

    /// The YAML text of several typed values, a document each, with `---` between them.
    ///
    /// - Throws: `JSONError` with the path of the field if a value cannot be encoded.
    public static func encodeAll<Value: Encodable>(_ values: [Value]) throws(JSONError) -> String {
        var documents: [JSONValue] = []
        for value in values { documents.append(try tree(value)) }
        return text(of: documents)
    }

    private static func tree(_ value: some Encodable) throws(JSONError) -> JSONValue {
        do {
            return try JSONValue(encoding: value)
        } catch {
            throw JSONError(error)
        }
    }
}
