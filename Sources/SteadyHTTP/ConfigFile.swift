#if HTTP
    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif
    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// Small files of the configuration.
    enum ConfigFile {
        /// No kubeconfig, certificate, key or token is larger.
        private static let maximumSize = 4 << 20

        /// A path as it is meant in a file that lies in `directory`.
        static func path(_ path: String, in directory: String) -> String {
            path.hasPrefix("/") || directory.isEmpty ? path : directory + (directory.hasSuffix("/") ? "" : "/") + path
        }

        /// The folder of a file, as an absolute path.
        static func folder(of file: String) -> String {
            let whole = path(file, in: FileManager.default.currentDirectoryPath)
            guard let slash = whole.lastIndex(of: "/") else { return "" }
            return slash == whole.startIndex ? "/" : String(whole[..<slash])
        }

        static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

        /// - Throws: an error that names the file.
        static func read(_ path: String) throws(AccessError) -> [UInt8] {
            let data: Data
            do {
                data = try Data(contentsOf: URL(filePath: path))
            } catch {
                throw AccessError(path, exists(path) ? "the file cannot be read" : "there is no such file")
            }
            guard data.count <= maximumSize else { throw AccessError(path, "the file is larger than \(maximumSize) bytes") }
            return Array(data)
        }

        /// The text of a file without white space at its ends.
        static func text(_ path: String) throws(AccessError) -> String {
            guard let text = String(validating: try read(path), as: UTF8.self) else { throw AccessError(path, "not UTF-8") }
            let start = text.drop { $0.isWhitespace }
            return String(start.reversed().drop { $0.isWhitespace }.reversed())
        }

        /// Replaces a file by one that only its owner can read; readers see the old bytes or the new ones. A link stays a link:
        /// the file it leads to is replaced.
        ///
        /// - Throws: an error that names the file.
        static func write(_ bytes: [UInt8], to path: String) throws(AccessError) {
            let target = exists(path) ? URL(filePath: path).resolvingSymlinksInPath().path : path
            let draft = "\(target).new"
            unlink(draft)
            let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard file >= 0 else { throw AccessError(path, "the file cannot be written: \(reason)") }
            let isWritten = write(bytes, to: file) && fsync(file) == 0
            let failure = reason
            close(file)
            guard isWritten, rename(draft, target) == 0 else {
                let failure = isWritten ? reason : failure
                unlink(draft)
                throw AccessError(path, "the file cannot be written: \(failure)")
            }
        }

        private static var reason: String { String(cString: strerror(errno)) }

        private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
            bytes.withUnsafeBytes { bytes in
                var done = 0
                while done < bytes.count {
                    let count = writeBytes(file, bytes.baseAddress.map { $0 + done }, bytes.count - done)
                    if count < 0, errno == EINTR { continue }
                    if count <= 0 { return false }
                    done += count
                }
                return true
            }
        }

        /// What tells one state of a file from another.
        struct Stamp: Hashable, Sendable {
            private let numbers: [Int]

            /// `nil` if there is no such file.
            init?(_ path: String) {
                var status = stat()
                guard stat(path, &status) == 0 else { return nil }
                #if canImport(Darwin)
                    let time = status.st_mtimespec
                #else
                    let time = status.st_mtim
                #endif
                numbers = [
                    Int(truncatingIfNeeded: status.st_dev), Int(truncatingIfNeeded: status.st_ino),
                    Int(truncatingIfNeeded: status.st_size), Int(truncatingIfNeeded: time.tv_sec),
                    Int(truncatingIfNeeded: time.tv_nsec),
                ]
            }
        }
    }

    /// `write(2)`, by a name that the type's own methods do not hide.
    private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        write(descriptor, bytes, count)
    }
#endif
