#if Server
    import SteadyCluster
    import SteadyCodec
    import SteadyModel
    import SteadyServer
    import Synchronization
    import Testing

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// What a journal keeps, and what it says when its files are not as it left them.
    @Suite struct JournalTests {
        private func change(_ version: UInt64, _ name: String = "a", isThere: Bool = true) -> ContentsChange {
            let object: JSONValue = ["metadata": ["name": .string(name)], "data": ["v": .string(String(version))]]
            return ContentsChange(
                collection: "configmaps", key: ObjectKey(namespace: "n", name: name), version: version,
                object: isThere ? object : nil)
        }

        private func lines(_ count: UInt64) -> [[UInt8]] {
            (1...count).map { JournalFormat.line($0, JournalFormat.value(change($0, "o\($0)"))) }
        }

        // MARK: The format

        @Test func `lines are read as they were written`() {
            let written: [ContentsChange] = [change(1), change(2, isThere: false), change(7, "b\n\u{1F600}")]
            var bytes: [UInt8] = []
            for (index, change) in written.enumerated() {
                bytes += JournalFormat.line(UInt64(index) + 1, JournalFormat.value(change))
            }
            let scan = JournalFormat.scan(bytes, first: 1)
            #expect(scan.lines.compactMap { JournalFormat.change($0.value) } == written)
            #expect(scan.damages.isEmpty && scan.tornBytes == 0 && scan.wholeBytes == bytes.count)
        }

        @Test func `cut anywhere, what was whole is read, and the rest is called torn`() {
            let lines = lines(4)
            let bytes = lines.flatMap { $0 }
            for end in 0...bytes.count {
                let scan = JournalFormat.scan(Array(bytes[..<end]), first: 1)
                var whole = 0
                var count = 0
                // A line that lacks nothing but its end counts.
                for line in lines where whole + line.count - 1 <= end {
                    whole += line.count
                    count += 1
                }
                #expect(scan.lines.count == count, "cut at \(end)")
                #expect(scan.damages.isEmpty, "cut at \(end)")
                #expect(scan.tornBytes == max(0, end - whole), "cut at \(end)")
                #expect(scan.wholeBytes + scan.tornBytes == end, "cut at \(end)")
            }
        }

        @Test func `a bit that flips is told, and costs at most the line it is in and the next`() {
            let all = lines(4)
            let bytes = all.flatMap { $0 }
            for index in bytes.indices {
                // Another bit in each byte: all of them take minutes without optimisation.
                for bit in [index % 8] {
                    var flipped = bytes
                    flipped[index] ^= 1 << bit
                    let scan = JournalFormat.scan(flipped, first: 1)
                    #expect(scan.lines.count >= 2, "byte \(index), bit \(bit)")
                    #expect(scan.lines.allSatisfy { line in line.value["name"] == .string("o\(line.number)") })
                    let lost = scan.damages.reduce(0) { $0 + $1.lost }
                    // The end of the last line may be repaired, or a last line look as if it was being written.
                    // Without the break before it, it is one with the line before, and nobody can tell that they were two.
                    let isLast = bytes.count - index <= all[3].count + 1
                    #expect(scan.lines.count == 4 || lost > 0 || (isLast && scan.tornBytes > 0), "byte \(index), bit \(bit)")
                    if !isLast { #expect(UInt64(scan.lines.count) + lost >= 4, "byte \(index), bit \(bit)") }
                }
            }
        }

        @Test func `lines that are missing or come twice are told`() throws {
            let lines = lines(4)
            let missing = JournalFormat.scan(lines[0] + lines[2] + lines[3], first: 1)
            #expect(missing.damages.map(\.line) == [2])
            #expect(missing.damages.map(\.offset) == [lines[0].count])
            #expect(missing.damages.map(\.lost) == [1])
            #expect("\(try #require(missing.damages.first))" == "line 2, byte \(lines[0].count): 1 record is damaged or missing")
            #expect(JournalFormat.scan(lines[1] + lines[2], first: 1).damages.map(\.lost) == [1])
            #expect(JournalFormat.scan(lines[0] + lines[0] + lines[1], first: 1).damages.count == 1)
            #expect(JournalFormat.scan(lines[0] + Array("nonsense\n\n".utf8), first: 1).damages.map(\.lost) == [2])
        }

        // MARK: The folder

        @Test func `contents, versions and history survive`() throws {
            let folder = TemporaryFolder()
            defer { folder.remove() }
            do {
                let (journal, kept) = try ClusterJournal.open(folder.path)
                #expect(kept.contents.isEmpty && kept.history.isEmpty)
                for version in 2...9 { journal.append(change(UInt64(version))) }
                #expect(throws: ServerError.self) { try ClusterJournal.open(folder.path) }
            }
            let (_, kept) = try ClusterJournal.open(folder.path)
            #expect(kept.history.map(\.version) == Array(2...9))
            #expect(kept.notices.isEmpty)
            let cluster = Cluster(contents: kept.contents, history: kept.history)
            #expect(cluster.resourceVersion >= 9)
        }

        @Test func `segments are replaced by snapshots, and the last two stay`() throws {
            let folder = TemporaryFolder()
            defer { folder.remove() }
            var largest = 0
            do {
                let (journal, _) = try ClusterJournal.open(folder.path, segmentSize: 1000)
                for version in 2...200 {
                    journal.append(change(UInt64(version), "o\(version % 5)", isThere: version % 7 != 0))
                    journal.compact()
                    largest = max(largest, try folder.names().count)
                }
            }
            // Two segments and two snapshots at most, the lock, perhaps space set aside.
            #expect(largest <= 7)
            let (_, kept) = try ClusterJournal.open(folder.path, segmentSize: 1000)
            #expect(!kept.contents.isEmpty && kept.history.count > 3)
            #expect(kept.history.last?.version == 200)
            var latest: [String: ContentsChange] = [:]
            for change in kept.contents + kept.history where !change.collection.isEmpty { latest[change.key.name] = change }
            for number in 0..<5 {
                let last = (2...200).last { $0 % 5 == number }
                #expect(latest["o\(number)"]?.version == last.map { UInt64($0) } || last.map { $0 % 7 } == 0)
            }
            #expect(kept.history.first.map { $0.version } == (kept.contents.map(\.version).max() ?? 0) + 1)
        }

        @Test func `a torn end is cut off and told`() throws {
            let folder = TemporaryFolder()
            defer { folder.remove() }
            try written(folder)
            try folder.change("journal.1") { $0.removeLast(5) }
            for attempt in 0..<2 {
                let (journal, kept) = try ClusterJournal.open(folder.path)
                #expect(kept.history.map(\.version) == [2, 3, 4])
                #expect(kept.notices.count == (attempt == 0 ? 1 : 0))
                if attempt == 0 { #expect(kept.notices.first?.contains("journal.1") == true) }
                _ = journal
            }
        }

        @Test func `damage refuses to start, is left as it is, and can be accepted`() throws {
            let folder = TemporaryFolder()
            defer { folder.remove() }
            try written(folder)
            try folder.change("journal.1") { $0[$0.count / 3] ^= 1 }
            let before = try folder.bytes("journal.1")
            for _ in 0..<2 {
                let error = #expect(throws: ServerError.self) { try ClusterJournal.open(folder.path) }
                #expect(error?.description.contains("journal.1: line 2, byte") == true)
                #expect(error?.description.contains("1 record is damaged or missing") == true)
                #expect(try folder.bytes("journal.1") == before)
            }
            do {
                let (journal, kept) = try ClusterJournal.open(folder.path, acceptsDamage: true)
                #expect(kept.contents.compactMap { $0.object == nil ? nil : $0.version } == [2, 4, 5])
                #expect(kept.notices.count == 2)
                #expect(try folder.bytes("damaged/journal.1") == before)
                journal.append(change(6))
            }
            let (_, kept) = try ClusterJournal.open(folder.path)
            #expect(kept.notices.isEmpty)
            #expect(kept.history.map(\.version) == [6])
        }

        @Test func `a file that is missing is damage`() throws {
            let folder = TemporaryFolder()
            defer { folder.remove() }
            do {
                let (journal, _) = try ClusterJournal.open(folder.path, segmentSize: 300)
                for version in 2...12 { journal.append(change(UInt64(version))) }
            }
            let journals = try folder.names().filter { $0.hasPrefix("journal.") }
            #expect(journals.count > 2)
            try folder.delete("journal.2")
            #expect(throws: ServerError.self) { try ClusterJournal.open(folder.path) }
        }

        @Test func `a full disk refuses changes and loses none`() throws {
            let folder = TemporaryFolder()
            defer { folder.remove() }
            let space = Mutex(1000)
            do {
                let (journal, _) = try ClusterJournal.open(folder.path, .never, 1 << 20, false) { bytes, file in
                    let count = space.withLock { space in
                        let count = min(space, bytes.count)
                        space -= count
                        return count
                    }
                    return DataFile.write(Array(bytes[..<count]), to: file)
                }
                var version: UInt64 = 2
                while journal.problem() == nil, version < 100 {
                    journal.append(change(version, "o\(version)"))
                    version += 1
                }
                #expect(version > 4 && version < 50)
                journal.append(change(version, "o\(version)"))
                #expect(journal.problem() != nil)
                space.withLock { $0 = 1 << 20 }
                #expect(journal.problem() == nil)
                journal.append(change(version + 1, "o\(version + 1)"))
                #expect(try ClusterBackup.save(folder.path, to: "\(folder.path)/copy") == Int(version))
            }
            let (_, kept) = try ClusterJournal.open(folder.path)
            #expect(kept.notices.isEmpty)
            #expect(kept.history.map(\.version) == Array(2...(kept.history.last?.version ?? 0)))
        }

        @Test func `backups are restored under later versions`() throws {
            let folder = TemporaryFolder()
            defer { folder.remove() }
            try written(folder)
            let (copy, new) = ("\(folder.path)/copy", "\(folder.path)/new")
            #expect(try ClusterBackup.save(folder.path, to: copy) == 4)
            #expect(throws: ServerError.self) { try ClusterBackup.save(folder.path, to: copy) }
            #expect(try ClusterBackup.restore(copy, to: new) == 4)
            #expect(throws: ServerError.self) { try ClusterBackup.restore(copy, to: new) }
            let (_, kept) = try ClusterJournal.open(new)
            let cluster = Cluster(contents: kept.contents, history: kept.history)
            #expect(cluster.resourceVersion >= 5 + ClusterBackup.versionGap)
            var damaged = try folder.bytes("copy")
            damaged[damaged.count / 2] ^= 1
            try folder.write("broken", damaged)
            #expect(throws: ServerError.self) { try ClusterBackup.restore("\(folder.path)/broken", to: "\(folder.path)/other") }
        }

        private func written(_ folder: TemporaryFolder) throws {
            let (journal, _) = try ClusterJournal.open(folder.path)
            for version in 2...5 { journal.append(change(UInt64(version), "o\(version)")) }
        }
    }

    /// A folder of a test's own.
    private struct TemporaryFolder {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("steady-\(UUID().uuidString)").path

        init() { try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

        func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
        func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))) }
        func write(_ name: String, _ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)")) }
        func delete(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }
        func change(_ name: String, _ body: (inout [UInt8]) -> Void) throws {
            var bytes = try bytes(name)
            body(&bytes)
            try write(name, bytes)
        }
        func remove() { try? FileManager.default.removeItem(atPath: path) }
    }
#endif
