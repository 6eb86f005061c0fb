// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyCoreAPI
public import SteadyModel

/// The kind `VolumeAttachment` of `storage.k8s.io/v1`, of the whole cluster.
public struct VolumeAttachment: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "storage.k8s.io", version: "v1", kind: "VolumeAttachment", plural: "volumeattachments", scope: .cluster
    )

    /// `metadata`.
    @Boxed public var metadata: ObjectMeta
    /// `spec`: required.
    @Boxed public var spec: VolumeAttachmentSpec
    /// `status`.
    @OptionalBoxed public var status: VolumeAttachmentStatus?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: VolumeAttachmentSpec, status: VolumeAttachmentStatus? = nil) {
        self.metadata = metadata
        self.spec = spec
        self.status = status
    }

    /// How it is read and written.
    public static let fields: FieldTable<VolumeAttachment> = FieldTable(
        empty: VolumeAttachment(spec: VolumeAttachmentSpec.empty)
    ) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `VolumeAttachment` (`storage.k8s.io/v1`).
public struct VolumeAttachmentSpec: JSONModel {
    /// `spec.attacher`: required.
    public var attacher: String
    /// `spec.nodeName`: required.
    public var nodeName: String
    /// `spec.source`: required.
    public var source: VolumeAttachmentSource
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(attacher: String, nodeName: String, source: VolumeAttachmentSource) {
        self.attacher = attacher
        self.nodeName = nodeName
        self.source = source
    }

    /// How it is read and written.
    public static let fields: FieldTable<VolumeAttachmentSpec> = FieldTable(
        empty: VolumeAttachmentSpec(attacher: "", nodeName: "", source: VolumeAttachmentSource())
    ) {
        $0.field("attacher", \.attacher)
        $0.field("nodeName", \.nodeName)
        $0.field("source", \.source)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.source` of `VolumeAttachment` (`storage.k8s.io/v1`).
public struct VolumeAttachmentSource: JSONModel {
    /// `spec.source.inlineVolumeSpec`.
    @OptionalBoxed public var inlineVolumeSpec: PersistentVolumeSpec?
    /// `spec.source.persistentVolumeName`.
    public var persistentVolumeName: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(inlineVolumeSpec: PersistentVolumeSpec? = nil, persistentVolumeName: String? = nil) {
        self.inlineVolumeSpec = inlineVolumeSpec
        self.persistentVolumeName = persistentVolumeName
    }

    /// How it is read and written.
    public static let fields: FieldTable<VolumeAttachmentSource> = FieldTable(empty: VolumeAttachmentSource()) {
        $0.field("inlineVolumeSpec", \._inlineVolumeSpec)
        $0.field("persistentVolumeName", \.persistentVolumeName)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `VolumeAttachment` (`storage.k8s.io/v1`).
public struct VolumeAttachmentStatus: StatusValue, JSONModel {
    /// `status.attachError`.
    @OptionalBoxed public var attachError: VolumeError?
    /// `status.attached`: required.
    public var attached: Bool
    /// `status.attachmentMetadata`.
    public var attachmentMetadata: StringMap<String>?
    /// `status.detachError`.
    @OptionalBoxed public var detachError: VolumeError?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {
        self.attached = false
    }

    /// A value of these parts.
    public init(
        attachError: VolumeError? = nil, attached: Bool = false, attachmentMetadata: StringMap<String>? = nil,
        detachError: VolumeError? = nil
    ) {
        self.attachError = attachError
        self.attached = attached
        self.attachmentMetadata = attachmentMetadata
        self.detachError = detachError
    }

    /// How it is read and written.
    public static let fields: FieldTable<VolumeAttachmentStatus> = FieldTable(empty: VolumeAttachmentStatus()) {
        $0.field("attachError", \._attachError)
        $0.field("attached", \.attached)
        $0.field("attachmentMetadata", \.attachmentMetadata)
        $0.field("detachError", \._detachError)
        $0.unknown(\.unknownFields)
    }
}

/// `status.attachError` of `VolumeAttachment` (`storage.k8s.io/v1`).
public struct VolumeError: JSONModel {
    /// `status.attachError.errorCode`.
    public var errorCode: Int32?
    /// `status.attachError.message`.
    public var message: String?
    /// `status.attachError.time`.
    public var time: Timestamp?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(errorCode: Int32? = nil, message: String? = nil, time: Timestamp? = nil) {
        self.errorCode = errorCode
        self.message = message
        self.time = time
    }

    /// How it is read and written.
    public static let fields: FieldTable<VolumeError> = FieldTable(empty: VolumeError()) {
        $0.field("errorCode", \.errorCode)
        $0.field("message", \.message)
        $0.field("time", \.time)
        $0.unknown(\.unknownFields)
    }
}
