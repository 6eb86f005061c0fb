/// What is kept of reconciles, so that they can be explained.
///
/// What is kept are references: to the states of objects before and after a change, to requests and their answers. What has changed in them
/// is found out when somebody asks.
public struct ExplainConfiguration: Sendable {
    /// How many reconciles are kept, of all controllers and objects together; 0 for none, and then nothing is explained. 256 by default.
    public var limit: Int
    /// How many reconciles are kept of one object, 1 or more. 8 by default.
    public var limitPerKey: Int
    /// How many reads and writes are kept of one reconcile; more are counted. 64 by default.
    public var steps: Int
    /// How many bytes of requests and answers are kept in all; the oldest reconciles go first. 4 MiB by default. One body of more than
    /// 64 KiB is not kept.
    public var bytes: Int
    /// Which values are never shown, besides those that never are: the data of secrets, and tokens.
    ///
    /// It is asked for the resource, such as `deployments.apps` or `serviceaccounts/token`, and the path of a field, such as
    /// `spec.template.spec.containers[name=web].env[name=KEY].value`.
    public var redacts: @Sendable (_ resource: String, _ path: String) -> Bool

    /// The usual bounds.
    ///
    /// - Parameters:
    ///   - limit: how many reconciles are kept in all; 0 for none.
    ///   - limitPerKey: how many reconciles are kept of one object, 1 or more.
    ///   - steps: how many reads and writes are kept of one reconcile.
    ///   - bytes: how many bytes of requests and answers are kept in all.
    ///   - redacts: which values are never shown, by resource and path.
    public init(
        limit: Int = 256, limitPerKey: Int = 8, steps: Int = 64, bytes: Int = 4 << 20,
        redacts: @escaping @Sendable (_ resource: String, _ path: String) -> Bool = { _, _ in false }
    ) {
        self.limit = max(0, limit)
        self.limitPerKey = max(1, limitPerKey)
        self.steps = max(1, steps)
        self.bytes = max(0, bytes)
        self.redacts = redacts
    }

    /// Nothing is kept.
    public static let off = ExplainConfiguration(limit: 0)

    var isOn: Bool { limit > 0 }
}
