import SteadyClient

extension APIServerState {
    /// The server's own figures, as text for Prometheus.
    var metrics: APIAnswer {
        var lines = [
            "# HELP apiserver_longrunning_requests Watches that are open.",
            "# TYPE apiserver_longrunning_requests gauge",
            "apiserver_longrunning_requests{verb=\"WATCH\"} \(hub.count)",
            "# HELP apiserver_storage_objects Objects that are kept, by resource.",
            "# TYPE apiserver_storage_objects gauge",
        ]
        for definition in registry.all
        where definition.isStored && definition.version == definition.storageVersion
            && definition.collection == definition.qualifiedPlural
        {
            let number = store.count(definition.collection)
            if number > 0 { lines.append("apiserver_storage_objects{resource=\"\(definition.qualifiedPlural)\"} \(number)") }
        }
        lines += [
            "# HELP steady_resource_version The version of the last change.",
            "# TYPE steady_resource_version gauge",
            "steady_resource_version \(store.version)",
        ]
        var answer = APIAnswer.text(200, lines.joined(separator: "\n") + "\n")
        answer.contentType = "text/plain; version=0.0.4; charset=utf-8"
        return answer
    }
}
