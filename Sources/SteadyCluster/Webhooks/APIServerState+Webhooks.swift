import SteadyClient
import SteadyCodec
import SteadyModel

/// What an API server remembers of its webhooks, so that requests that concern none need not look.
struct WebhookSet: Sendable {
    var mutating: [Webhook] = []
    var validating: [Webhook] = []
}

/// How far the mutating plugins have come with one object.
struct MutationRounds {
    /// 0 at first; 1 when all are run again because of what later ones changed.
    var round = 0
    /// Whether something was changed, so that those before may want to see it.
    var wantsAnother = false
    var policies = Reinvocation()
    var webhooks = Reinvocation()
}

/// Which of the hooks of one plugin are run again.
struct Reinvocation {
    /// Those run so far that want to be run again if the object is changed after them.
    private var waiting: Set<String> = []
    /// Those that are run in the second round.
    private var again: Set<String> = []
    private var lastOutput: JSONValue?

    /// Begins a round with the object as others have left it.
    mutating func begin(_ round: Int, _ object: JSONValue?) {
        if round > 0, object != lastOutput { recall() }
    }

    mutating func end(_ object: JSONValue?) { lastOutput = object }

    mutating func recall() {
        again.formUnion(waiting)
        waiting = []
    }

    mutating func wait(_ id: String) { waiting.insert(id) }

    func skips(_ id: String, in round: Int) -> Bool { round > 0 && !again.contains(id) }
}

extension APIServerState {
    static let mutatingWebhooks = "mutatingwebhookconfigurations.admissionregistration.k8s.io"
    static let validatingWebhooks = "validatingwebhookconfigurations.admissionregistration.k8s.io"

    /// What makes the rules is not judged by them.
    static func isExempt(_ definition: ResourceDefinition) -> Bool {
        definition.group == "admissionregistration.k8s.io"
    }

    /// Reads the configurations anew when one has changed.
    mutating func noteOutside(_ collection: String?) {
        let isCustom = collection == ResourceRegistry.crdCollection
        guard collection?.hasSuffix(".admissionregistration.k8s.io") ?? true || isCustom else { return }
        if !isCustom {
            webhooks.mutating = Webhook.all(store.objects(in: Self.mutatingWebhooks).map(\.object.value))
            webhooks.validating = Webhook.all(store.objects(in: Self.validatingWebhooks).map(\.object.value))
        }
        asksOutside =
            !webhooks.mutating.isEmpty || !webhooks.validating.isEmpty || registry.all.contains { $0.conversion != nil }
        mutates =
            !webhooks.mutating.isEmpty || !store.isEmpty(Self.mutatingBindings) || !extensions.mutators.isEmpty
        judges = mutates || !webhooks.validating.isEmpty || !store.isEmpty(Self.bindings) || !extensions.validators.isEmpty
    }

    // MARK: Validating

    /// Lets the validating webhooks judge a write.
    ///
    /// - Throws: the refusal of the first one that refuses; ``StatusError/unfinished`` if some are still to be asked.
    mutating func checkWebhooks(_ request: AdmissionAttributes) throws(StatusError) {
        guard !webhooks.validating.isEmpty, !Self.isExempt(request.definition) else { return }
        var asked: [(webhook: Webhook, question: Exchange.Question)] = []
        var failure: StatusError?
        for webhook in webhooks.validating {
            guard let (meant, seen) = try invocation(of: webhook, request) else { continue }
            if request.isDryRun, !webhook.allowsDryRun {
                failure = failure ?? Self.dryRunRefusal(webhook)
            } else if let question = webhook.question(seen, meant, round: 0) {
                asked.append((webhook, question))
            } else if !webhook.failsOpen {
                failure = failure ?? Self.failure(webhook, Self.unknownReviews)
            }
        }
        for ((webhook, _), answer) in zip(asked, try ask(asked.map(\.question))) {
            let answer = AdmissionAnswer(answer, of: webhook, isMutating: false)
            admissionWarnings += answer.warnings
            audit += answer.auditAnnotations
            switch answer.verdict {
            case .allowed: break
            case .denied(let error): failure = failure ?? error
            case .failed(let why):
                if webhook.failsOpen {
                    audit.append(("failed-open.validating.webhook.admission.k8s.io/round_0_index_0", webhook.name))
                } else {
                    failure = failure ?? Self.failure(webhook, why)
                }
            }
        }
        if let failure { throw failure }
    }

