#if YAML
    import Steady
    import SteadyCluster
    import SteadyTesting
    import Testing
    import WebsiteScenario

    @Suite struct ManifestTests {
        private static let good = """
            apiVersion: demo.example/v1
            kind: Website
            metadata:
              name: mine
            spec:
              image: nginx
            """

        /// One clear error with file, line, column and field path; and nothing is applied.
        @Test func `a broken file is refused with its place`() throws {
            let table: [(change: (String) -> String, error: String)] = [
                ({ $0.replacing("kind: Website", with: "kind: [Website") }, "my.yaml:3:"),
                ({ $0.replacing("  image: nginx", with: "\timage: nginx") }, "my.yaml:6:1: "),
                ({ $0 + "\n  replcias: 3" }, "my.yaml:7:3: spec.replcias: unknown field"),
                ({ $0 + "\n  replicas: three" }, "my.yaml:7:13: spec.replicas: "),
                ({ $0 + "\n  replicas: 101" }, "my.yaml:7:13: spec.replicas: "),
                ({ $0.replacing("  image: nginx", with: "  host: a.example") }, "my.yaml:5:1: spec.image: "),
                ({ $0.replacing("name: mine", with: "labels: {}") }, "my.yaml:3:1: metadata.name: required"),
                ({ $0.replacing("name: mine", with: "name: Not_A_Name") }, "my.yaml:4:9: metadata.name: "),
                ({ $0.replacing("kind: Website", with: "kind: Webside") }, "my.yaml:2:7: kind: the cluster knows no “Webside”"),
                (
                    { $0.replacing("demo.example/v1", with: "demo.example/v9") },
                    "my.yaml:2:7: kind: the cluster knows no “Website”"
                ),
                ({ $0.replacing("apiVersion: demo.example/v1\n", with: "") }, "my.yaml:1:1: apiVersion: required"),
                ({ _ in "# nothing\n" }, "my.yaml: there is no object"),
                ({ _ in "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n" }, "my.yaml: no Website among its 1 object(s)"),
                (
                    { $0 + "\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: d\nspec:\n  replicas: many\n" },
                    "my.yaml:13:13: spec.replicas: "
                ),
            ]
            for (change, expected) in table {
                let text = change(Self.good)
                let reached = try Simulation.run(seed: 1) { world in
                    let walk = Walk(platform: world.platform) { world.note($0.name) }
                    let error = await #expect(throws: ManifestError.self, "\(text)") {
                        try await walk.run(try Manifests(text, file: "my.yaml"))
                    }
                    #expect(error?.description.hasPrefix(expected) == true, "\(error?.description ?? "") instead of \(expected)")
                    return world.trace
                }
                #expect(reached.isEmpty)
            }
        }

        @Test func `somebody's own manifest takes the same walk`() throws {
            let text = Self.good + "\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: more\ndata: {a: b}\n"
            let reached = try Simulation.run(seed: 1) { world in
                let walk = Walk(platform: world.platform) { world.note($0.name) }
                try await walk.run(try Manifests(text, file: "my.yaml"))
                return world.trace
            }
            #expect(reached.count == 9)
        }
    }
#endif
