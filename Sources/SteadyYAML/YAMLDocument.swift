public import SteadyCodec

/// A document of a YAML text: its value as the API server would get it, and where each field stands.
public struct YAMLDocument: Sendable {
    /// The value, resolved as `kubectl` does.
    public var value: JSONValue
    /// The name of the text it was read from.
    public let file: String
    /// The line on which the content starts, from 1.
    public let line: Int
    /// Keys that were given again in the same mapping, merges included, in the order in which they were read; empty if they were
    /// not accepted.
    public let repeatedKeys: [YAMLRepeatedKey]
    private let root: YAMLPlace

    init(value: JSONValue, file: String, root: YAMLPlace, repeatedKeys: [YAMLRepeatedKey] = []) {
        self.repeatedKeys = repeatedKeys
        self.value = value
        self.file = file
        self.root = root
        line = root.value.line
    }

    /// Where the value of a field stands, or `nil` if the text has no such field.
    ///
    /// The places are those of the text and do not follow changes of ``value``. An alias stands where it is used, what is
    /// inside it where the anchor is.
    public func position(of path: YAMLPath) -> YAMLPosition? {
        let (place, isEnd) = root.deepest(on: path.elements)
        return isEnd ? place.value : nil
    }

    /// Where the value of a field stands, by its path in Kubernetes' form: `spec.containers[0].image`.
    public func position(of path: String) -> YAMLPosition? { position(of: YAMLPath(path)) }

    /// Where the key of a field stands; `nil` for elements of sequences, the root, and what the text does not have.
    public func keyPosition(of path: YAMLPath) -> YAMLPosition? {
        let (place, isEnd) = root.deepest(on: path.elements)
        return isEnd ? place.key : nil
    }

    /// Where the key of a field stands, by its path in Kubernetes' form.
    public func keyPosition(of path: String) -> YAMLPosition? { keyPosition(of: YAMLPath(path)) }

    /// The place to show for a field: that of its value, or, if the text does not have the field, that of its deepest
    /// ancestor that is there (of the ancestor's key, if it has one).
    public func position(nearest path: YAMLPath) -> YAMLPosition {
        let (place, isEnd) = root.deepest(on: path.elements)
        return isEnd ? place.value : place.key ?? place.value
    }

    /// The place to show for a field, by its path in Kubernetes' form.
    public func position(nearest path: String) -> YAMLPosition { position(nearest: YAMLPath(path)) }

    /// An error about a field, at the place to show for it; to point at the line for what a server or a decoder said.
    public func error(_ message: String, at path: String, hint: String? = nil) -> YAMLError {
        YAMLError(.value, message, hint: hint, file: file, at: position(nearest: path), path: path)
    }
}
