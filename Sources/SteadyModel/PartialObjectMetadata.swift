public import SteadyCodec

/// What every object has, whatever its kind: type and metadata. The rest of the object is not kept.
///
/// The API server sends objects in this form if the `Accept` header asks for
/// `application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1`; any object can be read as one.
public struct PartialObjectMetadata: JSONModel, APIObject {
    /// The version of the kind, or `meta.k8s.io/v1` if the server made it.
    public var apiVersion: String?
    /// The kind, or `PartialObjectMetadata` if the server made it.
    public var kind: String?
    /// Name, namespace, labels, versions.
    public var metadata: ObjectMeta

    /// An object of which only this is known.
    public init(
        apiVersion: String? = "meta.k8s.io/v1", kind: String? = "PartialObjectMetadata", metadata: ObjectMeta = ObjectMeta()
    ) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.metadata = metadata
    }

    /// The media type to ask the server for it.
    public static let mediaType = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1"
    /// The media type to ask the server for a list of it.
    public static let listMediaType = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"

    public static let fields = FieldTable<PartialObjectMetadata>(empty: PartialObjectMetadata(apiVersion: nil, kind: nil)) {
        $0.field("apiVersion", \.apiVersion)
        $0.field("kind", \.kind)
        $0.field("metadata", \.metadata)
    }
}
