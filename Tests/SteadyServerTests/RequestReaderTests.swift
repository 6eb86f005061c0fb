#if Server
    import HTTPTypes
    import SteadyClient
    import SteadyCluster
    import SteadyCodec
    import SteadyServer
    import Testing

    /// What comes over HTTP, and the request that is made of it.
    @Suite struct RequestReaderTests {
        private let reader = RequestReader(maximumBodySize: 100, maximumHeaderSize: 200)

        private func head(_ path: String?, _ method: String = "GET", _ fields: HTTPFields = [:]) throws -> HTTPRequest {
            let method = try #require(HTTPRequest.Method(method))
            return HTTPRequest(method: method, scheme: "https", authority: "x", path: path, headerFields: fields)
        }

        @Test func `a target is taken apart and decoded`() throws {
            let request = try reader.head(head("/api/v1/pods?labelSelector=a%3Db%2Cc&watch=1&x&y=+%2B&=z&&x=2"))
            #expect(request.path == "/api/v1/pods")
            #expect(
                request.query == [
                    .init("labelSelector", "a=b,c"), .init("watch", "1"), .init("x", ""), .init("y", " +"), .init("", "z"),
                    .init("x", "2"),
                ])
            #expect(try reader.head(head("/a%2fb%20%C3%A9")).path == "/a/b é")
            #expect(try reader.head(head("/a+b?")).path == "/a+b")
        }

        @Test(arguments: ["/%", "/%z0", "/%0", "/a?x=%", "/a?%ff=1", "/%c3%28", "/é", "/a b", "", "*", "api", "/\u{FFFD}"])
        func `a target that cannot be read is a bad request`(_ target: String) throws {
            let error = #expect(throws: StatusError.self) { try reader.head(head(target)) }
            #expect(error?.code == 400)
            #expect(error?.status["reason"] == "BadRequest")
        }

        @Test(arguments: ["HEAD", "OPTIONS", "TRACE", "CONNECT", "FOO", "get"])
        func `other methods are refused`(_ method: String) throws {
            let error = #expect(throws: StatusError.self) { try reader.head(head("/api", method)) }
            #expect(error?.code == 405)
        }

        @Test func `headers come in lower case and without credentials`() throws {
            var fields: HTTPFields = [.authorization: "Bearer secret", .userAgent: "a/1", .cookie: "c=1"]
            for value in ["a", "b"] { fields.append(HTTPField(name: .accept, value: value)) }
            let request = try reader.head(head("/api", "GET", fields))
            #expect(request.headers == ["user-agent": "a/1", "accept": "a, b"])
        }

        @Test func `too large headers are a bad request`() throws {
            let fields: HTTPFields = [.userAgent: String(repeating: "x", count: 300)]
            let error = #expect(throws: StatusError.self) { try reader.head(head("/api", "GET", fields)) }
            #expect(error?.code == 400)
        }

        @Test(arguments: [
            ("/api/v1/pods?watch=true", true), ("/api/v1/pods?watch=1", true), ("/api/v1/watch/pods", true),
            ("/api/v1/pods?watch=0", false), ("/api/v1/pods", false), ("/watch", false),
        ])
        func `watches are told apart`(_ target: String, _ isWatch: Bool) throws {
            #expect(RequestReader.isWatch(try reader.head(head(target))) == isWatch)
        }

        private func attached(_ body: String, _ type: String) throws -> (body: String, type: String?, problems: [String]) {
            let reader = RequestReader(maximumBodySize: 100, maximumHeaderSize: 200)
            let method: APIRequest.Method = type == "application/apply-patch+yaml" ? .patch : .post
            var request = APIRequest(method, "/api", headers: ["content-type": type])
            try reader.attach(Array(body.utf8), to: &request)
            return (String(decoding: request.body ?? [], as: UTF8.self), request.headers["content-type"], request.bodyProblems)
        }

        @Test func `YAML is converted`() throws {
            #expect(try attached("a: 1", "application/yaml") == ("{\"a\":1}", "application/json", []))
            let apply = "application/apply-patch+yaml"
            #expect(try attached("a: 1", apply) == ("{\"a\":1}", apply, []))
            #expect(try attached("{\"b\" : 1}", apply) == ("{\"b\" : 1}", apply, []))
            #expect(try attached("{ }", "application/json; charset=utf-8") == ("{ }", "application/json; charset=utf-8", []))
        }

        @Test func `of a key that comes twice the last one counts, and it is told where`() throws {
            let text = "a: 1\nb:\n  c: {d: 1, d: 2}\na:\n  e: 3\n"
            let problems = [#"line 3: key "d" already set in map"#, #"line 5: key "a" already set in map"#]
            #expect(
                try attached(text, "application/yaml")
                    == (#"{"a":{"e":3},"b":{"c":{"d":2}}}"#, "application/json", problems))
            let merged = "a: &a {m: 1}\nb:\n  <<: *a\n  m: 2\nc:\n  m: 3\n  <<: *a\n"
            #expect(
                try attached(merged, "application/yaml").problems
                    == [#"line 4: key "m" already set in map"#, #"line 1: key "m" already set in map"#])
            let apply = "application/apply-patch+yaml"
            let problem = [#"line 2: key "b" already set in map"#]
            #expect(try attached("{\"b\":1,\n\"b\":2}", apply) == ("{\"b\":2}", apply, problem))
        }

        @Test func `broken YAML is a bad request`() throws {
            for type in ["application/yaml", "application/apply-patch+yaml"] {
                let broken = #expect(throws: StatusError.self) { _ = try attached("a: [", type) }
                #expect(broken?.code == 400)
                #expect(broken?.status["message"]?.stringValue?.contains("request body:") == true)
            }
        }

        @Test func `warnings are quoted, bounded, and cannot make headers`() throws {
            let head = ResponseHead(
                status: 200, headers: ["content-type": "application/json", "content-length": "7"],
                warnings: ["a \"b\" \\ c\r\nx: y", String(repeating: "w", count: 5000)], length: 3)
            let name = try #require(HTTPField.Name("Warning"))
            #expect(head.fields.headerFields[values: name] == ["299 - \"a \\\"b\\\" \\\\ c  x: y\""])
            #expect(head.fields.headerFields[values: .contentLength] == ["3"])
        }

        @Test func `tokens are compared whole`() {
            #expect(BearerToken.matches("abc", "abc"))
            for wrong in ["", "ab", "abd", "abcd", "Abc"] { #expect(!BearerToken.matches(wrong, "abc")) }
            #expect(!BearerToken.matches("", ""))
            #expect(BearerToken.read("bearer x") == "x")
            // As a real server has it: what does not follow right behind the scheme is no token.
            #expect(BearerToken.read("bearer  x") == nil)
            #expect(BearerToken.read("Basic x") == nil)
            #expect(BearerToken.read("Bearer") == nil)
            #expect(BearerToken.read(nil) == nil)
        }
    }
#endif
