public import SteadyCodec

/// Reads and writes YAML text.
public enum YAML {
    /// The text of several documents, with `---` between them.
    public static func text(of documents: [JSONValue]) -> String {
        var writer = YAMLWriter()
        for (index, document) in documents.enumerated() {
            if index > 0 { writer.separate() }
            writer.write(document)
        }
        return writer.text
    }
}

extension JSONValue {
    /// The YAML text of the value as `kubectl` prints it, with a line break at the end.
    ///
    /// Keys are sorted, numbers in them by value; sequences are not indented under their key, strings are quoted only if they would otherwise be read
    /// as something else, and text of several lines is a literal block. Unlike `kubectl` it never folds a long line.
    /// Reading the text gives the same value again, except that whole numbers become integers where they fit 64 bits, and
    /// numbers that JSON does not have become `null`.
    public func yaml() -> String {
        var writer = YAMLWriter()
        writer.write(self)
        return writer.text
    }
}
