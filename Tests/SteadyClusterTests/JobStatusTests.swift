import SteadyClient
import SteadyCluster
import SteadyCodec
import Testing

/// What a controller may say of a job, as a real server has it.
@Suite(.timeLimit(.minutes(1))) struct JobStatusTests: ClusterTesting {
    let cluster = Cluster(platform: .fixed)
    private let jobs = "/apis/batch/v1/namespaces/default/jobs"

    private func create() async throws {
        let made = try await send(
            .post, jobs,
            [
                "metadata": ["name": "a"],
                "spec": [
                    "completions": 5, "completionMode": "Indexed", "backoffLimitPerIndex": 1,
                    "template": ["spec": ["restartPolicy": "Never", "containers": [["name": "c", "image": "i"]]]],
                ],
            ])
        try #require(made.status == 201)
    }

    private func write(_ status: JSONValue) async throws -> (status: Int, messages: [String]) {
        let answer = try await send(.patch, "\(jobs)/a/status", ["status": status], type: "application/merge-patch+json")
        return (
            answer.status, (answer.body[path: "details", "causes"]?.arrayValue ?? []).map { $0["message"]?.stringValue ?? "" }
        )
    }

    @Test(
        arguments: [
            (["completedIndexes": "zz"], "error parsing completedIndexes: cannot convert string to integer for index: \"zz\""),
            (["completedIndexes": "1,3-9"], "too large index: \"9\""),
            (["completedIndexes": "3,1"], "non-increasing order, previous: 3, current: 1"),
            (["completedIndexes": "0-2", "failedIndexes": "2"], "overlap at index: 2"),
            (["ready": 1], "cannot set more ready pods than active"),
            (["uncountedTerminatedPods": ["failed": [""]]], "must not be empty"),
            (["completionTime": "2026-01-01T00:00:00Z"], "when there is no Complete=True condition"),
            (["conditions": [["type": "Failed", "status": "True"]]], "without the FailureTarget=true condition"),
        ] as [(JSONValue, String)]) func `what contradicts itself is refused`(status: JSONValue, why: String) async throws
    {
        try await create()
        let refused = try await write(status)
        #expect(refused.status == 422)
        #expect(refused.messages.contains { $0.hasSuffix(why) }, "\(refused.messages)")
    }

    @Test func `a job that is complete stays so, and counts do not go back`() async throws {
        try await create()
        let time: JSONValue = "2026-01-01T00:00:00Z"
        let conditions: JSONValue = [["type": "SuccessCriteriaMet", "status": "True"], ["type": "Complete", "status": "True"]]
        let complete: JSONValue = [
            "startTime": time, "completionTime": time, "succeeded": 5, "failed": 1, "completedIndexes": "0-4",
            "conditions": conditions,
        ]
        #expect(try await write(complete).status == 200)
        #expect(try await write(["failed": 0]).messages == ["Invalid value: 0: cannot decrease the failed counter"])
        #expect(try await write(["conditions": []]).status == 422)
        #expect(try await write(["terminating": 0]).status == 200)
    }
}
