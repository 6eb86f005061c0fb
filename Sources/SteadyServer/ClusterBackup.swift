#if Server
    import SteadyCodec

    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// Copies of what a ``ClusterJournal`` keeps.
    public enum ClusterBackup {
        /// By how much versions are raised when a backup is restored, so that none is given out twice.
        public static let versionGap: UInt64 = 1_000_000

        /// Writes what is in a folder to one file, while a cluster may be using it.
        ///
        /// - Parameters:
        ///   - folder: the folder of a journal.
        ///   - path: the file, which must not be there.
        /// - Returns: how many objects are in it.
        /// - Throws: ``ServerError`` if something is damaged or cannot be read or written.
        @discardableResult
        public static func save(_ folder: String, to path: String) throws -> Int {
            guard access(path, F_OK) != 0 else { throw ServerError("\(path) is there already") }
            let files = JournalFolder(path: folder)
            guard !files.indices("journal").isEmpty else { throw ServerError("\(folder) has no journal") }
            var attempt = 0
            while true {
                attempt += 1
                // Segments may go away in between: then there is a newer snapshot.
                let before = files.indices("snapshot")
                let contents = try files.load()
                if files.indices("snapshot").first != before.first, attempt < 5 { continue }
                guard contents.damages.isEmpty else {
                    throw ServerError("something is damaged:\n" + contents.damages.map { "  \($0)" }.joined(separator: "\n"))
                }
                let text = JournalFolder.snapshotText(contents)
                try DataFile.write(text, to: path)
                return text.count { $0 == UInt8(ascii: "\n") } - 1
            }
        }

        /// Makes a folder of a backup. Its versions begin ``versionGap`` later: clients that watched the old contents list anew.
        ///
        /// - Parameters:
        ///   - path: the backup.
        ///   - folder: the folder, in which there must be no journal.
        /// - Returns: how many objects are in it.
        /// - Throws: ``ServerError`` if the backup is damaged, or the folder cannot be used.
        @discardableResult
        public static func restore(_ path: String, to folder: String) throws -> Int {
            guard let bytes = try DataFile.read(path) else { throw ServerError("\(path) is not there") }
            let scan = JournalFormat.scan(bytes, first: 1)
            var damages = scan.damages.map { "\(path): \($0)" }
            if scan.tornBytes > 0 || scan.lines.last?.value["objects"] == nil { damages.append("\(path): its end is missing") }
            guard damages.isEmpty else { throw ServerError(damages.joined(separator: "\n")) }
            try DataFile.makeFolder(folder)
            let files = JournalFolder(path: folder)
            guard files.indices("journal").isEmpty, files.indices("snapshot").isEmpty else {
                throw ServerError("\(folder) has contents already; restore into a folder of its own")
            }
            var contents = JournalFolder.Contents()
            contents.objects = scan.lines.compactMap { JournalFormat.change($0.value) }
            // The journal comes first: a snapshot without one would be damage.
            try DataFile.write([], to: files.journal(1))
            try DataFile.write(JournalFolder.snapshotText(contents, addingVersions: versionGap), to: files.snapshot(1))
            return scan.lines.count - 1
        }
    }
#endif
