import SteadyClient
import SteadyCodec
import SteadyModel
import Synchronization

/// How the frames of a watch become what its client asked for, where a webhook converts the objects: it is asked when the
/// frames are read, not when the objects are written.
struct WatchConversion: Sendable {
    let webhook: ConversionWebhook
    let definition: ResourceDefinition
    var form: ObjectForm
}

extension Cluster {
    /// The frames of a watch, their objects as they are stored, in the form its client asked for.
    func converted(_ bytes: [UInt8], _ conversion: WatchConversion, of stream: WatchStream) async -> [UInt8] {
        var frames = bytes.split(separator: 0x0A).compactMap { try? JSONValue(parsing: Array($0)) }
        let foreign = frames.indices.filter { index in
            frames[index]["type"] != "BOOKMARK" && frames[index]["type"] != "ERROR"
                && frames[index][path: "object", "apiVersion"]?.stringValue != conversion.definition.apiVersion
        }
        let sources = foreign.map { conversion.definition.completed(frames[$0]["object"] ?? .emptyObject) }
        do throws(WebhookCallError) {
            let objects = try await converted(sources, conversion)
            for (index, object) in zip(foreign, objects) { frames[index]["object"] = conversion.definition.pruned(object) }
        } catch {
            stream.abandon()
            let status = StatusError(500, reason: "", message: error.description).status
            return WatchHub.frame("ERROR", status.serialized())
        }
        return shown(frames, conversion, of: stream)
    }

    private func converted(
        _ objects: [JSONValue], _ conversion: WatchConversion
    ) async throws(WebhookCallError) -> [JSONValue] {
        guard !objects.isEmpty else { return [] }
        let apiVersion = conversion.definition.apiVersion
        guard let question = conversion.webhook.question(objects, to: apiVersion) else {
            throw WebhookCallError("no supported conversion review versions")
        }
        var random = platform.random
        let open = Exchange.Open(question: question, uid: random.uuid())
        let answer = Exchange.Answer(uid: open.uid, outcome: await outcome(of: open, within: ConversionWebhook.limit))
        return try conversion.webhook.objects(answer, of: objects, to: apiVersion)
    }

    private func shown(_ frames: [JSONValue], _ conversion: WatchConversion, of stream: WatchStream) -> [UInt8] {
        var form = conversion.form
        let time = platform.wallTime
        var bytes: [UInt8] = []
        for frame in frames {
            let type = frame["type"]?.stringValue ?? ""
            let object = frame["object"] ?? .emptyObject
            if type == "ERROR" {
                bytes += WatchHub.frame(type, object.serialized())
                continue
            }
            bytes += WatchHub.frame(type, form.value(of: object, conversion.definition, at: time).serialized())
            if form.shape == .table { form.hidesColumns = true }
        }
        stream.conversion?.form = form
        return bytes
    }
}
