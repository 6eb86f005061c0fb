#if Server
    import Synchronization

    /// How many requests were answered, by method and status code.
    final class RequestCounts: Sendable {
        private struct Key: Hashable {
            let method: String
            let code: Int
        }

        private let counts = Mutex<[Key: Int]>([:])

        func add(_ method: String, _ code: Int) { counts.withLock { $0[Key(method: method, code: code), default: 0] += 1 } }

        /// The figures as text for Prometheus.
        var text: String {
            let counts = counts.withLock { $0 }.sorted { ($0.key.method, $0.key.code) < ($1.key.method, $1.key.code) }
            let lines = counts.map { "apiserver_request_total{verb=\"\($0.key.method)\",code=\"\($0.key.code)\"} \($0.value)\n" }
            return """
                # HELP apiserver_request_total Requests that were answered, by method and status code; watches when they begin.
                # TYPE apiserver_request_total counter

                """ + lines.joined()
        }
    }
#endif
