import SteadyCodec
public import SteadyModel
import Synchronization

/// What can be added to a cluster. All of it is asked while a request is served and everybody waits: it has to answer at once,
/// and must not call the cluster. What needs time is a webhook: ``answerAdmission(at:_:)``.
extension Cluster {
    private func extend(_ body: (inout ClusterExtensions) -> Void) {
        state.withLock { state in
            body(&state.extensions)
            state.noteOutside(nil)
        }
    }

    /// Checks every object of a type that is created or updated.
    ///
    /// ```swift
    /// cluster.validate(Website.self) { site, old in
    ///     site.spec.replicas > 100 ? [.invalid("spec.replicas", "\(site.spec.replicas)", "must not be above 100")] : []
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - type: the type; objects of other versions are converted to its version first.
    ///   - check: gets the new object and the one so far, if there is one, and gives what is wrong: the request is then answered
    ///     with 422. Writes of the status are checked as well.
    public func validate<Object: Resource>(
        _ type: Object.Type, _ check: @escaping @Sendable (_ new: Object, _ old: Object?) -> [FieldProblem]
    ) {
        validate(type.resourceType) { request in
            do {
                guard let new = try request.object(as: type) else { return [] }
                return check(new, try request.oldObject(as: type))
            } catch {
                return [.invalid("", type.resourceType.kind, "cannot be read: \(error)")]
            }
        }
    }

    /// Checks every write of a resource, deletions too.
    ///
    /// - Parameters:
    ///   - type: the resource, in the version in which the check wants to see objects.
    ///   - check: gives what is wrong; the request is then answered with 422.
    public func validate(_ type: ResourceType, _ check: @escaping @Sendable (AdmissionRequest) -> [FieldProblem]) {
        extend { $0.validators.append(.init(type: type, problems: check)) }
    }

    /// Changes every object of a type that is created or updated, before policies and webhooks see it.
    ///
    /// ```swift
    /// cluster.mutate(Website.self) { site, old in
    ///     if site.spec.image == nil { site.spec.image = "nginx" }
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - type: the type; objects of other versions are converted to its version and back.
    ///   - change: gets the new object, to change it, and the one so far, if there is one. Only what differs afterwards is
    ///     changed.
    public func mutate<Object: Resource>(
        _ type: Object.Type, _ change: @escaping @Sendable (_ new: inout Object, _ old: Object?) -> Void
    ) {
        mutate(type.resourceType) { request in
            do {
                guard var new = try request.object(as: type), let json = request.object else { return [] }
                let before = try JSONValue(encoding: new)
                change(&new, try request.oldObject(as: type))
                let patch = JSONPatch(from: before, to: try JSONValue(encoding: new))
                request.object = try patch.apply(to: json)
                return []
            } catch {
                return [.invalid("", type.resourceType.kind, "cannot be read: \(error)")]
            }
        }
    }

    /// Changes every object of a resource that is created or updated.
    ///
    /// - Parameters:
    ///   - type: the resource, in the version in which the change wants to see objects.
    ///   - change: changes `object` of the request; what is wrong, if it gives something, is answered with 422.
    public func mutate(_ type: ResourceType, _ change: @escaping @Sendable (inout AdmissionRequest) -> [FieldProblem]) {
        extend { $0.mutators.append(.init(type: type, change: change)) }
    }

    /// Lets somebody decide who may do what.
    ///
    /// - Parameters:
    ///   - authorizer: decides.
    ///   - asksRoles: whether the cluster's roles and bindings decide what the authorizer leaves open; else nobody may do it.
    public func authorize(by authorizer: any Authorizer, asksRoles: Bool = true) {
        extend { extensions in
            extensions.authorizer = authorizer
            extensions.asksRoles = asksRoles
        }
    }

    /// Sends requests away with 429, as a server does that has too much to do; `Retry-After` tells for how long.
    ///
    /// ```swift
    /// cluster.limitRequests { request, number in
    ///     request.verb == "create" && number.isMultiple(of: 10) ? .seconds(1) : nil
    /// }
    /// ```
    ///
    /// - Parameter limit: gets each request with its number, counted from 1, and gives the time to stay away, at least a
    ///   second, or `nil` to serve it.
    public func limitRequests(_ limit: @escaping @Sendable (_ request: RequestInfo, _ number: UInt64) -> Duration?) {
        extend { $0.limit = limit }
    }

    /// Hears what admission leaves for the audit log: annotations of webhooks and policies, failed validations of bindings that
    /// audit, webhooks that were passed over.
    ///
    /// - Parameter note: gets what is left about one request, after it is decided.
    public func observeAudit(_ note: @escaping @Sendable (AuditNote) -> Void) {
        extend { $0.onAudit = note }
    }
}
