#if HTTP
    package import SteadyModel
    import Synchronization

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// The `Authorization` header of requests; reads a token file anew when what it knows is old.
    package final class Credentials: Sendable {
        private static let maximumAge = Duration.seconds(60)

        private struct Read {
            var token: String
            var time: MonotonicClock.Instant
        }

        private let fixed: String?
        private let file: String?
        private let clock: MonotonicClock
        private let last = Mutex<Read?>(nil)

        /// - Throws: if a token, name or password cannot stand in a header.
        package init(_ access: ClusterAccess, clock: MonotonicClock) throws(AccessError) {
            file = access.tokenFile
            self.clock = clock
            if let token = access.token {
                fixed = try Self.bearer(token, "token")
            } else if let username = access.username {
                let pair = "\(username):\(access.password ?? "")"
                fixed = "Basic \(Data(pair.utf8).base64EncodedString())"
            } else {
                fixed = nil
            }
        }

        /// The value of the header now; `nil` for none.
        ///
        /// - Throws: if there is a token file that never could be read, and nothing else to go by.
        package func header() throws(AccessError) -> String? {
            guard let file else { return fixed }
            let now = clock.now
            let known = last.withLock { $0 }
            if let known, known.time.duration(to: now) <= Self.maximumAge { return known.token }
            do throws(AccessError) {
                let token = try Self.bearer(ConfigFile.text(file), file)
                last.withLock { $0 = Read(token: token, time: now) }
                return token
            } catch {
                // While a token is being replaced the old one is as good as any.
                if let token = known?.token ?? fixed { return token }
                throw error
            }
        }

        private static func bearer(_ token: String, _ place: String) throws(AccessError) -> String {
            guard !token.isEmpty, token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
                throw AccessError(place, "the token is empty or has characters that a header may not have")
            }
            return "Bearer \(token)"
        }
    }
#endif
