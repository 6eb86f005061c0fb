import SteadyCodec
package import SteadyModel

/// What the server knows of one resource in one version: names, verbs, schema, and how writes are treated.
package struct ResourceDefinition: Sendable {
    package var group: String
    package var version: String
    package var kind: String
    package var plural: String
    package var singular: String
    package var shortNames: [String] = []
    package var categories: [String] = []
    package var isNamespaced: Bool
    package var verbs: [String] = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"]
    package var subresources: [Subresource] = []
    /// The schema of a custom resource; built-in ones are looked up.
    package var customSchema: Schema?
    /// The schema of a custom resource in the version in which it is stored.
    package var storageSchema: Schema?
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
    package var columns: [PrinterColumn] = []
    /// Where the scale subresource finds its fields.
    package var scale: ScalePaths?
    /// As discovery shows it.
    package var storageVersionHash = ""
    /// The version in which objects are kept.
    package var storageVersion: String

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

    package var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }
    package var storageAPIVersion: String { group.isEmpty ? storageVersion : "\(group)/\(storageVersion)" }
    package var qualifiedPlural: String { group.isEmpty ? plural : "\(plural).\(group)" }
    package var resourceType: ResourceType {
        ResourceType(group: group, version: version, kind: kind, plural: plural, scope: isNamespaced ? .namespaced : .cluster)
    }
    /// What is known of the fields of its objects.
    package var schema: Schema? {
        isCustom ? customSchema : Schema.schema(group: group, version: version, kind: kind)
    }
    /// What lists of it are called, if it is not the kind with `List` behind it.
    package var ownListKind: String?
    package var listKind: String { ownListKind ?? "\(kind)List" }
    /// The object as it is once stored: the store of most built-in kinds does not tell an empty list from none.
    func withoutEmptyLists(_ object: JSONValue) -> JSONValue {
        if isCustom || group == "apiextensions.k8s.io" || group == "apiregistration.k8s.io" { return object }
        return schema?.withoutEmptyLists(object) ?? object
    }
    /// Whether objects are kept: reviews, bindings and the like are only answered.
    package var isStored: Bool { isCustom || verbs.contains("update") }
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
        if isCustom { return true }
        let strategy = KindStrategy.of(self)
        return strategy.generation != nil && strategy.countsFromCreation
    }

    /// Whether a PUT may leave out `resourceVersion` and then overwrites whatever is there.
    package var allowsUnconditionalUpdate: Bool { !isCustom && !Self.onlyConditional.contains(qualifiedPlural) }
    private static let onlyConditional: Set<String> = [
        "leases.coordination.k8s.io", "runtimeclasses.node.k8s.io", "poddisruptionbudgets.policy", "csidrivers.storage.k8s.io",
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
        "leases.coordination.k8s.io", "endpoints", "events", "events.events.k8s.io", "limitranges", "services",
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
    /// Whether the garbage collector has a part in deletions: events just go.
    var isCollected: Bool { isCustom || collection != "events" }
    /// Whether dependents stay if a delete does not say what is to become of them.
    package var orphansByDefault: Bool {
        (kind == "Job" && group == "batch") || (kind == "ReplicationController" && group.isEmpty)
    }
    /// Whether a delete is graceful by default.
    package var isGraceful: Bool { kind == "Pod" && group.isEmpty }
}
