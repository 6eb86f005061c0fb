#if Server
    import SteadyCluster
    import SteadyCodec
    import SteadyModel

    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// The files of a journal: `journal.N` has changes, `snapshot.N` the objects as they were before `journal.N` began.
    struct JournalFolder: Sendable {
        let path: String

        /// What is kept.
        struct Contents: Sendable {
            /// The objects of the oldest snapshot, in the order of their versions.
            var objects: [ContentsChange] = []
            /// The changes after it.
            var changes: [ContentsChange] = []
            /// The segment that is written, and the number of the next record in it.
            var segment = 1
            var nextNumber: UInt64 = 1
            /// How many bytes of that segment are whole lines, and how many a line that was being written.
            var wholeBytes = 0
            var tornBytes = 0
            /// What is lost, one text for each place.
            var damages: [String] = []
        }

        func journal(_ index: Int) -> String { "\(path)/journal.\(index)" }
        func snapshot(_ index: Int) -> String { "\(path)/snapshot.\(index)" }

        /// The numbers behind a name, in order.
        func indices(_ name: String) -> [Int] {
            DataFile.names(in: path).compactMap { file in
                file.hasPrefix("\(name).") ? Int(file.dropFirst(name.count + 1)) : nil
            }.filter { $0 > 0 }.sorted()
        }

        /// Reads everything from the oldest snapshot on.
        ///
        /// - Parameter end: the segment before which to stop; `nil` for all.
        func load(before end: Int? = nil) throws(ServerError) -> Contents {
            var contents = Contents()
            let journals = indices("journal").filter { $0 < (end ?? .max) }
            let base = indices("snapshot").first { $0 < (end ?? .max) }
            if let base { try readSnapshot(base, &contents) }
            var expected = base ?? 1
            for index in journals where index >= expected {
                if index > expected { contents.damages.append("\(journal(expected)): the file is missing") }
                try readJournal(index, isLast: index == journals.last, &contents)
                expected = index == .max ? index : index + 1
            }
            contents.segment = journals.last.map { max($0, base ?? 1) } ?? base ?? 1
            if journals.isEmpty, base != nil { contents.damages.append("\(journal(expected)): the file is missing") }
            return contents
        }

        private func readSnapshot(_ index: Int, _ contents: inout Contents) throws(ServerError) {
            let name = snapshot(index)
            guard let bytes = try DataFile.read(name) else { return }
            let scan = JournalFormat.scan(bytes, first: 1)
            contents.damages += scan.damages.map { "\(name): \($0)" }
            contents.objects = scan.lines.compactMap { JournalFormat.change($0.value) }
            // The last line says how many there are.
            if scan.lines.last?.value["objects"]?.integerValue == nil || scan.tornBytes > 0 {
                contents.damages.append("\(name): line \(scan.lines.count + 1), byte \(scan.wholeBytes): its end is missing")
            }
        }

        private func readJournal(_ index: Int, isLast: Bool, _ contents: inout Contents) throws(ServerError) {
            let name = journal(index)
            guard let bytes = try DataFile.read(name) else { return }
            let scan = JournalFormat.scan(bytes, first: 1)
            contents.damages += scan.damages.map { "\(name): \($0)" }
            contents.changes += scan.lines.compactMap { JournalFormat.change($0.value) }
            guard isLast else {
                if scan.tornBytes > 0 {
                    contents.damages.append("\(name): line \(scan.lines.count + 1), byte \(scan.wholeBytes): its end is missing")
                }
                return
            }
            let last = scan.lines.last?.number ?? 0
            contents.nextNumber = last == .max ? last : last + 1
            contents.wholeBytes = scan.wholeBytes
            contents.tornBytes = scan.tornBytes
        }

        /// The text of a snapshot: what is there after all changes, and a last line that says so.
        static func snapshotText(_ contents: Contents, addingVersions: UInt64 = 0) -> [UInt8] {
            struct Place: Hashable {
                let collection: String
                let key: ObjectKey
            }
            var latest: [Place: ContentsChange] = [:]
            var version: UInt64 = 0
            for change in contents.objects + contents.changes {
                version = max(version, change.version)
                // The marker of a version is no object.
                if change.collection.isEmpty { continue }
                latest[Place(collection: change.collection, key: change.key)] = change.object == nil ? nil : change
            }
            let objects = latest.values.sorted { ($0.version, $0.key) < ($1.version, $1.key) }
            var text: [UInt8] = []
            var number: UInt64 = 1
            for change in objects {
                text += JournalFormat.line(number, JournalFormat.value(change))
                number += 1
            }
            let sum = version.addingReportingOverflow(addingVersions)
            var end = JournalFormat.value(
                ContentsChange(
                    collection: "", key: ObjectKey(namespace: nil, name: ""), version: sum.overflow ? version : sum.partialValue,
                    object: nil))
            end["objects"] = .integer(Int64(clamping: objects.count))
            return text + JournalFormat.line(number, end)
        }

        /// Removes what is not needed to begin from a snapshot.
        func removeFiles(before base: Int) {
            for index in indices("snapshot") where index < base { unlink(snapshot(index)) }
            for index in indices("journal") where index < base { unlink(journal(index)) }
        }
    }
#endif
