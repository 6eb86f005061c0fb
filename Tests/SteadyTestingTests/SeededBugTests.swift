import SeededBugs
import SteadyTesting
import Testing

@Suite struct SeededBugTests {
    @Test(arguments: SeededBug.all.map(\.id)) func `every seeded bug is found`(id: String) async throws {
        let bug = try #require(SeededBug.all.first { $0.id == id })
        let report = try await bug.exploration(isBuggy: true, seeds: 1...300).run()
        #expect(!report.passed, "\(id) \(bug.what): \(report)")
    }

    @Test(arguments: SeededBug.all.map(\.id)) func `nothing is found in what was put right`(id: String) async throws {
        let bug = try #require(SeededBug.all.first { $0.id == id })
        let report = try await bug.exploration(isBuggy: false, seeds: 1...20).run()
        #expect(report.passed, "\(id) \(bug.what): \(report)")
    }
}
