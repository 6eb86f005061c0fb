#if Server
    package import SteadyCluster
    package import SteadyCodec
    import SteadyModel

    /// The lines of a journal: a check sum in eight hexadecimal digits, a space, and a JSON object that says its own number.
    ///
    /// The numbers of a file's lines follow one another, so that a line that is not there is missed, too.
    package enum JournalFormat {
        /// One line that was found in order.
        package struct Line: Sendable {
            package let number: UInt64
            package let value: JSONValue
        }

        /// What was found in a file.
        package struct Scan: Sendable {
            /// The lines that are in order.
            package var lines: [Line] = []
            /// How many bytes at the beginning are whole lines; the end of the last one may be missing.
            package var wholeBytes = 0
            /// How many bytes stand where the end of the last line should be.
            var cutBytes = 0
            /// How many bytes at the end are a line that was being written.
            package var tornBytes = 0
            /// Where lines are damaged or missing, and how many.
            package var damages: [Damage] = []
        }

        /// A place where something is lost.
        package struct Damage: Hashable, Sendable, CustomStringConvertible {
            /// The line in the file, from 1.
            package let line: Int
            /// Its first byte.
            package let offset: Int
            /// How many changes are lost there; at least as many, if nothing comes after them.
            package let lost: UInt64

            package var description: String {
                "line \(line), byte \(offset): \(lost == 1 ? "1 record is" : "\(lost) records are") damaged or missing"
            }
        }

        /// A line for the `number`th record of a file; `value` is an object.
        package static func line(_ number: UInt64, _ value: JSONValue) -> [UInt8] {
            var value = value
            value["n"] = .string(String(number))
            let text = value.serialized()
            return checkSum(text[...]) + [UInt8(ascii: " ")] + text + [UInt8(ascii: "\n")]
        }

        /// Reads a file. Never fails: what is not in order is told.
        ///
        /// - Parameters:
        ///   - bytes: the contents of the file.
        ///   - first: the number that its first record should have.
        package static func scan(_ bytes: [UInt8], first: UInt64) -> Scan {
            var scan = Scan()
            var expected = first
            var start = 0
            var line = 1
            var pending: (line: Int, offset: Int, count: UInt64)?
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
                var found = record(bytes[start..<(end ?? bytes.count)])
                // The line end alone may be what is missing or damaged.
                var isCut = false
                if found == nil, end == nil {
                    found = record(bytes[start..<bytes.count - 1])
                    isCut = found != nil
                }
                if let found, found.number >= expected {
                    if found.number > expected || pending != nil {
                        let place = pending ?? (line, start, 0)
                        scan.damages.append(
                            Damage(line: place.line, offset: place.offset, lost: max(found.number - expected, place.count)))
                    }
                    pending = nil
                    scan.lines.append(found)
                    expected = found.number == .max ? found.number : found.number + 1
                    if isCut { scan.cutBytes = 1 }
                } else if end == nil {
                    scan.tornBytes = bytes.count - start
                    break
                } else {
                    pending = (pending?.line ?? line, pending?.offset ?? start, (pending?.count ?? 0) + 1)
                }
                start = (end ?? bytes.count) + 1
                line += 1
            }
            if let pending {
                scan.damages.append(Damage(line: pending.line, offset: pending.offset, lost: pending.count))
            }
            scan.wholeBytes = bytes.count - scan.tornBytes - scan.cutBytes
            return scan
        }

        private static func record(_ line: ArraySlice<UInt8>) -> Line? {
            guard line.count > 9, line[line.startIndex + 8] == UInt8(ascii: " ") else { return nil }
            let text = line.dropFirst(9)
            guard line.prefix(8).elementsEqual(checkSum(text)), let value = try? JSONValue(parsing: Array(text)),
                let number = value["n"]?.stringValue.flatMap({ UInt64($0) })
            else { return nil }
            return Line(number: number, value: value)
        }

        // MARK: Changes

        /// A change as the value of a line.
        package static func value(_ change: ContentsChange) -> JSONValue {
            var value: JSONValue = [
                "collection": .string(change.collection), "name": .string(change.key.name),
                "version": .string(String(change.version)),
            ]
            if let object = change.object { value["object"] = object }
            if let namespace = change.key.namespace { value["namespace"] = .string(namespace) }
            return value
        }

        /// The change that a line tells; `nil` for other lines.
        package static func change(_ value: JSONValue) -> ContentsChange? {
            guard let collection = value["collection"]?.stringValue, let name = value["name"]?.stringValue,
                let version = value["version"]?.stringValue.flatMap({ UInt64($0) })
            else { return nil }
            let key = ObjectKey(namespace: value["namespace"]?.stringValue, name: name)
            return ContentsChange(collection: collection, key: key, version: version, object: value["object"])
        }

        // MARK: Check sums

        /// CRC-32 (ISO 3309) in hexadecimal.
        private static func checkSum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
            let sum = bytes.withUnsafeBufferPointer { bytes in
                table.withUnsafeBufferPointer { table in
                    var sum: UInt32 = .max
                    for byte in bytes { sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ (sum >> 8) }
                    return ~sum
                }
            }
            return (0..<8).map { index in
                let digit = UInt8(sum >> UInt32(28 - 4 * index) & 0xF)
                return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            }
        }

        private static let table: [UInt32] = (0..<256).map { index in
            (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
        }
    }
#endif
