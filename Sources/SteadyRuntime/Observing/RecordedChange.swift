import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyModel

/// A change that a reconcile was asked for, kept by reference: what it was in detail is found out when somebody asks.
protocol RecordedChange: Sendable {
    var type: ResourceType { get }
    var key: ObjectKey { get }
    var isOwnWrite: Bool { get }
    var old: ObjectState? { get }
    var new: ObjectState? { get }
}

/// An object at one moment.
struct ObjectState: Sendable {
    let version: String?
    let json: @Sendable () -> JSONValue?
    /// A later state, as a server sends it, in the same form: with the fields that the type has.
    let reading: @Sendable (_ answer: [UInt8]) -> JSONValue?

    init<Object: APIObject>(_ object: Object) {
        version = object.metadata.resourceVersion
        json = { try? JSONValue(encoding: object) }
        reading = { try? JSONValue(encoding: JSON.decode(Object.self, from: $0, options: .cached)) }
    }
}

/// A change of an object of any kind.
final class TypedChange<Object: Resource>: RecordedChange {
    private let change: Change<Object>

    init(_ change: Change<Object>) { self.change = change }

    var type: ResourceType { Object.resourceType }
    var key: ObjectKey { change.object.key }
    var isOwnWrite: Bool { change.isOwnWrite }
    var old: ObjectState? { change.kind == .added ? nil : change.old.map { ObjectState($0) } }
    var new: ObjectState? { change.new.map { ObjectState($0) } }
}
