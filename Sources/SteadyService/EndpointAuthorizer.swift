#if Service
    import SteadyAccessAPI
    package import SteadyClient
    import SteadyModel
    import Synchronization

    /// Asks the API server who somebody is and what they may see, as controller-runtime's metrics endpoint does: `TokenReview`, then
    /// `SubjectAccessReview` for `get` of the path. Answers hold for a while.
    package final class EndpointAuthorizer: Sendable {
        private struct Question: Hashable {
            let token: String
            let path: String
        }

        private struct Known {
            let refusal: EndpointAnswer?
            let until: MonotonicClock.Instant
        }

        /// How many answers are kept at most.
        private static let limit = 256
        private let client: Client
        private let lifetime: Duration
        private let known = Mutex<[Question: Known]>([:])

        /// - Parameters:
        ///   - client: asks; needs to be allowed to create both reviews.
        ///   - lifetime: how long an answer holds.
        package init(_ client: Client, lifetime: Duration = .seconds(10)) {
            self.client = client
            self.lifetime = lifetime
        }

        /// Why a request is refused; `nil` if it is not.
        package func refusal(of request: EndpointRequest) async -> EndpointAnswer? {
            guard let token = request.token else { return Self.unknown }
            let question = Question(token: token, path: request.path)
            let now = client.platform.clock.now
            if let answer = known.withLock({ $0[question] }), answer.until > now { return answer.refusal }
            do {
                let refusal = try await ask(question)
                known.withLock { known in
                    if known.count >= Self.limit { known = known.filter { $0.value.until > now } }
                    if known.count < Self.limit { known[question] = Known(refusal: refusal, until: now + lifetime) }
                }
                return refusal
            } catch {
                // Why is for the operator's own log: the client's observer has it.
                return .text("the API server could not be asked whether you may see this", status: 503)
            }
        }

        private static let unknown = EndpointAnswer.text("say who you are: Authorization: Bearer TOKEN", status: 401)

        private func ask(_ question: Question) async throws -> EndpointAnswer? {
            let review = try await client.create(TokenReview(spec: TokenReviewSpec(token: question.token)))
            guard review.status?.authenticated == true, let user = review.status?.user else { return Self.unknown }
            let access = try await client.create(
                SubjectAccessReview(
                    spec: SubjectAccessReviewSpec(
                        extra: user.extra, groups: user.groups,
                        nonResourceAttributes: NonResourceAttributes(path: question.path, verb: "get"), uid: user.uid,
                        user: user.username)))
            if access.status?.allowed == true { return nil }
            return .text("\(user.username ?? "you") may not get \(question.path)", status: 403)
        }
    }
#endif
