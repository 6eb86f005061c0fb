import SteadyClient
import SteadyCluster
import SteadyElection
import SteadyModel
import SteadyTesting
import Synchronization
import Testing

/// What a program that uses locks runs on, and what can happen to it: its clock runs wrong, it stands still, its requests are late or lost, it
/// dies.
final class LockMachine: Sendable {
    struct Trouble: Sendable {
        /// One request in so many is lost, before it arrives or after; 0 for none.
        var losses: UInt64 = 0
        /// How long a request takes each way at most.
        var delay = Duration.zero
    }

    let world: Simulation.World
    let name: String
    /// As this machine sees time.
    let platform: Platform
    let network: any Transport
    private let state: Mutex<State>

    private struct State {
        var trouble: Trouble
        var isDead = false
    }

    init(_ world: Simulation.World, _ name: String, _ network: any Transport, rate: Double = 1, _ trouble: Trouble = Trouble()) {
        self.world = world
        self.name = name
        self.network = network
        state = Mutex(State(trouble: trouble))
        let clock = PausedClock(base: world.platform.clock)
        pauses = clock.pause
        platform = Platform(
            clock: MonotonicClock(DriftingClock(base: MonotonicClock(clock), rate: rate)), wallClock: { world.platform.wallTime },
            random: {
                var random = world.platform.random
                return random.next()
            })
    }

    /// What was sent, and has not arrived when its sender gave it up.
    let letters = Mutexed<[APIRequest]>([])
    private let pauses: Mutexed<MonotonicClock.Instant>

    var client: Client { Client(transport: Wire(machine: self), platform: platform) }

    func locks(in namespace: String = "default") throws -> NamedLocks {
        try NamedLocks(client: client, namespace: namespace, identity: name)
    }

    /// Nothing gets out any more.
    func die() { state.withLock { $0.isDead = true } }

    /// Stands still for a while: nothing wakes, nothing is sent; time goes on.
    func pause(for duration: Duration) { pauses.value.withLock { $0 = world.platform.clock.now + duration } }

    var isPaused: Bool { world.platform.clock.now < pauses.value.withLock { $0 } }

    /// Lets arrive what is on its way, until the task is cancelled: at any time within half a minute.
    func deliver() async throws {
        while true {
            var random = world.platform.random
            try await world.platform.clock.sleep(for: .milliseconds(Int64(random.next() % 15_000)))
            let arriving = letters.value.withLock { letters in
                defer { letters = [] }
                return letters
            }
            for letter in arriving { _ = try await network.send(letter) }
        }
    }

    func whilePaused() async throws {
        while true {
            let end = pauses.value.withLock { $0 }
            if world.platform.clock.now >= end { return }
            try await world.platform.clock.sleep(until: end, tolerance: nil)
        }
    }

    /// One way between the machine and the cluster.
    private func travel() async throws {
        try await whilePaused()
        let delay = state.withLock { $0.trouble }.delay
        var random = world.platform.random
        if delay > .zero { try await world.platform.clock.sleep(for: delay * (Double(random.next() % 1000) / 1000)) }
        try await whilePaused()
    }

    private struct Wire: Transport {
        let machine: LockMachine

        func send(_ request: APIRequest) async throws -> APIResponse {
            var random = machine.world.platform.random
            let (trouble, draw) = (machine.state.withLock { $0.trouble }, random.next())
            let isLost = trouble.losses > 0 && draw % trouble.losses == 0
            do {
                try await machine.travel()
            } catch {
                // It is on its way, whatever becomes of the sender.
                if request.method != .get { machine.letters.value.withLock { $0.append(request) } }
                throw error
            }
            if machine.state.withLock({ $0.isDead }) {
                throw TransportError(phase: .receive, message: "the machine is gone", request: request)
            }
            if isLost, draw / 7 % 2 == 0 { throw TransportError(phase: .send, message: "lost", request: request) }
            let answer = try await machine.network.send(request)
            try await machine.travel()
            if isLost || machine.state.withLock({ $0.isDead }) {
                throw TransportError(phase: .receive, message: "answer lost", request: request)
            }
            return answer
        }

        func withStream<Result: Sendable>(
            _ request: APIRequest, _ consume: (APIStream) async throws -> Result
        ) async throws -> Result {
            let machine = machine
            try await machine.whilePaused()
            return try await machine.network.withStream(request) { stream in
                try await consume(
                    stream.wrapping { next in
                        let piece = try await next()
                        try await machine.travel()
                        var random = machine.world.platform.random
                        let losses = machine.state.withLock { $0.trouble }.losses
                        if machine.state.withLock({ $0.isDead }) || losses > 0 && random.next() % (losses * 4) == 0 {
                            throw TransportError(phase: .receive, message: "the stream broke", request: request)
                        }
                        return piece
                    })
            }
        }
    }
}

/// A clock on which nobody wakes during a pause.
private struct PausedClock: Clock {
    let base: MonotonicClock
    let pause = Mutexed(MonotonicClock.Instant(offset: .zero))
    var now: MonotonicClock.Instant { base.now }
    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: MonotonicClock.Instant, tolerance: Duration?) async throws {
        var deadline = deadline
        while base.now < deadline {
            try await base.sleep(until: deadline, tolerance: nil)
            deadline = max(deadline, pause.value.withLock { $0 })
        }
    }
}

/// Who is inside.
final class Room: Sendable {
    private let state = Mutex<(inside: Set<String>, entries: [String], most: Int)>(([], [], 0))
    var entries: [String] { state.withLock { $0.entries } }
    var most: Int { state.withLock { $0.most } }

    func enter(_ name: String) {
        state.withLock { state in
            state.inside.insert(name)
            state.entries.append(name)
            state.most = max(state.most, state.inside.count)
        }
    }

    func leave(_ name: String) { state.withLock { _ = $0.inside.remove(name) } }
}
