import Dispatch
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel

/// What is promised of any requests: each is answered, without a trap; what calls itself JSON is JSON; an error says its own code;
/// versions never go back; what was created can be read.
///
/// An input is requests with a line `---` between them: `METHOD /path?query`, headers, an empty line, a body.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let requests = split(bytes).prefix(8).compactMap(request)
    guard !requests.isEmpty else { return 0 }
    let done = DispatchSemaphore(value: 0)
    Task.detached {
        await serve(requests)
        done.signal()
    }
    done.wait()
    return 0
}

/// A custom resource with most that a schema can have.
private let definition: JSONValue? = try? JSONValue(
    parsing: Array(
        #"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"sites.example.org"},"spec":{
        "group":"example.org","scope":"Namespaced","names":{"plural":"sites","singular":"site","kind":"Site","listKind":"SiteList"},
        "versions":[{"name":"v1","served":true,"storage":true,"subresources":{"status":{},"scale":{"specReplicasPath":".spec.n",
        "statusReplicasPath":".status.n"}},"additionalPrinterColumns":[{"name":"N","type":"integer","jsonPath":".spec.n"}],
        "schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","x-kubernetes-validations":[
        {"rule":"self.n <= 10 || self.s.startsWith('a')"}],"properties":{"n":{"type":"integer","minimum":0,"default":1},
        "s":{"type":"string","pattern":"^[a-z]*$","maxLength":5},"l":{"type":"array","x-kubernetes-list-type":"map",
        "x-kubernetes-list-map-keys":["k"],"items":{"type":"object","required":["k"],"properties":{"k":{"type":"string"},
        "v":{"x-kubernetes-int-or-string":true}}}},"any":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}},
        "status":{"type":"object","properties":{"n":{"type":"integer"}}}}}}}]}}
        """#.utf8))

private func serve(_ requests: [APIRequest]) async {
    let cluster = Cluster(historyLimit: 4)
    let transport = cluster.transport
    if let definition {
        let path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
        _ = try? await transport.send(
            APIRequest(.post, path, headers: ["content-type": "application/json"], body: definition.serialized()))
    }
    var version = cluster.resourceVersion
    for request in requests {
        if request.query.contains(where: { $0.name == "watch" }) || request.path.contains("/watch/") {
            try? await transport.withStream(request) { check($0.status) }
        } else if let answer = try? await transport.send(request) {
            check(answer.status)
            check(answer, request)
        }
        precondition(cluster.resourceVersion >= version, "versions go back")
        version = cluster.resourceVersion
        if request.method == .get { precondition(cluster.resourceVersion == version, "reading writes") }
    }
    for path in ["/api/v1/configmaps", "/apis/example.org/v1/sites", "/api/v1/pods", "/openapi/v3/apis/example.org/v1"] {
        guard let list = try? await transport.send(APIRequest(.get, path)) else { continue }
        check(list, APIRequest(.get, path))
    }
}

private func check(_ status: Int) { precondition((200...599).contains(status), "status \(status)") }

private func check(_ answer: APIResponse, _ request: APIRequest) {
    guard answer.headers["content-type"]?.hasPrefix("application/json") == true else { return }
    guard let value = try? JSONValue(parsing: answer.body) else {
        preconditionFailure("an answer is no JSON: \(String(decoding: answer.body.prefix(500), as: UTF8.self))")
    }
    if answer.status >= 400 {
        precondition(value["kind"] == "Status" && value["code"] == .integer(Int64(answer.status)), "\(value.serializedText())")
    }
}

private func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    let mark = Array("\n---\n".utf8)
    var start = 0
    var index = 0
    while index + mark.count <= bytes.count {
        if bytes[index] == mark[0], bytes[index..<index + mark.count].elementsEqual(mark) {
            parts.append(bytes[start..<index])
            index += mark.count
            start = index
        } else {
            index += 1
        }
    }
    return parts + [bytes[start...]]
}

private func request(_ bytes: ArraySlice<UInt8>) -> APIRequest? {
    var rest = bytes
    func line() -> String? {
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
        defer { rest = rest[min(end + 1, rest.endIndex)...] }
        return String(decoding: rest[..<end], as: UTF8.self)
    }
    guard let first = line() else { return nil }
    let words = first.split(separator: " ", maxSplits: 1)
    guard words.count == 2, let method = APIRequest.Method(rawValue: String(words[0])) else { return nil }
    let target = words[1].split(separator: "?", maxSplits: 1)
    var query: [APIRequest.QueryItem] = []
    for pair in target.count > 1 ? target[1].split(separator: "&") : [] {
        let sides = pair.split(separator: "=", maxSplits: 1)
        query.append(.init(String(sides.first ?? ""), sides.count > 1 ? String(sides[1]) : ""))
    }
    var headers = method == .get ? [:] : ["content-type": method == .patch ? "application/merge-patch+json" : "application/json"]
    while let header = line(), !header.isEmpty {
        let sides = header.split(separator: ":", maxSplits: 1)
        if sides.count == 2 { headers[sides[0].lowercased()] = String(sides[1].drop { $0 == " " }) }
    }
    return APIRequest(method, String(target.first ?? ""), query: query, headers: headers, body: rest.isEmpty ? nil : Array(rest))
}
