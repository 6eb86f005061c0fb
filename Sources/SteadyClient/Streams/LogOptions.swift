public import SteadyModel

/// Which part of a container's log is read.
public struct LogOptions: Sendable, Hashable {
    /// The container; `nil` for the pod's only or default one.
    public var container: String?
    /// Whether the log is read on while it grows, until the container ends.
    public var follow: Bool
    /// Whether the log of the container before its last restart is read.
    public var previous: Bool
    /// Only what is not older than so many seconds; not together with ``sinceTime``.
    public var sinceSeconds: Int?
    /// Only what was written at that time or later.
    public var sinceTime: Timestamp?
    /// Only so many lines from the end.
    public var tailLines: Int?
    /// Whether the time of each line is told.
    public var timestamps: Bool
    /// Only so many bytes.
    public var limitBytes: Int?
    /// Whether a followed log is taken up again when its connection breaks, after the last line that came, so that no line comes
    /// twice. It makes the server tell the times of the lines.
    public var resumes: Bool

    /// Everything there is, unless something else is said.
    public init(
        container: String? = nil, follow: Bool = false, previous: Bool = false, sinceSeconds: Int? = nil,
        sinceTime: Timestamp? = nil, tailLines: Int? = nil, timestamps: Bool = false, limitBytes: Int? = nil,
        resumes: Bool = false
    ) {
        self.container = container
        self.follow = follow
        self.previous = previous
        self.sinceSeconds = sinceSeconds
        self.sinceTime = sinceTime
        self.tailLines = tailLines
        self.timestamps = timestamps
        self.limitBytes = limitBytes
        self.resumes = resumes
    }

    /// From now on, whatever happens to the connection.
    public static let following = LogOptions(follow: true, resumes: true)

    /// Whether lines come with their times.
    var hasTimes: Bool { timestamps || (follow && resumes) }

    var query: [APIRequest.QueryItem] {
        var items: [APIRequest.QueryItem] = []
        items.add("container", container)
        if follow { items.add("follow", "true") }
        if previous { items.add("previous", "true") }
        items.add("sinceSeconds", sinceSeconds.map(String.init))
        items.add("sinceTime", sinceTime.map(\.description))
        items.add("tailLines", tailLines.map(String.init))
        if hasTimes { items.add("timestamps", "true") }
        items.add("limitBytes", limitBytes.map(String.init))
        return items
    }
}
