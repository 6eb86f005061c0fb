/// What an endpoint tells.
public struct EndpointContents: OptionSet, Sendable, Hashable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// `/livez`, `/healthz` and `/readyz`. Without ``reasons`` a failed check is named, and its reason withheld.
    public static let health = EndpointContents(rawValue: 1)
    /// Why checks fail; reasons may name what not everybody should know.
    public static let reasons = EndpointContents(rawValue: 2)
    /// `/metrics`.
    public static let metrics = EndpointContents(rawValue: 4)
    /// `/debug/explain`, `/debug/findings`, `/debug/controllers` and `/debug/access`.
    public static let debug = EndpointContents(rawValue: 8)
    /// All of it.
    public static let all: EndpointContents = [.health, .reasons, .metrics, .debug]
}
