/// How several streams share one connection: the first byte of each message is its channel (`v4.channel.k8s.io`, `v5.channel.k8s.io`).
///
/// No I/O: messages in, what they mean out, for either side.
package struct ChannelMessages: Sendable {
    /// What is spoken.
    package enum Version: String, Sendable, CaseIterable {
        case v5 = "v5.channel.k8s.io"
        /// Which cannot end one channel alone.
        case v4 = "v4.channel.k8s.io"
    }

    /// The channels of a command.
    package enum Channel: UInt8, Sendable, CaseIterable {
        case stdin = 0
        case stdout = 1
        case stderr = 2
        /// How the command ended, a Status in JSON.
        case status = 3
        /// The size of the terminal, in JSON.
        case resize = 4
    }

    /// What a message means.
    package enum Event: Sendable, Equatable {
        case data(UInt8, [UInt8])
        /// The channel has ended.
        case closed(UInt8)
    }

    private static let closing: UInt8 = 255

    /// What is spoken.
    package let version: Version
    private var ended: Set<UInt8> = []

    package init(_ version: Version) { self.version = version }

    /// Reads the name of a subprotocol.
    package init?(subprotocol: String) {
        guard let version = Version(rawValue: subprotocol) else { return nil }
        self.init(version)
    }

    /// Reads a message; `nil` if it says nothing: it is for a channel that has ended.
    package mutating func read(_ message: [UInt8]) throws(StreamError) -> Event? {
        guard let channel = message.first else { throw StreamError("a message without a channel") }
        if channel == Self.closing, version == .v5 {
            guard message.count == 2 else { throw StreamError("the end of a channel that is not named") }
            return ended.insert(message[1]).inserted ? .closed(message[1]) : nil
        }
        return ended.contains(channel) ? nil : .data(channel, Array(message.dropFirst()))
    }

    /// The message that carries bytes of a channel.
    package static func message(_ channel: Channel, _ bytes: [UInt8]) -> [UInt8] { message(channel.rawValue, bytes) }

    /// The message that carries bytes of a channel.
    package static func message(_ channel: UInt8, _ bytes: [UInt8]) -> [UInt8] {
        var message: [UInt8] = []
        message.reserveCapacity(bytes.count + 1)
        message.append(channel)
        message += bytes
        return message
    }

    /// The message that ends a channel; `nil` if there is none.
    package func end(of channel: Channel) -> [UInt8]? { version == .v5 ? [Self.closing, channel.rawValue] : nil }
}
