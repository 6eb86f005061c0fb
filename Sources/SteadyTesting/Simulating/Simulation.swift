public import SteadyModel
import Synchronization

/// Runs a whole program, all its tasks, timers and random draws, under one seed and one virtual clock.
///
/// ```swift
/// let result = try Simulation.run(seed: 7) { world in
///     let cluster = Cluster(platform: world.platform)
///     …
/// }
/// ```
///
/// *Guarantees.* The same seed gives the same order of everything, as long as all work is structured and takes time and
/// randomness from ``World/platform``. Work that leaves the simulation and touches its clock, its random numbers or its trace
/// fails the run by name.
public enum Simulation {
    /// What a simulated program runs in.
    public struct World: Sendable {
        /// The seed of this run.
        public let seed: UInt64
        /// Virtual time; its date starts at 2026-01-01T00:00:00Z. Randomness is drawn from the seed.
        public let platform: Platform
        let executor: SimulationExecutor
        let log: TraceLog
        private let explanation = Mutexed<(@Sendable () -> String?)?>(nil)

        init(seed: UInt64, platform: Platform, executor: SimulationExecutor, log: TraceLog) {
            (self.seed, self.platform, self.executor, self.log) = (seed, platform, executor, log)
        }

        /// Has somebody asked, when work has escaped, what was going on.
        func explainsEscapes(_ explain: @escaping @Sendable () -> String?) { explanation.value.withLock { $0 = explain } }

        fileprivate func takeExplanation() -> String? {
            explanation.value.withLock { explain in
                defer { explain = nil }
                return explain
            }?()
        }

        /// Adds a line to the trace.
        public func note(_ line: String) {
            executor.checkInside("noted “\(line)”")
            log.append(line, at: platform.clock.now.offset)
        }

        /// The lines so far, each with its time.
        public var trace: [String] { log.lines }

        /// Where tasks have not run in the order in which they became ready, if the order keeps that.
        var turns: [TaskOrder.Turn] { executor.turns }

        /// A number that is the same for two runs exactly if their traces are (FNV-1a).
        public var traceHash: UInt64 { log.hash }
    }

    /// The date at which every simulation begins: 2026-01-01T00:00:00Z.
    static let beginning = Timestamp(seconds: 1_767_225_600)

    /// Runs `body` to its end, on the calling thread.
    ///
    /// - Parameters:
    ///   - body: the program.
    ///   - seed: decides every order and every random number.
    ///   - limit: how much virtual time may pass.
    ///   - patience: whole seconds of real time that a run which is stuck waits for work outside it to show itself, before it
    ///     fails. Runs that are not stuck never wait.
    /// - Throws: what `body` throws; ``SimulationError`` if it gets stuck, takes longer than `limit`, goes on for millions of steps without any
    ///   time passing, or work escapes.
    public static func run<Result: Sendable>(
        seed: UInt64, limit: Duration = .seconds(86_400), patience: Duration = .seconds(1),
        _ body: @escaping @Sendable (World) async throws -> Result
    ) throws -> Result {
        try run(seed: seed, order: TaskOrder(seed: seed, keepsTurns: false), limit: limit, patience: patience, body)
    }

