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

    /// ConfigMaps that differ in their names alone, and the list of them.
    private func alike(_ count: Int) throws -> (maps: [ConfigMap], list: [UInt8]) {
        var map = ConfigMap(metadata: ObjectMeta(labels: ["app": "an application", "tier": "front"]), data: ["settings": "x=1"])
        let fields = (0..<20).map { #""f:a field that somebody owns \#($0)":{}"# }.joined(separator: ",")
        map.metadata.managedFields = [
            ManagedFieldsEntry(
                manager: "somebody", operation: "Update", apiVersion: "v1", time: nil,
                fieldsV1: RawJSON(try JSONValue(parsing: "{\(fields)}")))
        ]
        let maps = (0..<count).map { number in
            var map = map
            map.metadata.name = "m\(number)"
            return map
        }
        let items = try maps.map { String(decoding: try JSON.encode($0), as: UTF8.self) }.joined(separator: ",")
        return (maps, Array(#"{"metadata":{"resourceVersion":"7"},"items":[\#(items)]}"#.utf8))
    }

    private func bytes(_ maps: [ConfigMap]) -> Int {
        var tally = MemoryTally()
        for map in maps { tally.add(map) }
        return tally.bytes
    }

    @Test(arguments: [10, 1000])
    func `what objects of a long page have in common they share, and what is changed in one is changed there alone`(count: Int)
        async throws
    {
        let (maps, text) = try alike(count)
        let client = Client(transport: PiecesTransport(pieces: [text]))
        for try await page in client.resources(ConfigMap.self).pages() {
            var items = page.items
            #expect(items == maps && page.resourceVersion == "7")
            let alone = try maps.map { try JSON.decode(ConfigMap.self, from: JSON.encode($0)) }
            #expect(count > 100 ? bytes(items) < bytes(alone) / 2 : bytes(items) == bytes(alone))
            items[3].metadata.labels?["app"] = "another"
            items[4].metadata.managedFields?[0].manager = "another"
            #expect(items.indices.filter { items[$0] != maps[$0] } == [3, 4])
        }
        #expect(try await client.resources(ConfigMap.self).listAll().items == maps)
    }

    @Test func `an answer that breaks off is an error after what has come`() async throws {
        let text = Array(#"{"items":[{"metadata":{"name":"a"}},{"metadata":{"na"#.utf8)
        let client = Client(transport: PiecesTransport(pieces: [text]))
        var names: [String] = []
        await #expect(throws: AnswerError.self) { try await client.forEach(ConfigMap.self) { names.append($0.name) } }
        #expect(names == ["a"])
    }
}
