import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting

/// The kinds of the bugs' little world. They have the same few fields; each bug uses some.
struct Sample<Name: SampleName>: StatusResource {
    static var resourceType: ResourceType { ResourceType(group: "bugs.example", version: "v1", kind: Name.kind) }

    var metadata = ObjectMeta()
    var spec = Spec()
    var status: Status?

    struct Spec: Codable, Hashable, Sendable {
        var n: Int?
        var isProxied: Bool?
        var phase: String?
        var selector: String?
        var port: Int?
        var secret: String?
        var size: Int?
    }

    struct Status: StatusValue {
        var phase: String?
        var id: String?
        var isReady: Bool?
        var observedGeneration: Int64?
        var observedVersion: String?
        var conditions: [String]?
        var count: Int?
        var done: Int?
        var isMade: Bool?
        var expiry: Int64?
        var isExpired: Bool?
    }

    init(_ name: String, finalizers: [String]? = nil, _ spec: Spec = Spec()) {
        metadata = ObjectMeta(name: name, finalizers: finalizers)
        self.spec = spec
    }

    init(generateName: String) { metadata = ObjectMeta(generateName: generateName) }

    var isOurs: Bool { metadata.finalizers?.contains(ours) ?? false }
}

/// The finalizer of the operators here.
let ours = "bugs.example/cleanup"

protocol SampleName: Sendable {
    static var kind: String { get }
}

enum AppName: SampleName { static let kind = "App" }
enum GroupName: SampleName { static let kind = "Group" }
enum DiskName: SampleName { static let kind = "Disk" }
enum MemberName: SampleName { static let kind = "Member" }
enum PasswordName: SampleName { static let kind = "Password" }
enum FixedName: SampleName { static let kind = "Fixed" }

/// What the user declares.
typealias App = Sample<AppName>
/// What the operator makes of it: a stateful set, say.
typealias Group = Sample<GroupName>
/// A volume.
typealias Disk = Sample<DiskName>
/// A pod.
typealias Member = Sample<MemberName>
/// A secret.
typealias Password = Sample<PasswordName>
/// Something whose spec cannot be changed: a job.
typealias Fixed = Sample<FixedName>

/// A reconciler made of closures, so that a bug can be read in one place.
struct Work: Reconciler {
    typealias Body = @Sendable (App, Context<App>) async throws -> Outcome

    let body: Body
    let ending: Body

    init(_ body: @escaping Body, ending: @escaping Body = { _, _ in .done }) {
        self.body = body
        self.ending = ending
    }

    func reconcile(_ object: App, _ context: Context<App>) async throws -> Outcome { try await body(object, context) }
    func cleanup(_ object: App, _ context: Context<App>) async throws -> Outcome { try await ending(object, context) }
}

/// Something a reconciler could not go on with.
struct Trouble: Error, Hashable, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}

extension Context where R == App {
    /// A child as the cache has it.
    func child<Name: SampleName>(_ type: Sample<Name>.Type, _ name: String? = nil) throws -> Sample<Name>? {
        try cached(type)[ObjectKey(namespace: object.metadata.namespace, name: name ?? object.name)]
    }

    /// Makes a child, unless there is one of that name.
    func make<Name: SampleName>(_ child: Sample<Name>, isOwned: Bool = true) async throws {
        do { try await create(child, isOwned: isOwned) } catch let error as APIError where error.isAlreadyExists {}
    }

    /// Changes fields of a spec, whatever has become of the object meanwhile.
    func set<Name: SampleName>(_ type: Sample<Name>.Type, _ name: String, _ spec: JSONValue) async throws {
        try await patch(type, ObjectKey(namespace: object.metadata.namespace, name: name), .merge(["spec": spec]))
    }

    /// Deletes by name, whoever has that name now; it is fine if nobody has.
    func erase<Name: SampleName>(_ type: Sample<Name>.Type, _ name: String) async throws {
        do {
            _ = try await client.delete(type, ObjectKey(namespace: object.metadata.namespace, name: name))
        } catch let error as APIError where error.isNotFound {}
    }

    /// Writes fields of the status, whatever has become of the object meanwhile.
    func report(_ status: JSONValue) async throws {
        try await patch(App.self, object.key, .merge(["status": status]), subresource: "status")
    }
}
