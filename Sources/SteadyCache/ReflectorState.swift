import SteadyClient
import SteadyModel

/// Decides how a cache follows the server: no client, no clock, no await.
///
/// It asks for a streaming list first and for pages if the server does not know it, watches from where it is, and lists anew
/// when its version is too old. It never takes a state older than one it has seen (kubernetes/kubernetes#59848).
struct ReflectorState<R: Resource>: Sendable {
    enum Step: Equatable {
        /// Read a page; the first has no token.
        case list(continueToken: String?)
        /// Watch the present state and what follows.
        case stream
        /// Watch what follows a version.
        case watch(from: String)
        /// Wait before the next try; the number of failures in a row.
        case backOff(failures: Int)
    }

    private enum Position {
        case outside
        case paging(items: [R], token: String)
        case streaming(items: [R])
        case following
    }

    private(set) var store = Store<R>()
    private(set) var isSynced = false
    private var position = Position.outside
    private var canStream = true
    private var failures = 0
    private var mustWait = false

    /// What to do next.
    mutating func nextStep() -> Step {
        if mustWait {
            mustWait = false
            return .backOff(failures: failures)
        }
        switch position {
        case .following: return .watch(from: store.highWater)
        case .paging(_, let token): return .list(continueToken: token)
        case .outside, .streaming:
            if canStream {
                position = .streaming(items: [])
                return .stream
            }
            return .list(continueToken: nil)
        }
    }

    /// A page has come.
    mutating func received(_ page: ResourceList<R>) -> [Change<R>] {
        var items: [R] = []
        if case .paging(let before, _) = position { items = before }
        items += page.items
        if let token = page.continueToken {
            position = .paging(items: items, token: token)
            return []
        }
        // A server that lags behind what has been seen is asked again later.
        guard !ResourceVersion.isLater(store.highWater, than: page.resourceVersion) else {
            position = .outside
            fail()
            return []
        }
        return finishList(items, version: page.resourceVersion)
    }

    private mutating func finishList(_ items: [R], version: String) -> [Change<R>] {
        position = .following
        isSynced = true
        failures = 0
        return store.replace(items, version: version)
    }

    /// A whole list has come from beside the watch, which goes on.
    mutating func caughtUp(_ items: [R], version: String) -> [Change<R>] {
        guard ResourceVersion.isLater(version, than: store.highWater) else { return [] }
        isSynced = true
        return store.replace(items, version: version)
    }

    /// A watch has said something. An error event ends the watch.
    mutating func received(_ event: WatchEvent<R>) -> [Change<R>] {
        switch event {
        case .error(let error):
            failed(error)
            return []
        case .bookmark(let version, let endsInitialEvents):
            if endsInitialEvents, case .streaming(let items) = position {
                guard !ResourceVersion.isLater(store.highWater, than: version) else {
                    position = .outside
                    fail()
                    return []
                }
                return finishList(items, version: version)
            }
            failures = 0
            if case .following = position { store.advance(to: version) }
            return []
        case .added(let object), .modified(let object):
            if case .streaming(var items) = position {
                position = .outside
                items.append(object)
                position = .streaming(items: items)
                return []
            }
            failures = 0
            return store.apply(object)
        case .deleted(let object):
            if case .streaming(var items) = position {
                items.removeAll { $0.key == object.key }
                position = .streaming(items: items)
                return []
            }
            failures = 0
            return store.remove(object)
        }
    }

    /// The server has ended a watch: go on from where it was, but a list that was not complete starts anew.
    mutating func ended() {
        if case .streaming = position {
            position = .outside
            fail()
        }
    }

    /// A list or a watch has failed.
    mutating func failed(_ error: any Error) {
        guard let error = error as? APIError else { return interrupted() }
        if error.isExpired {
            // Too old, in a status or in the stream, Expired or Gone: only a new list helps.
            position = .outside
            return
        }
        if case .streaming = position, [400, 404, 422].contains(error.code), error.code != 404 || !isSynced {
            canStream = error.code == 404
            position = .outside
            if error.code == 404 { fail() }
            return
        }
        interrupted()
    }

    private mutating func interrupted() {
        if case .following = position {} else { position = .outside }
        fail()
    }

    private mutating func fail() {
        failures += 1
        mustWait = true
    }
}
