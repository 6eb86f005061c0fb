#if Server
    public import SteadyCluster
    import Synchronization

    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// A cluster's contents in a folder: one line of JSON with a check sum for each change.
    ///
    /// ```swift
    /// let (journal, kept) = try ClusterJournal.open("data")
    /// let cluster = Cluster(contents: kept.contents, history: kept.history) {
    ///     journal.append($0)
    /// } storageProblem: {
    ///     journal.problem()
    /// }
    /// ```
    ///
    /// *What it keeps.* Every change that was answered survives the end of the process, however it ends; with ``Synchronization/always``
    /// the end of the machine, too. A line that is torn at the end is cut off, and told in ``Kept/notices``. Damage anywhere else is an error
    /// that says where and how much is lost. When the disk is full, changes are refused and nothing is lost.
    ///
    /// *How large it is.* Changes go to segments; when one is full, ``run()`` writes the objects as they were at its end and forgets the
    /// one before. Two segments are kept, from which watches resume after a restart.
    public final class ClusterJournal: Sendable {
        /// When changes are forced to the disk.
        public enum Synchronization: String, Sendable, CaseIterable {
            /// Never, but for the ends of segments and snapshots: the system does it within seconds. The last changes may be lost
            /// when power fails, and with them nothing else.
            case never
            /// Before each change is answered.
            case always
        }

        /// What a folder held when it was opened.
        public struct Kept: Sendable {
            /// The objects, without the latest changes.
            public let contents: [ContentsChange]
            /// The changes after ``contents``, in order.
            public let history: [ContentsChange]
            /// What was found that somebody should know of: a line that was cut off, damage that was accepted.
            public let notices: [String]
        }

        private let folder: JournalFolder
        private let synchronization: Synchronization
        private let segmentSize: Int
        private let lock: Int32
        private let state: Mutex<State>
        private let full: AsyncStream<Void>
        private let signal: AsyncStream<Void>.Continuation
        /// Stands for `write(2)`: how many bytes it writes of those. For tests.
        private let writer: @Sendable ([UInt8], Int32) -> Int

        private struct State {
            var file: Int32
            var segment: Int
            var nextNumber: UInt64
            /// How many bytes are in the segment.
            var size: Int
            /// Whether there is a file that is given up when the disk is full, so that what is under way still fits.
            var hasBallast = false
            /// What could not be written yet.
            var pending: [UInt8] = []
        }

        /// How much space is kept for changes that are under way when the disk is full.
        private static let ballastSize = 4 << 20

        /// Opens the journal of a folder, which is made if it is missing; one process at a time.
        ///
        /// - Parameters:
        ///   - folder: the folder.
        ///   - synchronization: when changes are forced to the disk.
        ///   - segmentSize: how many bytes a segment has before the next one is begun.
        ///   - acceptsDamage: whether to go on with what is in order; the damaged files are kept in the folder `damaged`.
        /// - Throws: ``ServerError`` if the folder cannot be used, another process uses it, or something in it is damaged.
        public static func open(
            _ folder: String, synchronization: Synchronization = .never, segmentSize: Int = 16 << 20, acceptsDamage: Bool = false
        ) throws -> (journal: ClusterJournal, kept: Kept) {
            try open(folder, synchronization, segmentSize, acceptsDamage) { DataFile.write($0, to: $1) }
        }

        package static func open(
            _ folder: String, _ synchronization: Synchronization, _ segmentSize: Int, _ acceptsDamage: Bool,
            writer: @escaping @Sendable ([UInt8], Int32) -> Int
        ) throws -> (journal: ClusterJournal, kept: Kept) {
            try DataFile.makeFolder(folder)
            let files = JournalFolder(path: folder)
            let lock = try Self.lock(folder)
            do {
                var contents = try files.load()
                var notices = contents.damages
                if !contents.damages.isEmpty {
                    guard acceptsDamage else { throw Self.damaged(contents.damages) }
                    contents = try Self.moveAside(files, contents)
                    notices.append("what is in order was taken; the damaged files are in \(folder)/damaged")
                }
                if contents.tornBytes > 0 {
                    notices.append(
                        "\(files.journal(contents.segment)): its last \(contents.tornBytes) bytes were cut off: a change that was "
                            + "being written, and not answered, when the process ended")
                }
                let (file, size) = try Self.open(files.journal(contents.segment), contents.wholeBytes)
                let state = State(
                    file: file, segment: contents.segment, nextNumber: contents.nextNumber, size: size)
                let journal = ClusterJournal(files, synchronization, segmentSize, lock, state, writer)
                if files.indices("journal").count > 2 { journal.signal.yield() }
                return (journal, Kept(contents: contents.objects, history: contents.changes, notices: notices))
            } catch {
                close(lock)
                throw error
            }
        }

        private init(
            _ folder: JournalFolder, _ synchronization: Synchronization, _ segmentSize: Int, _ lock: Int32, _ state: State,
            _ writer: @escaping @Sendable ([UInt8], Int32) -> Int
        ) {
            self.folder = folder
            self.synchronization = synchronization
            self.segmentSize = segmentSize
            self.lock = lock
            self.state = Mutex(state)
            self.writer = writer
            (full, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        }

        deinit {
            signal.finish()
            state.withLock { _ = close($0.file) }
            close(lock)
        }

        private static func lock(_ folder: String) throws(ServerError) -> Int32 {
            let lock = system_open("\(folder)/lock", O_RDWR | O_CREAT | O_CLOEXEC)
            guard lock >= 0 else { throw DataFile.failure("cannot open \(folder)/lock") }
            guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
                close(lock)
                throw ServerError("\(folder) is in use by another cluster; give this one a folder of its own")
            }
            return lock
        }

        private static func open(_ path: String, _ size: Int) throws(ServerError) -> (file: Int32, size: Int) {
            let file = system_open(path, O_RDWR | O_CREAT | O_CLOEXEC)
            guard file >= 0 else { throw DataFile.failure("cannot open \(path)") }
            var last: UInt8 = UInt8(ascii: "\n")
            guard ftruncate(file, off_t(size)) == 0, lseek(file, 0, SEEK_END) >= 0 else {
                throw DataFile.failure("cannot write \(path)")
            }
            // The last line may be whole but for its end.
            var size = size
            if size > 0, pread(file, &last, 1, off_t(size - 1)) == 1, last != UInt8(ascii: "\n") {
                guard DataFile.write([UInt8(ascii: "\n")], to: file) == 1 else { throw DataFile.failure("cannot write \(path)") }
                size += 1
            }
            DataFile.synchronizeFolder(of: path)
            return (file, size)
        }

        private static func damaged(_ damages: [String]) -> ServerError {
            ServerError(
                "something is damaged, and nothing was changed:\n" + damages.map { "  \($0)\n" }.joined()
                    + "Restore the folder from a backup, or accept the damage to go on with what is in order.")
        }

        /// Begins anew with what is in order, and keeps the old files.
        private static func moveAside(
            _ files: JournalFolder, _ contents: JournalFolder.Contents
        ) throws(ServerError) -> JournalFolder.Contents {
            let old = "\(files.path)/damaged"
            try DataFile.makeFolder(old)
            let (journals, snapshots) = (files.indices("journal"), files.indices("snapshot"))
            let next = (journals + snapshots + [contents.segment]).reduce(0, max) + 1
            // In this order it can be interrupted anywhere: the new snapshot counts when no older one is left.
            try DataFile.write([], to: files.journal(next))
            try DataFile.write(JournalFolder.snapshotText(contents), to: files.snapshot(next))
            for name in snapshots.map({ "snapshot.\($0)" }) + journals.map({ "journal.\($0)" }) {
                guard rename("\(files.path)/\(name)", "\(old)/\(name)") == 0 else {
                    throw DataFile.failure("cannot move \(name)")
                }
            }
            return try files.load()
        }

        /// Writes a change down. What cannot be written is kept in memory; ``problem()`` then says so, and tries again.
        public func append(_ change: ContentsChange) {
            let value = JournalFormat.value(change)
            state.withLock { state in
                let line = JournalFormat.line(state.nextNumber, value)
                if state.nextNumber < .max { state.nextNumber += 1 }
                state.pending += line
                flush(&state)
                if state.pending.isEmpty, state.size >= segmentSize { beginSegment(&state) }
            }
        }

        /// Why changes cannot be kept just now; `nil` if they can.
        public func problem() -> String? {
            state.withLock { state in
                if !state.pending.isEmpty, let why = flush(&state) { return why }
                if !state.hasBallast { state.hasBallast = DataFile.makeBallast(ballast, size: Self.ballastSize) }
                return state.hasBallast ? nil : "\(folder.path): no space left on the disk"
            }
        }

        private var ballast: String { "\(folder.path)/reserve" }

        @discardableResult
        private func flush(_ state: inout State) -> String? {
            var count = writer(state.pending, state.file)
            if count < state.pending.count, state.hasBallast {
                unlink(ballast)
                state.hasBallast = false
                count += writer(Array(state.pending[count...]), state.file)
            }
            state.size += count
            if count == state.pending.count {
                state.pending.removeAll(keepingCapacity: state.pending.count < 1 << 16)
                guard synchronization == .always, fsync(state.file) != 0 else { return nil }
                // What a failed fsync has lost is not known: the answer that waits for it must not be given, nor any other.
                perror(folder.path)
                exit(1)
            }
            state.pending.removeFirst(count)
            return "\(folder.path): \(String(cString: strerror(errno)))"
        }

        private func beginSegment(_ state: inout State) {
            let path = folder.journal(state.segment + 1)
            let file = system_open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC)
            // Then the old one just becomes larger.
            guard file >= 0 else { return }
            fsync(state.file)
            close(state.file)
            DataFile.synchronizeFolder(of: path)
            state.file = file
            state.segment += 1
            state.nextNumber = 1
            state.size = 0
            signal.yield()
        }

        /// Replaces full segments by snapshots, until it is cancelled. Without it the folder grows with each change.
        @concurrent
        public func run() async throws {
            for await _ in full { compact() }
            try Task.checkCancellation()
        }

        /// Writes the snapshot of the last full segment, unless it is there; if that fails, it is tried again with the next segment.
        package func compact() {
            let current = state.withLock { $0.segment }
            guard current > 1, !folder.indices("snapshot").contains(current) else { return }
            guard let contents = try? folder.load(before: current), contents.damages.isEmpty, contents.tornBytes == 0,
                (try? DataFile.write(JournalFolder.snapshotText(contents), to: folder.snapshot(current))) != nil
            else { return }
            // The segment before stays, with the snapshot it begins from, for the watches that resume.
            let bases = folder.indices("snapshot").filter { $0 < current }
            if let base = bases.last { folder.removeFiles(before: base) }
        }
    }

    /// `open(2)` of a file that only its owner may read, by a name that the type's own methods do not hide.
    private func system_open(_ path: String, _ flags: Int32) -> Int32 { open(path, flags, 0o600) }
#endif
