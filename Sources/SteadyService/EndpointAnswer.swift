import SteadyCodec

/// What an endpoint answers.
package struct EndpointAnswer: Sendable, Hashable {
    package var status: Int
    package var contentType: String
    package var body: String

    package init(status: Int, contentType: String, body: String) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }

    static func text(_ body: String, status: Int = 200) -> EndpointAnswer {
        EndpointAnswer(
            status: status, contentType: "text/plain; charset=utf-8",
            body: body.hasSuffix("\n") || body.isEmpty ? body : body + "\n")
    }

    static func json(_ value: JSONValue) -> EndpointAnswer {
        EndpointAnswer(status: 200, contentType: "application/json", body: String(decoding: value.serialized(), as: UTF8.self))
    }
}
