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
            answerReviews(at: place.appending(path)) { try await webhooks.answer($0, at: path) }
        }
    }
}
