/// A source file to be written.
public struct GeneratedFile: Hashable, Sendable {
    /// Where it belongs, relative to the folder of the output: `SteadyCoreAPI/Generated/Pod.swift`.
    public var path: String
    /// The whole text, with a line break at the end.
    public var text: String

    /// A file of these parts.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

/// Who may use the generated types.
public enum AccessLevel: String, Hashable, Sendable, CaseIterable {
    /// Every module.
    case `public`
    /// The modules of the package.
    case package
    /// The module they are in.
    case `internal`

    /// The word before a declaration, with a space after it.
    var modifier: String { self == .internal ? "" : "\(rawValue) " }
}
