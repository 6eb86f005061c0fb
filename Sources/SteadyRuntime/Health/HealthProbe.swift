/// What a health check is asked for: whether a program has to be started again, or whether it may be counted on.
public struct HealthProbe: Sendable, Hashable, CustomStringConvertible {
    /// Its name, as that of the API server's endpoint: `livez` or `readyz`.
    public let description: String

    /// Whether the program works at all. One that fails is started again.
    public static let liveness = HealthProbe(description: "livez")
    /// Whether it does what it is there for. One that fails is waited for.
    public static let readiness = HealthProbe(description: "readyz")
}
