// Written by `steady-generate crd`. Changes are overwritten; put yours in files beside.

import SteadyCodec
import SteadyModel

/// The kind `Voyage` of `sea.example/v1beta1`.
struct VoyageV1Beta1: Resource, JSONModel {
    /// What the API calls it.
    static let resourceType: ResourceType = ResourceType(
        group: "sea.example", version: "v1beta1", kind: "Voyage", plural: "voyages", scope: .namespaced
    )

    /// `metadata`.
    var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    var spec: Spec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<Spec>()
    /// `status`.
    var status: Status? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<Status>()
    /// Fields that this type does not declare, kept as they came.
    var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    init(metadata: ObjectMeta = ObjectMeta(), spec: Spec = Spec(), status: Status? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    static let fields: FieldTable<VoyageV1Beta1> = FieldTable(empty: VoyageV1Beta1()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

extension VoyageV1Beta1 {
    /// `spec`.
    struct Spec: JSONModel {
        /// `spec.port`.
        var port: String?
        /// Fields that this type does not declare, kept as they came.
        var unknownFields: UnknownFields = UnknownFields()

        /// A value of these parts.
        init(port: String? = nil) {
            self.port = port
        }

        /// How it is read and written.
        static let fields: FieldTable<Self> = FieldTable(empty: Self()) {
            $0.field("port", \.port)
            $0.unknown(\.unknownFields)
        }
    }

    /// `status`.
    struct Status: JSONModel {
        /// `status.position`.
        var position: String?
        /// Fields that this type does not declare, kept as they came.
        var unknownFields: UnknownFields = UnknownFields()

        /// A value of these parts.
        init(position: String? = nil) {
            self.position = position
        }

        /// How it is read and written.
        static let fields: FieldTable<Self> = FieldTable(empty: Self()) {
            $0.field("position", \.position)
            $0.unknown(\.unknownFields)
        }
    }
}
