import SteadyModel

/// Decides what becomes of a request after each time it was sent: no transport, no clock, no await.
struct RequestAttempts: Sendable {
    enum Step {
        /// This is the answer.
        case answer(APIResponse)
        /// There is no better answer than this error.
        case fail(any Error)
        /// Send it again after this time.
        case wait(Duration)
        /// An earlier try may be why the server refuses: look whether what was asked for has happened.
        case resolve(APIError)
    }

    let policy: RetryPolicy
    let repeatability: Repeatability
    /// Whether every answer is the caller's, whatever its status.
    let isPassedOn: Bool
    /// How many times it was sent.
    private(set) var count = 0
    private var turnedAway = 0
    private var lost = 0
    private var mayHaveHappened = false

    init(_ policy: RetryPolicy, _ repeatability: Repeatability, isPassedOn: Bool = false) {
        self.policy = policy
        self.repeatability = repeatability
        self.isPassedOn = isPassedOn
    }

    /// Takes the outcome of a try.
    mutating func next(
        _ outcome: Result<APIResponse, any Error>, to request: APIRequest, now: Timestamp,
        using random: inout some RandomNumberGenerator
    ) -> Step {
        count += 1
        switch outcome {
        case .success(let response) where isPassedOn || (200..<300).contains(response.status): return .answer(response)
        case .success(let response): return refused(APIError(response: response, to: request, now: now), &random)
        case .failure(let error as TransportError): return failed(error, &random)
        case .failure(let error as APIError): return refused(error, &random)
        case .failure(let error): return .fail(error)
        }
    }

    private mutating func refused(_ error: APIError, _ random: inout some RandomNumberGenerator) -> Step {
        if mayHaveHappened {
            switch repeatability {
            case .creation where error.isAlreadyExists: return .resolve(error)
            case .conditionalWrite where error.isConflict: return .resolve(error)
            case .conditionalDelete where error.isNotFound || error.isConflict: return .resolve(error)
            default: break
            }
        }
        if error.isTurnedAway {
            guard turnedAway < policy.maximumTurnedAway else { return .fail(error) }
            if let wait = error.retryAfter, wait > policy.longestRetryAfter { return .fail(error) }
            turnedAway += 1
            // Without a word from the server, and so that all that were sent away do not come back in one moment.
            let own = policy.delay(before: turnedAway, using: &random)
            guard let wait = error.retryAfter else { return .wait(own) }
            return .wait(max(wait, .zero) + min(own, .milliseconds(200)))
        }
        // From a proxy, or a server that is going away: the request may have come through.
        if error.code == 502 || error.code == 503 || error.code == 504 {
            return again(orFailWith: error, happened: error.code != 503, &random)
        }
        return .fail(error)
    }

    private mutating func failed(_ error: TransportError, _ random: inout some RandomNumberGenerator) -> Step {
        if error.phase == .deadline { return .fail(error) }
        return again(orFailWith: error, happened: error.phase != .connect, &random)
    }

    private mutating func again(
        orFailWith error: any Error, happened: Bool, _ random: inout some RandomNumberGenerator
    ) -> Step {
        guard lost < policy.maximumLost, !happened || repeatability != .harmful else { return .fail(error) }
        lost += 1
        mayHaveHappened = mayHaveHappened || happened
        return .wait(policy.delay(before: lost, using: &random))
    }
}

extension APIError {
    /// Whether the server did nothing with the request and says that the same one may succeed soon.
    var isTurnedAway: Bool {
        // An eviction that a budget forbids is an answer; it is for the caller to decide how long to wait for the budget.
        if causes.contains(where: { $0.reason == "DisruptionBudget" }) { return false }
        return code == 429 || (code == 503 && retryAfter != nil)
    }
}
