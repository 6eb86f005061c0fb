/// A key that is given again in a mapping: the last one counts.
public struct YAMLRepeatedKey: Sendable, Hashable {
    /// The key.
    public let name: String
    /// The line on which its value starts, from 1.
    public let line: Int
}
