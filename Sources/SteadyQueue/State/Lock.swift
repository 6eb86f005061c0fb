#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Android)
    import Android
#endif

/// A value behind a lock that costs two atomic operations where nobody else wants it: on Darwin the system's, elsewhere a ``LockWord``.
// law: the value is reached by `withLock` alone, and no two threads are between `lock` and `unlock`.
@usableFromInline final class Lock<Value: ~Copyable>: @unchecked Sendable {
    #if canImport(Darwin)
        private let system: UnsafeMutablePointer<os_unfair_lock_s>
    #else
        @usableFromInline let word = LockWord()
    #endif
    /// Proof: owned by this object alone, initialised in `init`, deinitialised in `deinit`.
    @usableFromInline let value: UnsafeMutablePointer<Value>

    @usableFromInline init(_ value: consuming sending Value) {
        #if canImport(Darwin)
            system = .allocate(capacity: 1)
            system.initialize(to: os_unfair_lock_s())
        #endif
        self.value = .allocate(capacity: 1)
        self.value.initialize(to: value)
    }

    deinit {
        value.deinitialize(count: 1)
        value.deallocate()
        #if canImport(Darwin)
            system.deallocate()
        #endif
    }

    #if canImport(Darwin)
        @usableFromInline func lock() { os_unfair_lock_lock(system) }
        @usableFromInline func unlock() { os_unfair_lock_unlock(system) }
    #else
        @inlinable @inline(__always) func lock() { word.lock() }
        @inlinable @inline(__always) func unlock() { word.unlock() }
    #endif

    @inlinable @inline(__always) func withLock<Result: ~Copyable>(_ body: (inout Value) -> Result) -> Result {
        lock()
        defer { unlock() }
        return body(&value.pointee)
    }
}
