import SteadyClient
import SteadyCluster
import SteadyModel
import SteadyTesting
import Testing

/// Our own transports keep to the suite, and what does not is found.
@Suite struct TransportSuiteTests {
    @Test(arguments: TransportSuite.cases) func `the embedded cluster's`(_ one: TransportSuite.Case) throws {
        try Simulation.run(seed: 1) { world in
            try await TransportSuite(platform: world.platform) { cluster, body in try await body(cluster.transport) }.run(one)
        }
    }

    /// What wraps another one, and does nothing.
    private struct Plain: WrappingTransport {
        let base: any Transport
    }

    @Test(arguments: TransportSuite.cases) func `one that wraps another`(_ one: TransportSuite.Case) throws {
        try Simulation.run(seed: 2) { world in
            try await TransportSuite(platform: world.platform) { cluster, body in
                try await body(Plain(base: cluster.transport))
            }.run(one)
        }
    }

    @Test func `cases have names of their own`() {
        #expect(Set(TransportSuite.cases.map(\.name)).count == TransportSuite.cases.count)
        #expect(TransportSuite.cases.count >= 19)
    }

    /// Ways to get it wrong, each of which a case has to find.
    private enum Mistake: String, CaseIterable {
        case dropsQueries, dropsHeaders, dropsBodiesOfDeletions, throwsStatuses, losesWarnings, cutsLargeBodies, gathersStreams,
            reversesPieces, ignoresCancellation, swapsAnswers

        /// The case that finds it.
        var name: String {
            switch self {
            case .dropsQueries: "odd characters in queries and paths arrive as they are"
            case .dropsHeaders: "header fields arrive, and those of answers are named in lower case"
            case .dropsBodiesOfDeletions: "a body goes with a deletion, too"
            case .throwsStatuses: "answers are given back whatever their status"
            case .losesWarnings: "warnings are told"
            case .cutsLargeBodies: "large bodies arrive whole, both ways"
            case .gathersStreams: "what a stream tells comes when it is told"
            case .reversesPieces: "the pieces of a stream are the whole answer"
            case .ignoresCancellation: "a cancelled task sends nothing"
            case .swapsAnswers: "all verbs reach the server, and answers come back"
            }
        }
    }

    private struct Mistaken: WrappingTransport {
        let base: any Transport
        let mistake: Mistake

        func send(_ request: APIRequest) async throws -> APIResponse {
            var request = request
            switch mistake {
            case .dropsQueries: request.query = []
            case .dropsHeaders: request.headers = [:]
            case .dropsBodiesOfDeletions: if request.method == .delete { request.body = nil }
            case .swapsAnswers: if request.method == .patch { request.method = .get }
            default: break
            }
            var answer: APIResponse
            do { answer = try await base.send(request) } catch is CancellationError where mistake == .ignoresCancellation {
                // As if it had been too late.
                answer = APIResponse(status: 201, body: Array("{}".utf8))
            }
            switch mistake {
            case .throwsStatuses:
                if answer.status >= 400 { throw TransportError(phase: .receive, message: "status", request: request) }
            case .losesWarnings: answer.warnings = []
            case .cutsLargeBodies: answer.body = Array(answer.body.prefix(65_536))
            default: break
            }
            return answer
        }

        func withStream<Result: Sendable>(
            _ request: APIRequest, _ consume: (APIStream) async throws -> Result
        ) async throws -> Result {
            let mistake = mistake
            return try await base.withStream(request) { stream in
                try await consume(
                    stream.wrapping { next in
                        switch mistake {
                        case .gathersStreams:
                            var all: [UInt8] = []
                            while let piece = try await next() { all += piece }
                            return all.isEmpty ? nil : all
                        case .reversesPieces: return try await next()?.reversed()
                        default: return try await next()
                        }
                    })
            }
        }
    }

    @Test(arguments: Mistake.allCases) private func `what is wrong is found, and named`(_ mistake: Mistake) throws {
        try Simulation.run(seed: 3) { world in
            let suite = TransportSuite(platform: world.platform) { cluster, body in
                try await body(Mistaken(base: cluster.transport, mistake: mistake))
            }
            let failures = await suite.run()
            #expect(failures.contains { $0.name == mistake.name }, "\(mistake): \(failures)")
        }
    }
}
