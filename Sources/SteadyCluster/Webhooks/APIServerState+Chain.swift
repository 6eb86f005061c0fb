import SteadyClient
import SteadyCodec
import SteadyModel

/// The order in which admission comes: the server's own plugins, policies and webhooks.
extension APIServerState {
    /// Lets all change an object who may.
    ///
    /// - Throws: a refusal; ``StatusError/unfinished`` if a webhook is to be asked first.
    mutating func admit(
        _ object: inout JSONValue, live: JSONValue?, _ call: APICall, _ target: Target
    ) throws(StatusError) {
        try admit(&object, live: live, target)
        guard mutates, !call.isAdmitted else { return }
        var request = AdmissionAttributes(object, live: live, call, target)
        try mutate(&request) { (state, object) throws(StatusError) in try state.admit(&object, live: live, target) }
        if let admitted = request.object { object = admitted }
    }

    private mutating func mutate(
        _ request: inout AdmissionAttributes,
        own: (inout APIServerState, inout JSONValue) throws(StatusError) -> Void
    ) throws(StatusError) {
        var rounds = MutationRounds()
        try mutate(&request, &rounds)
        guard rounds.wantsAnother, var object = request.object else { return }
        rounds.round = 1
        try own(&self, &object)
        request.object = object
        try mutate(&request, &rounds)
    }

    private mutating func mutate(
        _ request: inout AdmissionAttributes, _ rounds: inout MutationRounds
    ) throws(StatusError) {
        try mutateByExtensions(&request)
        try mutateByPolicies(&request, &rounds)
        try mutateByWebhooks(&request, &rounds)
    }

    /// Lets all refuse an object who may.
    mutating func judge(
        _ object: JSONValue, live: JSONValue?, _ call: APICall, _ target: Target
    ) throws(StatusError) {
        guard !call.isAdmitted else { return }
        try judge(AdmissionAttributes(object, live: live, call, target))
    }

    private mutating func judge(_ request: AdmissionAttributes) throws(StatusError) {
        try checkByExtensions(request)
        try checkPolicies(request)
        try checkWebhooks(request)
    }

    /// Lets all refuse a deletion who may.
    ///
    /// - Parameter name: that of the object; empty if a whole collection is deleted.
    mutating func admitDeletion(
        of live: StoredObject, _ deletion: DeleteRequest, _ call: APICall, _ target: Target, name: String
    ) throws(StatusError) {
        guard !call.isAdmitted else { return }
        var request = AdmissionAttributes(nil, live: target.definition.inRequestedVersion(live.value), call, target)
        if target.collection != "namespaces" || !name.isEmpty { request.name = name }
        request.isDryRun = deletion.isDryRun
        request.options = deletion.options
        try mutate(&request) { (_, _) throws(StatusError) in }
        try judge(request)
    }

    /// Lets admission change and refuse what is written to a subresource that is an object of a kind of its own.
    ///
    /// - Parameters:
    ///   - object: what is written.
    ///   - form: its kind.
    ///   - live: the same as it is, if it can be read.
    ///   - call: the request.
    ///   - target: the resource and the subresource.
    mutating func admit(
        _ object: inout JSONValue, as form: ResourceDefinition, live: JSONValue?, _ call: APICall, _ target: Target
    ) throws(StatusError) {
        guard judges else { return }
        var request = AdmissionAttributes(object, live: live, call, target)
        request.form = form
        try mutate(&request) { (_, _) throws(StatusError) in }
        if let admitted = request.object { object = admitted }
        try judge(request)
    }

    /// Adds what admission had to say to the answer.
    mutating func finishAdmission(_ call: APICall, _ answer: inout APIAnswer) {
        for warning in admissionWarnings where !answer.warnings.contains(warning) { answer.warnings.append(warning) }
        admissionWarnings = []
        if let note = extensions.onAudit, !audit.isEmpty, exchange?.open.isEmpty ?? true {
            note(
                AuditNote(
                    requester: call.requester, method: call.method.rawValue, path: call.path, status: answer.status,
                    annotations: Dictionary(audit.map { ($0.key, $0.value) }) { first, _ in first }))
        }
        audit = []
    }
}
