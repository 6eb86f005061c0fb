import Synchronization
import Testing

@testable import SteadyTesting

struct OrderedWorkTests {
    private struct Mistake: Error, Equatable { let number: Int }

    @Test(arguments: [1, 2, 3, 16])
    func `results are seen in order, and none after the last`(width: Int) async throws {
        var seen: [Int] = []
        try await OrderedWork(width: width).each(of: 0..<100) {
            $0 * 2
        } until: { number, double in
            #expect(double == number * 2)
            seen.append(number)
            return number == 41
        }
        #expect(seen == Array(0...41))
    }

    @Test(arguments: [1, 2, 3, 16])
    func `the first mistake in order is thrown, and none if the last result comes before it`(width: Int) async throws {
        let work = OrderedWork(width: width)
        let fail: @Sendable (Int) throws -> Int = { if $0 % 10 == 7 { throw Mistake(number: $0) } else { $0 } }
        var seen = 0
        await #expect(throws: Mistake(number: 7)) {
            try await work.each(of: 0..<100, fail) { _, _ in
                seen += 1
                return false
            }
        }
        #expect(seen == 7)
        try await work.each(of: 0..<100, fail) { number, _ in number == 6 }
    }

    @Test func `no more are begun than are looked at soon`() async throws {
        let begun = Mutex(0)
        try await OrderedWork(width: 2).each(of: 0..<1000) { _ in
            begun.withLock { $0 += 1 }
        } until: { number, _ in
            number == 3
        }
        #expect(begun.withLock { $0 } <= 4 + 8)
    }

    @Test func `whoever is cancelled gets no results`() async throws {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await OrderedWork(width: 2).each(of: 0..<10) {
                $0
            } until: { _, _ in
                false
            }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
