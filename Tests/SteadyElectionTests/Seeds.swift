import Foundation

/// How many seeds are played.
enum Seeds {
    /// So many as `STEADY_SEEDS` says; without it what takes a second or two.
    static func count(_ usual: UInt64) -> UInt64 {
        ProcessInfo.processInfo.environment["STEADY_SEEDS"].flatMap { UInt64($0) } ?? usual
    }
}
