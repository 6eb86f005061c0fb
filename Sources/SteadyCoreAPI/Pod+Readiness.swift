extension Pod {
    /// Whether the pod serves: its `Ready` condition holds.
    public var isReady: Bool { status?.conditions?.contains { $0.type == "Ready" && $0.status == "True" } ?? false }
}
