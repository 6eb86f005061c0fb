public import SteadyCodec
import SteadyModel

/// What an API server asks a program before it keeps an object, or shows it in another version: admission and conversion webhooks
/// (`admission.k8s.io/v1`, `apiextensions.k8s.io/v1 ConversionReview`).
///
/// ```swift
/// let webhooks = try Webhooks {
///     $0.defaulting(Website.self) { site, _ in site.spec.replicas = site.spec.replicas ?? 1 }
///     $0.validating(Website.self) { review in
///         guard let replicas = review.object?.spec.replicas, replicas > 100 else { return .allowed }
///         return .invalid([.invalid("spec.replicas", "\(replicas)", "must be at most 100")])
///     }
///     $0.converting(WebsiteV1.self, WebsiteV2.self) { WebsiteV2($0) } back: { WebsiteV1($0) }
/// }
/// ```
///
/// It knows nothing of sockets: `SteadyService` serves it over HTTPS, `SteadyTesting` in the process of an embedded cluster.
/// ``register(named:at:authority:using:)`` tells an API server of it.
public struct Webhooks: Sendable {
    let admitters: [String: Admitter]
    let conversions: Conversions
    private let onProblem: @Sendable (WebhookProblem) -> Void

    /// Webhooks; nothing is served yet.
    ///
    /// - Parameters:
    ///   - onProblem: hears of answers that could not be given: an object that cannot be read, a handler that throws. The requester is
    ///     told of them, too.
    ///   - setUp: names them.
    /// - Throws: ``WebhookError`` if two of them have one path, or one conversion is given twice; what `setUp` throws.
    public init(onProblem: @escaping @Sendable (WebhookProblem) -> Void = { _ in }, _ setUp: (WebhookSetup) throws -> Void) throws
    {
        let setup = WebhookSetup()
        try setUp(setup)
        var admitters: [String: Admitter] = [:]
        for admitter in setup.admitters {
            guard admitters.updateValue(admitter, forKey: admitter.path) == nil else {
                throw WebhookError("two webhooks for \(admitter.path): give one of them a path of its own")
            }
        }
        self.admitters = admitters
        conversions = try Conversions(setup.conversions)
        self.onProblem = onProblem
    }

    /// The path of conversions, the same for all kinds.
    public static let conversionPath = "/convert"

    /// The paths at which there is something.
    public var paths: [String] { admitters.keys.sorted() + (conversions.isEmpty ? [] : [Self.conversionPath]) }

    /// Answers a review.
    ///
    /// - Parameters:
    ///   - review: an `AdmissionReview`, or a `ConversionReview`.
    ///   - path: what was asked.
    /// - Returns: the review with the answer, which may be a refusal.
    /// - Throws: ``WebhookError`` if there is nothing at the path; `ReviewError` if it is no such review; `CancellationError`.
    public func answer(_ review: JSONValue, at path: String) async throws -> JSONValue {
        let version = review["apiVersion"]?.stringValue?.split(separator: "/").last.map(String.init) ?? "v1"
        if let admitter = admitters[path] {
            let request = try AdmissionRequest(review: review)
            return try await admit(request, admitter).review(uid: request.uid, version: version)
        }
        guard path == Self.conversionPath, !conversions.isEmpty else {
            throw WebhookError("there is no webhook at \(path); there are: \(paths.joined(separator: ", "))")
        }
        let request = try ConversionRequest(review: review)
        return convert(request).review(uid: request.uid, version: version)
    }

    private func admit(_ request: AdmissionRequest, _ admitter: Admitter) async throws -> AdmissionResponse {
        do {
            return try await admitter.answer(request)
        } catch is CancellationError {
            throw CancellationError()
        } catch let error as JSONError {
            onProblem(WebhookProblem(path: admitter.path, what: "\(request.place) cannot be read: \(error)"))
            return .denied("\(request.place) cannot be read: \(error)", code: 400, reason: "BadRequest")
        } catch {
            onProblem(WebhookProblem(path: admitter.path, what: "\(request.place): \(error)"))
            return .denied("\(error)", code: 500, reason: "InternalError")
        }
    }

    private func convert(_ request: ConversionRequest) -> ConversionResponse {
        do {
            return .converted(try request.objects.map { try conversions.convert($0, to: request.desiredAPIVersion) })
        } catch {
            onProblem(WebhookProblem(path: Self.conversionPath, what: "\(error)"))
            return .failed("\(error)")
        }
    }
}

/// A webhook that cannot be, or is not there.
public struct WebhookError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}

/// An answer that could not be given.
public struct WebhookProblem: Sendable, Hashable, CustomStringConvertible {
    /// What was asked.
    public let path: String
    /// About which object, and why not.
    public let what: String

    public var description: String { "webhook \(path): \(what)" }
}

extension AdmissionRequest {
    /// What the request is about, as messages show it.
    var place: String {
        let name = name.isEmpty ? "an object without a name yet" : name
        return "\(kind.kind) \(namespace.map { "\($0)/" } ?? "")\(name)"
    }
}
