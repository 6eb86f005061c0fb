#if canImport(Glibc) || canImport(Musl) || canImport(Android)
    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #else
        import Android
    #endif
    public import Synchronization

    /// A lock of one word: free, held, or held while somebody may sleep. Who comes first need not get it first.
    ///
    /// Whoever wants it looks at it for about as long as others hold it, and then sleeps: `Synchronization.Mutex` collapses where many more
    /// threads than processors want it, and the system's lock puts everybody to sleep at once, which costs more than what is done under it.
    ///
    /// Nobody sleeps through. Who goes to sleep holds ``door`` while saying so in the word, and the wait for ``bell`` lets go of it; whoever
    /// leaves a word that says so takes the door, too, before ringing.
    @usableFromInline struct LockWord: ~Copyable, Sendable {
        @usableFromInline static var free: UInt32 { 0 }
        @usableFromInline static var held: UInt32 { 1 }
        @usableFromInline static var heldBeforeSleepers: UInt32 { 2 }

        @usableFromInline let state = Atomic<UInt32>(0)
        // law: owned by this value alone, initialised in `init` and destroyed in `deinit`; what they point to is made for many threads.
        private nonisolated(unsafe) let door: UnsafeMutablePointer<pthread_mutex_t>
        // law: as above.
        private nonisolated(unsafe) let bell: UnsafeMutablePointer<pthread_cond_t>

        init() {
            door = .allocate(capacity: 1)
            door.initialize(to: pthread_mutex_t())
            pthread_mutex_init(door, nil)
            bell = .allocate(capacity: 1)
            bell.initialize(to: pthread_cond_t())
            pthread_cond_init(bell, nil)
        }

        deinit {
            pthread_cond_destroy(bell)
            pthread_mutex_destroy(door)
            bell.deallocate()
            door.deallocate()
        }

        @inlinable @inline(__always) func lock() { if !take() { wait() } }

        @inlinable @inline(__always) func unlock() {
            if state.exchange(Self.free, ordering: .releasing) == Self.heldBeforeSleepers { ring() }
        }

        @inlinable @inline(__always) func take() -> Bool {
            state.compareExchange(
                expected: Self.free, desired: Self.held, successOrdering: .acquiring, failureOrdering: .relaxed
            ).exchanged
        }

        private static var looks: Int { 200 }

        @usableFromInline @inline(never) func wait() {
            for _ in 0..<Self.looks where state.load(ordering: .relaxed) == Self.free { if take() { return } }
            pthread_mutex_lock(door)
            // Others may sleep, too: whoever was woken says so again.
            while state.exchange(Self.heldBeforeSleepers, ordering: .acquiring) != Self.free { pthread_cond_wait(bell, door) }
            pthread_mutex_unlock(door)
        }

        @usableFromInline @inline(never) func ring() {
            pthread_mutex_lock(door)
            pthread_cond_signal(bell)
            pthread_mutex_unlock(door)
        }
    }
#endif
