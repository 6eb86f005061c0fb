import SteadyClient
import SteadyCodec
import SteadyModel

/// Custom resources whose versions a webhook converts.
extension APIServerState {
    /// The objects in a version; those that are in it already stay, all others are asked for in one review.
    ///
    /// - Throws: 500 with what went wrong; ``StatusError/unfinished`` if the webhook is to be asked first.
    mutating func convert(
        _ objects: [JSONValue], to apiVersion: String, _ webhook: ConversionWebhook
    ) throws(StatusError) -> [JSONValue] {
        let foreign = objects.indices.filter { objects[$0]["apiVersion"]?.stringValue != apiVersion }
        guard !foreign.isEmpty else { return objects }
        let asked = foreign.map { objects[$0] }
        guard let question = webhook.question(asked, to: apiVersion) else {
            throw StatusError(500, reason: "", message: "no supported conversion review versions")
        }
        guard let answer = try ask([question]).first else { return objects }
        let converted: [JSONValue]
        do throws(WebhookCallError) {
            converted = try webhook.objects(answer, of: asked, to: apiVersion)
        } catch {
            throw StatusError(500, reason: "", message: error.description)
        }
        var result = objects
        for (index, object) in zip(foreign, converted) { result[index] = object }
        return result
    }

    /// Makes stored objects ready to be shown by a definition.
    mutating func prepare(_ stored: [StoredObject], for definition: inout ResourceDefinition) throws(StatusError) {
        guard let webhook = definition.conversion else { return }
        let foreign = stored.filter { $0.value["apiVersion"]?.stringValue != definition.apiVersion }
        guard !foreign.isEmpty else { return }
        let sources = foreign.map { definition.completed($0.value) }
        let converted = try convert(sources, to: definition.apiVersion, webhook)
        var shown: [String: JSONValue] = [:]
        for (object, value) in zip(foreign, converted) { shown[object.uid] = definition.pruned(value) }
        definition = definition.with(converted: shown)
    }

    /// An object as it is stored, and what a webhook makes of it when it is shown again, if one does.
    mutating func storageForm(
        _ object: JSONValue, _ definition: ResourceDefinition
    ) throws(StatusError) -> (stored: JSONValue, shown: JSONValue?) {
        guard let webhook = definition.conversion, definition.version != definition.storageVersion else {
            return (definition.inStorageVersion(object), nil)
        }
        guard let converted = try convert([object], to: definition.storageAPIVersion, webhook).first else { return (object, nil) }
        let stored = definition.storageSchema?.prune(converted) ?? converted
        let shown = try convert([definition.completed(stored)], to: definition.apiVersion, webhook).first
        return (stored, shown.map { definition.pruned($0) })
    }

    /// The text of an object that was just stored.
    func bytes(_ object: StoredObject, _ shown: JSONValue?, _ call: APICall, _ definition: ResourceDefinition) -> [UInt8] {
        guard let shown else { return call.form.bytes(of: object, definition, at: wallTime) }
        return call.form.bytes(of: object, definition.with(converted: [object.uid: shown]), at: wallTime)
    }
}

extension ResourceDefinition {
    /// A stored object with the defaults of the version it is stored in.
    func completed(_ value: JSONValue) -> JSONValue {
        guard let storageSchema, value["apiVersion"]?.stringValue == storageAPIVersion else { return value }
        return storageSchema.applyDefaults(storageSchema.prune(value))
    }

    func pruned(_ value: JSONValue) -> JSONValue { customSchema?.prune(value) ?? value }

    /// What a webhook has made of a stored object, with the metadata it has now.
    func shown(_ value: JSONValue) -> JSONValue? {
        guard let uid = value[path: "metadata", "uid"]?.stringValue, var object = converted[uid] else { return nil }
        var metadata = value["metadata"] ?? .emptyObject
        for name in ["labels", "annotations"] { metadata[name] = object[path: "metadata", name] }
        object["metadata"] = metadata
        return object
    }
}
