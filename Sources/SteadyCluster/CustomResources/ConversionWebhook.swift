import SteadyClient
import SteadyCodec
import SteadyModel

/// The webhook that converts the objects of a custom resource between its versions.
final class ConversionWebhook: Sendable {
    let place: WebhookCall.Place
    let authority: [UInt8]
    /// The version of the review; `nil` if the webhook knows none that is known here.
    let reviewVersion: String?
    static let limit = Duration.seconds(30)

    /// - Parameter spec: of a CustomResourceDefinition.
    init?(_ spec: JSONValue) {
        guard let conversion = spec["conversion"], conversion["strategy"] == "Webhook" else { return nil }
        let client = conversion[path: "webhook", "clientConfig"] ?? .emptyObject
        place = WebhookCall.Place(client)
        let bundle = SteadyCodec.Base64(encoded: client["caBundle"]?.stringValue ?? "")?.bytes ?? []
        let blanks: Set<UInt8> = [0x09, 0x0A, 0x0D, 0x20]
        let isBlank = bundle.allSatisfy { blanks.contains($0) }
        authority = isBlank ? [] : bundle
        reviewVersion = (conversion[path: "webhook", "conversionReviewVersions"]?.arrayValue ?? []).compactMap(\.stringValue)
            .first { $0 == "v1" || $0 == "v1beta1" }
    }

    /// The call that asks for objects in a version. They go without their versions of storage, as they are stored.
    func question(_ objects: [JSONValue], to apiVersion: String) -> Exchange.Question? {
        guard let reviewVersion else { return nil }
        let sent = objects.map { object -> JSONValue in
            var object = object
            object[path: "metadata", "resourceVersion"] = nil
            return object
        }
        let review = ConversionRequest(uid: "", desiredAPIVersion: apiVersion, objects: sent).review(version: reviewVersion)
        return Exchange.Question(
            asker: "conversion",
            call: WebhookCall(place: place, authority: authority, timeout: Self.limit, review: review), limit: Self.limit)
    }

    /// The objects in the version asked for, with the metadata that only the server may change.
    ///
    /// - Throws: what is wrong with the answer, as the server says it.
    func objects(
        _ answer: Exchange.Answer, of objects: [JSONValue], to apiVersion: String
    ) throws(WebhookCallError) -> [JSONValue] {
        guard let first = objects.first else { return [] }
        let type = Self.type(first)
        let review: JSONValue
        switch ReviewText.read(answer.outcome) {
        case .failure(let error): throw WebhookCallError("conversion webhook for \(type) failed: \(error.description)")
        case .success(let value): review = value
        }
        let converted: [JSONValue]
        do throws(WebhookCallError) {
            converted = try convertedObjects(review, uid: answer.uid)
        } catch {
            throw WebhookCallError("conversion webhook for \(type) failed: \(error.description)")
        }
        guard converted.count == objects.count else {
            throw WebhookCallError(
                "conversion webhook for \(type) returned \(converted.count) objects, expected \(objects.count)")
        }
        var result: [JSONValue] = []
        for (index, (original, object)) in zip(objects, converted).enumerated() {
            result.append(try Self.checked(object, of: original, at: index, isAlone: objects.count == 1, apiVersion))
        }
        return result
    }

    private static func type(_ object: JSONValue) -> String {
        let version = object["apiVersion"]?.stringValue ?? ""
        let qualified = version.contains("/") ? version : "/\(version)"
        return "\(qualified), Kind=\(object["kind"]?.stringValue ?? "")"
    }

