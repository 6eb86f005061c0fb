#if Server
    import HTTPTypes
    import NIOCore
    import NIOEmbedded
    import NIOHTTP1
    import NIOHTTPCompression

    /// Bodies of answers as gzip, for those who ask for it.
    enum CompressedBody {
        /// Smaller bodies are sent as they are, as by any API server.
        private static let threshold = 128 << 10

        /// The body to send instead; `nil` to send it as it is.
        ///
        /// - Parameter accepted: the request's `Accept-Encoding`, read as an API server reads it: a weight is not understood.
        static func make(of body: [UInt8], accepted: String?) -> ByteBuffer? {
            guard body.count > threshold, let accepted else { return nil }
            let encodings = accepted.split(separator: ",").map { $0.filter { $0 != " " && $0 != "\t" } }
            return encodings.contains("gzip") ? compressed(body) : nil
        }

        /// NIO offers its compressor as a handler of a channel only; this channel leads nowhere.
        private static func compressed(_ body: [UInt8]) -> ByteBuffer? {
            let channel = EmbeddedChannel(handler: HTTPResponseCompressor())
            defer { _ = try? channel.finish() }
            do {
                let request = HTTPRequestHead(
                    version: .http1_1, method: .GET, uri: "/", headers: ["accept-encoding": "gzip"])
                try channel.writeInbound(HTTPServerRequestPart.head(request))
                channel.write(HTTPServerResponsePart.head(.init(version: .http1_1, status: .ok)), promise: nil)
                channel.write(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: body))), promise: nil)
                try channel.writeOutbound(HTTPServerResponsePart.end(nil))
                var result = ByteBuffer()
                while let part = try channel.readOutbound(as: HTTPServerResponsePart.self) {
                    if case .body(.byteBuffer(var piece)) = part { result.writeBuffer(&piece) }
                }
                return result
            } catch {
                return nil
            }
        }
    }
#endif
