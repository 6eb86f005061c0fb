// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyCoreAPI
public import SteadyModel

/// The kind `RuntimeClass` of `node.k8s.io/v1`, of the whole cluster.
public struct RuntimeClass: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "node.k8s.io", version: "v1", kind: "RuntimeClass", plural: "runtimeclasses", scope: .cluster
    )

    /// `handler`: required.
    public var handler: String
    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `overhead`.
    public var overhead: Overhead? {
        unsafeAddress { _overhead.address }
        _modify { yield &_overhead.wrappedValue }
    }
    private var _overhead = OptionalBoxed<Overhead>()
    /// `scheduling`.
    public var scheduling: Scheduling? {
        unsafeAddress { _scheduling.address }
        _modify { yield &_scheduling.wrappedValue }
    }
    private var _scheduling = OptionalBoxed<Scheduling>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), handler: String, overhead: Overhead? = nil, scheduling: Scheduling? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        self.handler = handler
        _overhead = OptionalBoxed(wrappedValue: overhead)
        _scheduling = OptionalBoxed(wrappedValue: scheduling)
    }

    /// How it is read and written.
    public static let fields: FieldTable<RuntimeClass> = FieldTable(empty: RuntimeClass(handler: "")) {
        $0.typeMeta()
        $0.field("handler", \.handler)
        $0.field("metadata", \._metadata)
        $0.field("overhead", \._overhead)
        $0.field("scheduling", \._scheduling)
        $0.unknown(\.unknownFields)
    }
}

/// `overhead` of `RuntimeClass` (`node.k8s.io/v1`).
public struct Overhead: JSONModel {
    /// `overhead.podFixed`.
    public var podFixed: StringMap<Quantity>?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(podFixed: StringMap<Quantity>? = nil) {
        self.podFixed = podFixed
    }

    /// How it is read and written.
    public static let fields: FieldTable<Overhead> = FieldTable(empty: Overhead()) {
        $0.field("podFixed", \.podFixed)
        $0.unknown(\.unknownFields)
    }
}

/// `scheduling` of `RuntimeClass` (`node.k8s.io/v1`).
public struct Scheduling: JSONModel {
    /// `scheduling.nodeSelector`.
    public var nodeSelector: StringMap<String>?
    /// `scheduling.tolerations`.
    public var tolerations: [Toleration]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(nodeSelector: StringMap<String>? = nil, tolerations: [Toleration]? = nil) {
        self.nodeSelector = nodeSelector
        self.tolerations = tolerations
    }

    /// How it is read and written.
    public static let fields: FieldTable<Scheduling> = FieldTable(empty: Scheduling()) {
        $0.field("nodeSelector", \.nodeSelector)
        $0.field("tolerations", \.tolerations)
        $0.unknown(\.unknownFields)
    }
}
