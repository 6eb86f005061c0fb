import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Keeps the token of the run under way in a file, so that it is there when the process is not any more: a trap ends everything, and nobody
/// is left to write a report.
final class TokenFile: Sendable {
    private struct State {
        var token: ReplayToken?
        var length = 0
    }

    private let path: String
    private let descriptor: Int32
    private let state = Mutex(State())

    /// - Throws: ``ExplorationError`` if the file cannot be written.
    init(_ path: String) throws(ExplorationError) {
        self.path = path
        descriptor = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .cannotWrite(path, String(cString: strerror(errno))) }
    }

    deinit { close(descriptor) }

    /// A run begins.
    func begin(_ token: ReplayToken) {
        state.withLock { state in
            state.token = token
            write("\(token)", &state)
        }
    }

    /// A run begins that has no token, but this name.
    func begin(_ name: String) { state.withLock { write(name, &$0) } }

    /// So much has gone wrong in it.
    func made(_ choices: [ChoiceSource.Choice]) {
        state.withLock { state in
            guard let token = state.token, token.isRandom else { return }
            let longer = ReplayToken(
                seed: token.seed, choices: choices, isRandom: true, turns: token.turns, fingerprint: token.fingerprint)
            write("\(longer)", &state)
        }
    }

    private func write(_ text: String, _ state: inout State) {
        let bytes = Array("\(text)\n".utf8)
        guard pwrite(descriptor, bytes, bytes.count, 0) == bytes.count else { return }
        if bytes.count < state.length { _ = ftruncate(descriptor, off_t(bytes.count)) }
        state.length = bytes.count
    }

    /// The search has come to its end, and there is nothing to tell.
    func remove() { _ = unlink(path) }
}
