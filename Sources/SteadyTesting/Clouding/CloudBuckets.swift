import SteadyClient
import SteadyCodec
import SteadyModel
import Synchronization

/// Buckets of a cloud, as an operator reaches them: each call can fail as calls of clouds do, before its effect and after it, and the search
/// knows what is left behind.
///
/// ```swift
/// stage.run { manager, process in
///     manager.controller(for: Site.self, finalizer: "example.org/bucket", SiteReconciler(cloud: process.buckets()))
/// }
/// ```
///
/// *What is wrong.* Besides what ``Exploration`` judges: a bucket that the operator made and that no object speaks of in the end is a leak
/// (``Finding/Kind/leak``), and one that only its tags tie to an object which names another with the same tags is a duplicate
/// (``Finding/Kind/duplicate``). An object speaks of a bucket if the bucket's name, or the value of one of its tags (the object's uid, a token),
/// stands as a word anywhere in it.
public struct CloudBuckets: Sendable {
    /// How soon a list knows of what was made and deleted.
    public struct Listing: Sendable, Hashable {
        let delay: Duration?
        /// At once.
        public static let consistent = Listing(delay: nil)

        /// Some lists show what was there so long ago.
        ///
        /// - Parameter time: how long, of virtual time; greater than zero.
        public static func eventual(within time: Duration) -> Listing { Listing(delay: time > .zero ? time : nil) }
    }

    /// A bucket.
    public struct Bucket: Sendable, Hashable {
        /// Its name, the only one of all buckets in the cloud.
        public let name: String
        /// What it was tagged with when it was made.
        public let tags: [String: String]
    }

    /// Which cloud it is, in reports.
    public let name: String
    private let listing: Listing
    private let process: OperatorProcess

    init(name: String, listing: Listing, process: OperatorProcess) {
        self.name = name
        self.listing = listing
        self.process = process
    }

    /// Makes a bucket.
    ///
    /// - Parameters:
    ///   - bucket: its name; the cloud makes one if there is none, another each time.
    ///   - tags: what it is tagged with.
    /// - Returns: the bucket.
    /// - Throws: ``CloudError`` with ``CloudError/Code/alreadyExists`` if there is one of that name, whoever made it; with another code if the
    ///   cloud refuses; `TransportError` if no answer came, and then it may have been made.
    @discardableResult
    public func create(_ bucket: String? = nil, tags: [String: String] = [:]) async throws -> Bucket {
        let made = try await call("create a bucket in \(name)") { life in life.createBucket(bucket, tags, in: name) }
        guard let made else { throw CloudError(code: .alreadyExists, what: bucket ?? "") }
        return Bucket(name: made, tags: tags)
    }

    /// A bucket, as it is now.
    ///
    /// - Parameter bucket: its name.
    /// - Returns: the bucket; `nil` if there is none.
    /// - Throws: ``CloudError`` if the cloud refuses; `TransportError` if no answer came.
    public func get(_ bucket: String) async throws -> Bucket? {
        try await call("get a bucket of \(name)", isWrite: false) { life in
            life.contents.external(name)[bucket].map { Bucket(name: bucket, tags: Self.tags($0)) }
        }
    }

    /// All buckets, by name; as they were a while ago, where lists are ``Listing/eventual(within:)``.
    ///
    /// - Throws: ``CloudError`` if the cloud refuses; `TransportError` if no answer came.
    public func list() async throws -> [Bucket] {
        try await call("list buckets of \(name)", isWrite: false) { life in
            var buckets = life.contents.external(name)
            if let delay = listing.delay, let past = life.buckets(of: name, before: delay),
                life.choose([.outdated], at: "list of \(name)") != nil
            {
                buckets = past
            }
            return buckets.sorted { $0.key < $1.key }.map { Bucket(name: $0.key, tags: Self.tags($0.value)) }
        }
    }

    /// Deletes a bucket.
    ///
    /// - Parameter bucket: its name.
    /// - Throws: ``CloudError`` with ``CloudError/Code/noSuchBucket`` if there is none; with another code if the cloud refuses;
    ///   `TransportError` if no answer came, and then it may be gone.
    public func delete(_ bucket: String) async throws {
        let wasThere = try await call("delete a bucket of \(name)") { life in life.removeBucket(bucket, from: name) }
        if !wasThere { throw CloudError(code: .noSuchBucket, what: bucket) }
    }

    private static func tags(_ value: JSONValue) -> [String: String] {
        Dictionary((value.objectValue ?? JSONObject()).map { ($0.name, $0.value.stringValue ?? "") }) { $1 }
    }

    private func call<Result: Sendable>(
        _ label: String, isWrite: Bool = true, _ body: @escaping @Sendable (Lifetime) -> Result
    ) async throws -> Result {
        let refusal: @Sendable (Perturbation) -> (any Error)? = { fault in
            switch fault {
            case .busy: CloudError(code: .slowDown, what: label)
            case .failed: CloudError(code: .internalError, what: label)
            case .unavailable: CloudError(code: .unavailable, what: label)
            default: nil
            }
        }
        return try await process.life.call(label, by: process, isWrite: isWrite, refusal: refusal, body)
    }
}

/// A cloud's answer that it will not, or cannot.
public struct CloudError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Why.
    public enum Code: String, Sendable {
        /// There is no bucket of that name.
        case noSuchBucket = "NoSuchBucket"
        /// There is one of that name already.
        case alreadyExists = "BucketAlreadyExists"
        /// Too many requests: nothing was done.
        case slowDown = "SlowDown"
        /// Nothing was done.
        case internalError = "InternalError"
        /// Nothing was done.
        case unavailable = "ServiceUnavailable"
    }

    /// Why.
    public var code: Code
    /// Which bucket, or what was asked for.
    public var what: String
    public var description: String { "\(code.rawValue): \(what)" }
}

extension OperatorProcess {
    /// The buckets of a cloud, as this process reaches them.
    ///
    /// - Parameters:
    ///   - name: which cloud; all with one name are the same, and outlive the process.
    ///   - listing: how soon lists know of changes.
    public func buckets(_ name: String = "cloud", listing: CloudBuckets.Listing = .consistent) -> CloudBuckets {
        life.state.withLock { _ = $0.clouds.insert(name) }
        return CloudBuckets(name: name, listing: listing, process: self)
    }
}
