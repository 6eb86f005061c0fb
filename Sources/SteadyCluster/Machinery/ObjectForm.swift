import SteadyCodec
import SteadyModel

/// In which form a client asked for objects.
struct ObjectForm: Hashable, Sendable {
    enum Shape: Hashable, Sendable { case whole, table, metadataOnly }
    /// What a table holds of each object besides its cells.
    enum Included: String, Hashable, Sendable {
        case none = "None"
        case metadata = "Metadata"
        case object = "Object"
    }

    var shape = Shape.whole
    /// The version of `meta.k8s.io` in which tables and metadata are written.
    var metaVersion = "v1"
    var included = Included.metadata
    /// Whether answers are written as YAML.
    var isYAML = false
    /// Whether metadata was asked for as that of a list.
    var wantsList = false
    /// Whether a table leaves out its columns: all but the first one of a watch do.
    var hidesColumns = false

    static let whole = ObjectForm()
    static let yaml = ObjectForm(isYAML: true)

    /// Chooses the form for an `Accept` header.
    ///
    /// - Parameters:
    ///   - isWatch: whether the answer is a stream, for which there is no YAML.
    ///   - allowsShapes: whether objects can be had as tables and metadata.
    /// - Throws: 406 if no range can be served.
    static func choose(_ header: String?, isWatch: Bool, allowsShapes: Bool = true) throws(StatusError) -> ObjectForm {
        guard let header, !header.isEmpty, header != "application/json" else { return .whole }
        for range in AcceptHeader(header).ranges {
            for (media, isYAML) in [("application/json", false), ("application/yaml", true)] where range.matches(media) {
                if isYAML, isWatch { continue }
                if var form = form(range.parameters, isWatch: isWatch, allowsShapes: allowsShapes) {
                    form.isYAML = isYAML
                    return form
                }
            }
        }
        throw .notAcceptable(isWatch ? AcceptHeader.streams : AcceptHeader.representations)
    }

    private static func form(_ parameters: [String: String], isWatch: Bool, allowsShapes: Bool) -> ObjectForm? {
        if let stream = parameters["stream"], !stream.isEmpty, stream != "watch" { return nil }
        guard parameters["as"] != nil || parameters["g"] != nil || parameters["v"] != nil else { return .whole }
        guard allowsShapes, parameters["g"] == "meta.k8s.io", let version = parameters["v"],
            version == "v1" || version == "v1beta1"
        else { return nil }
        switch parameters["as"] {
        case "Table": return ObjectForm(shape: .table, metaVersion: version)
        case "PartialObjectMetadata", "PartialObjectMetadataList":
            var form = ObjectForm(shape: .metadataOnly, metaVersion: version)
            form.wantsList = parameters["as"] == "PartialObjectMetadataList"
            return form
        default: return nil
        }
    }

    private init(shape: Shape = .whole, metaVersion: String = "v1", isYAML: Bool = false) {
        self.shape = shape
        self.metaVersion = metaVersion
        self.isYAML = isYAML
    }

    /// Metadata of one object are not had of a list, nor those of a list of one object.
    ///
    /// - Throws: 406.
    func check(isList: Bool, _ definition: ResourceDefinition) throws(StatusError) {
        guard shape == .metadataOnly, wantsList != isList else { return }
        let wanted = wantsList ? "PartialObjectMetadataList" : "PartialObjectMetadata"
        let found = isList ? "a list (*\(definition.listKind))" : "not a list (*\(definition.kind))"
        throw StatusError(
            406, reason: "NotAcceptable", message: "you requested \(wanted), but the requested object is \(found)")
    }

    /// Reads what a table is to hold of the objects.
    ///
    /// - Throws: 400 if it is none of the known words.
    mutating func read(included text: String?) throws(StatusError) {
        guard shape == .table, let text, !text.isEmpty else { return }
        guard let included = Included(rawValue: text) else {
            throw .badRequest(
                "Unable to convert to Table as requested: includeObject: Invalid value: \(GoString.quoted(text)): "
                    + "must be 'Metadata', 'Object', 'None', or empty")
        }
        self.included = included
    }

    var metaAPIVersion: String { "meta.k8s.io/\(metaVersion)" }

    /// The object's JSON text in this form and in the version asked for.
    ///
    /// - Parameter time: now, for columns that say how long ago something was.
    func bytes(of object: StoredObject, _ definition: ResourceDefinition, at time: Timestamp) -> [UInt8] {
        if shape == .whole, definition.isStorageForm, !definition.isOutdated(object.version),
            definition.conversion == nil || object.value["apiVersion"]?.stringValue == definition.apiVersion
        {
            return object.bytes
        }
        return value(of: definition.inRequestedVersion(object.value), definition, at: time).serialized()
    }

    /// An object, already in the version asked for, in this form.
    func value(of object: JSONValue, _ definition: ResourceDefinition, at time: Timestamp) -> JSONValue {
        switch shape {
        case .whole: return object
        case .table:
            var metadata: JSONValue = [:]
            metadata["resourceVersion"] = object[path: "metadata", "resourceVersion"]
            return Table.table(of: [object], definition, listMetadata: metadata, self, at: time)
        case .metadataOnly: return metadata(of: object)
        }
    }

    func metadata(of value: JSONValue) -> JSONValue {
        var metadata = value["metadata"] ?? [:]
        // Only conversion to the kind's own version adds this one.
        let generation = "deprecated.daemonset.template.generation"
        if metadata["annotations"]?[generation] != nil {
            metadata[path: "annotations", generation] = nil
            if metadata["annotations"]?.isVoid ?? false { metadata["annotations"] = nil }
        }
        return ["kind": "PartialObjectMetadata", "apiVersion": .string(metaAPIVersion), "metadata": metadata]
    }
}

extension ResourceDefinition {
    /// Whether objects are kept in the form in which this definition shows them.
    var isStorageForm: Bool { version == storageVersion && group != "events.k8s.io" }

    /// The object with the `apiVersion` of this version; versions of a kind share one schema or convert without change.
    func inRequestedVersion(_ value: JSONValue) -> JSONValue {
        if conversion != nil, value["apiVersion"]?.stringValue != apiVersion { return shown(value) ?? value }
        guard !isStorageForm || isOutdated(value) else { return value }
        if collection == "events" { return KindConversion.event(value, toCore: false) }
        if group == "autoscaling" { return KindConversion.autoscaler(value, toFirst: true) }
        if isCustom { return coerced(value) }
        var value = value
        value["apiVersion"] = .string(apiVersion)
        return value
    }

    func inStorageVersion(_ value: JSONValue) -> JSONValue {
        guard !isStorageForm else { return value }
        if collection == "events" { return KindConversion.event(value, toCore: true) }
        if group == "autoscaling" { return KindConversion.autoscaler(value, toFirst: false) }
        if isCustom { return coercedForStorage(value) }
        var value = value
        value["apiVersion"] = .string(storageAPIVersion)
        return value
    }
}
