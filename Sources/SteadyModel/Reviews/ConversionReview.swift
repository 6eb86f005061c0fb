public import SteadyCodec

/// What a conversion webhook is asked: `apiextensions.k8s.io/v1 ConversionRequest`.
public struct ConversionRequest: Sendable, Hashable {
    /// Names this question; the answer repeats it.
    public var uid: String
    /// The version that is wanted: `example.com/v2`.
    public var desiredAPIVersion: String
    /// The objects, each of any version of the resource.
    public var objects: [JSONValue]

    /// A request of these parts.
    public init(uid: String, desiredAPIVersion: String, objects: [JSONValue]) {
        self.uid = uid
        self.desiredAPIVersion = desiredAPIVersion
        self.objects = objects
    }

    /// Reads the request of a review.
    ///
    /// - Parameter review: a `ConversionReview` of version `v1` or `v1beta1`.
    /// - Throws: ``ReviewError`` if it is none, or holds no request.
    public init(review: JSONValue) throws(ReviewError) {
        let version = review["apiVersion"]?.stringValue ?? ""
        guard review["kind"] == "ConversionReview",
            ["apiextensions.k8s.io/v1", "apiextensions.k8s.io/v1beta1"].contains(version)
        else { throw ReviewError("not a ConversionReview of apiextensions.k8s.io/v1") }
        guard let json = review["request"], case .object = json else { throw ReviewError("the review holds no request") }
        self.init(
            uid: json["uid"]?.stringValue ?? "", desiredAPIVersion: json["desiredAPIVersion"]?.stringValue ?? "",
            objects: json["objects"]?.arrayValue ?? [])
    }

    /// The review that carries the request.
    ///
    /// - Parameter version: of the review: `v1` or `v1beta1`.
    public func review(version: String = "v1") -> JSONValue {
        [
            "kind": "ConversionReview", "apiVersion": .string("apiextensions.k8s.io/\(version)"),
            "request": [
                "uid": .string(uid), "desiredAPIVersion": .string(desiredAPIVersion), "objects": .array(objects),
            ],
        ]
    }
}

/// What a conversion webhook answers: `apiextensions.k8s.io/v1 ConversionResponse`.
public enum ConversionResponse: Sendable, Hashable {
    /// The objects in the version asked for, in the order of the request.
    case converted([JSONValue])
    /// Why they cannot be converted.
    case failed(String)

    /// The review that carries the answer.
    ///
    /// - Parameters:
    ///   - uid: of the request.
    ///   - version: of the review that carried the request.
    public func review(uid: String, version: String = "v1") -> JSONValue {
        var response: JSONValue = ["uid": .string(uid)]
        switch self {
        case .converted(let objects):
            response["result"] = ["status": "Success"]
            response["convertedObjects"] = .array(objects)
        case .failed(let why):
            response["result"] = ["status": "Failure", "message": .string(why)]
            response["convertedObjects"] = []
        }
        return [
            "kind": "ConversionReview", "apiVersion": .string("apiextensions.k8s.io/\(version)"), "response": response,
        ]
    }
}
