#if Server
    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// Files of a data folder, by the calls of the operating system; errors say which file and why.
    package enum DataFile {
        static func failure(_ what: String) -> ServerError { ServerError("\(what): \(String(cString: strerror(errno)))") }

        /// The whole of a file; `nil` if it is not there.
        static func read(_ path: String) throws(ServerError) -> [UInt8]? {
            guard let stream = fopen(path, "rb") else {
                if errno == ENOENT { return nil }
                throw failure("cannot read \(path)")
            }
            defer { fclose(stream) }
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 1 << 20)
            while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 { bytes += buffer[..<count] }
            guard ferror(stream) == 0 else { throw failure("cannot read \(path)") }
            return bytes
        }

        /// Makes a file of these bytes that only its owner can read, complete and forced to the disk or not at all.
        static func write(_ bytes: [UInt8], to path: String) throws(ServerError) {
            // Under another name first: no reader sees half of it, and no link that lies in wait is followed.
            // The name is always the same, so that a draft that a kill left behind is replaced by the next.
            let draft = "\(path).new"
            unlink(draft)
            let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard file >= 0 else { throw failure("cannot make \(draft)") }
            let isWritten = write(bytes, to: file) == bytes.count && fsync(file) == 0
            let error = errno
            close(file)
            guard isWritten, rename(draft, path) == 0 else {
                if !isWritten { errno = error }
                let failure = failure("cannot write \(path)")
                unlink(draft)
                throw failure
            }
            synchronizeFolder(of: path)
        }

        /// Makes a folder that only its owner can enter, if it is not there.
        static func makeFolder(_ path: String) throws(ServerError) {
            if mkdir(path, 0o700) != 0, errno != EEXIST { throw failure("cannot make the folder \(path)") }
        }

        /// Forces names to the disk.
        static func synchronizeFolder(of path: String) {
            let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
            let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return }
            fsync(descriptor)
            close(descriptor)
        }

        /// Writes bytes; returns how many were written before it failed.
        package static func write(_ bytes: [UInt8], to file: Int32) -> Int {
            bytes.withUnsafeBytes { bytes in
                var done = 0
                while done < bytes.count {
                    let count = system_write(file, bytes.baseAddress.map { $0 + done }, bytes.count - done)
                    if count < 0, errno == EINTR { continue }
                    if count <= 0 { break }
                    done += count
                }
                return done
            }
        }

        /// The names in a folder, sorted; none if it is not there.
        static func names(in folder: String) -> [String] {
            guard let stream = opendir(folder) else { return [] }
            defer { closedir(stream) }
            var names: [String] = []
            while let entry = readdir(stream) {
                let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                }
                if name != ".", name != ".." { names.append(name) }
            }
            return names.sorted()
        }

        /// Makes a file of this size that has its space on the disk; `false` if there is none.
        static func makeBallast(_ path: String, size: Int) -> Bool {
            let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard file >= 0 else { return false }
            defer { close(file) }
            #if os(Linux)
                let isThere = posix_fallocate(file, 0, off_t(size)) == 0
            #else
                let isThere = write([UInt8](repeating: 0, count: size), to: file) == size
            #endif
            if !isThere { unlink(path) }
            return isThere
        }
    }

    /// `write(2)`, by a name that the type's own methods do not hide.
    private func system_write(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        write(descriptor, bytes, count)
    }
#endif
