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
    private var readWallClock: @Sendable () -> Timestamp
    private var drawRandom: @Sendable () -> UInt64

    /// A platform of these parts.
    ///
    /// - Parameters:
    ///   - clock: monotonic time and sleeping.
    ///   - wallClock: the date, for what is written into objects. Never used to measure time.
    ///   - random: uniformly distributed 64-bit numbers.
    public init(
        clock: MonotonicClock, wallClock: @escaping @Sendable () -> Timestamp, random: @escaping @Sendable () -> UInt64
    ) {
        self.clock = clock
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
        random: { SystemRandomNumberGenerator.draw() }
    )
}

extension SystemRandomNumberGenerator {
    fileprivate static func draw() -> UInt64 {
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
        func hex(_ value: UInt64, _ digits: Int) -> String {
            let text = String(value, radix: 16)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
        return
            "\(hex(high >> 32, 8))-\(hex(high >> 16 & 0xFFFF, 4))-\(hex(high & 0xFFFF, 4))-\(hex(low >> 48, 4))-\(hex(low & 0xFFFF_FFFF_FFFF, 12))"
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
