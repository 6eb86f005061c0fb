import SteadyClient
public import SteadyCodec
import SteadyModel

extension ReconcileRecording {
    private static let format = "steady.reconcile/1"

    /// The recording as JSON.
    public var json: JSONValue {
        var key: JSONValue = ["name": .string(self.key.name)]
        if let namespace = self.key.namespace { key["namespace"] = .string(namespace) }
        return [
            "format": .string(Self.format), "controller": .string(controller), "key": key, "date": .string(date.description),
            "reasons": .array(reasons.map { .string($0) }), "failures": .integer(Int64(failures)), "result": .string(result),
            "redacted": .bool(isRedacted),
            "caches": .array(
                caches.map {
                    ["group": .string($0.group), "plural": .string($0.plural), "objects": .array($0.objects)]
                }),
            "dates": .array(dates.map { .string($0.description) }), "random": .array(random.map { .string("\($0)") }),
            "exchanges": .array(exchanges.map(\.json)),
            "inPlace": .array(inPlace.map { ["resource": .string($0.resource), "body": $0.body] }),
            "gaps": .array(gaps.map { .string($0) }),
        ]
    }

    /// Reads a recording.
    ///
    /// - Parameter json: what ``json`` was.
    /// - Throws: ``RecordingError`` that says what is missing.
    public init(json: JSONValue) throws(RecordingError) {
        guard json["format"]?.stringValue == Self.format else {
            throw RecordingError("this is no recording of a reconcile: “format” is not \(Self.format)")
        }
        func need<T>(_ name: String, _ value: T?) throws(RecordingError) -> T {
            if let value { return value }
            throw RecordingError("the recording is damaged: “\(name)” is missing or is not what it has to be")
        }
        func list<T>(_ name: String, _ read: (JSONValue) throws(RecordingError) -> T) throws(RecordingError) -> [T] {
            var result: [T] = []
            for element in try need(name, json[name]?.arrayValue) { result.append(try read(element)) }
            return result
        }
        controller = try need("controller", json["controller"]?.stringValue)
        key = ObjectKey(
            namespace: json[path: "key", "namespace"]?.stringValue,
            name: try need("key.name", json[path: "key", "name"]?.stringValue))
        date = try need("date", json["date"]?.stringValue.flatMap { Timestamp($0) })
        reasons = try list("reasons") { (value) throws(RecordingError) in try need("reasons", value.stringValue) }
        failures = Int(clamping: try need("failures", json["failures"]?.integerValue))
        result = try need("result", json["result"]?.stringValue)
        isRedacted = try need("redacted", json["redacted"]?.boolValue)
        caches = try list("caches") { (value) throws(RecordingError) in
            CachedKind(
                group: try need("caches.group", value["group"]?.stringValue),
                plural: try need("caches.plural", value["plural"]?.stringValue),
                objects: try need("caches.objects", value["objects"]?.arrayValue))
        }
        dates = try list("dates") { (value) throws(RecordingError) in
            try need("dates", value.stringValue.flatMap { Timestamp($0) })
        }
        random = try list("random") { (value) throws(RecordingError) in
            try need("random", value.stringValue.flatMap { UInt64($0) })
        }
        exchanges = try list("exchanges") { (value) throws(RecordingError) in try need("exchanges", Exchange(json: value)) }
        inPlace = try list("inPlace") { (value) throws(RecordingError) in
            InPlace(
                resource: try need("inPlace.resource", value["resource"]?.stringValue),
                body: try need("inPlace.body", value["body"]))
        }
        gaps = try list("gaps") { (value) throws(RecordingError) in try need("gaps", value.stringValue) }
    }
}

extension ReconcileRecording.Exchange {
    fileprivate var json: JSONValue {
        var value: JSONValue = [
            "method": .string(method), "path": .string(path),
            "query": .array(query.map { [.string($0.name), .string($0.value)] }),
        ]
        if let body { value["body"] = body }
        if let status { value["status"] = .integer(Int64(status)) }
        if let answer { value["answer"] = answer }
        if let retryAfter { value["retryAfter"] = .string(retryAfter) }
        if let failure { value["failure"] = ["phase": .string(failure.phase), "message": .string(failure.message)] }
        return value
    }

    fileprivate init?(json: JSONValue) {
        guard let method = json["method"]?.stringValue, let path = json["path"]?.stringValue,
            let query = json["query"]?.arrayValue
        else { return nil }
        self.method = method
        self.path = path
        self.query = query.compactMap { item in
            guard let parts = item.arrayValue, parts.count == 2, let name = parts[0].stringValue, let value = parts[1].stringValue
            else { return nil }
            return APIRequest.QueryItem(name, value)
        }
        body = json["body"]
        status = json["status"]?.integerValue.map { Int(clamping: $0) }
        answer = json["answer"]
        retryAfter = json["retryAfter"]?.stringValue
        failure = json["failure"].flatMap { failure in
            guard let phase = failure["phase"]?.stringValue, let message = failure["message"]?.stringValue else { return nil }
            return Failure(phase: phase, message: message)
        }
        if status == nil, failure == nil { return nil }
    }
}
