import SteadyCodec
import SteadyModel

/// In which form a client asked for objects.
enum ObjectForm: String, Sendable {
    case whole
    case table
    case metadataOnly

    /// Reads the `Accept` header: the first form the server can make.
    init(accept: String?) {
        for range in (accept ?? "").lowercased().split(separator: ",") {
            if range.contains("as=table") {
                self = .table
                return
            }
            if range.contains("as=partialobjectmetadata") {
                self = .metadataOnly
                return
            }
            if range.contains("json") || range.contains("*/*") { break }
        }
        self = .whole
    }

    /// The object's JSON text in this form and in the version asked for.
    ///
    /// - Parameter time: now, for columns that say how long ago something was.
    func bytes(of object: StoredObject, _ definition: ResourceDefinition, at time: Timestamp) -> [UInt8] {
        switch self {
        case .whole where definition.version == definition.storageVersion: object.bytes
        case .whole: definition.inRequestedVersion(object.value).serialized()
        case .table: Table.table(of: [object.value], definition, listMetadata: nil, at: time).serialized()
        case .metadataOnly: Self.metadata(of: object.value, kind: "PartialObjectMetadata").serialized()
        }
    }

    static func metadata(of value: JSONValue, kind: String) -> JSONValue {
        ["kind": .string(kind), "apiVersion": "meta.k8s.io/v1", "metadata": value["metadata"] ?? [:]]
    }
}

extension ResourceDefinition {
    /// The object with the `apiVersion` of this version; versions of a kind share one schema or convert without change.
    func inRequestedVersion(_ value: JSONValue) -> JSONValue {
        guard version != storageVersion else { return value }
        var value = value
        value["apiVersion"] = .string(apiVersion)
        return value
    }

    func inStorageVersion(_ value: JSONValue) -> JSONValue {
        guard version != storageVersion else { return value }
        var value = value
        value["apiVersion"] = .string(storageAPIVersion)
        return value
    }
}
