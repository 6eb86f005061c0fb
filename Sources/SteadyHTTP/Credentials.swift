#if HTTP
    package import SteadyModel
    import Synchronization

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// By what requests show who sends them; reads a token file and runs an exec plugin anew when what it knows is old.
    package final class Credentials: Sendable {
        /// What a request is sent with.
        package struct Current: Sendable, Hashable {
            /// The value of the `Authorization` header; `nil` for none. Secret.
            package var header: String?
            /// What the exec plugin gave.
            var plugin: ExecCredential?
        }

        private static let maximumAge = Duration.seconds(60)

        private struct Read {
            var token: String
            var time: MonotonicClock.Instant
        }

        private let fixed: String?
        private let file: String?
        private let exec: ExecAuthenticator?
        private let platform: Platform
        private let last = Mutex<Read?>(nil)

        /// - Throws: if a token, name or password cannot stand in a header.
        package init(_ access: ClusterAccess, _ platform: Platform) throws(AccessError) {
            file = access.tokenFile
            self.platform = platform
            if let token = access.token {
                fixed = try Self.bearer(token, "token")
            } else if let username = access.username {
                let pair = "\(username):\(access.password ?? "")"
                fixed = "Basic \(Data(pair.utf8).base64EncodedString())"
            } else {
                fixed = nil
            }
            exec = try access.exec.map { plugin throws(AccessError) in try ExecAuthenticator.shared(plugin, access) }
        }

        /// What to send a request with now.
        ///
        /// - Throws: if there is a token file that never could be read and nothing else to go by, or if the exec plugin fails;
        ///   `CancellationError` if the task is cancelled while the plugin runs.
        package func current() async throws -> Current {
            let header = try header()
            guard let exec else { return Current(header: header) }
            let given = try await exec.credential(platform)
            return Current(header: try header ?? given.token.map { try Self.bearer($0, "exec") }, plugin: given)
        }

        /// Whether there are other credentials than those that the server did not accept.
        ///
        /// - Returns: `false` also if they cannot be had.
        package func hasOthers(than rejected: Current) async -> Bool {
            if let plugin = rejected.plugin { exec?.forget(plugin) }
            last.withLock { last in
                // The token is kept for when the file cannot be read, but is too old to go by.
                if let read = last, file != nil {
                    last = Read(token: read.token, time: read.time.advanced(by: .zero - Self.maximumAge - .seconds(1)))
                }
            }
            guard file != nil || exec != nil, let others = try? await current() else { return false }
            return others != rejected
        }

        /// The value of the header, without what a plugin gives.
        private func header() throws(AccessError) -> String? {
            guard let file else { return fixed }
            let now = platform.clock.now
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

    extension Credentials.Current: CustomStringConvertible, CustomReflectable {
        package var description: String { header == nil ? "no header" : "a header (redacted)" }
        package var customMirror: Mirror { Mirror(self, children: []) }
    }
#endif
