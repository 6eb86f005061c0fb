import SteadyCodec
public import SteadyModel

/// One event of a watch.
public enum WatchEvent<Object: APIObject>: Sendable {
    /// The object was created, or has come to match the selector.
    case added(Object)
    /// The object was changed.
    case modified(Object)
    /// The object was deleted, or no longer matches the selector; its last state, with the version of the deletion.
    case deleted(Object)
    /// Nothing happened up to this version; the first one after the initial events says so.
    case bookmark(resourceVersion: String, initialEventsEnd: Bool)
    /// The server ends the stream for a reason, such as 410 Expired.
    case error(APIError)
}

extension WatchEvent: Equatable where Object: Equatable {}

/// The events of one watch connection, in the order of their versions; the end is the server's, not an error.
public struct WatchEvents<Object: APIObject>: AsyncSequence {
    let stream: APIStream
    let request: APIRequest
    let decoding: JSONDecodingOptions
    // Used by the one iterator there can be, for the stream has only one.
    let sharing: SharingPool?

    /// Reads events one by one.
    public struct AsyncIterator: AsyncIteratorProtocol {
        var chunks: APIStream.Chunks.AsyncIterator
        var reader: WatchReader<Object>
        let request: APIRequest

        /// The next event; `nil` when the server has ended the stream.
        ///
        /// - Throws: ``AnswerError`` for an event that cannot be read, ``TransportError`` if the connection broke, within an event
        ///   or not.
        public mutating func next() async throws -> WatchEvent<Object>? {
            while true {
                do throws(JSONError) { if let event = try reader.next() { return event } } catch {
                    throw AnswerError(request: "\(request.method.rawValue) \(request.path)", cause: error)
                }
                if let chunk = try await chunks.next() {
                    reader.append(chunk)
                    continue
                }
                do throws(JSONError) { return try reader.last() } catch {
                    throw TransportError(phase: .receive, message: "the stream ended within an event", request: request)
                }
            }
        }
    }

    public func makeAsyncIterator() -> AsyncIterator {
        let reader = WatchReader<Object>(
            request: "\(request.method.rawValue) \(request.path)", decoding: decoding, sharing: sharing)
        return AsyncIterator(chunks: stream.chunks.makeAsyncIterator(), reader: reader, request: request)
    }
}
