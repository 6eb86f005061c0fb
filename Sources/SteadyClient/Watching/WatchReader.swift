package import SteadyCodec
package import SteadyModel

/// Reads the events of a watch from the pieces of its stream, wherever they are cut.
package struct WatchReader<Object: APIObject> {
    private var frames: LineFrames
    private let request: String
    private let decoding: JSONDecodingOptions
    private let sharing: SharingPool?

    /// A reader at the start of a stream.
    ///
    /// - Parameters:
    ///   - request: method and path, for errors the server sends.
    ///   - decoding: how the objects are read.
    ///   - sharing: shares equal parts of the objects with what was read before.
    ///   - limit: how many bytes an event may have.
    package init(
        request: String, decoding: JSONDecodingOptions = .default, sharing: SharingPool? = nil, limit: Int = 64 * 1024 * 1024
    ) {
        frames = LineFrames(limit: limit)
        self.request = request
        self.decoding = decoding
        self.sharing = sharing
    }

    /// Takes the next piece.
    package mutating func append(_ chunk: [UInt8]) { frames.append(chunk) }

    /// The next event that has come whole; `nil` if there is none yet.
    ///
    /// - Throws: `JSONError` for an event that cannot be read; it is left behind.
    package mutating func next() throws(JSONError) -> WatchEvent<Object>? {
        try frames.next { [self] (frame) throws(JSONError) in try self.event(frame) }
    }

    /// The event after the last line end, when the stream has ended.
    ///
    /// - Throws: `JSONError` if it has not come whole.
    package mutating func last() throws(JSONError) -> WatchEvent<Object>? {
        try frames.last { [self] (frame) throws(JSONError) in try self.event(frame) }
    }

    private func event(_ frame: UnsafeBufferPointer<UInt8>) throws(JSONError) -> WatchEvent<Object> {
        try JSON.read(frame, decoding, sharing: sharing) { (reader) throws(JSONFailure) in
            var type: String?
            var event: WatchEvent<Object>?
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

    private func event(_ type: String, _ reader: inout JSONReader) throws(JSONFailure) -> WatchEvent<Object> {
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

    private func event(_ type: String, _ object: RawJSON, _ outer: inout JSONReader) throws(JSONFailure) -> WatchEvent<Object> {
        do throws(JSONError) {
            return try JSON.read(Array(object.text.utf8), decoding, sharing: sharing) { (reader) throws(JSONFailure) in
                try self.event(type, &reader)
            }
        } catch {
            throw outer.fail("\(error.path): \(error.message)")
        }
    }
}
