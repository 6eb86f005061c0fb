/// Reads what the server sends of a forwarded port: channel 0 is the data, channel 1 an error; each begins with the number of the
/// port, in two bytes, the low one first. No I/O.
package struct PortForwardReader: Sendable {
    /// What the client gets.
    package enum Output: Sendable, Equatable {
        case data([UInt8])
        /// Why it cannot go on.
        case failure(String)
    }

    private static let maximumErrorSize = 64 << 10

    private var channels = ChannelMessages(.v4)
    private let port: UInt16
    /// How many bytes of the number have come, of each channel.
    private var heads: [[UInt8]] = [[], []]
    private var failure: [UInt8] = []

    package init(port: UInt16) { self.port = port }

    /// Reads a message; `nil` if it says nothing.
    package mutating func read(_ message: [UInt8]) throws(StreamError) -> Output? {
        guard case .data(let channel, var bytes) = try channels.read(message), channel < 2 else { return nil }
        let index = Int(channel)
        if heads[index].count < 2 {
            let rest = bytes.prefix(2 - heads[index].count)
            heads[index] += rest
            bytes.removeFirst(rest.count)
            guard heads[index].count == 2 else { return nil }
            let number = UInt16(heads[index][0]) | UInt16(heads[index][1]) << 8
            guard number == port else { throw StreamError("port \(number) is forwarded instead of \(port)") }
        }
        if bytes.isEmpty { return nil }
        if index == 0 { return .data(bytes) }
        failure += bytes.prefix(Self.maximumErrorSize - failure.count)
        return .failure(String(decoding: failure, as: UTF8.self))
    }

    /// The message with which each channel begins.
    package static func head(channel: UInt8, port: UInt16) -> [UInt8] {
        [channel, UInt8(truncatingIfNeeded: port), UInt8(truncatingIfNeeded: port >> 8)]
    }
}
