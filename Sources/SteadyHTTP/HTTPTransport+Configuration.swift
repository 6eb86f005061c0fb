#if HTTP
    public import Logging

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    extension HTTPTransport {
        /// How requests are sent.
        public struct Configuration: Sendable {
            /// How long making a connection may take, TLS included.
            public var connectTimeout: Duration
            /// How long a request may take from its sending to the last byte of its answer; streams have no such bound.
            public var requestTimeout: Duration
            /// The largest answer in bytes, inflated, that is collected whole; streams have no such bound.
            public var maximumResponseSize: Int
            /// How many connections of HTTP/1.1 there are at most for requests that are no streams; further requests wait for one, for up to
            /// `connectTimeout`. Each stream has a connection of its own beside them.
            public var maximumConnections: Int
            /// After how long without a request a connection is closed.
            public var idleTimeout: Duration = .seconds(90)
            /// Whether HTTP/2 is offered to the server, which shares one connection among many requests; without it HTTP/1.1 is spoken, with
            /// a connection for each request that is under way. Over HTTP/2 a small request takes a third more processor time and a list a
            /// fifth more, so that it is for who must not have many connections.
            public var allowsHTTP2 = false
            /// Whether streams (watches, lists that are read piece by piece, logs) share the HTTP/2 connection of other requests, if there is one;
            /// else each takes a connection of its own, with HTTP/1.1. Over HTTP/2 up to 8 MB of each are read ahead of whoever reads, and
            /// held several times over, and reading takes at least twice the processor time.
            public var sharesConnectionsOfStreams = false
            /// After how long without a byte from the server it is asked for a sign of life; when none has come after as long again the
            /// connection is closed, and its requests and watches fail. `nil` for never.
            ///
            /// Over HTTP/2 it is a ping. Over HTTP/1.1 it is the system's keep-alive: in whole seconds on Linux, elsewhere when the system likes.
            public var pingInterval: Duration? = .seconds(20)
            /// The name of the program in the server's logs; its start, up to the slash, owns fields written without a field
            /// manager.
            public var userAgent: String
            /// Where warnings go, such as that a server's certificate is not verified. Secrets are never logged.
            public var logger = Logger(label: "steady.http")

            /// A configuration of these parts.
            public init(
                connectTimeout: Duration = .seconds(10), requestTimeout: Duration = .seconds(30),
                maximumResponseSize: Int = 256 << 20, maximumConnections: Int = 256,
                userAgent: String = HTTPTransport.userAgent()
            ) {
                self.connectTimeout = connectTimeout
                self.requestTimeout = requestTimeout
                self.maximumResponseSize = maximumResponseSize
                self.maximumConnections = maximumConnections
                self.userAgent = userAgent
            }
        }

        /// What a program calls itself: `NAME/VERSION (OS/ARCH) steady/VERSION`.
        ///
        /// - Parameters:
        ///   - program: the name; `nil` for that of the file that runs.
        ///   - version: the version of the program.
        public static func userAgent(program: String? = nil, version: String = "unknown") -> String {
            let name = program ?? ProcessInfo.processInfo.processName
            return "\(token(name))/\(token(version)) (\(system)/\(architecture)) steady/\(steadyVersion)"
        }

        /// The version of Steady.
        private static let steadyVersion = "0.1.0"

        /// A text as it may stand in the header.
        private static func token(_ text: String) -> String {
            let kept = text.unicodeScalars.filter {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789-._+~".unicodeScalars.contains($0))
            }
            return kept.isEmpty ? "unknown" : String(String.UnicodeScalarView(kept))
        }

        private static var system: String {
            #if os(Linux)
                "linux"
            #elseif os(macOS)
                "darwin"
            #else
                "unknown"
            #endif
        }

        private static var architecture: String {
            #if arch(x86_64)
                "amd64"
            #elseif arch(arm64)
                "arm64"
            #else
                "unknown"
            #endif
        }
    }
#endif