    /// The same, in an order of its own.
    static func run<Result: Sendable>(
        seed: UInt64, order: TaskOrder, limit: Duration, patience: Duration = .seconds(1), stepLimit: Int = 5_000_000,
        _ body: @escaping @Sendable (World) async throws -> Result
    ) throws -> Result {
        let executor = SimulationExecutor(order)
        let clock = VirtualClock(executor: executor)
        let generator = Mutexed(SeededRandom(seed ^ 0xD1B5_4A32_D192_ED03))
        let platform = Platform(
            clock: MonotonicClock(clock),
            wallClock: { beginning.advanced(by: clock.now.offset) },
            random: {
                executor.checkInside("drew a random number")
                return generator.value.withLock { $0.next() }
            }, isSimulated: true)
        let world = World(seed: seed, platform: platform, executor: executor, log: TraceLog())
        let outcome = Mutexed<Swift.Result<Result, any Error>?>(nil)
        // law: the root of the simulation; everything else is its child.
        let root = Task(name: "simulation", executorPreference: executor) {
            do {
                let result = try await body(world)
                outcome.value.withLock { $0 = .success(result) }
            } catch {
                outcome.value.withLock { $0 = .failure(error) }
            }
        }
        var problem: SimulationError?
        while true {
            guard executor.runUntilIdle(limit: stepLimit) else {
                problem = .standstill(stepLimit, at: clock.now.offset, seed: seed)
                break
            }
            if outcome.value.withLock({ $0 != nil }) { break }
            if !executor.escapes.isEmpty { break }
            if clock.advanceToNext(limit: limit) { continue }
            executor.waitForEscapes(milliseconds: patience.components.seconds * 1000)
            problem = clock.isAnybodySleeping ? .timeLimit(limit, seed: seed) : .stuck(seed: seed, lastNote: world.trace.last)
            break
        }
        let hasEscaped = !executor.escapes.isEmpty
        let explanation = world.takeExplanation()
        root.cancel()
        _ = executor.runUntilIdle(limit: stepLimit, isOver: true)
        let escapes = executor.escapes
        if !escapes.isEmpty { throw SimulationError.escaped(escapes, seed: seed, during: hasEscaped ? explanation : nil) }
        if let problem { throw problem }
        guard let result = outcome.value.withLock({ $0 }) else { throw SimulationError.stuck(seed: seed, lastNote: nil) }
        return try result.get()
    }
}

/// Why a simulation came to no end of its own.
public struct SimulationError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
    /// Whether it is about work that escaped.
    var isEscape = false

    static func stuck(seed: UInt64, lastNote: String?) -> SimulationError {
        SimulationError(
            description: "seed \(seed): nothing is ready to run and nobody sleeps, but the body has not ended"
                + (lastNote.map { "; last in the trace: \($0)" } ?? "")
                + ". Something waits for what never comes, or for work outside the simulation.")
    }

    static func timeLimit(_ limit: Duration, seed: UInt64) -> SimulationError {
        SimulationError(
            description: "seed \(seed): not finished after \(limit) of virtual time. "
                + "What sleeps by another clock than the platform's does not wake.")
    }

    static func standstill(_ steps: Int, at time: Duration, seed: UInt64) -> SimulationError {
        SimulationError(
            description: "seed \(seed): \(steps) steps at \(time) of virtual time, and still something is ready to run. "
                + "Something goes round in a circle that takes no time; let it sleep.")
    }

    static func escaped(_ who: [String], seed: UInt64, during what: String?) -> SimulationError {
        SimulationError(
            description:
                "seed \(seed): work escaped the simulation: \(who.joined(separator: "; "))\(what.map { "; \($0)" } ?? ""). "
                + "Start concurrent work as structured children only, and sleep by the platform's clock.", isEscape: true)
    }
}

/// The lines of a run.
final class TraceLog: Sendable {
    private let state = Mutex<(lines: [String], hash: UInt64)>(([], 0xCBF2_9CE4_8422_2325))

    func append(_ line: String, at time: Duration) {
        let (seconds, attoseconds) = time.components
        let millis = String(attoseconds / 1_000_000_000_000_000)
        let text = "\(seconds).\(String(repeating: "0", count: 3 - millis.count))\(millis) \(line)"
        state.withLock { state in
            state.lines.append(text)
            for byte in text.utf8 { state.hash = (state.hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
    }

    var lines: [String] { state.withLock { $0.lines } }
    var hash: UInt64 { state.withLock { $0.hash } }
}

/// A mutex that closures can share.
final class Mutexed<Value: ~Copyable & Sendable>: Sendable {
    let value: Mutex<Value>

    init(_ value: consuming sending Value) { self.value = Mutex(value) }
}
