import SteadyCodec

/// The ranges of an `Accept` header, those the client likes best first.
struct AcceptHeader {
    struct Range {
        var type: String
        var subtype: String
        var parameters: [String: String] = [:]
        var quality = 1.0

        func matches(_ media: String) -> Bool {
            if type == "*", subtype == "*" { return true }
            let sides = media.split(separator: "/", maxSplits: 1)
            return sides.count == 2 && type == sides[0] && (subtype == "*" || subtype == sides[1])
        }
    }

    private(set) var ranges: [Range] = []

    init(_ text: String) {
        for clause in text.split(separator: ",") {
            let parts = clause.split(separator: ";").map(Self.trimmed)
            guard let media = parts.first, !media.isEmpty else { continue }
            let sides = media.split(separator: "/", maxSplits: 1).map(Self.trimmed)
            // `*` alone stands for anything, as some old clients have it.
            guard sides.count == 2 || media == "*" else { continue }
            var range = Range(type: sides[0], subtype: sides.count == 2 ? sides[1] : "*")
            for parameter in parts.dropFirst() {
                let pair = parameter.split(separator: "=", maxSplits: 1).map(Self.trimmed)
                guard pair.count == 2 else { continue }
                if pair[0] == "q" { range.quality = Double(pair[1]) ?? 1 } else { range.parameters[pair[0]] = pair[1] }
            }
            ranges.append(range)
        }
        let order = ranges.enumerated().sorted { first, second in
            let (a, b) = (first.element, second.element)
            if a.quality != b.quality { return a.quality > b.quality }
            let (x, y) = (Self.vagueness(a), Self.vagueness(b))
            return x == y ? first.offset < second.offset : x < y
        }
        ranges = order.map(\.element)
    }

    private static func vagueness(_ range: Range) -> Int { (range.type == "*" ? 2 : 0) + (range.subtype == "*" ? 1 : 0) }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let start = text.drop { $0 == " " || $0 == "\t" }
        return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }

    /// What a path's handlers can make, in their order of preference.
    static let representations = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"]
    static let streams = ["application/json;stream=watch", "application/vnd.kubernetes.protobuf;stream=watch"]

    /// The first check of a request: whether one of its ranges names a representation of the path, or anything.
    ///
    /// - Parameter isStreamed: whether the path can be watched.
    /// - Throws: 406.
    static func check(
        _ header: String?, isStreamed: Bool, representations: [String] = representations
    ) throws(StatusError) {
        guard let header, !header.isEmpty, header != "application/json" else { return }
        for clause in header.split(separator: ",") {
            let media = trimmed(clause.prefix { $0 != ";" })
            if media == "*/*" || representations.contains(media) { return }
        }
        let available = (representations + (isStreamed ? streams : [])).joined(separator: ", ")
        throw StatusError(
            406, reason: "NotAcceptable", message: "406: Not Acceptable\n\nAvailable representations: \(available)",
            details: [:])
    }
}

extension StatusError {
    /// No range of the `Accept` header can be served.
    static func notAcceptable(_ accepted: [String] = AcceptHeader.representations) -> StatusError {
        StatusError(
            406, reason: "NotAcceptable",
            message: "only the following media types are accepted: \(accepted.joined(separator: ", "))")
    }
}
