public import SteadyCodec

extension FieldTableBuilder where Model: Resource {
    /// `apiVersion` and `kind`, which follow from the type: written at the root, checked when they are read.
    public mutating func typeMeta() {
        constant("apiVersion", Model.resourceType.apiVersion)
        constant("kind", Model.resourceType.kind)
    }
}
