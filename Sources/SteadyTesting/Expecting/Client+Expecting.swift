public import SteadyClient
import SteadyCodec
public import SteadyModel

extension Client {
    /// Waits until an object is as it should be, and gives it: for tests of what comes to be in time.
    ///
    /// ```swift
    /// let pod = try await client.eventually(Pod.self, "web-0") { $0?.status?.phase == "Running" }
    /// try await client.eventually(Pod.self, "web-1") { $0 == nil }
    /// ```
    ///
    /// Time is the client's: under a simulation it takes none.
    ///
    /// - Parameters:
    ///   - type: the kind.
    ///   - name: which one.
    ///   - namespace: where; without effect on kinds that lie in no namespace.
    ///   - limit: how long at most; a minute by default.
    ///   - interval: how often the server is asked; ten times a second by default.
    ///   - holds: whether it is so; `nil` stands for an object that is not there.
    /// - Returns: the object as it was when it held.
    /// - Throws: ``ExpectationError`` with what is there instead, once the time is up; what `holds` throws; `APIError`;
    ///   `CancellationError`.
    @discardableResult
    public func eventually<R: Resource>(
        _ type: R.Type, _ name: String, in namespace: String = "default", within limit: Duration = .seconds(60),
        every interval: Duration = .milliseconds(100), _ holds: (R?) throws -> Bool
    ) async throws -> R? {
        let key = ObjectKey(namespace: R.resourceType.scope == .namespaced ? namespace : nil, name: name)
        let end = platform.clock.now + limit
        while true {
            let object = try await find(type, key)
            if try holds(object) { return object }
            guard platform.clock.now < end else {
                throw ExpectationError("\(R.resourceType) \(key) is not as it should be after \(limit)", object)
            }
            try await platform.clock.sleep(for: interval)
        }
    }

    /// Watches an object stay as it should be for a while: for tests of what must not happen.
    ///
    /// - Parameters:
    ///   - type: the kind.
    ///   - name: which one.
    ///   - namespace: where; without effect on kinds that lie in no namespace.
    ///   - time: for how long; ten seconds by default.
    ///   - interval: how often the server is asked; ten times a second by default.
    ///   - holds: whether it is so; `nil` stands for an object that is not there.
    /// - Throws: ``ExpectationError`` with what was there instead; what `holds` throws; `APIError`; `CancellationError`.
    public func consistently<R: Resource>(
        _ type: R.Type, _ name: String, in namespace: String = "default", for time: Duration = .seconds(10),
        every interval: Duration = .milliseconds(100), _ holds: (R?) throws -> Bool
    ) async throws {
        let key = ObjectKey(namespace: R.resourceType.scope == .namespaced ? namespace : nil, name: name)
        let start = platform.clock.now
        while true {
            let object = try await find(type, key)
            let now = platform.clock.now
            guard try holds(object) else {
                let after = start.duration(to: now)
                throw ExpectationError("\(R.resourceType) \(key) did not stay as it should, after \(after)", object)
            }
            guard now < start + time else { return }
            try await platform.clock.sleep(for: interval)
        }
    }
}

/// Something did not come to be, or did not stay; with what there was instead.
public struct ExpectationError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ what: String, _ object: (some Resource)?) {
        guard let object, let value = try? JSONValue(encoding: object) else {
            description = "\(what): it is not there"
            return
        }
        description = "\(what):\n\(ClusterSnapshot.yaml(of: value))"
    }
}
