/// Functions beyond those of the language itself.
public struct CELLibraries: OptionSet, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// `charAt`, `indexOf`, `join`, `replace`, `split`, `substring`, `format`, ….
    public static let strings = Self(rawValue: 1)
    /// `sets.contains`, `sets.equivalent`, `sets.intersects`.
    public static let sets = Self(rawValue: 2)
    /// `slice`, `flatten`, `range`, `distinct`, `reverse`, `sort`, ….
    public static let lists = Self(rawValue: 4)
    /// `math.greatest`, `math.least`, `math.abs`, …; the Kubernetes API server has none of them.
    public static let math = Self(rawValue: 8)
    /// `cel.bind`; the Kubernetes API server does not have it.
    public static let bindings = Self(rawValue: 16)
    /// Those of Kubernetes: quantities, addresses, URLs, formats, versions, `find`, `isSorted`, `sum`, ….
    public static let kubernetes = Self(rawValue: 32)
    /// `authorizer`, for admission policies.
    public static let authorizer = Self(rawValue: 64)
    /// `Object{…}`, `Object.spec{…}`, `JSONPatch{…}` and `jsonpatch.escapeKey`, for mutating admission policies.
    public static let patches = Self(rawValue: 128)

    /// What rules in custom resource definitions can call.
    public static let schemaRules: CELLibraries = [.strings, .sets, .lists, .kubernetes, .authorizer]
    /// What mutations in mutating admission policies can call.
    public static let mutations: CELLibraries = [.strings, .sets, .lists, .kubernetes, .authorizer, .patches]
    /// Everything that rules can call somewhere.
    public static let all: CELLibraries = [.strings, .sets, .lists, .math, .bindings, .kubernetes, .authorizer]
}
