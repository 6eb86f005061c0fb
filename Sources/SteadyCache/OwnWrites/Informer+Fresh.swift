import SteadyClient
import SteadyCodec
public import SteadyModel

extension Informer {
    /// Reads an object from the server and makes sure that it is as the caller has seen it.
    ///
    /// For decisions that a stale view must not make.
    ///
    /// - Parameter seen: the object as it was read from the cache.
    /// - Returns: the object, whole: with what the cache leaves out.
    /// - Throws: ``StaleViewError`` if it has changed, is gone, or is another of that name; `APIError`, `TransportError`.
    @discardableResult
    public func confirmFresh(_ seen: Object) async throws -> Object {
        var resources = resources
        resources.client.decoding = .default
        let found: Object
        do {
            found = try await resources.get(seen.key)
        } catch let error as APIError where error.isNotFound && !error.isResourceMissing {
            throw StaleViewError("\(type) \(seen.key) is gone; the cache still has it")
        }
        try StaleViewError.check(found, is: seen, type)
        return found
    }

    /// Makes sure that the server has no object of a name: absence from a cache is not absence from the cluster.
    ///
    /// - Throws: ``StaleViewError`` if it has; `APIError`, `TransportError`.
    public func confirmAbsent(_ key: ObjectKey) async throws {
        guard try await resources.find(key) == nil else {
            throw StaleViewError("\(type) \(key) exists; the cache does not have it yet")
        }
    }
}

/// A cache was behind the server where that matters.
public struct StaleViewError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is different on the server.
    public var description: String

    /// An error that says this.
    public init(_ description: String) { self.description = description }

    /// Makes sure that an object is the one that was seen.
    package static func check<Object: APIObject>(_ found: Object, is seen: Object, _ type: ResourceType) throws(StaleViewError) {
        guard found.metadata.uid == seen.metadata.uid, found.metadata.resourceVersion == seen.metadata.resourceVersion else {
            throw StaleViewError(
                "\(type) \(seen.key) is at version \(found.metadata.resourceVersion ?? "?"), the cache at "
                    + "\(seen.metadata.resourceVersion ?? "?")")
        }
    }
}
