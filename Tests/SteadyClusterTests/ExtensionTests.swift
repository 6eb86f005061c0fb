import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import Synchronization
import Testing

/// A kind of a user.
private struct Website: Resource {
    static let resourceType = ResourceType(group: "example.com", version: "v1", kind: "Website")
    var metadata = ObjectMeta()
    var spec = Spec()

    struct Spec: Codable, Hashable, Sendable {
        var replicas: Int = 1
        var image: String?
    }
}

/// What users add to a cluster.
@Suite struct ExtensionTests {
    let cluster = Cluster(platform: .fixed)
    var requests: Requests { Requests(cluster: cluster) }
    private let sites = "/apis/example.com/v1/namespaces/default/websites"

    private func site(_ name: String, _ spec: JSONValue) -> JSONValue {
        ["apiVersion": "example.com/v1", "kind": "Website", "metadata": ["name": .string(name)], "spec": spec]
    }

    @Test func `a type is served, checked and completed`() async throws {
        try cluster.define(Website.self)
        cluster.validate(Website.self) { site, old in
            if let old, old.spec.replicas > site.spec.replicas { return [.forbidden("spec.replicas", "must not shrink")] }
            return site.spec.replicas > 100 ? [.invalid("spec.replicas", "\(site.spec.replicas)", "at most 100")] : []
        }
        cluster.mutate(Website.self) { site, _ in
            if site.spec.image == nil { site.spec.image = "nginx" }
        }
        let made = try await requests.send(.post, sites, site("a", ["replicas": 3, "more": true]))
        #expect(made.status == 201, "\(made.body)")
        #expect(made.body["spec"] == ["replicas": 3, "more": true, "image": "nginx"])
        let many = try await requests.send(.post, sites, site("b", ["replicas": 101]))
        #expect(many.status == 422)
        #expect(
            many.body["message"] == "Website.example.com \"b\" is invalid: spec.replicas: Invalid value: \"101\": at most 100")
        #expect(many.body[path: "details", "causes"]?.arrayValue?.first?["field"] == "spec.replicas")
        let fewer = try await requests.send(
            .patch, "\(sites)/a", ["spec": ["replicas": 2]], type: "application/merge-patch+json")
        #expect(fewer.status == 422)
        // The same definition again changes nothing, another schema does.
        try cluster.define(Website.self)
        try cluster.define(Website.self, schema: ["type": "object", "properties": ["spec": ["type": "object"]]])
        #expect(try await requests.send(.get, "\(sites)/a").body["spec"] == [:])
    }

    @Test func `a definition that is wrong says so`() async throws {
        #expect(throws: APIError.self) {
            try cluster.define(["kind": "CustomResourceDefinition", "metadata": ["name": "x"], "spec": [:]])
        }
    }

    private struct Janes: Authorizer {
        func decide(_ request: RequestInfo) -> AuthorizerDecision {
            if request.requester.name == "jane" { return request.verb == "delete" ? .deny(reason: "not even Jane") : .allow }
            return .noOpinion
        }
    }

    @Test func `an authorizer decides besides the roles`() async throws {
        cluster.authorize(by: Janes())
        let body = requests.map("a").serialized()
        func status(_ name: String, _ request: APIRequest) async throws -> Int {
            try await cluster.transport(as: Requester(name: name)).send(request).status
        }
        let create = APIRequest(.post, Requests.maps, headers: ["content-type": "application/json"], body: body)
        #expect(try await status("joe", create) == 403)
        #expect(try await status("jane", create) == 201)
        #expect(try await status("jane", APIRequest(.delete, "\(Requests.maps)/a")) == 403)
    }

    @Test func `requests are sent away for a while`() async throws {
        cluster.limitRequests { request, number in
            request.verb == "create" && number.isMultiple(of: 2) ? .seconds(7) : nil
        }
        #expect(try await requests.send(.post, Requests.maps, requests.map("a")).status == 201)
        let request = APIRequest(
            .post, Requests.maps, headers: ["content-type": "application/json"], body: requests.map("b").serialized())
        let answer = try await cluster.transport.send(request)
        #expect(answer.status == 429)
        #expect(answer.headers["retry-after"] == "7")
        #expect(String(decoding: answer.body, as: UTF8.self) == "Too many requests, please try again later.\n")
        #expect(try await cluster.transport.send(request).status == 201)
    }

    @Test func `admission leaves notes for the audit log`() async throws {
        let notes = Mutex<[AuditNote]>([])
        let cluster = cluster
        cluster.observeAudit { note in notes.withLock { $0.append(note) } }
        cluster.answerAdmission(at: Requests.place) { _ in
            var response = AdmissionResponse.allowed
            response.auditAnnotations = ["key": "value"]
            return response
        }
        try await requests.configure("Mutating", "m", [[:]])
        #expect(try await requests.send(.post, Requests.maps, requests.map("a")).status == 201)
        let note = try #require(notes.withLock { $0 }.first)
        #expect(note.status == 201)
        #expect(note.path == Requests.maps)
        #expect(note.annotations["w0.m.example.com/key"] == "value")
        #expect(
            note.annotations["mutation.webhook.admission.k8s.io/round_0_index_0"]
                == "{\"configuration\":\"m\",\"mutated\":false,\"webhook\":\"w0.m.example.com\"}")
    }
}
