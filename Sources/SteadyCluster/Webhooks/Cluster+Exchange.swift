import SteadyClient
import SteadyCodec
import SteadyModel
import Synchronization

extension Cluster {
    /// How long the server gives a request that waits for webhooks.
    private static let patience = Duration.seconds(34)

    /// Answers one request, asking webhooks where it has to: outside the lock, while others are served.
    ///
    /// - Throws: `CancellationError` if the task is cancelled while a webhook is asked; nothing has changed then.
    func respond(_ request: APIRequest, as requester: Requester) async throws -> APIServerState.Answer {
        let answer = handle(request, as: requester)
        guard case .unfinished(let exchange) = answer else { return answer }
        return try await finish(request, requester, exchange)
    }

    private func finish(
        _ request: APIRequest, _ requester: Requester, _ exchange: Exchange
    ) async throws -> APIServerState.Answer {
        var exchange = exchange
        let end = platform.clock.now.offset + Self.patience
        while true {
            let rest = end - platform.clock.now.offset
            guard rest > .zero else { return .response(APIAnswer(Self.tooLate)) }
            exchange.take(await answers(to: exchange.open, within: rest))
            try Task.checkCancellation()
            let answer = handle(request, as: requester, exchange)
            guard case .unfinished(let next) = answer else { return answer }
            exchange = next
        }
    }

    private static let tooLate = StatusError(
        504, reason: "Timeout",
        message: "Timeout: request did not complete within requested timeout - context deadline exceeded", details: [:])

    /// Asks all at the same time.
    private func answers(to open: [Exchange.Open], within limit: Duration) async -> [Exchange.Outcome] {
        if open.count == 1, let first = open.first { return [await outcome(of: first, within: limit)] }
        return await withTaskGroup(of: (Int, Exchange.Outcome).self) { group in
            for (index, question) in open.enumerated() {
                group.addTask { (index, await self.outcome(of: question, within: limit)) }
            }
            var outcomes = [Exchange.Outcome](repeating: .failed(""), count: open.count)
            for await (index, outcome) in group { outcomes[index] = outcome }
            return outcomes
        }
    }

    /// Asks one question.
    func outcome(of open: Exchange.Open, within limit: Duration) async -> Exchange.Outcome {
        var call = open.question.call
        call.review[path: "request", "uid"] = .string(open.uid)
        let time = min(limit, open.question.limit)
        let clock = platform.clock
        let asked = call
        let outcome = await withTaskGroup(of: Exchange.Outcome?.self) { group in
            group.addTask { await self.outcome(of: asked) }
            group.addTask {
                try? await clock.sleep(for: time)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        return outcome ?? .failed("Post \(GoString.quoted(call.url)): context deadline exceeded")
    }

    private func outcome(of call: WebhookCall) async -> Exchange.Outcome {
        do {
            if let handler = handlers.handler(at: call.place) {
                return .body(status: 200, try await handler(call.review).serialized())
            }
            guard let caller else {
                throw WebhookCallError("no webhook is registered there, and this cluster has no way to others")
            }
            let (status, body) = try await caller.call(try resolved(call, caller))
            return .body(status: status, body)
        } catch is CancellationError {
            return .failed("Post \(GoString.quoted(call.url)): context canceled")
        } catch {
            return .failed("Post \(GoString.quoted(call.url)): \(error)")
        }
    }

    /// The call with what the cluster knows of its Service.
    private func resolved(_ call: WebhookCall, _ caller: any WebhookCaller) throws -> WebhookCall {
        guard case .service(var service) = call.place else { return call }
        let key = ObjectKey(namespace: service.namespace, name: service.name)
        if let spec = state.withLock({ $0.store.object(key, in: "services")?.value["spec"] }) {
            let address = spec["clusterIP"]?.stringValue ?? ""
            service.externalName = spec["externalName"]?.stringValue
            service.clusterIP = address.isEmpty || address == "None" ? nil : address
        }
        var call = call
        call.place = .service(service)
        return call
    }
}
