import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    /// `autoscaling/v1 Scale`: the replica count of any kind that has one.
    mutating func scale(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        let scales = Target(
            definition: .scales, namespace: target.namespace, name: target.name, subresource: "scale")
        let paths = target.definition.scale ?? .builtIn
        if call.method == .get {
            return answer(200, try ScaleView(try liveScaled(target).value, paths).value, call, scales)
        }
        try WriteOptions.check(call, as: call.method == .put ? "UpdateOptions" : "PatchOptions")
        let live: StoredObject
        let view: ScaleView
        var wanted: JSONValue
        var warnings: [String] = []
        switch call.method {
        case .put:
            let body = try decoded(call, scales)
            _ = try normalized(body.value, .scales)
            try requireName(body.value, scales)
            try checkName(body.value, scales)
            if let namespace = body.value[path: "metadata", "namespace"]?.stringValue, !namespace.isEmpty,
                namespace != target.namespace
            {
                throw .badRequest("the namespace of the provided object does not match the namespace sent on the request")
            }
            warnings = body.warnings
            live = try liveScaled(target)
            view = try ScaleView(live.value, paths, isWrite: true)
            wanted = updatedScale(view, to: body.value, call)
        case .patch where call.isApply:
            let body = try appliedConfiguration(call)
            warnings = body.warnings
            live = try liveScaled(target)
            view = try ScaleView(live.value, paths, isWrite: true)
            wanted = try ScaleView.engine.run(
                view.ownedValue, body.value, call.query("fieldManager") ?? "", call.flag("force"), scales, ScaleView.apiVersion,
                text(wallTime))
            try checkName(wanted, scales)
            if target.definition.isCustom, wanted != view.ownedValue {
                // Custom resources have no such version to convert to.
                throw StatusError(
                    500, reason: "",
                    message: "failed to convert new object (\(body.value[path: "metadata", "namespace"]?.stringValue ?? "")/"
                        + "\(target.name); autoscaling/v1, Kind=Scale) to proper version: request to convert CR to an invalid "
                        + "group/version: autoscaling/v1")
            }
        default:
            let patch = try Patch(call)
            live = try liveScaled(target)
            view = try ScaleView(live.value, paths, isWrite: true)
            let result = try patched(view.ownedValue, patch, call, .scales)
            try checkName(result.value, scales)
            warnings = result.warnings
            wanted = updatedScale(view, to: result.value, call)
        }
        try admit(&wanted, as: .scales, live: view.value, call, target)
        try ScaleView.check(wanted, live, target)
        return try replaceScale(live, view, wanted, warnings, call, target, scales)
    }

    private func liveScaled(_ target: Target) throws(StatusError) -> StoredObject {
        guard let live = store.object(target.key, in: target.collection) else { throw .notFound(target.definition, target.name) }
        return live
    }

    private func updatedScale(_ view: ScaleView, to new: JSONValue, _ call: APICall) -> JSONValue {
        ScaleView.engine.update(
            live: view.ownedValue, new: new, manager: call.fieldManager, subresource: "scale",
            apiVersion: ScaleView.apiVersion, now: text(wallTime))
    }

    /// Writes the wanted number into the object itself.
    private mutating func replaceScale(
        _ live: StoredObject, _ view: ScaleView, _ wanted: JSONValue, _ warnings: [String], _ call: APICall, _ target: Target,
        _ scales: Target
    ) throws(StatusError) -> APIAnswer {
        var object = target.definition.inRequestedVersion(live.value)
        view.setReplicas(wanted[path: "spec", "replicas"]?.integerValue ?? 0, in: &object)
        object[path: "metadata", "resourceVersion"] = wanted[path: "metadata", "resourceVersion"]
        let owners = view.owners(after: wanted, apiVersion: target.definition.apiVersion)
        var main = target
        main.subresource = nil
        var inner = call
        inner.form = .whole
        inner.isAdmitted = true
        let written = try replace(live, with: object, [], inner, main) { _, object in
            var object = object
            object[path: "metadata", "managedFields"] = owners
            return object
        }
        let result = (try? JSONValue(parsing: written.bytes)) ?? object
        return answer(200, try ScaleView(result, view.paths).value, call, scales, warnings)
    }
}

extension ResourceDefinition {
    /// What the scale subresource shows, of all kinds that have one.
    static let scales = ResourceDefinition(
        group: "autoscaling", version: "v1", kind: "Scale", plural: "scales", singular: "scale", isNamespaced: true,
        storageVersion: "v1")
}

extension ResourceDefinition.ScalePaths {
    /// Where built-in kinds have their numbers.
    static let builtIn = ResourceDefinition.ScalePaths(
        spec: ["spec", "replicas"], status: ["status", "replicas"], selector: nil)
}
