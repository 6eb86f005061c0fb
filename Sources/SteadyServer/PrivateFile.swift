#if Server
    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// Files that only their owner may read.
    enum PrivateFile {
        /// Writes a file of mode 0600. It is written under another name in the same folder and put in place when complete, so
        /// that no reader sees half of it and no link that lies in wait is followed.
        static func write(_ bytes: [UInt8], to path: String) throws {
            let draft = "\(path).\(getpid()).new"
            unlink(draft)
            let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard file >= 0 else { throw failure("create", draft) }
            do {
                try write(bytes, to: file, draft)
                guard fsync(file) == 0 else { throw failure("write", draft) }
            } catch {
                close(file)
                unlink(draft)
                throw error
            }
            guard close(file) == 0, rename(draft, path) == 0 else {
                let error = failure("write", path)
                unlink(draft)
                throw error
            }
        }

        private static func write(_ bytes: [UInt8], to file: Int32, _ path: String) throws {
            var rest = bytes[...]
            while !rest.isEmpty {
                #if canImport(Darwin)
                    let written = rest.withUnsafeBytes { Darwin.write(file, $0.baseAddress, $0.count) }
                #elseif canImport(Glibc)
                    let written = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
                #else
                    let written = rest.withUnsafeBytes { Musl.write(file, $0.baseAddress, $0.count) }
                #endif
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { throw failure("write", path) }
                rest = rest.dropFirst(written)
            }
        }

        private static func failure(_ verb: String, _ path: String) -> ServerError {
            ServerError("cannot \(verb) \(path): \(String(cString: strerror(errno)))")
        }
    }
#endif
