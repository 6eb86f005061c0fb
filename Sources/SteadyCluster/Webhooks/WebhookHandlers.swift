public import SteadyClient
public import SteadyCodec
public import SteadyModel
import Synchronization

/// The webhooks that run in the process of the cluster.
final class WebhookHandlers: Sendable {
    /// Answers a review with a review.
    typealias Handler = @Sendable (JSONValue) async throws -> JSONValue

    private let handlers = Mutex<[WebhookCall.Place: Handler]>([:])

    func handler(at place: WebhookCall.Place) -> Handler? {
        let place = Self.plain(place)
        return handlers.withLock { $0[place] }
    }

    func register(_ place: WebhookCall.Place, _ handler: @escaping Handler) {
        let place = Self.plain(place)
        handlers.withLock { $0[place] = handler }
    }

    /// The place without what is only found out of it.
    private static func plain(_ place: WebhookCall.Place) -> WebhookCall.Place {
        switch place {
        case .url(let url):
            let address = url.prefix { $0 != "?" && $0 != "#" }
            return .url(String(address.hasSuffix("/") ? address.dropLast() : address))
        case .service(var service):
            service.externalName = nil
            service.clusterIP = nil
            if service.path == "/" { service.path = "" }
            return .service(service)
        }
    }
}

extension Cluster {
    /// Answers the admission webhooks of a place in this process: no sockets, no certificates, and under the cluster's clock.
    ///
    /// ```swift
    /// cluster.answerAdmission(at: .service(.init("hooks", namespace: "default", path: "/validate"))) { request in
    ///     guard let site = try request.object(as: Website.self), site.spec.replicas > 100 else { return .allowed }
    ///     return .denied("a hundred are enough")
    /// }
    /// ```
    ///
    /// Which requests come here is told by objects, as in any cluster: a `ValidatingWebhookConfiguration` or
    /// `MutatingWebhookConfiguration` whose `clientConfig` names the place. A handler may use the cluster.
    ///
    /// - Parameters:
    ///   - place: the URL or the Service of `clientConfig`.
    ///   - handler: answers one request. What it throws is a failed call, for which the configuration's `failurePolicy` says
    ///     what becomes of the request. It is cancelled when the time of the webhook is up.
    public func answerAdmission(
        at place: WebhookCall.Place, _ handler: @escaping @Sendable (AdmissionRequest) async throws -> AdmissionResponse
    ) {
        handlers.register(place) { review in
            let request = try AdmissionRequest(review: review)
            let version = review["apiVersion"]?.stringValue?.split(separator: "/").last.map(String.init) ?? "v1"
            return try await handler(request).review(uid: request.uid, version: version)
        }
    }

    /// Answers the conversion webhooks of a place in this process.
    ///
    /// - Parameters:
    ///   - place: the URL or the Service of `spec.conversion.webhook.clientConfig` of a CustomResourceDefinition.
    ///   - handler: converts objects; what it throws is a failed call.
    public func answerConversion(
        at place: WebhookCall.Place, _ handler: @escaping @Sendable (ConversionRequest) async throws -> ConversionResponse
    ) {
        handlers.register(place) { review in
            let request = try ConversionRequest(review: review)
            let version = review["apiVersion"]?.stringValue?.split(separator: "/").last.map(String.init) ?? "v1"
            return try await handler(request).review(uid: request.uid, version: version)
        }
    }

    /// Answers the webhooks of a place with reviews of one's own making, which need not be right.
    ///
    /// - Parameters:
    ///   - place: the URL or the Service of a `clientConfig`.
    ///   - handler: gets the review as it would be posted, and gives the one that would come back.
    public func answerReviews(
        at place: WebhookCall.Place, _ handler: @escaping @Sendable (JSONValue) async throws -> JSONValue
    ) {
        handlers.register(place, handler)
    }
}
