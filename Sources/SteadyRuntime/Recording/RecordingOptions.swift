/// What is put into a recording of a reconcile.
public struct RecordingOptions: Sendable, Hashable {
    /// Whether the data of secrets is replaced by a word that says so, in caches, requests and answers. A reconcile whose requests depend on
    /// that data cannot be run again without it.
    public var redactsSecrets: Bool
    /// How many objects of one cache are recorded; a cache with more is a gap. 10,000 by default.
    public var objects: Int

    /// The usual.
    ///
    /// - Parameters:
    ///   - redactsSecrets: whether the data of secrets is taken out.
    ///   - objects: how many objects of one cache are recorded.
    public init(redactsSecrets: Bool = true, objects: Int = 10_000) {
        self.redactsSecrets = redactsSecrets
        self.objects = objects
    }
}
