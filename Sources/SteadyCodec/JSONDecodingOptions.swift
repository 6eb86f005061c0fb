/// How JSON is read into typed values.
public struct JSONDecodingOptions: Sendable, Hashable {
    /// Bounds on size and depth.
    public var limits: JSONLimits
    /// Whether unknown and duplicate fields, and required ones that are absent, are errors.
    ///
    /// All of them are reported at once with their paths, as the API server does (`fieldValidation=Strict`).
    public var isStrict: Bool
    /// Whether types that have ``UnknownFields`` keep what they do not declare.
    ///
    /// Needed where a value is written back; a cache that is only read can do without.
    public var keepsUnknownFields: Bool
    /// Whether `managedFields` are kept; they are about half of what the server sends, and few programs read them.
    public var keepsManagedFields: Bool
    /// Fields that are not read, by their paths without indices, such as `spec.volumes`.
    public var dropping: FieldPaths

    /// Options of these parts; by default everything is read and nothing is an error that client-go would accept.
    public init(
        limits: JSONLimits = .default, isStrict: Bool = false, keepsUnknownFields: Bool = true, keepsManagedFields: Bool = true,
        dropping: FieldPaths = FieldPaths()
    ) {
        self.limits = limits
        self.isStrict = isStrict
        self.keepsUnknownFields = keepsUnknownFields
        self.keepsManagedFields = keepsManagedFields
        self.dropping = dropping
    }

    /// Everything is read.
    public static let `default` = JSONDecodingOptions()
    /// Unknown, duplicate and missing fields are errors.
    public static let strict = JSONDecodingOptions(isStrict: true)
    /// For what is kept to be read: without `managedFields`. Unknown fields stay, for cached objects are written back, too.
    public static let cached = JSONDecodingOptions(keepsManagedFields: false)
}

/// A set of paths of fields, such as `spec.volumes`; arrays and their elements count as one step.
public struct FieldPaths: Sendable, Hashable, ExpressibleByArrayLiteral {
    private(set) var paths: [[String]]

    /// A set of these paths.
    public init(_ paths: [String] = []) { self.paths = paths.map { $0.split(separator: ".").map(String.init) } }
    public init(arrayLiteral elements: String...) { self.init(elements) }

    /// Whether there is none.
    public var isEmpty: Bool { paths.isEmpty }

    /// Adds the paths of another set.
    public mutating func formUnion(_ other: FieldPaths) { paths += other.paths.filter { !paths.contains($0) } }

    /// What the set says of a field: to be dropped, or what is left of the paths that lead through it.
    func step(into name: String) -> (isDropped: Bool, rest: FieldPaths) {
        var rest = FieldPaths()
        for path in paths where path.first == name {
            if path.count == 1 { return (true, FieldPaths()) }
            rest.paths.append(Array(path.dropFirst()))
        }
        return (false, rest)
    }
}
