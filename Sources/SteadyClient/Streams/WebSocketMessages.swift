/// Makes messages of the frames of a WebSocket (RFC 6455), whoever reads the frames. No I/O.
package struct WebSocketMessages: Sendable {
    package enum Event: Sendable, Equatable {
        case message([UInt8])
        /// To be answered with the same bytes.
        case ping([UInt8])
        case pong
        /// The other side says goodbye; 1005 if it does not say why.
        case close(code: UInt16, reason: String)
    }

    private let limit: Int
    /// What has come of a message that is not whole yet.
    private var begun: [UInt8]?

    /// - Parameter limit: the largest message in bytes.
    package init(limit: Int) { self.limit = limit }

    /// Reads a frame; `nil` if more belongs to its message.
    ///
    /// - Throws: ``StreamError`` if the frames make no sense, or the message is too large.
    package mutating func read(opcode: UInt8, isFinal: Bool, _ payload: [UInt8]) throws(StreamError) -> Event? {
        if opcode >= 8, !isFinal || payload.count > 125 { throw StreamError("a control frame is cut in pieces or too large") }
        switch opcode {
        case 0:
            guard var whole = begun else { throw StreamError("a message goes on that has not begun") }
            begun = nil
            try check(payload.count, after: whole.count)
            whole += payload
            return end(whole, isFinal)
        case 1, 2:
            guard begun == nil else { throw StreamError("a message begins within another") }
            try check(payload.count, after: 0)
            return end(payload, isFinal)
        case 8:
            guard payload.count >= 2 else { return .close(code: 1005, reason: "") }
            let code = UInt16(payload[0]) << 8 | UInt16(payload[1])
            return .close(code: code, reason: String(decoding: payload.dropFirst(2), as: UTF8.self))
        case 9: return .ping(payload)
        case 10: return .pong
        default: throw StreamError("a frame of the unknown kind \(opcode)")
        }
    }

    private mutating func end(_ bytes: [UInt8], _ isFinal: Bool) -> Event? {
        if isFinal { return .message(bytes) }
        begun = bytes
        return nil
    }

    private func check(_ count: Int, after before: Int) throws(StreamError) {
        guard count <= limit - before else { throw StreamError("a message is larger than \(limit) bytes") }
    }

    /// Whether a goodbye is the end that was to be expected.
    package static func isOrderly(_ code: UInt16) -> Bool { [1000, 1001, 1005].contains(code) }
}
