import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where a program gets its time and its randomness from.
///
/// Everything in Steady takes both from a `Platform`, so that a simulation can put its own in place. This file is the only
/// one in `Sources/` that reads the system's clocks and random numbers.
public struct Platform: Sendable {
    /// Monotonic time; on Linux it runs on while the machine is suspended.
    public var clock: MonotonicClock
    /// Whether this is a simulation, which is to see every order of events that a network could bring: what runs in process, such as
    /// a request to an embedded cluster, then gives others their turn each time, as if it took a while.
    public var isSimulated: Bool
    private var readWallClock: @Sendable () -> Timestamp
    private var drawRandom: @Sendable () -> UInt64

    /// A platform of these parts.
    ///
    /// - Parameters:
    ///   - clock: monotonic time and sleeping.
    ///   - wallClock: the date, for what is written into objects. Never used to measure time.
    ///   - random: uniformly distributed 64-bit numbers.
    ///   - isSimulated: whether this is a simulation.
    public init(
        clock: MonotonicClock, wallClock: @escaping @Sendable () -> Timestamp, random: @escaping @Sendable () -> UInt64,
        isSimulated: Bool = false
    ) {
        self.clock = clock
        self.isSimulated = isSimulated
        self.readWallClock = wallClock
        self.drawRandom = random
    }

    /// The date now.
    public var wallTime: Timestamp { readWallClock() }

    /// A generator that draws from the platform.
    public var random: PlatformRandom { PlatformRandom(draw: drawRandom) }

    /// The machine's own clocks and random numbers.
    public static let system = Platform(
        clock: MonotonicClock(ContinuousClock()),
        wallClock: {
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            return Timestamp(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
        },
        random: { SystemRandom.draw() }
    )
}

/// The system's random numbers, fetched some at a time: to ask for each costs a call into the kernel.
private enum SystemRandom {
    // 256 bytes are the most that are handed out at once.
    private static let batch = 32
    private static let numbers = Mutex<[UInt64]>([])

    static func draw() -> UInt64 {
        numbers.withLock { numbers in
            if numbers.isEmpty { numbers = fetched() }
            return numbers.popLast() ?? one()
        }
    }

    private static func fetched() -> [UInt64] {
        var words = [UInt64](repeating: 0, count: batch)
        #if canImport(Glibc) || canImport(Musl)
            return getentropy(&words, batch * MemoryLayout<UInt64>.size) == 0 ? words : [one()]
        #elseif canImport(Darwin)
            arc4random_buf(&words, batch * MemoryLayout<UInt64>.size)
            return words
        #else
            for index in words.indices { words[index] = one() }
            return words
        #endif
    }

    private static func one() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }
}

/// Random numbers drawn from a ``Platform``.
public struct PlatformRandom: RandomNumberGenerator, Sendable {
    fileprivate let draw: @Sendable () -> UInt64

    public mutating func next() -> UInt64 { draw() }

    /// A random (version 4) UUID in lower case, as the API server makes uids.
    public mutating func uuid() -> String {
        let high = (next() & ~0xF000) | 0x4000
        let low = (next() & ~(0xC000_0000_0000_0000)) | 0x8000_0000_0000_0000
        return String(unsafeUninitializedCapacity: 36) { bytes in
            var position = 0
            for digit in 0..<32 as Range<UInt64> {
                if digit == 8 || digit == 12 || digit == 16 || digit == 20 {
                    bytes[position] = UInt8(ascii: "-")
                    position += 1
                }
                let nibble = UInt8(truncatingIfNeeded: (digit < 16 ? high : low) >> (60 - digit % 16 * 4)) & 15
                bytes[position] = nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
                position += 1
            }
            return position
        }
    }
}

/// A clock of any kind behind one type, its instants counted from the clock's making.
public struct MonotonicClock: Clock {
    /// A point in time: how long after the clock's origin.
    public struct Instant: InstantProtocol {
        /// Time since the origin.
        public var offset: Duration

        /// The point this long after the origin.
        public init(offset: Duration) { self.offset = offset }

        public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        public func duration(to other: Instant) -> Duration { other.offset - offset }
        public static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
        /// The point so long after an instant.
        public static func + (instant: Instant, duration: Duration) -> Instant { instant.advanced(by: duration) }
    }

    private let readElapsed: @Sendable () -> Duration
    private let sleepUntil: @Sendable (Duration) async throws -> Void

    /// Wraps a clock; its time at this call becomes the origin.
    public init<C: Clock>(_ clock: C) where C.Duration == Duration {
        let origin = clock.now
        readElapsed = { origin.duration(to: clock.now) }
        sleepUntil = { try await clock.sleep(until: origin.advanced(by: $0), tolerance: nil) }
    }

    public var now: Instant { Instant(offset: readElapsed()) }
    public var minimumResolution: Duration { .nanoseconds(1) }

    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await sleepUntil(deadline.offset)
    }
}
