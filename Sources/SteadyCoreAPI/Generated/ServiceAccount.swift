// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `ServiceAccount` of `v1`, in a namespace.
public struct ServiceAccount: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        version: "v1", kind: "ServiceAccount", plural: "serviceaccounts", scope: .namespaced
    )

    /// `automountServiceAccountToken`.
    public var automountServiceAccountToken: Bool?
    /// `imagePullSecrets`.
    public var imagePullSecrets: [LocalObjectReference]?
    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `secrets`: keyed by `name`.
    public var secrets: [ObjectReference]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), automountServiceAccountToken: Bool? = nil,
        imagePullSecrets: [LocalObjectReference]? = nil, secrets: [ObjectReference]? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        self.automountServiceAccountToken = automountServiceAccountToken
        self.imagePullSecrets = imagePullSecrets
        self.secrets = secrets
    }

    /// How it is read and written.
    public static let fields: FieldTable<ServiceAccount> = FieldTable(empty: ServiceAccount()) {
        $0.typeMeta()
        $0.field("automountServiceAccountToken", \.automountServiceAccountToken)
        $0.field("imagePullSecrets", \.imagePullSecrets)
        $0.field("metadata", \._metadata)
        $0.field("secrets", \.secrets)
        $0.unknown(\.unknownFields)
    }
}
