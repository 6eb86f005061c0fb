#if Service
    import SteadyCodec
    import SteadyModel
    import SteadyQueue
    package import SteadyRuntime
    package import SteadyTelemetry

    /// Answers what is asked of an operator; knows nothing of sockets.
    package struct EndpointResponder: Sendable {
        private let manager: Manager
        private let contents: EndpointContents
        private let metrics: PrometheusMetrics?
        private let authorizer: EndpointAuthorizer?

        /// - Parameter authorizer: who is asked whether somebody may see what is not health; `nil` if everybody may.
        package init(
            _ manager: Manager, contents: EndpointContents, metrics: PrometheusMetrics?, authorizer: EndpointAuthorizer? = nil
        ) {
            self.manager = manager
            self.contents = contents
            self.metrics = metrics
            self.authorizer = authorizer
        }

        package func answer(_ request: EndpointRequest) async -> EndpointAnswer {
            guard request.method == "GET" || request.method == "HEAD" else {
                return .text("only GET and HEAD are answered", status: 405)
            }
            let parts = request.path.split(separator: "/").map(String.init)
            let isHealth = ["livez", "healthz", "readyz"].contains(parts.first ?? "")
            if isHealth, contents.contains(.health) { return await health(parts, request) }
            guard isServed(parts) else { return .text(index, status: parts.isEmpty ? 200 : 404) }
            if let authorizer, let refusal = await authorizer.refusal(of: request) { return refusal }
            switch parts {
            case ["metrics"]:
                return EndpointAnswer(
                    status: 200, contentType: PrometheusMetrics.contentType, body: metrics?.text ?? "")
            case ["debug", "explain"]: return explanation(request)
            case ["debug", "findings"]:
                return .text(manager.findings.map(\.description).joined(separator: "\n"))
            case ["debug", "controllers"]: return .text(standing)
            default: return .text(manager.usedAccess.yaml(named: request["name"] ?? "operator", for: account(request)))
            }
        }

        private func isServed(_ parts: [String]) -> Bool {
            if parts == ["metrics"] { return contents.contains(.metrics) && metrics != nil }
            let topics = ["explain", "findings", "controllers", "access"]
            return contents.contains(.debug) && parts.count == 2 && parts[0] == "debug" && topics.contains(parts[1])
        }

        /// What there is.
        private var index: String {
            var lines: [String] = []
            if contents.contains(.health) { lines += ["/livez", "/readyz    ?verbose, ?exclude=CHECK; /readyz/CHECK"] }
            if contents.contains(.metrics), metrics != nil { lines.append("/metrics") }
            if contents.contains(.debug) {
                lines += [
                    "/debug/explain    ?controller=…&namespace=…&name=…, or the last reconciles (?count=32); ?format=json",
                    "/debug/findings    hot loops, and what hangs", "/debug/controllers    how controllers and queues stand",
                    "/debug/access    what was done in the cluster, as RBAC; ?name=…&account=NAMESPACE/NAME",
                ]
            }
            return lines.joined(separator: "\n")
        }

        // MARK: Health

        private func health(_ parts: [String], _ request: EndpointRequest) async -> EndpointAnswer {
            let probe: HealthProbe = parts[0] == "readyz" ? .readiness : .liveness
            // Names of checks may have a slash in them.
            let single = parts.count > 1 ? parts.dropFirst().joined(separator: "/") : nil
            let excluded = Set(request.query.filter { $0.name == "exclude" }.map(\.value))
            let report = await manager.health(probe) { name in
                single.map { $0 == name } ?? !excluded.contains(name)
            }
            if single != nil, report.checks.isEmpty { return .text("there is no check of that name", status: 404) }
            // The status of the API server's own endpoints.
            let status = report.isHealthy ? 200 : 500
            if report.isHealthy, request["verbose"] == nil { return .text("ok") }
            if contents.contains(.reasons) { return .text("\(report)", status: status) }
            let lines = report.checks.map { $0.failure == nil ? "[+]\($0.name) ok" : "[-]\($0.name) failed: reason withheld" }
            return .text(
                (lines + ["\(probe) check \(report.isHealthy ? "passed" : "failed")"]).joined(separator: "\n"), status: status)
        }

        // MARK: Debugging

        private func explanation(_ request: EndpointRequest) -> EndpointAnswer {
            let isJSON = request["format"] == "json"
            guard let name = request["name"] else {
                let count = request["count"].flatMap(Int.init) ?? 32
                let last = manager.explainLast(count)
                return isJSON ? .json(.array(last.map(\.json))) : .text(last.map(\.description).joined(separator: "\n"))
            }
            guard let controller = request["controller"] ?? (manager.standing.count == 1 ? manager.standing.first?.name : nil)
            else {
                let names = manager.standing.map(\.name).joined(separator: ", ")
                return .text("say which controller: ?controller=… with one of \(names)", status: 400)
            }
            let namespace = request["namespace"].flatMap { $0.isEmpty ? nil : $0 }
            let explanation = manager.explain(controller: controller, key: ObjectKey(namespace: namespace, name: name))
            return isJSON ? .json(explanation.json) : .text("\(explanation)")
        }

        private var standing: String {
            manager.standing.map { standing in
                var line = standing.name
                if !standing.missing.isEmpty {
                    line += ": waits for " + standing.missing.map { "\($0) (\($0.apiVersion))" }.joined(separator: ", ")
                } else if let queue = standing.queue {
                    line += ": \(queue.depth) waiting, \(standing.active) of \(standing.workers) workers busy"
                } else {
                    line += ": does not work: a standby, or its caches are not filled"
                }
                return line
            }
            .joined(separator: "\n")
        }

        private func account(_ request: EndpointRequest) -> ObjectKey? {
            guard let parts = request["account"]?.split(separator: "/"), parts.count == 2 else { return nil }
            return ObjectKey(namespace: String(parts[0]), name: String(parts[1]))
        }
    }
#endif
