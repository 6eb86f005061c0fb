public import SteadyRuntime

/// How a recorded reconcile went when it was run again.
public struct ReplayReport: Sendable, Hashable {
    /// Where it went another way first.
    public struct Departure: Sendable, Hashable {
        /// How many requests were as recorded before.
        public let sameRequests: Int
        /// The next request that was recorded, as method and path with its query; `nil` if there was none.
        public let recorded: String?
        /// The request that was sent now; `nil` if there was none.
        public let sent: String?
        /// Where the bodies of the two differ, if they are requests to the same place.
        public let fields: [FieldChange]
    }

    /// Where it went another way first; `nil` if all requests were as recorded.
    public let departure: Departure?
    /// How it ended when it was recorded.
    public let recordedResult: String
    /// How it ended now.
    public let result: String

    /// Whether all was as recorded.
    public var isSame: Bool { departure == nil && result == recordedResult }
}

extension ReplayReport: CustomStringConvertible {
    /// A sentence, and the fields that differ.
    public var description: String {
        if let departure { return "\(departure)" }
        if isSame { return "as recorded: \(result)" }
        return "all requests are as recorded, but it ended otherwise: \(result), not \(recordedResult)"
    }
}

extension ReplayReport.Departure: CustomStringConvertible {
    public var description: String {
        let place = sameRequests == 0 ? "its first request" : "the request after \(sameRequests) as recorded"
        switch (recorded, sent) {
        case (let recorded?, let sent?) where recorded == sent:
            return (["\(place) has another body: \(sent)"] + fields.map { "  \($0)" }).joined(separator: "\n")
        case (let recorded?, let sent?): return "\(place) is another: \(sent), not \(recorded)"
        case (nil, let sent?): return "\(place) was not recorded: \(sent)"
        case (let recorded?, nil): return "\(place) is missing: \(recorded)"
        case (nil, nil): return "\(place) is another"
        }
    }
}
