import SeededBugs
import SteadyTesting
import Testing

/// One of each sort; `swift run seeded-bugs` tries all of them, as every check of a change does.
@Suite struct SeededBugTests {
    private static let some = ["B03", "B10", "B21", "B24", "B25", "B27", "F06", "F14"]
    private static let bugs = SeededBug.all + SeededBug.further

    @Test(arguments: some) func `a seeded bug is found`(id: String) async throws {
        let bug = try #require(Self.bugs.first { $0.id == id })
        let report = try await bug.exploration(isBuggy: true, seeds: 1...100).run()
        #expect(!report.passed, "\(id) \(bug.what): \(report)")
    }

    @Test(arguments: some) func `nothing is found in what was put right`(id: String) async throws {
        let bug = try #require(Self.bugs.first { $0.id == id })
        let report = try await bug.exploration(isBuggy: false, seeds: 1...4).run()
        #expect(report.passed, "\(id) \(bug.what): \(report)")
    }

    @Test func `there are thirty, each once`() {
        #expect(Set(SeededBug.all.map(\.id)).count == 30)
        #expect(Set(Self.bugs.map(\.id)).count == Self.bugs.count)
    }
}
