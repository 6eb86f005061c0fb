import SteadyClient
import SteadyCodec
import SteadyModel

/// The versions of one resource, as admission and clients see them.
extension APIServerState {
    /// A write with its objects in another version of the resource.
    mutating func versioned(
        _ request: AdmissionAttributes, as meant: ResourceDefinition
    ) throws(StatusError) -> AdmissionAttributes {
        var request = request
        request.object = try versioned(request.object, from: request.definition, to: meant, request.form)
        request.oldObject = try versioned(request.oldObject, from: request.definition, to: meant, request.form)
        return request
    }

    /// An object of one version in another one.
    ///
    /// - Parameter form: what the object is, if it is not the resource itself; such objects have one version only.
    mutating func versioned(
        _ object: JSONValue?, from own: ResourceDefinition, to wanted: ResourceDefinition, _ form: ResourceDefinition?
    ) throws(StatusError) -> JSONValue? {
        guard let object, form == nil, own.apiVersion != wanted.apiVersion else { return object }
        if let webhook = wanted.conversion { return try convert([object], to: wanted.apiVersion, webhook).first }
        if wanted.isCustom {
            var object = object
            object["apiVersion"] = .string(wanted.apiVersion)
            return object
        }
        return wanted.inRequestedVersion(own.inStorageVersion(object))
    }
}
