#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Work on several threads whose results are looked at in the order of what they are about, so that a search comes to the same whatever
/// number of threads it has.
struct OrderedWork {
    /// How many are worked on at once.
    let width: Int

    /// As many as there are processors to work on.
    static let processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    /// Works on each input, until a result is the last one that counts.
    ///
    /// - Parameters:
    ///   - work: called on any thread; it is left to its end once begun.
    ///   - isLast: sees results in the order of inputs. What has been worked out beyond the last one is thrown away.
    /// - Throws: what `isLast` throws; what `work` throws, unless a result before was the last; `CancellationError`.
    func each<Input: Sendable, Output: Sendable>(
        of inputs: some Sequence<Input>, _ work: @escaping @Sendable (Input) throws -> Output,
        until isLast: (Input, Output) throws -> Bool
    ) async throws {
        typealias Done = (number: Int, input: Input, result: Result<Output, any Error>)
        try await withThrowingTaskGroup(of: Done.self) { group in
            var inputs = inputs.makeIterator()
            var (begun, done, seen) = (0, 0, 0)
            var early: [Int: Done] = [:]
            while true {
                // Whoever is fast does not get further ahead than that, for results are kept meanwhile.
                while begun - done < width, begun - seen < width * 4, let input = inputs.next() {
                    let number = begun
                    group.addTask {
                        let result = Result {
                            try Task.checkCancellation()
                            return try work(input)
                        }
                        return (number, input, result)
                    }
                    begun += 1
                }
                guard let next = try await group.next() else { return }
                done += 1
                early[next.number] = next
                while let next = early.removeValue(forKey: seen) {
                    seen += 1
                    if try isLast(next.input, next.result.get()) {
                        group.cancelAll()
                        return
                    }
                }
            }
        }
    }
}
