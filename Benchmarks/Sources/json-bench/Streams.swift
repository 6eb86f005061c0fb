import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import Synchronization

/// Where a pod runs, and how it fares.
struct PodPlace: Resource, JSONModel {
    static let resourceType = Pod.resourceType
    @Boxed var metadata = ObjectMeta()
    @OptionalBoxed var spec: Spec?
    @OptionalBoxed var status: Status?

    struct Spec: JSONModel {
        var nodeName: String?
        static let fields = FieldTable<Spec>(empty: Spec()) { $0.field("nodeName", \.nodeName) }
    }

    struct Status: JSONModel {
        var phase: String?
        var podIP: String?
        static let fields = FieldTable<Status>(empty: Status()) {
            $0.field("phase", \.phase)
            $0.field("podIP", \.podIP)
        }
    }

    static let fields = FieldTable<PodPlace>(empty: PodPlace()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
    }

    /// Five fields, of the metadata only namespace and name.
    static let narrow = JSONDecodingOptions(
        keepsUnknownFields: false, keepsManagedFields: false,
        dropping: FieldPaths(
            [
                "generateName", "uid", "resourceVersion", "generation", "creationTimestamp", "labels", "annotations",
                "ownerReferences",
            ]
            .map { "metadata.\($0)" }))
}

/// Answers with the same bytes each time: whole, or in pieces as a connection brings them.
struct BytesTransport: Transport {
    let body: [UInt8]
    let pieces: [[UInt8]]

    init(_ body: [UInt8]) {
        self.body = body
        pieces = stride(from: 0, to: body.count, by: 16 * 1024).map { Array(body[$0..<min($0 + 16 * 1024, body.count)]) }
    }

    func send(_ request: APIRequest) async throws -> APIResponse { APIResponse(status: 200, body: body) }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        let next = Atomic(0)
        return try await consume(
            APIStream(status: 200) {
                let index = next.add(1, ordering: .relaxed).oldValue
                return index < pieces.count ? pieces[index] : nil
            })
    }
}

/// The same pods as a list, as a list that is read while it arrives, and as events of a watch, each through the client.
@concurrent func printStreams(_ texts: [[UInt8]]) async throws {
    let list = Client(
        transport: BytesTransport(
            Array(#"{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":["#.utf8)
                + texts.joined(separator: [0x2C]) + Array("]}".utf8)), decoding: .cached)
    let watch = Client(
        transport: BytesTransport(
            Array(texts.map { Array(#"{"type":"ADDED","object":"#.utf8) + $0 + Array("}\n".utf8) }.joined())), decoding: .cached)
    var rounds: [(list: Double, forEach: Double, watch: Double)] = []
    for _ in 0..<7 {
        var begin = processorTime()
        let items = try await list.list(Pod.self, sharing: SharingPool()).items.count
        let listed = processorTime() - begin
        var count = 0
        begin = processorTime()
        try await list.forEach(Pod.self, sharing: SharingPool()) { _ in count += 1 }
        let streamed = processorTime() - begin
        begin = processorTime()
        try await watch.withWatch(Pod.self, sharing: SharingPool()) { events in
            for try await _ in events { count += 1 }
        }
        let watched = processorTime() - begin
        guard items == texts.count, count == 2 * items else { fatalError("not all pods were read") }
        rounds.append((listed, streamed, watched))
    }
    let perPod = 1_000_000 / Double(texts.count)
    print("list-us \(median(rounds.map { $0.list * perPod }))")
    print("forEach-us \(median(rounds.map { $0.forEach * perPod }))")
    print("watch-us \(median(rounds.map { $0.watch * perPod }))")
    print("watch-vs-list \(median(rounds.map { $0.list / $0.watch }))")
}
