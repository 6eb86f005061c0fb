/// A place in a YAML text.
///
/// Lines end as YAML says: at a line feed, a carriage return or both, and at U+0085, U+2028 and U+2029.
public struct YAMLPosition: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The column, in characters (Unicode scalars) from 1.
    public var column: Int

    /// A place.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

extension YAMLPosition: Comparable {
    public static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

extension YAMLPosition: CustomStringConvertible {
    /// `line:column`.
    public var description: String { "\(line):\(column)" }
}
