#if Server
    public import Logging

    extension APIServer {
        /// How a cluster is served.
        public struct Configuration: Sendable {
            /// The name or address to listen on; it becomes a name of the certificate, besides `localhost`, `127.0.0.1`, `::1`.
            public var host: String
            /// The port to listen on; 0 for any that is free.
            public var port: Int
            /// Host and port that clients are told in discovery; `nil` for those the server listens on.
            public var advertisedAddress: String?
            /// The bearer token of the administrator; `nil` for that of the server's identity, 256 random bits.
            public var token: String?
            /// Who may sign certificates of clients besides the server's own authority, as PEM texts of one or more certificates each.
            public var clientAuthorities: [String] = []
            /// The largest request body in bytes; a larger one is answered with 413.
            public var maximumBodySize: Int
            /// The largest sum of header names and values in bytes; more is answered with 400.
            public var maximumHeaderSize: Int
            /// After how long without a request a connection is closed; watches are not idle.
            public var idleTimeout: Duration
            /// How long a client may take to begin its first request after it connected, and each client to send the whole of a
            /// request that it has begun; then the connection is closed.
            public var requestTimeout: Duration = .seconds(60)
            /// How long a client may leave unread what it is sent, watches included; then the connection is closed.
            public var stallTimeout: Duration = .seconds(60)
            /// Whether answers of more than 128 KB, but for watches, are compressed with gzip for clients that ask for it, as most do.
            /// An API server does that; over loopback it costs more time than it saves.
            public var compressesAnswers = false
            /// Where the HTTP machinery logs; silent by default. Tokens are never logged.
            public var logger: Logger

            /// A configuration of these parts.
            public init(
                host: String = "127.0.0.1", port: Int = 0, token: String? = nil, maximumBodySize: Int = 3 << 20,
                maximumHeaderSize: Int = 128 << 10, idleTimeout: Duration = .seconds(180),
                logger: Logger = Logger(label: "steady.server") { _ in SwiftLogNoOpLogHandler() }
            ) {
                self.host = host
                self.port = port
                self.token = token
                self.maximumBodySize = maximumBodySize
                self.maximumHeaderSize = maximumHeaderSize
                self.idleTimeout = idleTimeout
                self.logger = logger
            }
        }
    }

    extension APIServer.Configuration: CustomStringConvertible, CustomDebugStringConvertible {
        public var description: String { "\(host):\(port)\(token == nil ? "" : ", token (redacted)")" }
        public var debugDescription: String { description }
    }
#endif
