import SteadyClient
import SteadyCodec
import SteadyModel

/// One admission webhook of a configuration, with its expressions compiled.
struct Webhook: Sendable {
    let configuration: String
    let name: String
    /// Names the webhook among all of its kind: names may occur twice in a configuration.
    let id: String
    let rules: [JSONValue]
    let isEquivalent: Bool
    let namespaceSelector: JSONValue
    let objectSelector: JSONValue
    let conditions: MatchConditions
    let failsOpen: Bool
    let limit: Duration
    let allowsDryRun: Bool
    let isReinvoked: Bool
    let place: WebhookCall.Place
    let authority: [UInt8]
    /// The version of the review that is sent; `nil` if the webhook knows none that is known here.
    let reviewVersion: String?

    init(_ json: JSONValue, configuration: String, number: Int) {
        self.configuration = configuration
        name = json["name"]?.stringValue ?? ""
        id = "\(configuration)/\(name)/\(number)"
        rules = json["rules"]?.arrayValue ?? []
        isEquivalent = json["matchPolicy"] == "Equivalent"
        namespaceSelector = json["namespaceSelector"] ?? .emptyObject
        objectSelector = json["objectSelector"] ?? .emptyObject
        failsOpen = json["failurePolicy"] == "Ignore"
        conditions = MatchConditions(json["matchConditions"]?.arrayValue ?? [], hasParams: false, failsOpen: failsOpen)
        limit = .seconds(json["timeoutSeconds"]?.integerValue ?? 10)
        allowsDryRun = json["sideEffects"] == "None" || json["sideEffects"] == "NoneOnDryRun"
        isReinvoked = json["reinvocationPolicy"] == "IfNeeded"
        let client = json["clientConfig"] ?? .emptyObject
        place = WebhookCall.Place(client)
        authority = SteadyCodec.Base64(encoded: client["caBundle"]?.stringValue ?? "")?.bytes ?? []
        reviewVersion = (json["admissionReviewVersions"]?.arrayValue ?? []).compactMap(\.stringValue)
            .first { $0 == "v1" || $0 == "v1beta1" }
    }

    /// The webhooks of configurations, in the order in which they are called.
    static func all(_ configurations: [JSONValue]) -> [Webhook] {
        configurations.flatMap { configuration -> [Webhook] in
            let name = configuration[path: "metadata", "name"]?.stringValue ?? ""
            var numbers: [String: Int] = [:]
            return (configuration["webhooks"]?.arrayValue ?? []).map { json in
                let number = numbers[json["name"]?.stringValue ?? "", default: 0]
                numbers[json["name"]?.stringValue ?? ""] = number + 1
                return Webhook(json, configuration: name, number: number)
            }
        }
    }

    /// The call that asks a question.
    func question(_ request: AdmissionAttributes, _ meant: ResourceDefinition, round: Int) -> Exchange.Question? {
        guard let version = reviewVersion else { return nil }
        let review = request.request(as: meant).review(version: version)
        return Exchange.Question(
            asker: "\(id)/\(round)", call: WebhookCall(place: place, authority: authority, timeout: limit, review: review),
            limit: limit)
    }
}

extension WebhookCall.Place {
    /// The place that a `clientConfig` names.
    init(_ client: JSONValue) {
        guard let service = client["service"] else {
            self = .url(client["url"]?.stringValue ?? "")
            return
        }
        self = .service(
            WebhookCall.Service(
                service["name"]?.stringValue ?? "", namespace: service["namespace"]?.stringValue ?? "",
                port: Int(service["port"]?.integerValue ?? 443), path: service["path"]?.stringValue ?? ""))
    }
}
