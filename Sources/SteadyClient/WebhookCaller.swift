public import SteadyCodec

/// The way from a cluster to the webhooks that its configurations name.
///
/// An embedded cluster asks handlers in its own process first, and this for all others. Time limits are the cluster's: a call
/// that takes too long is cancelled.
public protocol WebhookCaller: Sendable {
    /// Posts a review to a webhook.
    ///
    /// - Returns: the status code and the body of the answer.
    /// - Throws: ``WebhookCallError`` if no answer came; `CancellationError` if the task was cancelled.
    func call(_ call: WebhookCall) async throws -> (status: Int, body: [UInt8])
}

/// One call of a webhook.
public struct WebhookCall: Sendable, Hashable {
    /// Where the webhook is.
    public enum Place: Sendable, Hashable {
        /// At a URL.
        case url(String)
        /// Behind a Service of the cluster.
        case service(Service)
    }

    /// A Service of the cluster that a webhook is behind.
    public struct Service: Sendable, Hashable {
        /// The Service's name.
        public var name: String
        /// The Service's namespace.
        public var namespace: String
        /// The port of the Service.
        public var port: Int
        /// The path below, with its slash; empty for the root.
        public var path: String
        /// The name outside the cluster that a Service of type `ExternalName` stands for.
        public var externalName: String?
        /// The address of the Service in the cluster's network.
        public var clusterIP: String?

        /// A Service of these parts.
        ///
        /// - Parameters:
        ///   - name: the Service's name.
        ///   - namespace: the Service's namespace.
        ///   - port: the port of the Service.
        ///   - path: the path below, with its slash; empty for the root.
        public init(_ name: String, namespace: String, port: Int = 443, path: String = "") {
            self.name = name
            self.namespace = namespace
            self.port = port
            self.path = path
        }

        /// The name that the webhook's certificate has to bear: `hooks.default.svc`.
        public var serverName: String { "\(name).\(namespace).svc" }
    }

    /// Where the webhook is.
    public var place: Place
    /// The certificates of the authorities to trust, as PEM; empty for those of the system.
    public var authority: [UInt8]
    /// How long the webhook may take, as it is told in the query; `nil` if it is not told.
    public var timeout: Duration?
    /// The review.
    public var review: JSONValue

    /// A call of these parts.
    public init(place: Place, authority: [UInt8] = [], timeout: Duration? = nil, review: JSONValue) {
        self.place = place
        self.authority = authority
        self.timeout = timeout
        self.review = review
    }

    /// The URL that is posted to, as messages show it.
    public var url: String {
        var base: String
        switch place {
        case .url(let url):
            // What is behind the path is not sent.
            base = String(url.prefix { $0 != "?" && $0 != "#" })
            let slashes = base.split(separator: "/", omittingEmptySubsequences: false).count
            if slashes < 4 { base += "/" }
        case .service(let service):
            base = "https://\(service.serverName):\(service.port)\(service.path.isEmpty ? "/" : service.path)"
        }
        guard let timeout else { return base }
        return "\(base)?timeout=\(timeout.components.seconds)s"
    }
}

/// Why a webhook could not be called.
public struct WebhookCallError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong, without the URL: `dial tcp 10.0.0.1:443: connect: connection refused`.
    public let description: String

    /// An error with this text.
    public init(_ description: String) { self.description = description }
}
