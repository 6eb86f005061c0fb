#if HTTP
    import AsyncHTTPClient
    import NIOCore
    import Synchronization

    /// The HTTP clients of a transport: one for requests, and one for streams if those have connections of their own. When certificates change,
    /// new clients take their place for new requests, and the old ones go when the last of their requests has ended.
    final class ClientPool: Sendable {
        /// A client for one request; to be given back.
        struct Lease: Sendable {
            fileprivate let number: Int
            fileprivate let clients: Clients

            var client: HTTPClient { clients.requests }
            var streamClient: HTTPClient { clients.streams }
        }

        fileprivate struct Clients: Sendable {
            let requests: HTTPClient
            /// The same if streams share its connections.
            let streams: HTTPClient

            var all: [HTTPClient] { requests === streams ? [requests] : [requests, streams] }
        }

        private struct Generation {
            var clients: Clients
            var material: TLSMaterial
            var uses = 0
        }

        private struct State {
            var generations: [Int: Generation] = [:]
            var current: Int?
            /// Certificates that could not be used, and why.
            var refused: (material: TLSMaterial, error: AccessError)?
            var isShutDown = false
        }

        private let settings: ClientSettings
        private let state = Mutex(State())
        /// Where all connections are.
        let executor = EventLoopExecutor(HTTPClient.defaultEventLoopGroup.next())

        init(_ settings: ClientSettings) { self.settings = settings }

        deinit { for clients in takeAll() { Self.close(clients) } }

        /// How many clients there are, those included that still have requests.
        var count: Int { state.withLock { $0.generations.count } }

        /// The client for connections with these certificates. If they cannot be used, since only half of them is replaced yet,
        /// it is the one with the certificates before.
        ///
        /// - Throws: if they cannot be used and there were none before, or after ``shutdown()``.
        func lease(_ material: TLSMaterial) throws(AccessError) -> Lease {
            let (result, old): (Result<Lease, AccessError>, Clients?) = state.withLock { state in
                if state.isShutDown { return (.failure(AccessError("", "the transport was shut down")), nil) }
                var old: Clients?
                if let failure = renew(&state, material, &old), state.current == nil { return (.failure(failure), nil) }
                guard let number = state.current, let clients = state.generations[number]?.clients else {
                    return (.failure(AccessError("", "the transport has no client")), nil)
                }
                state.generations[number]?.uses += 1
                return (.success(Lease(number: number, clients: clients)), old)
            }
            if let old { Self.close(old) }
            return try result.get()
        }

        /// Makes a client for these certificates unless there is one.
        ///
        /// - Parameter old: the client before, if it has no requests.
        /// - Returns: why they cannot be used.
        private func renew(_ state: inout State, _ material: TLSMaterial, _ old: inout Clients?) -> AccessError? {
            if let number = state.current, state.generations[number]?.material == material { return nil }
            if let refused = state.refused, refused.material == material { return refused.error }
            do throws(AccessError) {
                let clients = try clients(material)
                let last = state.current
                state.current = (last ?? 0) + 1
                state.generations[(last ?? 0) + 1] = Generation(clients: clients, material: material)
                state.refused = nil
                if let last, state.generations[last]?.uses == 0 { old = state.generations.removeValue(forKey: last)?.clients }
                return nil
            } catch {
                state.refused = (material, error)
                return error
            }
        }

        private func clients(_ material: TLSMaterial) throws(AccessError) -> Clients {
            let forRequests = try settings.with(material)
            let requests = HTTPClient(eventLoopGroup: executor.loop, configuration: forRequests)
            guard settings.separatesStreams else { return Clients(requests: requests, streams: requests) }
            let forStreams = settings.forStreams(forRequests)
            return Clients(requests: requests, streams: HTTPClient(eventLoopGroup: executor.loop, configuration: forStreams))
        }

        /// Gives a client back: its request has ended.
        func end(_ lease: Lease) {
            let drained = state.withLock { state -> Clients? in
                guard var generation = state.generations[lease.number] else { return nil }
                generation.uses -= 1
                state.generations[lease.number] = generation
                guard lease.number != state.current, generation.uses == 0 else { return nil }
                return state.generations.removeValue(forKey: lease.number)?.clients
            }
            if let drained { Self.close(drained) }
        }

        /// Closes all connections; requests under way fail.
        func shutdown() async {
            // A client fails to shut down only if it was shut down before.
            for client in takeAll().flatMap(\.all) { try? await client.shutdown() }
        }

        private func takeAll() -> [Clients] {
            state.withLock { state in
                state.isShutDown = true
                state.current = nil
                defer { state.generations = [:] }
                return state.generations.sorted { $0.key < $1.key }.map(\.value.clients)
            }
        }

        private static func close(_ clients: Clients) { for client in clients.all { client.shutdown { _ in } } }
    }
#endif
