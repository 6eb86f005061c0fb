import SteadyCodec
public import SteadyModel

/// One event of a watch.
public enum WatchEvent<R: Resource>: Sendable {
    /// The object was created, or has come to match the selector.
    case added(R)
    /// The object was changed.
    case modified(R)
    /// The object was deleted, or no longer matches the selector; its last state, with the version of the deletion.
    case deleted(R)
    /// Nothing happened up to this version; the first one after the initial events says so.
    case bookmark(resourceVersion: String, initialEventsEnd: Bool)
    /// The server ends the stream for a reason, such as 410 Expired.
    case error(APIError)
}

/// The events of one watch connection, in the order of their versions; the end is the server's, not an error.
public struct WatchEvents<R: Resource>: AsyncSequence {
    let stream: APIStream
    let request: APIRequest
    let decoding: JSONDecodingOptions
    // Used by the one iterator there can be, for the stream has only one.
    let sharing: SharingPool?

    /// Reads events one by one.
    public struct AsyncIterator: AsyncIteratorProtocol {
        var chunks: APIStream.Chunks.AsyncIterator
        var frames = LineFrames(limit: 64 * 1024 * 1024)
        let request: String
        let decoding: JSONDecodingOptions
        let sharing: SharingPool?

        /// The next event; `nil` when the server has ended the stream.
        ///
        /// - Throws: `JSONError` for an event that cannot be read, ``TransportError`` if the connection broke.
        public mutating func next() async throws -> WatchEvent<R>? {
            while true {
                if let frame = try frames.next() { return try decode(frame) }
                guard let chunk = try await chunks.next() else { return nil }
                frames.append(chunk)
            }
        }

        private func decode(_ frame: [UInt8]) throws(JSONError) -> WatchEvent<R> {
            try JSON.read(frame, decoding, sharing: sharing) { (reader) throws(JSONFailure) in
                var type: String?
                var event: WatchEvent<R>?
                // The object is read as what the type says; should it come first, it is kept until the type has come.
                var early: RawJSON?
                try reader.object { (name, reader) throws(JSONFailure) in
                    switch name {
                    case "type": type = try reader.string()
                    case "object":
                        if let type { event = try self.event(type, &reader) } else { early = try reader.decode() }
                    default: try reader.skipValue()
                    }
                }
                if let event { return event }
                guard let type else { throw reader.fail("a watch event has no type") }
                guard let early else { throw reader.fail("a watch event of type \(type) has no object") }
                return try self.event(type, early, &reader)
            }
        }

        private func event(_ type: String, _ reader: inout JSONReader) throws(JSONFailure) -> WatchEvent<R> {
            switch type {
            case "ADDED": return .added(try reader.decode())
            case "MODIFIED": return .modified(try reader.decode())
            case "DELETED": return .deleted(try reader.decode())
            case "BOOKMARK":
                let metadata = try reader.decode(JSONValue.self)["metadata"]
                return .bookmark(
                    resourceVersion: metadata?["resourceVersion"]?.stringValue ?? "",
                    initialEventsEnd: metadata?[path: "annotations", "k8s.io/initial-events-end"]?.stringValue == "true")
            case "ERROR": return .error(APIError(status: try reader.decode(), request: request))
            default: throw reader.fail("a watch event has the unknown type \(type)")
            }
        }

        private func event(_ type: String, _ object: RawJSON, _ outer: inout JSONReader) throws(JSONFailure) -> WatchEvent<R> {
            do throws(JSONError) {
                return try JSON.read(Array(object.text.utf8), decoding, sharing: sharing) { (reader) throws(JSONFailure) in
                    try self.event(type, &reader)
                }
            } catch {
                throw outer.fail("\(error.path): \(error.message)")
            }
        }
    }

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(
            chunks: stream.chunks.makeAsyncIterator(), request: "\(request.method.rawValue) \(request.path)", decoding: decoding,
            sharing: sharing)
    }
}

/// Cuts a stream of bytes at line ends, wherever the pieces are cut.
struct LineFrames {
    private var buffer: [UInt8] = []
    private var start = 0
    private var searched = 0
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    mutating func append(_ chunk: [UInt8]) {
        if start == buffer.count {
            buffer = chunk
            start = 0
            searched = 0
        } else {
            if start > 0 {
                buffer.removeFirst(start)
                searched -= start
                start = 0
            }
            buffer.append(contentsOf: chunk)
        }
    }

    /// The next whole line that is not empty.
    ///
    /// - Throws: `JSONError` if a line is longer than the limit.
    mutating func next() throws -> [UInt8]? {
        while let end = buffer[searched...].firstIndex(of: 10) {
            let line = Array(buffer[start..<end])
            start = end + 1
            searched = start
            if !line.isEmpty { return line }
        }
        searched = buffer.count
        if buffer.count - start > limit { throw JSONError("a watch event is larger than \(limit) bytes") }
        return nil
    }
}
