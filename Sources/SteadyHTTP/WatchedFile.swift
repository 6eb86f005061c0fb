#if HTTP
    import Synchronization

    /// A small file that is read anew when it has changed.
    final class WatchedFile: Sendable {
        private struct Read {
            var stamp: ConfigFile.Stamp
            var bytes: [UInt8]
        }

        let path: String
        private let last = Mutex<Read?>(nil)

        init(_ path: String) { self.path = path }

        /// The bytes of the file now. While it is being replaced, the old ones are as good as any.
        ///
        /// - Throws: if it never could be read.
        func bytes() throws(AccessError) -> [UInt8] {
            let known = last.withLock { $0 }
            // Taken before the file is read: a change in between is seen the next time.
            let stamp = ConfigFile.Stamp(path)
            if let known, stamp == nil || known.stamp == stamp { return known.bytes }
            do throws(AccessError) {
                let bytes = try ConfigFile.read(path)
                if let stamp { last.withLock { $0 = Read(stamp: stamp, bytes: bytes) } }
                return bytes
            } catch {
                if let known { return known.bytes }
                throw error
            }
        }
    }
#endif
