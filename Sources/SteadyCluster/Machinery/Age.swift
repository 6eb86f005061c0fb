import SteadyCodec
import SteadyModel

/// How long ago something was, in the few characters of a column: `45s`, `5m30s`, `3h`, `2d4h`, `1y20d`.
enum Age {
    static func text(since value: JSONValue?, at now: Timestamp) -> JSONValue {
        guard let time = value?.stringValue.flatMap({ Timestamp($0) }) else { return "<unknown>" }
        return .string(Age.text(seconds: time.duration(to: now).components.seconds))
    }

    /// The longer ago, the coarser, as client-go's `duration.HumanDuration`.
    static func text(seconds: Int64) -> String {
        let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400)
        func two(_ first: Int64, _ unit: String, _ second: Int64, _ smaller: String) -> String {
            second == 0 ? "\(first)\(unit)" : "\(first)\(unit)\(second)\(smaller)"
        }
        switch seconds {
        case ..<(-1): return "<invalid>"
        case ..<0: return "0s"
        case ..<120: return "\(seconds)s"
        case ..<600: return two(minutes, "m", seconds % 60, "s")
        case ..<(3 * 3600): return "\(minutes)m"
        case ..<(8 * 3600): return two(hours, "h", minutes % 60, "m")
        case ..<(48 * 3600): return "\(hours)h"
        case ..<(8 * 86_400): return two(days, "d", hours % 24, "h")
        case ..<(2 * 365 * 86_400): return "\(days)d"
        case ..<(8 * 365 * 86_400): return two(days / 365, "y", days % 365, "d")
        default: return "\(days / 365)y"
        }
    }
}
