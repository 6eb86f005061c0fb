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
///     swift run -c release seeded-bugs [-v] [-m] [SEEDS [ID …]]
///
/// With `-v` it shows whole reports; with `-m` what befalls machines goes wrong, too. Prints a line for each bug. Exits with 1 if one is not
/// found, or if something is found where nothing is.
@main struct SeededBugsCommand {
    static func main() async throws {
        var arguments = CommandLine.arguments.dropFirst()
        var (isVerbose, faults) = (false, Faults.hostile)
        while let option = arguments.first, option.hasPrefix("-") {
            switch option {
            case "-v": isVerbose = true
            case "-m": faults = [.hostile, .machine]
            default: break
            }
            arguments = arguments.dropFirst()
        }
        let seeds = arguments.first.flatMap { UInt64($0) } ?? 100
        let names = Set(arguments.dropFirst())
        let search = Searches(names: names, seeds: seeds, faults: faults, isVerbose: isVerbose)
        let ported = try await search.run("ported ones: ", SeededBug.ported)
        let further = try await search.run("further ones: ", SeededBug.further)
        let seeded = try await search.run("", SeededBug.all)
        if !(ported && further && seeded) { exit(1) }
    }
}

/// Searches in a number of seeds each.
private struct Searches {
    let names: Set<String>
    let seeds: UInt64
    let faults: Faults
    let isVerbose: Bool

    /// Returns whether all is as it should be.
    func run(_ what: String, _ bugs: [SeededBug]) async throws -> Bool {
        var (found, alarms, count) = (0, 0, 0)
        var (finding, quiet) = (Duration.zero, Duration.zero)
        let clock = ContinuousClock()
        for bug in bugs.sorted(by: { $0.id < $1.id }) where names.isEmpty || names.contains(bug.id) {
            count += 1
            var began = clock.now
            let buggy = try await bug.exploration(isBuggy: true, seeds: 1...1000, faults: faults).run()
            let toFind = began.duration(to: clock.now)
            began = clock.now
            let right = try await bug.exploration(isBuggy: false, seeds: 1...max(1, seeds), faults: faults).run()
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
        if count > 0 {
            print(
                "\(what)found \(found) of \(count) in \(milliseconds(finding)) ms; \(alarms) false alarms in \(milliseconds(quiet)) ms"
            )
        }
        return found == count && alarms == 0
    }

    private func milliseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    }
}
