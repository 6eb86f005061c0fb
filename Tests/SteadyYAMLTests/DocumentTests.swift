#if YAML
    import SteadyCodec
    import SteadyYAML
    import Testing

    struct DocumentTests {
        let manifest = """
            # A comment, and a *
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              annotations:
                example.com/x: "1"
                "a.b": two
              labels: {app: web, "tier": &t front}
            spec:
              template:
                spec:
                  containers:
                  - name: web
                    image: nginx
                    args: ["-a", *t]
                  - {name: side, image: busybox}
            data:
              0: zero
              a[b]: c
              empty:
            """

        static let places: [(String, value: String, key: String?)] = [
            ("", "2:1", nil), ("apiVersion", "2:13", "2:1"), ("metadata", "5:3", "4:1"), ("metadata.name", "5:9", "5:3"),
            ("metadata.annotations[example.com/x]", "7:20", "7:5"), ("metadata.annotations.example.com/x", "7:20", "7:5"),
            ("metadata.annotations[a.b]", "8:12", "8:5"), ("metadata.labels.app", "9:17", "9:12"),
            ("metadata.labels.tier", "9:30", "9:22"), ("spec.template.spec.containers", "14:7", "13:7"),
            ("spec.template.spec.containers[0]", "14:9", nil), ("spec.template.spec.containers[0].image", "15:16", "15:9"),
            ("spec.template.spec.containers[0].args[0]", "16:16", nil),
            ("spec.template.spec.containers[0].args[1]", "16:22", nil),
            ("spec.template.spec.containers[1].name", "17:16", "17:10"), ("data[0]", "19:6", "19:3"), ("data.0", "19:6", "19:3"),
            ("data[a[b]]", "20:9", "20:3"), ("data.empty", "21:9", "21:3"),
        ]

        @Test(arguments: places)
        func `every field has a place`(path: String, value: String, key: String?) throws {
            let document = try #require(try YAMLDocument.parse(manifest).first)
            #expect(document.position(of: path)?.description == value)
            #expect(document.keyPosition(of: path)?.description == key)
            #expect(document.position(nearest: path).description == value)
        }

        static let ancestors: [(String, String)] = [
            ("spec.selector", "10:1"), ("spec.template.spec.containers[0].ports[0].name", "14:9"),
            ("spec.template.spec.containers[7].image", "13:7"), ("nothing", "2:1"), ("metadata.name.x", "5:3"),
            ("kind[0]", "3:1"),
        ]

        @Test(arguments: ancestors)
        func `a missing field is shown at its deepest ancestor`(path: String, place: String) throws {
            let document = try #require(try YAMLDocument.parse(manifest).first)
            #expect(document.position(of: path) == nil)
            #expect(document.position(nearest: path).description == place)
        }

        @Test func `an error of the server is shown in the text`() throws {
            let document = try #require(try YAMLDocument.parse(manifest, file: "web.yaml").first)
            let error = document.error("Required value", at: "spec.template.spec.containers[1].image")
            #expect(error.description == "web.yaml:17:29: spec.template.spec.containers[1].image: Required value")
        }

        @Test func `what an alias brings stands where the anchor is`() throws {
            let document = try #require(try YAMLDocument.parse("a: &x\n  b: 1\nc: *x\nd:\n  <<: *x\n  e: 2\n").first)
            #expect(document.position(of: "c")?.description == "3:4")
            #expect(document.position(of: "c.b")?.description == "2:6")
            #expect(document.position(of: "d.b")?.description == "2:6")
            #expect(document.keyPosition(of: "d.e")?.description == "6:3")
        }

        @Test func `paths are read and written as Kubernetes does`() {
            for text in [
                "spec.template.spec.containers[0].image", "metadata.annotations[example.com/x]", "a.b[0][c.d].e", "[x/y].z", "",
                "data[a[b]].c",
            ] {
                #expect(YAMLPath(text).description == text)
            }
            #expect(YAMLPath("a[0][00][-1].b").elements == [.field("a"), .index(0), .field("00"), .field("-1"), .field("b")])
            #expect(YAMLPath("a[b").elements == [.field("a[b")])
            #expect(YAMLPath("a..b.").elements == [.field("a"), .field("b")])
            #expect(YAMLPath("[99999999999999999999]").elements == [.field("99999999999999999999")])
        }

        @Test func `documents without content are left out`() throws {
            let text = "# only a comment\n---\n---\n# x\na: 1\n...\n---\n--- b\n---\n''\n---\n&x\n---\nnull\n---\n"
            let documents = try YAMLDocument.parse(text)
            #expect(documents.map(\.value) == [["a": 1], "b", "", .null, .null])
            #expect(documents.map(\.line) == [5, 8, 10, 12, 14])
            #expect(try YAMLDocument.parse("").isEmpty)
            #expect(try YAMLDocument.parse("\u{FEFF}").isEmpty)
            #expect(try YAMLDocument.parse(" \n\n# x").isEmpty)
        }

        @Test func `lines end as in the text`() throws {
            let documents = try YAMLDocument.parse("a: 1\r\n---\r\nb:\r\n  c: 2\r\n")
            #expect(documents.map(\.line) == [1, 3])
            #expect(documents.last?.position(of: "b.c")?.description == "4:6")
        }

        @Test func `columns count characters`() throws {
            let document = try #require(try YAMLDocument.parse("{😀é: \"\\ud83d\\ude00*\", b: 1}").first)
            #expect(document.position(of: "b")?.description == "1:26")
        }
    }
#endif
