import SteadyClient
import SteadyCodec
import SteadyModel

extension Context {
    /// Replaces the object's finalizers, if it is as it was seen. For reconcilers that need one only for some of their objects; others name it
    /// where the controller is made.
    ///
    /// - Parameter finalizers: all of them, those of others, too: a merge patch cannot change a part of a list.
    /// - Throws: `APIError`, with `isConflict` if the object has changed. That an object which is being deleted is gone already is none.
    public func setFinalizers(_ finalizers: [String]) async throws {
        let object = object
        var metadata: JSONValue = ["finalizers": .array(finalizers.map { .string($0) })]
        if let uid = object.metadata.uid { metadata["uid"] = .string(uid) }
        if let version = object.metadata.resourceVersion { metadata["resourceVersion"] = .string(version) }
        do {
            try await patch(R.self, object.key, .merge(["metadata": metadata]))
        } catch let error as APIError where error.isNotFound && object.isBeingDeleted {
            // Gone already: that is what was wanted.
        }
    }
}
