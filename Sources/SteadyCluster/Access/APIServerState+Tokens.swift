import SteadyCodec
import SteadyModel

/// Tokens of service accounts.
enum ServiceAccountToken {
    /// Who issues tokens, and for whom if nothing is asked for.
    static let issuer = "https://kubernetes.default.svc.cluster.local"
    static let shortest: Int64 = 600
    static let longest: Int64 = 1 << 32

    static func problems(_ seconds: Int64) -> [FieldCause] {
        let limit =
            seconds < shortest
            ? "may not specify a duration less than 10 minutes"
            : seconds > longest ? "may not specify a duration larger than 2^32 seconds" : nil
        guard let limit else { return [] }
        return [
            FieldCause(
                reason: "FieldValueInvalid", message: "Invalid value: \(seconds): \(limit)", field: "spec.expirationSeconds")
        ]
    }
}

extension APIServerState {
    /// The signer of this cluster; without one from outside, one with a secret of its own.
    private mutating func signer() -> any TokenSigner {
        if let tokenSigner { return tokenSigner }
        var secret: [UInt8] = []
        for _ in 0..<4 {
            let word = random.next()
            secret += (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
        }
        let own = SecretTokenSigner(secret: secret)
        tokenSigner = own
        return own
    }

    /// `POST serviceaccounts/NAME/token`.
    mutating func requestToken(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        let kind = "TokenRequest"
        let group = "authentication.k8s.io"
        var (request, warnings) = try reviewBody(call, kind: kind, group: group)
        request.open("spec") { $0.fill("expirationSeconds", 3600) }
        let form = ResourceDefinition(
            group: group, version: "v1", kind: kind, plural: "tokenrequests", singular: "tokenrequest", isNamespaced: true,
            storageVersion: "v1")
        try admit(&request, as: form, live: nil, call, target)
        for name in ["name", "namespace"] {
            let expected = name == "name" ? target.name : target.namespace ?? ""
            guard let given = request[path: "metadata", name]?.stringValue, !given.isEmpty, given != expected else { continue }
            let cause = FieldCause(
                reason: "FieldValueInvalid",
                message: "Invalid value: \(GoString.quoted(given)): must match the service account \(name) if specified",
                field: "metadata.\(name)")
            throw .invalid(kind: kind, group: group, name: target.name, [cause])
        }
        guard let account = store.object(target.key, in: target.collection) else {
            throw .notFound(target.definition, target.name)
        }
        if let uid = request[path: "metadata", "uid"]?.stringValue, !uid.isEmpty, uid != account.uid {
            throw .conflict(
                kind: kind, group: group, name: target.name,
                "the UID in the token request (\(uid)) does not match the UID of the service account (\(account.uid))")
        }
        request = owningFields(of: request, call, kind: kind, group: group, subresource: "token")
        request[path: "metadata", "name"] = .string(target.name)
        request[path: "metadata", "namespace"] = .string(target.namespace ?? "")
        request[path: "metadata", "uid"] = .string(account.uid)
        request[path: "metadata", "creationTimestamp"] = .string(text(wallTime))
        if request[path: "spec", "audiences"]?.arrayValue?.isEmpty != false {
            request[path: "spec", "audiences"] = [.string(ServiceAccountToken.issuer)]
        }
        if request[path: "spec", "boundObjectRef"] == nil { request[path: "spec", "boundObjectRef"] = .null }
        let seconds = request[path: "spec", "expirationSeconds"]?.integerValue ?? 3600
        let problems = ServiceAccountToken.problems(seconds)
        guard problems.isEmpty else { throw .invalid(kind: kind, group: group, name: "", problems) }
        let bound = try boundObject(request[path: "spec", "boundObjectRef"], target)
        request["status"] = [
            "token": .string(try issue(account, bound, request, seconds)),
            "expirationTimestamp": .string(text(wallTime.advanced(by: .seconds(seconds)))),
        ]
        return APIAnswer(status: 201, body: request, warnings: warnings)
    }

    private mutating func issue(
        _ account: StoredObject, _ bound: [String: JSONValue], _ request: JSONValue, _ seconds: Int64
    ) throws(StatusError) -> String {
        let namespace = account.key.namespace ?? ""
        var own: JSONValue = [
            "namespace": .string(namespace),
            "serviceaccount": ["name": .string(account.key.name), "uid": .string(account.uid)],
        ]
        for (name, value) in bound { own[name] = value }
        let now = wallTime.seconds
        let claims: JSONValue = [
            "iss": .string(ServiceAccountToken.issuer), "sub": .string("system:serviceaccount:\(namespace):\(account.key.name)"),
            "aud": request[path: "spec", "audiences"] ?? [], "iat": .integer(now), "nbf": .integer(now),
            "exp": .integer(now &+ seconds), "jti": .string(random.uuid()), "kubernetes.io": own,
        ]
        do {
            return try WebToken.text(claims, signer())
        } catch {
            throw StatusError(500, reason: "InternalError", message: "failed to generate token: \(error)")
        }
    }

    /// The object whose end is the token's end, as the token names it.
    private func boundObject(_ reference: JSONValue?, _ target: Target) throws(StatusError) -> [String: JSONValue] {
        guard let reference, !reference.isNull else { return [:] }
        let kind = reference["kind"]?.stringValue ?? ""
        let version = reference["apiVersion"]?.stringValue ?? ""
        let plurals = ["Pod": "pods", "Secret": "secrets", "Node": "nodes"]
        guard version == "v1" || version.isEmpty, let plural = plurals[kind],
            let definition = registry.definition(group: "", version: "v1", plural: plural)
        else {
            let group = version.contains("/") ? version : "/\(version)"
            throw .badRequest("cannot bind token to object of type \(group), Kind=\(kind)")
        }
        let name = reference["name"]?.stringValue ?? ""
        let key = ObjectKey(namespace: definition.isNamespaced ? target.namespace : nil, name: name)
        guard let object = store.object(key, in: plural) else { throw .notFound(definition, name) }
        if kind == "Pod", object.value[path: "spec", "serviceAccountName"]?.stringValue != target.name {
            throw .badRequest(
                "cannot bind token for serviceaccount \(GoString.quoted(target.name)) to pod running with different "
                    + "serviceaccount name.")
        }
        if let uid = reference["uid"]?.stringValue, !uid.isEmpty, uid != object.uid {
            throw .conflict(
                kind: kind, group: "", name: name,
                "the UID in the bound object reference (\(uid)) does not match the UID in record. "
                    + "The object might have been deleted and then recreated")
        }
        var found: [String: JSONValue] = [kind.lowercased(): ["name": .string(name), "uid": .string(object.uid)]]
        if kind == "Pod", let node = object.value[path: "spec", "nodeName"]?.stringValue, !node.isEmpty {
            var own: JSONValue = ["name": .string(node)]
            if let known = store.object(ObjectKey(namespace: nil, name: node), in: "nodes") { own["uid"] = .string(known.uid) }
            found["node"] = own
        }
        return found
    }

    /// Who a token belongs to, and for which of the audiences it is good; `nil` if it is none of this cluster or no longer
    /// good. The error says why a token that looks like ours is refused.
    mutating func authenticate(
        token text: String, audiences: [String] = [ServiceAccountToken.issuer]
    ) -> (requester: Requester?, audiences: [String], problem: String) {
        let refused = "invalid bearer token"
        guard let token = WebToken(text), token.claims["iss"]?.stringValue == ServiceAccountToken.issuer,
            token.isSigned(by: signer())
        else { return (nil, [], refused) }
        let claims = token.claims
        let meant = (claims["aud"]?.arrayValue ?? []).compactMap(\.stringValue)
        let common = audiences.filter(meant.contains)
        if common.isEmpty {
            return (
                nil, [],
                "[\(refused), token audiences \(GoString.list(meant)) is invalid for the target audiences "
                    + "\(GoString.list(audiences))]"
            )
        }
        let now = wallTime.seconds
        guard (claims["exp"]?.integerValue ?? 0) > now, (claims["nbf"]?.integerValue ?? 0) <= now &+ 60 else {
            return (nil, [], "[\(refused), service account token has expired]")
        }
        guard let requester = requester(of: claims) else {
            return (nil, [], "[\(refused), service account token has been invalidated]")
        }
        return (requester, common, "")
    }

    /// The service account of a token, if it and what the token is bound to still exist.
    private func requester(of claims: JSONValue) -> Requester? {
        let own = claims["kubernetes.io"] ?? [:]
        guard let namespace = own["namespace"]?.stringValue, let name = own[path: "serviceaccount", "name"]?.stringValue,
            let account = store.object(ObjectKey(namespace: namespace, name: name), in: "serviceaccounts"),
            account.uid == own[path: "serviceaccount", "uid"]?.stringValue
        else { return nil }
        var extra: [String: [String]] = [:]
        if let id = claims["jti"]?.stringValue { extra["authentication.kubernetes.io/credential-id"] = ["JTI=\(id)"] }
        for (kind, plural) in [("pod", "pods"), ("secret", "secrets"), ("node", "nodes")] {
            guard let bound = own[kind], let boundName = bound["name"]?.stringValue else { continue }
            let uid = bound["uid"]?.stringValue ?? ""
            let key = ObjectKey(namespace: kind == "node" ? nil : namespace, name: boundName)
            // A pod's node is told, but is not what the token hangs on.
            if kind != "node" || own["pod"] == nil, store.object(key, in: plural)?.uid != uid { return nil }
            if kind == "secret" { continue }
            extra["authentication.kubernetes.io/\(kind)-name"] = [boundName]
            if !uid.isEmpty { extra["authentication.kubernetes.io/\(kind)-uid"] = [uid] }
        }
        let groups = Requester.serviceAccountGroups(namespace) + ["system:authenticated"]
        return Requester(
            name: "system:serviceaccount:\(namespace):\(name)", uid: account.uid, groups: groups, extra: extra)
    }
}
