import SteadyClient
import SteadyCodec
import SteadyModel
import Synchronization

/// What one request has asked webhooks, and what they answered.
///
/// A request that needs an answer it does not have is given up before it has changed anything; when the answer is there it is
/// run again from its beginning. What it drew at random and took for the time stays the same in every run, so that it asks the
/// same; another write in between makes it ask anew what depends on that.
struct Exchange: Sendable {
    /// What a webhook is asked; equal questions are asked once.
    struct Question: Hashable, Sendable {
        /// Who asks, and in which round: other webhooks at the same place are asked by themselves.
        var asker: String
        /// The call, its review without a uid.
        var call: WebhookCall
        /// How long an answer may take.
        var limit: Duration
    }

    /// A question that is to be asked now.
    struct Open: Sendable {
        var question: Question
        /// Names the review.
        var uid: String
    }

    /// What came of a question.
    struct Answer: Sendable {
        var uid: String
        var outcome: Outcome
    }

    enum Outcome: Sendable {
        case body(status: Int, [UInt8])
        /// No answer came.
        case failed(String)
    }

    /// The date at the first run.
    let wallTime: Timestamp
    private let draws: Draws
    /// Where the uids of reviews come from.
    private var source: PlatformRandom
    private var answers: [Question: Answer] = [:]
    private(set) var open: [Open] = []

    init(_ platform: Platform, at wallTime: Timestamp) {
        self.wallTime = wallTime
        draws = Draws(platform.random)
        source = platform.random
    }

    /// The random numbers of this request, the same in every run.
    func random(of platform: Platform) -> PlatformRandom {
        draws.rewind()
        let draws = draws
        return Platform(clock: platform.clock, wallClock: { platform.wallTime }, random: { draws.next() }).random
    }

    /// Whether nothing has been answered yet.
    var isFirstRun: Bool { answers.isEmpty }

    func answer(to question: Question) -> Answer? { answers[question] }

    mutating func ask(_ question: Question) {
        if !open.contains(where: { $0.question == question }) { open.append(Open(question: question, uid: source.uuid())) }
    }

    /// Takes the answers to all open questions, in their order.
    mutating func take(_ outcomes: [Outcome]) {
        for (open, outcome) in zip(open, outcomes) { answers[open.question] = Answer(uid: open.uid, outcome: outcome) }
        open = []
    }
}

/// Random numbers that can be had again.
private final class Draws: Sendable {
    private struct State {
        var source: PlatformRandom
        var drawn: [UInt64] = []
        var position = 0
    }

    private let state: Mutex<State>

    init(_ source: PlatformRandom) { state = Mutex(State(source: source)) }

    func rewind() { state.withLock { $0.position = 0 } }

    func next() -> UInt64 {
        state.withLock { state in
            defer { state.position += 1 }
            if state.position < state.drawn.count { return state.drawn[state.position] }
            let number = state.source.next()
            state.drawn.append(number)
            return number
        }
    }
}

extension StatusError {
    /// Gives a request up that has open questions; never sent.
    static let unfinished = StatusError(0, reason: "", message: "")
}

extension APIServerState {
    /// Answers one request, with what it has been told so far.
    mutating func handle(_ call: consuming APICall, _ exchange: Exchange?, _ platform: Platform) -> Answer {
        guard let exchange = exchange ?? (asksOutside ? Exchange(platform, at: wallTime) : nil) else { return handle(call) }
        let ownRandom = random
        wallTime = exchange.wallTime
        random = exchange.random(of: platform)
        self.exchange = exchange
        defer {
            self.exchange = nil
            random = ownRandom
        }
        let answer = handle(call)
        guard let asked = self.exchange, !asked.open.isEmpty else { return answer }
        return .unfinished(asked)
    }

    /// The answers to questions that can be asked at the same time.
    ///
    /// - Throws: ``StatusError/unfinished`` if one of them is still to be asked.
    mutating func ask(_ questions: [Exchange.Question]) throws(StatusError) -> [Exchange.Answer] {
        var answers: [Exchange.Answer] = []
        for question in questions {
            if let answer = exchange?.answer(to: question) {
                answers.append(answer)
            } else {
                exchange?.ask(question)
            }
        }
        guard answers.count == questions.count else { throw .unfinished }
        return answers
    }
}
