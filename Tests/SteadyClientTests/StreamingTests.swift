import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyTesting
import Testing

@Suite struct StreamingTests {
    @Test func `a collection is read object by object over all pages`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            let client = cluster.client()
            for number in 0..<25 {
                _ = try await client.create(
                    ConfigMap(
                        metadata: ObjectMeta(
                            name: "m\(number + 10)", namespace: "default", labels: number < 20 ? ["a": "b"] : nil)))
            }
            var names: [String] = []
            let options = ListOptions(labelSelector: "a=b", limit: 7)
            let end = try await client.forEach(ConfigMap.self, in: "default", options) { names.append($0.name) }
            #expect(names == (10..<30).map { "m\($0)" })
            #expect(end.resourceVersion == String(cluster.resourceVersion) && end.continueToken == nil)

            struct Enough: Error {}
            var count = 0
            await #expect(throws: Enough.self) {
                try await client.forEach(ConfigMap.self) { _ in
                    count += 1
                    if count == 3 { throw Enough() }
                }
            }
            #expect(count == 3)
            let error = await #expect(throws: APIError.self) {
                try await client.forEach(ConfigMap.self, ListOptions(continueToken: "x")) { _ in }
            }
            #expect(error?.code == 400 || error?.isExpired == true)
        }
    }

    @Test(arguments: [1, 10, 1000] as [Int])
    func `an answer in pieces is read as it comes`(most: Int) async throws {
        let list = #"""
            {"kind":"ConfigMapList","items":[{"metadata":{"name":"a"}},{"metadata":{"name":"b"}}],
             "metadata":{"resourceVersion":"5","remainingItemCount":3}}
            """#
        var random = SeededRandom(UInt64(most))
        let client = Client(transport: PiecesTransport(pieces: pieces(of: Array(list.utf8), most: most, using: &random)))
        var names: [String] = []
        let end = try await client.forEach(ConfigMap.self) { names.append($0.name) }
        #expect(names == ["a", "b"] && end.resourceVersion == "5" && end.remainingItemCount == 3)
    }

    @Test func `an answer that breaks off is an error after what has come`() async throws {
        let text = Array(#"{"items":[{"metadata":{"name":"a"}},{"metadata":{"na"#.utf8)
        let client = Client(transport: PiecesTransport(pieces: [text]))
        var names: [String] = []
        await #expect(throws: AnswerError.self) { try await client.forEach(ConfigMap.self) { names.append($0.name) } }
        #expect(names == ["a"])
    }
}