    private func convertedObjects(_ review: JSONValue, uid: String) throws(WebhookCallError) -> [JSONValue] {
        if reviewVersion == "v1", ReviewText.type(review) != "apiextensions.k8s.io/v1, Kind=ConversionReview" {
            throw WebhookCallError(
                "expected webhook response of apiextensions.k8s.io/v1, Kind=ConversionReview, got \(ReviewText.type(review))")
        }
        guard let response = review["response"], case .object = response else { throw WebhookCallError("no response provided") }
        let given = response["uid"]?.stringValue ?? ""
        if reviewVersion == "v1", given != uid {
            throw WebhookCallError("expected response.uid=\(GoString.quoted(uid)), got \(GoString.quoted(given))")
        }
        let status = response[path: "result", "status"]?.stringValue ?? ""
        guard status == "Success" else {
            let message = response[path: "result", "message"]?.stringValue ?? ""
            throw WebhookCallError(message.isEmpty ? "response.result.status was '\(status)', not 'Success'" : message)
        }
        return response["convertedObjects"]?.arrayValue ?? []
    }

    // MARK: What may not change

    private static func checked(
        _ object: JSONValue, of original: JSONValue, at index: Int, isAlone: Bool, _ apiVersion: String
    ) throws(WebhookCallError) -> JSONValue {
        let webhook = "conversion webhook for \(type(original))"
        let place = isAlone ? "invalid object" : "invalid converted object at index \(index)"
        let version = object["apiVersion"]?.stringValue ?? ""
        let kind = object["kind"]?.stringValue ?? ""
        let wantedKind = original["kind"]?.stringValue ?? ""
        let typed = isAlone ? "invalid object at index 0" : place
        guard version == apiVersion else {
            throw WebhookCallError(
                "\(webhook) returned \(typed): invalid groupVersion (expected \(apiVersion), received \(version))")
        }
        guard kind == wantedKind else {
            throw WebhookCallError("\(webhook) returned \(typed): invalid kind (expected \(wantedKind), received \(kind))")
        }
        for (name, shown) in [("name", "name"), ("namespace", "namespace"), ("uid", "UID")] {
            let before = original[path: "metadata", name]?.stringValue ?? ""
            let after = object[path: "metadata", name]?.stringValue ?? ""
            guard before == after else {
                throw WebhookCallError("\(webhook) returned \(place): must have the same \(shown): \(before) != \(after)")
            }
        }
        do throws(WebhookCallError) {
            return try restoringMetadata(object, of: original)
        } catch {
            let end = isAlone ? "" : " in object at index \(index)"
            throw WebhookCallError("\(webhook) returned invalid metadata\(end): \(error.description)")
        }
    }

    /// A webhook may change labels and annotations, and nothing else of the metadata.
    private static func restoringMetadata(
        _ converted: JSONValue, of original: JSONValue
    ) throws(WebhookCallError) -> JSONValue {
        guard let given = converted["metadata"] else { throw WebhookCallError("missing metadata in converted object") }
        guard case .object = given else {
            throw WebhookCallError("invalid metadata of type \(goType(given)) in converted object")
        }
        var metadata = original["metadata"] ?? .emptyObject
        for name in ["labels", "annotations"] {
            guard let values = given[name], !values.isNull else {
                metadata[name] = nil
                continue
            }
            guard case .object(let members) = values else {
                throw WebhookCallError("invalid metadata.\(name) of type \(goType(values)) in converted object")
            }
            for (key, value) in members where value.stringValue == nil {
                throw WebhookCallError(
                    "metadata.\(name)[\(key)] must be a string, but is \(goType(value)) in converted object")
            }
            if metadata[name] != values {
                let pairs = members.map { (key: $0.name, value: $0.value.stringValue ?? "") }
                let problems = name == "labels" ? Validation.labels(pairs) : Validation.annotations(pairs)
                let texts = problems.map(\.description)
                if !texts.isEmpty {
                    throw WebhookCallError(texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]")
                }
            }
            metadata[name] = values
        }
        var object = converted
        object["metadata"] = metadata
        return object
    }

    private static func goType(_ value: JSONValue) -> String {
        switch value {
        case .object: "map[string]interface {}"
        case .array: "[]interface {}"
        case .string: "string"
        case .integer: "int64"
        case .double: "float64"
        case .bool: "bool"
        case .null: "<nil>"
        }
    }
}
