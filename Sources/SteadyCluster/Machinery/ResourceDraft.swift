import SteadyCodec

/// What a ``ResourceDefinition`` is made from.
package struct ResourceDraft: Sendable {
    package var group: String
    package var version: String
    package var kind: String
    package var plural: String
    package var singular: String
    package var shortNames: [String] = []
    package var categories: [String] = []
    package var isNamespaced: Bool
    package var verbs: [String] = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"]
    package var subresources: [ResourceDefinition.Subresource] = []
    /// The schema of a custom resource; built-in ones are looked up.
    package var customSchema: Schema?
    /// The schema of a custom resource in the version in which it is stored.
    package var storageSchema: Schema?
    /// The webhook that converts a custom resource, if one does.
    var conversion: ConversionWebhook?
    /// What it has made of the objects of the request in hand, by their uids.
    var converted: [String: JSONValue] = [:]
    /// The expression rules of a custom resource.
    var expressionRules: ExpressionRules?
    /// Fields of a custom resource that field selectors may name.
    package var selectableFields: [String] = []
    /// What to warn of whoever uses the version.
    package var deprecationWarning: String?
    /// The server's version when the schema came into force; what was written before is brought in line on reading.
    package var schemaVersion: UInt64 = 0
    /// Whether this comes from a CustomResourceDefinition.
    package var isCustom = false
    /// Additional printer columns of a custom resource.
    package var columns: [ResourceDefinition.PrinterColumn] = []
    /// Where the scale subresource finds its fields.
    package var scale: ResourceDefinition.ScalePaths?
    /// As discovery shows it.
    package var storageVersionHash = ""
    /// The version in which objects are kept.
    package var storageVersion: String
    /// What lists of it are called, if it is not the kind with `List` behind it.
    package var ownListKind: String?
}
