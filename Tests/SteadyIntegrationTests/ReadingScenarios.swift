import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import Testing

extension Scenario {
    static let reading = [
        Scenario("a collection comes whole, in pages and as a stream") { place in
            for number in 10..<35 {
                _ = try await place.client.create(place.map("m\(number)", labels: ["half": "\(number % 2)"]))
            }
            let maps = place.client.resources(ConfigMap.self, in: place.namespace)
            let own = ListOptions(labelSelector: "half")
            let whole = try await maps.list(own)
            #expect(whole.items.map(\.name) == (10..<35).map { "m\($0)" } && whole.continueToken == nil)
            var sizes: [Int] = []
            var versions: Set<String> = []
            for try await page in maps.pages(ListOptions(labelSelector: "half", limit: 10)) {
                sizes.append(page.items.count)
                versions.insert(page.resourceVersion)
                if sizes.count == 1 { try await place.client.delete(ConfigMap.self, place.key("m34")) }
            }
            #expect(sizes == [10, 10, 5] && versions.count == 1)
            var names: [String] = []
            try await maps.forEach(ListOptions(labelSelector: "half=0", limit: 5)) { names.append($0.name) }
            #expect(names == stride(from: 10, to: 34, by: 2).map { "m\($0)" })
            #expect(
                try await maps.listAll(ListOptions(fieldSelector: "metadata.name=m11", limit: 5)).items.map(\.name) == ["m11"])
            try await maps.deleteCollection(.labels(LabelSelector(matchLabels: ["half": "0"])))
            #expect(try await maps.list(own).items.count == 12)
        },
        Scenario("objects of any kind, and metadata alone") { place in
            let maps = place.client.resources(ConfigMap.resourceType, in: place.namespace)
            var map = DynamicObject(ConfigMap.resourceType, metadata: ObjectMeta(name: "a", labels: ["l": "1"]))
            map["data"]["x"] = "1"
            _ = try await maps.create(map)
            #expect(try await maps.list(.labels(LabelSelector(matchLabels: ["l": "1"]))).items.map(\.kind) == ["ConfigMap"])
            let changed = try await maps.modify("a") { $0["data"]["y"] = "2" }
            #expect(changed.content["data"] == ["x": "1", "y": "2"])
            let heads = place.client.metadata(of: ConfigMap.resourceType, in: place.namespace)
            let head = try await heads.get("a")
            #expect(head.kind == "PartialObjectMetadata" && head.metadata.labels?["l"] == "1")
            #expect(try await heads.list(.labels(LabelSelector(matchLabels: ["l": "1"]))).items.map(\.name) == ["a"])
        },
        Scenario("an object of 900 KB goes there and comes back, in a watch, too") { place in
            let text = String(repeating: "x", count: 900_000)
            let maps = place.client.resources(ConfigMap.self, in: place.namespace)
            let start = try await maps.list().resourceVersion
            _ = try await place.client.create(place.map("big", ["x": text]))
            #expect(try await maps.get("big").data?["x"]?.utf8.count == 900_000)
            try await maps.withWatch(WatchOptions(fieldSelector: "metadata.name=big", resourceVersion: start)) { events in
                for try await case .added(let map) in events {
                    #expect(map.data?["x"] == text)
                    return
                }
            }
        },
    ]

    static let watching = [
        Scenario("a collection is followed through its changes") { place in
            let maps = place.client.resources(ConfigMap.self, in: place.namespace)
            _ = try await place.client.create(place.map("a", ["v": "1"], labels: ["mine": ""]))
            let monitor = WatchMonitor()
            try await maps.withUpdates(FollowOptions(labelSelector: "mine"), monitor: monitor) { updates in
                var lines: [String] = []
                for try await update in updates {
                    switch update {
                    case .applied(let map): lines.append("\(map.name)=\(map.data?["v"] ?? "")")
                    case .deleted(let map): lines.append("\(map.name) gone")
                    case .synced:
                        lines.append("synced")
                        _ = try await place.client.create(place.map("b", ["v": "1"], labels: ["mine": ""]))
                        try await maps.modify("a") { $0.data?["v"] = "2" }
                        try await maps.modify("a") { $0.metadata.labels = nil }
                        try await maps.delete("b")
                    case .restarted, .bookmark: break
                    case .interrupted(let error, _): Issue.record("\(error)")
                    }
                    if lines.last == "b gone" { break }
                }
                #expect(lines == ["a=1", "synced", "b=1", "a=2", "a gone", "b gone"])
            }
            #expect(monitor.isSynced && monitor.counts.listings == 1)
        },
        Scenario("a watch goes on from a version, and ends when it should") { place in
            let maps = place.client.resources(ConfigMap.self, in: place.namespace)
            let first = try await place.client.create(place.map("a"))
            _ = try await place.client.create(place.map("b"))
            let options = WatchOptions(resourceVersion: first.metadata.resourceVersion, timeoutSeconds: 1)
            try await maps.withWatch(options) { events in
                var names: [String] = []
                for try await case .added(let map) in events { names.append(map.name) }
                #expect(names.contains("b") && !names.contains("a"))
            }
        },
    ]
}
