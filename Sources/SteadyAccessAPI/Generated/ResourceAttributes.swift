// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec.resourceAttributes` of `LocalSubjectAccessReview` (`authorization.k8s.io/v1`).
public struct ResourceAttributes: JSONModel {
    /// `spec.resourceAttributes.fieldSelector`.
    public var fieldSelector: FieldSelectorAttributes? {
        unsafeAddress { _fieldSelector.address }
        _modify { yield &_fieldSelector.wrappedValue }
    }
    private var _fieldSelector = OptionalBoxed<FieldSelectorAttributes>()
    /// `spec.resourceAttributes.group`.
    public var group: String?
    /// `spec.resourceAttributes.labelSelector`.
    public var labelSelector: LabelSelectorAttributes? {
        unsafeAddress { _labelSelector.address }
        _modify { yield &_labelSelector.wrappedValue }
    }
    private var _labelSelector = OptionalBoxed<LabelSelectorAttributes>()
    /// `spec.resourceAttributes.name`.
    public var name: String?
    /// `spec.resourceAttributes.namespace`.
    public var namespace: String?
    /// `spec.resourceAttributes.resource`.
    public var resource: String?
    /// `spec.resourceAttributes.subresource`.
    public var subresource: String?
    /// `spec.resourceAttributes.verb`.
    public var verb: String?
    /// `spec.resourceAttributes.version`.
    public var version: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        fieldSelector: FieldSelectorAttributes? = nil, group: String? = nil, labelSelector: LabelSelectorAttributes? = nil,
        name: String? = nil, namespace: String? = nil, resource: String? = nil, subresource: String? = nil, verb: String? = nil,
        version: String? = nil
    ) {
        _fieldSelector = OptionalBoxed(wrappedValue: fieldSelector)
        self.group = group
        _labelSelector = OptionalBoxed(wrappedValue: labelSelector)
        self.name = name
        self.namespace = namespace
        self.resource = resource
        self.subresource = subresource
        self.verb = verb
        self.version = version
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceAttributes> = FieldTable(empty: ResourceAttributes()) {
        $0.field("fieldSelector", \._fieldSelector)
        $0.field("group", \.group)
        $0.field("labelSelector", \._labelSelector)
        $0.field("name", \.name)
        $0.field("namespace", \.namespace)
        $0.field("resource", \.resource)
        $0.field("subresource", \.subresource)
        $0.field("verb", \.verb)
        $0.field("version", \.version)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.resourceAttributes.fieldSelector` of `LocalSubjectAccessReview` (`authorization.k8s.io/v1`).
public struct FieldSelectorAttributes: JSONModel {
    /// `spec.resourceAttributes.fieldSelector.rawSelector`.
    public var rawSelector: String?
    /// `spec.resourceAttributes.fieldSelector.requirements`.
    public var requirements: [FieldSelectorRequirement]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(rawSelector: String? = nil, requirements: [FieldSelectorRequirement]? = nil) {
        self.rawSelector = rawSelector
        self.requirements = requirements
    }

    /// How it is read and written.
    public static let fields: FieldTable<FieldSelectorAttributes> = FieldTable(empty: FieldSelectorAttributes()) {
        $0.field("rawSelector", \.rawSelector)
        $0.field("requirements", \.requirements)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.resourceAttributes.fieldSelector.requirements[]` of `LocalSubjectAccessReview` (`authorization.k8s.io/v1`).
public struct FieldSelectorRequirement: JSONModel {
    /// `spec.resourceAttributes.fieldSelector.requirements[].key`: required.
    public var key: String
    /// `spec.resourceAttributes.fieldSelector.requirements[].operator`: required.
    public var `operator`: String
    /// `spec.resourceAttributes.fieldSelector.requirements[].values`.
    public var values: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(key: String, operator: String, values: [String]? = nil) {
        self.key = key
        self.`operator` = `operator`
        self.values = values
    }

    /// How it is read and written.
    public static let fields: FieldTable<FieldSelectorRequirement> = FieldTable(
        empty: FieldSelectorRequirement(key: "", operator: "")
    ) {
        $0.field("key", \.key)
        $0.field("operator", \.`operator`)
        $0.field("values", \.values)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.resourceAttributes.labelSelector` of `LocalSubjectAccessReview` (`authorization.k8s.io/v1`).
public struct LabelSelectorAttributes: JSONModel {
    /// `spec.resourceAttributes.labelSelector.rawSelector`.
    public var rawSelector: String?
    /// `spec.resourceAttributes.labelSelector.requirements`.
    public var requirements: [LabelSelector.Requirement]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(rawSelector: String? = nil, requirements: [LabelSelector.Requirement]? = nil) {
        self.rawSelector = rawSelector
        self.requirements = requirements
    }

    /// How it is read and written.
    public static let fields: FieldTable<LabelSelectorAttributes> = FieldTable(empty: LabelSelectorAttributes()) {
        $0.field("rawSelector", \.rawSelector)
        $0.field("requirements", \.requirements)
        $0.unknown(\.unknownFields)
    }
}
