/// When a manager tells of reconciles that are too many, or never end.
public struct DiagnosticsConfiguration: Sendable, Hashable {
    /// How often it looks and tells; at least a second. A minute by default.
    public var period: Duration
    /// How many reconciles of one object in a period are a hot loop, if the object's own reconciles bring them about; `nil` to not look.
    /// 60 by default.
    public var hotLoop: Int?
    /// How long a reconcile runs before it is told as stuck; `nil` to not look. 5 minutes by default.
    public var stuckAfter: Duration?

    /// The usual bounds.
    ///
    /// - Parameters:
    ///   - period: how often it looks and tells; at least a second.
    ///   - hotLoop: how many reconciles of one object in a period are a hot loop; `nil` to not look.
    ///   - stuckAfter: how long a reconcile runs before it is told as stuck; `nil` to not look.
    public init(period: Duration = .seconds(60), hotLoop: Int? = 60, stuckAfter: Duration? = .seconds(300)) {
        self.period = max(period, .seconds(1))
        self.hotLoop = hotLoop
        self.stuckAfter = stuckAfter
    }

    /// Nobody looks.
    public static let off = DiagnosticsConfiguration(hotLoop: nil, stuckAfter: nil)

    var isOn: Bool { hotLoop != nil || stuckAfter != nil }
}
