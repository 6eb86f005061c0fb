import SteadyModel

extension ControllerSource {
    /// What a sequence names. It is made when the controller begins, and anew when it has failed.
    static func sequence<S: AsyncSequence>(
        _ name: String, priority: Int, _ make: @escaping @Sendable () async throws -> S
    ) -> ControllerSource where S.Element == Request {
        var source = ControllerSource()
        source.run = { inlet in
            await inlet.keep("source “\(name)”") { works in
                for try await request in try await make() {
                    works()
                    inlet.put(request, priority, .source(name), nil)
                }
            }
        }
        return source
    }

    /// What is named time and again.
    static func timer(
        every interval: Duration, jitter: Double, priority: Int, _ requests: @escaping @Sendable () async throws -> [Request]
    ) -> ControllerSource {
        // A timer that never waits would leave no time for anything else.
        let interval = max(interval, .milliseconds(1))
        let jitter = jitter > 0 ? min(jitter, 1) : 0
        var source = ControllerSource()
        source.run = { inlet in
            await inlet.keep("what the timer of \(interval) names") { works in
                while true {
                    var random = inlet.platform.random
                    let part = 1 - jitter * Double.random(in: 0..<1, using: &random)
                    try await inlet.platform.clock.sleep(for: interval * part)
                    for request in try await requests() { inlet.put(request, priority, .timer(interval), nil) }
                    works()
                }
            }
        }
        return source
    }
}
