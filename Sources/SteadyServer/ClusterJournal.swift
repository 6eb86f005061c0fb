#if Server
    public import SteadyCluster
    import SteadyCodec
    import SteadyModel
    import Synchronization

    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// A cluster's contents in a folder: one line of JSON for each change.
    ///
    /// ```swift
    /// let journal = try ClusterJournal(folder: "data")
    /// let cluster = Cluster(contents: journal.contents) { journal.append($0) }
    /// ```
    ///
    /// *What it keeps.* Every change that was answered survives the end of the process, however it ends. It is not forced to the
    /// disk, so the last changes before a power failure may be lost, and with them nothing else: a line that is torn at the end is
    /// dropped. The file is written anew, without what is superseded, at each start.
    public final class ClusterJournal: Sendable {
        /// What the folder held when it was opened.
        public let contents: [ContentsChange]
        private let file: Mutex<Int32>
        private let path: String

        /// Opens the journal of a folder, which is made if it is missing; one process at a time.
        ///
        /// - Throws: ``ServerError`` if the folder cannot be used, another process uses it, or a line is damaged that is not the
        ///   last.
        public init(folder: String) throws {
            if mkdir(folder, 0o700) != 0, errno != EEXIST { throw Self.failure("cannot make the folder \(folder)") }
            path = "\(folder)/journal"
            let lock = open("\(folder)/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard lock >= 0 else { throw Self.failure("cannot open \(folder)/lock") }
            guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
                throw ServerError("\(folder) is in use by another cluster; give this one a folder of its own")
            }
            contents = Self.latest(try Self.read(path))
            let new = "\(path).new"
            let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw Self.failure("cannot write \(new)") }
            var text: [UInt8] = []
            for change in contents { text += Self.line(change) }
            guard Self.write(text, to: descriptor), fsync(descriptor) == 0, rename(new, path) == 0 else {
                throw Self.failure("cannot write \(new)")
            }
            file = Mutex(descriptor)
        }

        /// Writes a change down. If that is impossible, the process ends: a cluster must not answer what it cannot keep.
        public func append(_ change: ContentsChange) {
            let isKept = file.withLock { Self.write(Self.line(change), to: $0) }
            if !isKept {
                perror(path)
                exit(1)
            }
        }

        private static func line(_ change: ContentsChange) -> [UInt8] {
            var line: JSONValue = [
                "collection": .string(change.collection), "name": .string(change.key.name),
                "version": .string(String(change.version)), "object": change.object ?? .null,
            ]
            if let namespace = change.key.namespace { line["namespace"] = .string(namespace) }
            return line.serialized() + [UInt8(ascii: "\n")]
        }

        private static func read(_ path: String) throws -> [ContentsChange] {
            guard let stream = fopen(path, "rb") else {
                if errno == ENOENT { return [] }
                throw failure("cannot read \(path)")
            }
            defer { fclose(stream) }
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 1 << 20)
            while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 { bytes += buffer[..<count] }
            guard ferror(stream) == 0 else { throw failure("cannot read \(path)") }
            var changes: [ContentsChange] = []
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for (number, line) in lines.enumerated() where !line.isEmpty {
                guard let value = try? JSONValue(parsing: Array(line)), let change = change(value) else {
                    // Without a line end after it, a line was being written when the process ended.
                    if number == lines.count - 1 { break }
                    throw ServerError(
                        "\(path):\(number + 1): this line is damaged; restore the file, or remove the line to go on without it")
                }
                changes.append(change)
            }
            return changes
        }

        private static func change(_ value: JSONValue) -> ContentsChange? {
            guard let collection = value["collection"]?.stringValue, let name = value["name"]?.stringValue,
                let version = value["version"]?.stringValue.flatMap({ UInt64($0) }), let object = value["object"]
            else { return nil }
            return ContentsChange(
                collection: collection, key: ObjectKey(namespace: value["namespace"]?.stringValue, name: name), version: version,
                object: object == .null ? nil : object)
        }

        /// The last change of each object; of deletions only the latest, for its version.
        private static func latest(_ changes: [ContentsChange]) -> [ContentsChange] {
            var seen: Set<String> = []
            var kept: [ContentsChange] = []
            for change in changes.reversed() {
                let isLast = seen.insert("\(change.collection) \(change.key)").inserted
                if isLast, change.object != nil || kept.isEmpty { kept.append(change) }
            }
            return kept.reversed()
        }

        private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { system_write(descriptor, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }

        private static func failure(_ what: String) -> ServerError { ServerError("\(what): \(String(cString: strerror(errno)))") }
    }

    /// `write(2)`, by a name that the type's own methods do not hide.
    private func system_write(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        write(descriptor, bytes, count)
    }
#endif
