#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
import SeededBugs
import SteadyTesting

/// Searches for the seeded bugs, and in what was put right.
///
///     swift run -c release seeded-bugs [SEEDS [ID …]]
///
/// Prints a line for each bug. Exits with 1 if one is not found, or if something is found where nothing is.
@main struct SeededBugsCommand {
    static func main() async throws {
        var arguments = CommandLine.arguments.dropFirst()
        let isVerbose = arguments.first == "-v"
        if isVerbose { arguments = arguments.dropFirst() }
        let seeds = arguments.first.flatMap { UInt64($0) } ?? 100
        let names = Set(arguments.dropFirst())
        var (found, alarms, count) = (0, 0, 0)
        var (finding, quiet) = (Duration.zero, Duration.zero)
        let clock = ContinuousClock()
        for bug in SeededBug.all.sorted(by: { $0.id < $1.id }) where names.isEmpty || names.contains(bug.id) {
            count += 1
            var began = clock.now
            let buggy = try await bug.exploration(isBuggy: true, seeds: 1...1000).run()
            let toFind = began.duration(to: clock.now)
            began = clock.now
            let right = try await bug.exploration(isBuggy: false, seeds: 1...max(1, seeds)).run()
            let toPass = began.duration(to: clock.now)
            finding += toFind
            quiet += toPass
            if !buggy.passed { found += 1 }
            if !right.passed { alarms += 1 }
            let how = buggy.failure.map { "\($0.finding.kind): \($0.finding)" } ?? "NOT FOUND"
            let verdict = right.passed ? "clean" : "FALSE ALARM"
            print(
                "\(bug.id)  \(buggy.runs) runs \(milliseconds(toFind)) ms  \(verdict) in \(right.runs) runs \(milliseconds(toPass)) ms  \(how)"
            )
            if isVerbose { print(buggy, right, separator: "\n") }
        }
        print("found \(found) of \(count) in \(milliseconds(finding)) ms; \(alarms) false alarms in \(milliseconds(quiet)) ms")
        if found < count || alarms > 0 { exit(1) }
    }

    private static func milliseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    }
}
