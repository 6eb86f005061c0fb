public import SteadyClient
public import SteadyCluster
public import SteadyWebhook

extension Cluster {
    /// Answers a program's webhooks in this process: no sockets, no certificates, and under the cluster's clock.
    ///
    /// ```swift
    /// cluster.answer(webhooks, at: .service(.init("hooks", namespace: "default")))
    /// try await webhooks.register(named: "hooks", at: .service(.init("hooks", namespace: "default")), using: cluster.client())
    /// ```
    ///
    /// - Parameters:
    ///   - webhooks: what is asked.
    ///   - place: where the program serves them, as it is registered; there need be no such Service.
    public func answer(_ webhooks: Webhooks, at place: WebhookCall.Place) {
        for path in webhooks.paths {
            answerReviews(at: Self.place(place, path)) { try await webhooks.answer($0, at: path) }
        }
    }

    private static func place(_ place: WebhookCall.Place, _ path: String) -> WebhookCall.Place {
        switch place {
        case .url(let url): return .url((url.hasSuffix("/") ? String(url.dropLast()) : url) + path)
        case .service(var service):
            service.path += path
            return .service(service)
        }
    }
}
