import SteadyClient
import SteadyCodec

/// The subresources that lead to a node or into a pod. Without a connector nothing runs here, and all they can do is say why not.
extension APIServerState {
    static let connections: Set<String> = ["log", "exec", "attach", "portforward", "proxy"]

    func connect(_ call: APICall, _ target: Target, _ subresource: String) throws(StatusError) -> Answer {
        if ["exec", "attach", "portforward"].contains(subresource), !call.requester.isMaster {
            // Whoever may only read pods does not get in by a GET.
            var attributes = RequestAttributes(call)
            attributes.verb = "create"
            try authorize(call.requester, attributes)
        }
        let name = try subresource == "proxy" ? Self.proxied(target) : target.name
        var found = target
        found.name = name
        if subresource == "log" { try checkLogOptions(call, target) }
        if target.collection == "services", let connector = extensions.pods, let service = store.object(found.key, in: "services")
        {
            return .pod(try visit(call, service.value, found.key, connector))
        }
        // Services without endpoints, of which there are none here, count as not found.
        guard target.collection != "services", let object = store.object(found.key, in: target.collection) else {
            throw .notFound(target.definition, name)
        }
        guard target.collection == "pods" else { throw .methodNotAllowed }
        if subresource == "proxy", extensions.pods == nil { throw .badRequest("address not allowed") }
        if subresource != "portforward", subresource != "proxy" { try checkContainer(call, object.value, name) }
        if object.value["spec"]?.text("nodeName").isEmpty ?? true {
            if subresource == "log" { return .response(APIAnswer(status: 204, bytes: [])) }
            throw .badRequest("pod \(name) does not have a host assigned")
        }
        if let connector = extensions.pods { return .pod(try visit(call, subresource, object, found.key, connector)) }
        throw .notFound(
            registry.definition(apiVersion: "v1", kind: "Node") ?? target.definition,
            object.value["spec"]?.text("nodeName") ?? "")
    }

    /// Names may have a scheme in front and a port behind.
    private static func proxied(_ target: Target) throws(StatusError) -> String {
        let parts = target.name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        switch parts.count {
        case 1, 2: return parts[0]
        case 3: return parts[1]
        default:
            throw .badRequest(
                "invalid \(target.definition.singular) request \(GoString.quoted(target.name))")
        }
    }

    private func checkLogOptions(_ call: APICall, _ target: Target) throws(StatusError) {
        var causes: [FieldCause] = []
        for (name, least) in [("tailLines", 0), ("sinceSeconds", 1), ("limitBytes", 1)] as [(String, Int64)] {
            guard let text = call.query(name), !text.isEmpty else { continue }
            guard let number = Int64(text) else {
                throw .badRequest("strconv.ParseInt: parsing \(GoString.quoted(text)): invalid syntax")
            }
            if number >= least { continue }
            let why = least == 0 ? "must be greater than or equal to 0" : "must be greater than 0"
            causes.append(FieldCause(reason: "FieldValueInvalid", message: "Invalid value: \(number): \(why)", field: name))
        }
        if call.query("sinceSeconds")?.isEmpty == false, call.query("sinceTime")?.isEmpty == false {
            causes.append(
                FieldCause(
                    reason: "FieldValueForbidden",
                    message: "Forbidden: at most one of `sinceTime` or `sinceSeconds` may be specified", field: "[]"))
        }
        if !causes.isEmpty { throw .invalid(kind: "PodLogOptions", group: "", name: target.name, causes) }
    }

    private func checkContainer(_ call: APICall, _ pod: JSONValue, _ name: String) throws(StatusError) {
        let lists = ["initContainers", "containers", "ephemeralContainers"]
        let names = lists.map { (pod["spec"]?.list($0) ?? []).map { $0.text("name") } }
        let asked = call.query("container") ?? ""
        if !asked.isEmpty {
            if names.joined().contains(asked) { return }
            throw .badRequest("container \(asked) is not valid for pod \(name)")
        }
        guard names[1].count > 1, pod[path: "metadata", "annotations", "kubectl.kubernetes.io/default-container"] == nil else {
            return
        }
        var why = "a container name must be specified for pod \(name), choose one of: [\(names[1].joined(separator: " "))]"
        if !names[0].isEmpty { why += " or one of the init containers: [\(names[0].joined(separator: " "))]" }
        throw .badRequest(why)
    }
}
