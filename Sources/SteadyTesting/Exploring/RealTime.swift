import SteadyCodec
import SteadyModel

/// The time at which a run is carried out. Nothing in a simulation may know it: what was read from the machine's clock is another in every
/// run, and no token repeats it.
struct RealTime: Sendable {
    private let start: Int64

    /// A run begins now.
    init() { start = Platform.system.wallTime.seconds }

    /// The first field of an object that says when the run was carried out: a date as text, or as a number of seconds or parts of them.
    func field(in value: JSONValue) -> (path: String, text: String)? {
        let times = (start - 1)...(Platform.system.wallTime.seconds + 1)
        // Where both times meet nobody can tell them apart.
        guard times.upperBound < Simulation.beginning.seconds || times.lowerBound > Self.lastSimulated else { return nil }
        return Self.field(in: value, times, "")
    }

    /// A life takes 30 days at most.
    private static let lastSimulated = Simulation.beginning.seconds + 31 * 86_400

    private static func field(in value: JSONValue, _ times: ClosedRange<Int64>, _ path: String) -> (path: String, text: String)? {
        switch value {
        case .object(let members):
            for (name, member) in members {
                if let found = field(in: member, times, path.isEmpty ? name : "\(path).\(name)") { return found }
            }
            return nil
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                if let found = field(in: element, times, "\(path)[\(index)]") { return found }
            }
            return nil
        case .string(let text): return isTime(text, times) ? (path, text) : nil
        case .integer(let number): return isTime(number, times) ? (path, "\(number)") : nil
        case .double(let number):
            // As Foundation counts by default, or as everybody does.
            let isTime = [number, number + 978_307_200].contains { time in
                Int64(exactly: time.rounded(.down)).map { Self.isTime($0, times) } ?? false
            }
            return isTime ? (path, "\(number)") : nil
        case .bool, .null: return nil
        }
    }

    private static func isTime(_ number: Int64, _ times: ClosedRange<Int64>) -> Bool {
        [1, 1000, 1_000_000, 1_000_000_000].contains { times.contains(number / $0) }
    }

    private static func isTime(_ text: String, _ times: ClosedRange<Int64>) -> Bool {
        let count = text.utf8.count
        guard count >= 10, count <= 35, let first = text.utf8.first, (0x30...0x39).contains(first) else { return false }
        if let number = Int64(text) { return isTime(number, times) }
        // As Foundation describes a date: 2026-01-01 00:00:00 +0000.
        let standard = text.hasSuffix(" +0000") ? text.dropLast(6).replacing(" ", with: "T") + "Z" : text
        return Timestamp(standard).map { times.contains($0.seconds) } ?? false
    }
}
