import SteadyCodec
package import SteadyModel
import Synchronization

/// What the server knows of one resource in one version: names, verbs, schema, and how writes are treated.
///
/// A class, for every request carries its definition through all the steps: handing on one reference costs next to nothing.
package final class ResourceDefinition: Sendable {
    package let group: String
    package let version: String
    package let kind: String
    package let plural: String
    package let singular: String
    package let shortNames: [String]
    package let categories: [String]
    package let isNamespaced: Bool
    package let verbs: [String]
    package let subresources: [Subresource]
    package let customSchema: Schema?
    package let storageSchema: Schema?
    /// The webhook that converts a custom resource, if one does.
    let conversion: ConversionWebhook?
    /// What it has made of the objects of the request in hand, by their uids.
    let converted: [String: JSONValue]
    let expressionRules: ExpressionRules?
    package let selectableFields: [String]
    package let deprecationWarning: String?
    package let schemaVersion: UInt64
    package let isCustom: Bool
    package let columns: [PrinterColumn]
    package let scale: ScalePaths?
    package let storageVersionHash: String
    package let storageVersion: String
    package let ownListKind: String?

    /// `apps/v1`.
    package let apiVersion: String
    /// The same of the version in which objects are kept.
    package let storageAPIVersion: String
    /// `deployments.apps`.
    package let qualifiedPlural: String
    /// Under which name the objects are kept: events of both groups are the same objects.
    let collection: String
    /// What can be done with the resource and with its objects.
    let methods: PathMethods
    /// How a built-in kind is treated.
    let strategy: KindStrategy
    private let draft: ResourceDraft
    private let knownSchema = Mutex<Schema??>(nil)

    package init(_ draft: ResourceDraft) {
        func qualified(_ version: String) -> String { draft.group.isEmpty ? version : "\(draft.group)/\(version)" }
        self.draft = draft
        conversion = draft.conversion
        converted = draft.converted
        group = draft.group
        version = draft.version
        kind = draft.kind
        plural = draft.plural
        singular = draft.singular
        shortNames = draft.shortNames
        categories = draft.categories
        isNamespaced = draft.isNamespaced
        verbs = draft.verbs
        subresources = draft.subresources
        customSchema = draft.customSchema
        storageSchema = draft.storageSchema
        expressionRules = draft.expressionRules
        selectableFields = draft.selectableFields
        deprecationWarning = draft.deprecationWarning
        schemaVersion = draft.schemaVersion
        isCustom = draft.isCustom
        columns = draft.columns
        scale = draft.scale
        storageVersionHash = draft.storageVersionHash
        storageVersion = draft.storageVersion
        ownListKind = draft.ownListKind
        apiVersion = qualified(draft.version)
        storageAPIVersion = qualified(draft.storageVersion)
        qualifiedPlural = draft.group.isEmpty ? draft.plural : "\(draft.plural).\(draft.group)"
        collection = draft.group == "events.k8s.io" ? draft.plural : qualifiedPlural
        isStored = draft.isCustom || draft.verbs.contains("update")
        methods = PathMethods(draft)
        strategy = draft.isCustom ? .plain : KindStrategy.all[collection] ?? .plain
        metadataChecks = MetadataChecks(draft, collection: collection)
    }

    package convenience init(
        group: String, version: String, kind: String, plural: String, singular: String, isNamespaced: Bool, storageVersion: String
    ) {
        self.init(
            ResourceDraft(
                group: group, version: version, kind: kind, plural: plural, singular: singular, isNamespaced: isNamespaced,
                storageVersion: storageVersion))
    }

    /// The same with what a webhook has made of further objects, by their uids.
    func with(converted more: [String: JSONValue]) -> ResourceDefinition {
        var draft = draft
        draft.converted.merge(more) { $1 }
        return ResourceDefinition(draft)
    }

    /// A further path below objects.
    package struct Subresource: Sendable {
        package var name: String
        package var group: String
        package var version: String
        package var kind: String
        package var verbs: [String]
    }

    /// A column of `kubectl get`.
    package struct PrinterColumn: Sendable {
        package var name: String
        package var type: String
        package var format: String
        package var description: String
        package var priority: Int64
        package var path: String
    }

    /// Paths of a custom resource's scale subresource.
    package struct ScalePaths: Sendable {
        package var spec: [String]
        package var status: [String]
        package var selector: [String]?
    }

    package var resourceType: ResourceType {
        ResourceType(group: group, version: version, kind: kind, plural: plural, scope: isNamespaced ? .namespaced : .cluster)
    }
    /// What is known of the fields of its objects.
    package var schema: Schema? {
        isCustom
            ? customSchema
            : knownSchema.withLock { known in
                if let known { return known }
                let schema = Schema.schema(group: group, version: version, kind: kind)
                known = .some(schema)
                return schema
            }
    }
    package var listKind: String { ownListKind ?? "\(kind)List" }
    /// The object as it is once stored: the store of most built-in kinds does not tell an empty list from none.
    func withoutEmptyLists(_ object: JSONValue) -> JSONValue {
        if isCustom || group == "apiextensions.k8s.io" || group == "apiregistration.k8s.io" { return object }
        return schema?.withoutEmptyLists(object) ?? object
    }
    /// Whether objects are kept: reviews, bindings and the like are only answered.
    package let isStored: Bool
    /// Whether a delete answers with the object that is gone.
    package var returnsDeletedObject: Bool { !isCustom && Self.returned.contains(qualifiedPlural) }
    private static let returned: Set<String> = [
        "pods", "namespaces", "persistentvolumeclaims", "persistentvolumes", "podtemplates", "resourcequotas", "serviceaccounts",
        "services", "csidrivers.storage.k8s.io", "csinodes.storage.k8s.io", "storageclasses.storage.k8s.io",
        "volumeattachments.storage.k8s.io", "volumeattributesclasses.storage.k8s.io", "deviceclasses.resource.k8s.io",
        "resourceclaims.resource.k8s.io", "resourceclaimtemplates.resource.k8s.io", "resourceslices.resource.k8s.io",
    ]
    /// What answers warn of, if it should not be used any more.
    var deprecation: String? {
        guard group.isEmpty, version == "v1", !isCustom else { return nil }
        switch kind {
        case "Endpoints": return "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"
        case "ComponentStatus": return "v1 ComponentStatus is deprecated in v1.19+"
        default: return nil
        }
    }
    package func hasSubresource(_ name: String) -> Bool { subresources.contains { $0.name == name } }
    package var hasStatus: Bool { hasSubresource("status") }

    /// Whether `metadata.generation` counts changes of the desired state.
    package var hasGeneration: Bool {
        isCustom || strategy.generation != nil && strategy.countsFromCreation
    }

    /// Whether a PUT may leave out `resourceVersion` and then overwrites whatever is there.
    package var allowsUnconditionalUpdate: Bool { !isCustom && !Self.onlyConditional.contains(qualifiedPlural) }
    private static let onlyConditional: Set<String> = [
        "leases.coordination.k8s.io", "leasecandidates.coordination.k8s.io", "runtimeclasses.node.k8s.io",
        "poddisruptionbudgets.policy", "csidrivers.storage.k8s.io",
        "csinodes.storage.k8s.io", "csistoragecapacities.storage.k8s.io", "volumeattachments.storage.k8s.io",
        "mutatingadmissionpolicies.admissionregistration.k8s.io", "mutatingadmissionpolicybindings.admissionregistration.k8s.io",
        "mutatingwebhookconfigurations.admissionregistration.k8s.io", "apiservices.apiregistration.k8s.io",
        "validatingadmissionpolicies.admissionregistration.k8s.io", "customresourcedefinitions.apiextensions.k8s.io",
        "validatingadmissionpolicybindings.admissionregistration.k8s.io",
        "validatingwebhookconfigurations.admissionregistration.k8s.io",
    ]
    /// Whether a PUT of a missing object creates it.
    package var allowsCreateOnUpdate: Bool { !isCustom && Self.createdByUpdate.contains(qualifiedPlural) }
    private static let createdByUpdate: Set<String> = [
        "leases.coordination.k8s.io", "leasecandidates.coordination.k8s.io", "endpoints", "events", "events.events.k8s.io",
        "limitranges", "services",
        "runtimeclasses.node.k8s.io", "clusterroles.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io",
        "roles.rbac.authorization.k8s.io", "rolebindings.rbac.authorization.k8s.io",
    ]
    /// Whether finalizers without a domain in their names must be the server's own.
    var checksFinalizers: Bool {
        !isCustom
            && ![
                "admissionregistration.k8s.io", "apiregistration.k8s.io", "apiextensions.k8s.io", "coordination.k8s.io",
                "node.k8s.io",
            ]
            .contains(group)
    }
    /// Whether a prefix of a name has to be one by itself; else only the name that is made of it.
    var checksGenerateName: Bool {
        !["replicationcontrollers", "deviceclasses.resource.k8s.io"].contains(collection)
    }
    /// How often its own rules look at the metadata of an update.
    let metadataChecks: MetadataChecks
    /// Whether the garbage collector has a part in deletions: events just go.
    var isCollected: Bool { isCustom || collection != "events" }
    /// Whether dependents stay if a delete does not say what is to become of them.
    package var orphansByDefault: Bool {
        (kind == "Job" && group == "batch") || (kind == "ReplicationController" && group.isEmpty)
    }
    /// Whether a delete is graceful by default.
    package var isGraceful: Bool { kind == "Pod" && group.isEmpty }
}
