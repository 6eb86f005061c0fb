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
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: VolumeAttachmentSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<VolumeAttachmentSpec>()
    /// `status`.
    public var status: VolumeAttachmentStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<VolumeAttachmentStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: VolumeAttachmentSpec, status: VolumeAttachmentStatus? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
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
    public var inlineVolumeSpec: PersistentVolumeSpec? {
        unsafeAddress { _inlineVolumeSpec.address }
        _modify { yield &_inlineVolumeSpec.wrappedValue }
    }
    private var _inlineVolumeSpec = OptionalBoxed<PersistentVolumeSpec>()
    /// `spec.source.persistentVolumeName`.
    public var persistentVolumeName: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(inlineVolumeSpec: PersistentVolumeSpec? = nil, persistentVolumeName: String? = nil) {
        _inlineVolumeSpec = OptionalBoxed(wrappedValue: inlineVolumeSpec)
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
    public var attachError: VolumeError? {
        unsafeAddress { _attachError.address }
        _modify { yield &_attachError.wrappedValue }
    }
    private var _attachError = OptionalBoxed<VolumeError>()
    /// `status.attached`: required.
    public var attached: Bool
    /// `status.attachmentMetadata`.
    public var attachmentMetadata: StringMap<String>?
    /// `status.detachError`.
    public var detachError: VolumeError? {
        unsafeAddress { _detachError.address }
        _modify { yield &_detachError.wrappedValue }
    }
    private var _detachError = OptionalBoxed<VolumeError>()
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
        _attachError = OptionalBoxed(wrappedValue: attachError)
        self.attached = attached
        self.attachmentMetadata = attachmentMetadata
        _detachError = OptionalBoxed(wrappedValue: detachError)
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
