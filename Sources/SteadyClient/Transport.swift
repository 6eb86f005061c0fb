/// The one seam to a cluster: a request in, a response or a stream of bytes out.
///
/// The HTTP transport, the embedded API server, the fault injector and the recorder are transports of equal rank; nothing
/// above knows which one it has.
public protocol Transport: Sendable {
    /// Sends a request and returns the whole response, whatever its status code.
    ///
    /// - Throws: ``TransportError`` if no response came; `CancellationError` if the task was cancelled, and then nothing is
    ///   sent after.
    func send(_ request: APIRequest) async throws -> APIResponse

    /// Sends a request and gives its body piece by piece to `consume`; the stream ends when `consume` returns.
    ///
    /// - Throws: what `consume` throws, and as ``send(_:)``.
    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result

    /// Sends a request that asks for a connection of messages both ways, as a WebSocket is, and gives that to `body`; it is closed
    /// when `body` returns. A transport that has no such connections need not implement it, and throws ``RequestError``.
    ///
    /// - Parameters:
    ///   - request: what to connect to.
    ///   - protocols: what may be spoken there, best first.
    ///   - body: speaks one of them.
    /// - Throws: ``APIError`` if the server refuses, what `body` throws, and as ``send(_:)``.
    func withConnection<Result: Sendable>(
        _ request: APIRequest, protocols: [String], _ body: (APIConnection) async throws -> Result
    ) async throws -> Result
}

/// A request to an API server.
public struct APIRequest: Sendable, Hashable {
    /// The HTTP methods the API uses.
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// A query parameter; names may repeat.
    public struct QueryItem: Sendable, Hashable {
        /// The name, not percent-encoded.
        public var name: String
        /// The value, not percent-encoded.
        public var value: String

        /// A parameter.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The HTTP method.
    public var method: Method
    /// The path from the root, not percent-encoded: `/api/v1/namespaces/default/pods`.
    public var path: String
    /// Query parameters in order.
    public var query: [QueryItem]
    /// Header fields; names are lower case.
    public var headers: [String: String]
    /// The body, if any.
    public var body: [UInt8]?
    /// What was odd in the YAML that the body was made of, each as the text of a warning.
    package var bodyProblems: [String] = []

    /// A request of these parts.
    public init(
        _ method: Method, _ path: String, query: [QueryItem] = [], headers: [String: String] = [:], body: [UInt8]? = nil
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// The value of the first query parameter of that name.
    public func queryValue(_ name: String) -> String? { query.first { $0.name == name }?.value }
}

/// A response whose body has come whole.
public struct APIResponse: Sendable, Hashable {
    /// The HTTP status code.
    public var status: Int
    /// Header fields; names are lower case.
    public var headers: [String: String]
    /// `Warning` header texts, in order.
    public var warnings: [String]
    /// The body.
    public var body: [UInt8]

    /// A response of these parts.
    public init(status: Int, headers: [String: String] = [:], warnings: [String] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.warnings = warnings
        self.body = body
    }
}

/// A response whose body comes piece by piece.
public struct APIStream: Sendable {
    /// The HTTP status code.
    public var status: Int
    /// Header fields; names are lower case.
    public var headers: [String: String]
    /// `Warning` header texts, in order.
    public var warnings: [String]
    /// The pieces of the body, cut anywhere; one reader only.
    public var chunks: Chunks

    /// A response of these parts.
    ///
    /// - Parameters:
    ///   - status: the HTTP status code.
    ///   - headers: header fields; names are lower case.
    ///   - warnings: `Warning` header texts, in order.
    ///   - next: gives the next piece, `nil` at the end; called by one task at a time.
    public init(
        status: Int, headers: [String: String] = [:], warnings: [String] = [],
        next: @escaping @Sendable () async throws -> [UInt8]?
    ) {
        self.status = status
        self.headers = headers
        self.warnings = warnings
        self.chunks = Chunks(next: next)
    }

    /// The same stream with something done around every read: a delay, a count, a failure. For transports that wrap others.
    public func wrapping(
        _ read: @escaping @Sendable (_ next: @Sendable () async throws -> [UInt8]?) async throws -> [UInt8]?
    ) -> APIStream {
        let next = chunks.next
        return APIStream(status: status, headers: headers, warnings: warnings) { try await read(next) }
    }

    /// The pieces of a body.
    public struct Chunks: AsyncSequence, Sendable {
        let next: @Sendable () async throws -> [UInt8]?

        /// Reads the pieces one by one.
        public struct AsyncIterator: AsyncIteratorProtocol {
            let pull: @Sendable () async throws -> [UInt8]?
            public mutating func next() async throws -> [UInt8]? { try await pull() }
        }

        public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pull: next) }
    }
}

/// Why no response came.
public struct TransportError: Error, Sendable, CustomStringConvertible {
    /// How far the request got.
    public struct Phase: Sendable, Hashable, CustomStringConvertible {
        public let description: String
        /// No connection was made: the request was certainly not processed.
        public static let connect = Phase(description: "connect")
        /// The request was being sent: it may have been processed.
        public static let send = Phase(description: "send")
        /// The response was being received: the request was very likely processed.
        public static let receive = Phase(description: "receive")
        /// The time was up that the caller gave: the request may have been processed.
        public static let deadline = Phase(description: "finish in time")
    }

    /// How far the request got.
    public var phase: Phase
    /// What happened, for people.
    public var message: String
    /// Method and path of the request.
    public var request: String

    /// An error of these parts.
    public init(phase: Phase, message: String, request: APIRequest) {
        self.phase = phase
        self.message = message
        self.request = "\(request.method.rawValue) \(request.path)"
    }

    public var description: String { "\(request): \(message) (while trying to \(phase))" }
}
