import SteadyModel
import Synchronization

/// One open watch as its reader sees it: a bounded buffer of frames behind a lock of its own, so that who reads does not stand in
/// the way of who writes. It has at most one reader waiting.
final class WatchStream: Sendable {
    /// What a reader is waiting with; resumed outside every lock.
    typealias Waiter = CheckedContinuation<Void, Never>

    enum Read {
        case frames([UInt8])
        case end
        case wait
    }

    private struct State {
        var frames: [[UInt8]] = []
        /// Of the frames that came after its beginning.
        var pushed = (frames: 0, bytes: 0)
        var isClosed = false
        var waiter: Waiter?
        var conversion: WatchConversion?

        mutating func takeWaiter() -> Waiter? {
            defer { waiter = nil }
            return waiter
        }
    }

    /// The hub's number of it.
    let id: Int
    /// How long the client wants it to last, if it says so.
    let timeout: Duration?
    /// How many unread frames, and bytes of them, it may have before it is ended; the client then resumes.
    private let limits: (frames: Int, bytes: Int)
    private let state: Mutex<State>

    /// An open watch.
    ///
    /// - Parameter conversion: set if a webhook makes of the frames what the client asked for, when they are read.
    init(id: Int, timeout: Duration?, conversion: WatchConversion?, limits: (frames: Int, bytes: Int)) {
        self.id = id
        self.timeout = timeout
        self.limits = limits
        state = Mutex(State(conversion: conversion))
    }

    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// What makes of the frames what the client asked for.
    var conversion: WatchConversion? {
        get { state.withLock { $0.conversion } }
        set { state.withLock { $0.conversion = newValue } }
    }

    /// Queues what the stream begins with; however long, it is not cut off.
    func begin(with frame: [UInt8]) { state.withLock { $0.frames.append(frame) } }

    /// Queues a frame, or ends the stream if its reader is too far behind; returns who has to be woken.
    func push(_ frame: [UInt8]) -> Waiter? {
        state.withLock { state in
            guard !state.isClosed else { return nil }
            if state.pushed.frames >= limits.frames || state.pushed.bytes >= limits.bytes {
                state.isClosed = true
            } else {
                state.frames.append(frame)
                state.pushed.frames += 1
                state.pushed.bytes += frame.count
            }
            return state.takeWaiter()
        }
    }

    /// Ends the stream after what is queued; returns who has to be woken.
    func end() -> Waiter? {
        state.withLock { state in
            state.isClosed = true
            return state.takeWaiter()
        }
    }

    /// Ends a stream that cannot go on, at once.
    func abandon() {
        state.withLock { state in
            state.frames = []
            state.isClosed = true
        }
    }

    /// What the reader gets now.
    func read() -> Read {
        let (frames, isClosed) = state.withLock { state in
            var frames: [[UInt8]] = []
            swap(&frames, &state.frames)
            state.pushed = (0, 0)
            return (frames, state.isClosed)
        }
        guard let first = frames.first else { return isClosed ? .end : .wait }
        if frames.count == 1 { return .frames(first) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(frames.reduce(0) { $0 + $1.count })
        for frame in frames { bytes += frame }
        return .frames(bytes)
    }

    /// Suspends the reader until there is something to read, the stream ends or the task is cancelled.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let ready = state.withLock { state in
                    guard state.frames.isEmpty, !state.isClosed, !Task.isCancelled else { return Waiter?.some(continuation) }
                    state.waiter = continuation
                    return nil
                }
                ready?.resume()
            }
        } onCancel: {
            state.withLock { $0.takeWaiter() }?.resume()
        }
    }
}
