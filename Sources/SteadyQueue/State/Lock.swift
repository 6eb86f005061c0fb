#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Android)
    import Android
#endif

/// A value behind the system's lock. On Linux `Synchronization.Mutex` is no faster where nobody else wants it, and collapses where many
/// more threads than processors do.
// law: the value is reached by `withLock` alone, and no two threads are between `lock` and `unlock`.
@usableFromInline final class Lock<Value: ~Copyable>: @unchecked Sendable {
    #if canImport(Darwin)
        private let system: UnsafeMutablePointer<os_unfair_lock_s>
    #else
        private let system: UnsafeMutablePointer<pthread_mutex_t>
    #endif
    /// Proof: owned by this object alone, initialised in `init`, deinitialised in `deinit`.
    @usableFromInline let value: UnsafeMutablePointer<Value>

    @usableFromInline init(_ value: consuming sending Value) {
        system = .allocate(capacity: 1)
        #if canImport(Darwin)
            system.initialize(to: os_unfair_lock_s())
        #else
            system.initialize(to: pthread_mutex_t())
            pthread_mutex_init(system, nil)
        #endif
        self.value = .allocate(capacity: 1)
        self.value.initialize(to: value)
    }

    deinit {
        value.deinitialize(count: 1)
        value.deallocate()
        #if !canImport(Darwin)
            pthread_mutex_destroy(system)
        #endif
        system.deallocate()
    }

    @usableFromInline func lock() {
        #if canImport(Darwin)
            os_unfair_lock_lock(system)
        #else
            pthread_mutex_lock(system)
        #endif
    }

    @usableFromInline func unlock() {
        #if canImport(Darwin)
            os_unfair_lock_unlock(system)
        #else
            pthread_mutex_unlock(system)
        #endif
    }

    @inlinable @inline(__always) func withLock<Result: ~Copyable>(_ body: (inout Value) -> Result) -> Result {
        lock()
        defer { unlock() }
        return body(&value.pointee)
    }
}
