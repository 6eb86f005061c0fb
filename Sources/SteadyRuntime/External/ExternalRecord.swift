import SteadyClient
import SteadyCodec
public import SteadyModel

/// Where an object says what was made for it outside the cluster.
public struct ExternalRecord<R: Resource>: Sendable {
    let place: String
    let read: @Sendable (R) -> ExternalIntent?
    /// Refused by the server if the object has changed since it was read.
    let write: @Sendable (Context<R>, ExternalIntent?) async throws -> Void

    /// An annotation, in JSON. One for each thing that is made.
    ///
    /// - Parameter name: such as `example.org/bucket`.
    public static func annotation(_ name: String) -> ExternalRecord {
        ExternalRecord(
            place: "annotation \(name)",
            read: { object in
                object.metadata.annotations?[name].flatMap { try? JSON.decode(ExternalIntent.self, from: Array($0.utf8)) }
            },
            write: { context, intent in
                let text = try intent.map { String(decoding: try JSONValue(encoding: $0).serialized(), as: UTF8.self) }
                let object = context.object
                var metadata: JSONValue = ["annotations": [name: text.map { .string($0) } ?? .null]]
                if let uid = object.metadata.uid { metadata["uid"] = .string(uid) }
                if let version = object.metadata.resourceVersion { metadata["resourceVersion"] = .string(version) }
                try await context.patch(R.self, object.key, .merge(["metadata": metadata]))
            })
    }
}

extension ExternalRecord where R: StatusResource {
    /// A field of the status. One for each thing that is made.
    ///
    /// - Parameter field: such as `\.bucket`.
    public static func status(_ field: any WritableKeyPath<R.Status, ExternalIntent?> & Sendable) -> ExternalRecord {
        ExternalRecord(
            place: "status", read: { $0.status?[keyPath: field] },
            write: { context, intent in try await context.updateStatus { $0[keyPath: field] = intent } })
    }
}
