import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    /// What a request for a subresource of a pod with a node is about, for the connector.
    func visit(
        _ call: APICall, _ subresource: String, _ pod: StoredObject, _ key: ObjectKey, _ connector: any PodConnector
    ) throws(StatusError) -> PodVisit {
        let container = subresource == "portforward" || subresource == "proxy" ? "" : Self.container(call, pod.value)
        let kind: PodVisit.Kind
        switch subresource {
        case "log": kind = .log(PodLogQuery(call, now: wallTime))
        case "exec":
            let command = call.request.query.filter { $0.name == "command" }.map(\.value)
            guard !command.isEmpty else { throw .badRequest("you must specify at least one command for the container") }
            kind = .exec(command, ExecOptions(call, container: container))
        case "attach": kind = .attach(ExecOptions(call, container: container))
        case "portforward": kind = .portForward(try Self.ports(call))
        default: kind = .proxy(port: try Self.port(call, pod.value), Self.passedOn(call))
        }
        if case .exec(_, let options) = kind { try Self.check(options) }
        if case .attach(let options) = kind { try Self.check(options) }
        let place = PodPlace(pod: pod.value, key: key, container: container)
        return PodVisit(kind: kind, place: place, connector: connector, request: call.request)
    }

    private static func check(_ options: ExecOptions) throws(StatusError) {
        guard options.stdin || options.stdout || options.stderr else {
            throw .badRequest("you must specify at least 1 of stdin, stdout, stderr")
        }
    }

    /// The container that is meant: the one asked for, the pod's default one, or its first.
    private static func container(_ call: APICall, _ pod: JSONValue) -> String {
        if let asked = call.query("container"), !asked.isEmpty { return asked }
        let names = (pod["spec"]?.list("containers") ?? []).map { $0.text("name") }
        let named = pod[path: "metadata", "annotations", "kubectl.kubernetes.io/default-container"]?.stringValue ?? ""
        return names.contains(named) ? named : names.first ?? ""
    }

    /// The ports to forward; none if they are named later, stream by stream.
    private static func ports(_ call: APICall) throws(StatusError) -> [UInt16] {
        var ports: [UInt16] = []
        for item in call.request.query where item.name == "ports" {
            for text in item.value.split(separator: ",") {
                guard let port = UInt16(text), port > 0 else {
                    throw .badRequest("unable to parse \(GoString.quoted(String(text))) as a port")
                }
                ports.append(port)
            }
        }
        guard ports.count <= 100 else { throw .badRequest("at most 100 ports can be forwarded at once") }
        return ports
    }

    /// The port in the name of what is proxied, or the first one of the pod.
    private static func port(_ call: APICall, _ pod: JSONValue) throws(StatusError) -> UInt16 {
        let name = RequestPath(call.path)?.name ?? ""
        let parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let text = parts.count == 2 ? parts[1] : parts.count == 3 ? parts[2] : ""
        if text.isEmpty {
            let ports = (pod["spec"]?.list("containers") ?? []).flatMap { $0.list("ports") }
            return ports.first?["containerPort"]?.integerValue.flatMap { UInt16(exactly: $0) } ?? 80
        }
        guard let port = UInt16(text), port > 0 else {
            throw .badRequest("invalid pod request \(GoString.quoted(name))")
        }
        return port
    }

    /// The request as the pod sees it.
    static func passedOn(_ call: APICall) -> APIRequest {
        var request = call.request
        let marker = "/proxy"
        // After `/api/v1/namespaces/NAMESPACE/COLLECTION/NAME`.
        if let place = request.path.firstRange(of: marker, afterSlashes: 7) {
            let rest = request.path[place.upperBound...]
            request.path = rest.isEmpty ? "/" : String(rest)
        }
        return request
    }
}

extension String {
    /// Where a text occurs that begins with a slash, the first time after so many slashes.
    fileprivate func firstRange(of text: String, afterSlashes count: Int) -> Range<Index>? {
        var position = startIndex
        var slashes = 0
        while position < endIndex {
            if self[position] == "/" {
                slashes += 1
                if slashes >= count, self[position...].hasPrefix(text) {
                    return position..<index(position, offsetBy: text.count)
                }
            }
            position = index(after: position)
        }
        return nil
    }
}

extension APIServerState {
    /// What a request to a service is about: the first of its pods, by name.
    func visit(
        _ call: APICall, _ service: JSONValue, _ key: ObjectKey, _ connector: any PodConnector
    ) throws(StatusError) -> PodVisit {
        let asked = RequestPath(call.path)?.name ?? ""
        let parts = asked.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let portName = parts.count == 2 ? parts[1] : parts.count == 3 ? parts[2] : ""
        let ports = service["spec"]?.list("ports") ?? []
        let port = ports.first { portName.isEmpty || $0.text("name") == portName || $0["port"]?.integerValue == Int64(portName) }
        guard let port else {
            let name = GoString.quoted(key.name)
            throw .unavailable("no service port \(GoString.quoted(portName)) found for service \(name)")
        }
        let selector = (service["spec"]?["selector"]?.objectValue).map { $0.map { ($0.name, $0.value.stringValue ?? "") } } ?? []
        let pods = store.objects(in: "pods").filter { pod in
            pod.key.namespace == key.namespace && !selector.isEmpty && pod.object.value["spec"]?.text("nodeName").isEmpty == false
                && selector.allSatisfy { pod.object.value[path: "metadata", "labels", $0.0]?.stringValue == $0.1 }
        }
        guard let pod = pods.min(by: { $0.key < $1.key }) else {
            throw .unavailable("no endpoints available for service \(GoString.quoted(asked))")
        }
        let number = Self.number(of: port, in: pod.object.value)
        let place = PodPlace(pod: pod.object.value, key: pod.key, container: "")
        return PodVisit(
            kind: .proxy(port: number, Self.passedOn(call)), place: place, connector: connector, request: call.request)
    }

    /// The port of a pod that a port of a service leads to.
    private static func number(of port: JSONValue, in pod: JSONValue) -> UInt16 {
        let target = port["targetPort"]
        if let name = target?.stringValue {
            let ports = (pod["spec"]?.list("containers") ?? []).flatMap { $0.list("ports") }
            let named = ports.first { $0.text("name") == name }?["containerPort"]?.integerValue
            if let number = named.flatMap({ UInt16(exactly: $0) }) { return number }
        }
        return (target?.integerValue ?? port["port"]?.integerValue).flatMap { UInt16(exactly: $0) } ?? 80
    }
}

extension StatusError {
    fileprivate static func unavailable(_ message: String) -> StatusError {
        StatusError(503, reason: "ServiceUnavailable", message: message)
    }
}