    private static let unknownReviews =
        "could not create admission objects: webhook does not accept known AdmissionReview versions (v1, v1beta1)"

    private static func failure(_ webhook: Webhook, _ why: String) -> StatusError {
        .internalError("failed calling webhook \(GoString.quoted(webhook.name)): \(why)")
    }

    private static func dryRunRefusal(_ webhook: Webhook) -> StatusError {
        .badRequest("admission webhook \(GoString.quoted(webhook.name)) does not support dry run")
    }

    // MARK: Mutating

    /// Lets the mutating webhooks change an object, one after the other.
    ///
    /// - Throws: a refusal; ``StatusError/unfinished`` if the next one is still to be asked.
    mutating func mutateByWebhooks(
        _ request: inout AdmissionAttributes, _ rounds: inout MutationRounds
    ) throws(StatusError) {
        guard !webhooks.mutating.isEmpty, !Self.isExempt(request.definition) else { return }
        rounds.webhooks.begin(rounds.round, request.object)
        defer { rounds.webhooks.end(request.object) }
        for (index, webhook) in webhooks.mutating.enumerated() {
            guard let (meant, given) = try invocation(of: webhook, request), !rounds.webhooks.skips(webhook.id, in: rounds.round)
            else { continue }
            var seen = given
            let hasChanged = try call(webhook, &seen, meant, rounds.round, index)
            if hasChanged {
                request.object = try versioned(seen.object, from: meant, to: request.definition, seen.form)
                rounds.webhooks.recall()
                rounds.wantsAnother = true
            }
            if webhook.isReinvoked { rounds.webhooks.wait(webhook.id) }
        }
    }

    /// - Returns: whether the object has changed.
    private mutating func call(
        _ webhook: Webhook, _ request: inout AdmissionAttributes, _ meant: ResourceDefinition, _ round: Int, _ index: Int
    ) throws(StatusError) -> Bool {
        if request.isDryRun, !webhook.allowsDryRun { throw Self.dryRunRefusal(webhook) }
        guard let question = webhook.question(request, meant, round: round) else {
            if webhook.failsOpen { return false }
            throw Self.failure(webhook, Self.unknownReviews)
        }
        guard let given = try ask([question]).first else { return false }
        let answer = AdmissionAnswer(given, of: webhook, isMutating: true)
        admissionWarnings += answer.warnings
        audit += answer.auditAnnotations
        let place = "round_\(round)_index_\(index)"
        var hasChanged = false
        switch answer.verdict {
        case .denied(let error): throw error
        case .failed(let why):
            guard webhook.failsOpen else { throw Self.failure(webhook, why) }
            audit.append(("failed-open.mutation.webhook.admission.k8s.io/\(place)", webhook.name))
        case .allowed(nil): break
        case .allowed(let patch?): hasChanged = try apply(patch, of: webhook, to: &request, meant)
        }
        let note: JSONValue = [
            "configuration": .string(webhook.configuration), "webhook": .string(webhook.name), "mutated": .bool(hasChanged),
        ]
        audit.append(("mutation.webhook.admission.k8s.io/\(place)", note.serializedText()))
        return hasChanged
    }

    private func apply(
        _ patch: JSONValue, of webhook: Webhook, to request: inout AdmissionAttributes, _ meant: ResourceDefinition
    ) throws(StatusError) -> Bool {
        guard let object = request.object else {
            throw .internalError(
                "admission webhook \(GoString.quoted(webhook.name)) attempted to modify the object, which is not supported for this "
                    + "operation")
        }
        let patched: JSONValue
        do throws(JSONError) {
            patched = try JSONPatch(lenient: patch).apply(to: object, isLenient: true)
        } catch {
            throw .internalError(error.message)
        }
        let new = try defaulted(patched, request, meant)
        defer { request.object = new }
        return new != object
    }

    /// An object that was changed, read and completed again.
    func defaulted(
        _ object: JSONValue, _ request: AdmissionAttributes, _ meant: ResourceDefinition
    ) throws(StatusError) -> JSONValue {
        do throws(StatusError) {
            guard case .object = object, object["metadata"]?.objectValue != nil || object["metadata"] == nil else {
                throw .badRequest("json: cannot unmarshal \(JSONFault.goType(object)) into Go value of type metav1.ObjectMeta")
            }
            return try prepared(object, live: request.oldObject, request.form ?? meant)
        } catch {
            throw .internalError(error.status["message"]?.stringValue ?? "")
        }
    }
}
