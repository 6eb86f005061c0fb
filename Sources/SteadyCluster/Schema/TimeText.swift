import SteadyCodec
import SteadyModel

/// A time as the server's decoder reads it: RFC 3339, a fraction allowed wherever the seconds are.
struct TimeText {
    /// The format of times with exactly six digits after the seconds.
    static let microFormat = "micro-time"

    private let time: Timestamp
    /// How many digits follow the seconds.
    private let digits: Int

    init?(_ text: String) {
        // Go takes a comma for a point.
        let text = text.contains(",") ? Self.pointed(text) : text
        guard StringFormat.accepts(text, "date-time"), let time = Timestamp(text) else { return nil }
        let bytes = Array(text.utf8)
        guard bytes.count > 19, bytes[10] == UInt8(ascii: "T"), bytes[19...].last != UInt8(ascii: "z") else { return nil }
        self.time = time
        digits = bytes[19] == UInt8(ascii: ".") ? bytes[20...].prefix { (48...57).contains($0) }.count : 0
    }

    private static func pointed(_ text: String) -> String {
        var bytes = Array(text.utf8)
        if bytes.count > 19, bytes[19] == UInt8(ascii: ",") { bytes[19] = UInt8(ascii: ".") }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether the text is a time with six digits after the seconds.
    static func isMicro(_ text: String) -> Bool { TimeText(text)?.digits == 6 }

    /// Why a text is no such time, as far as the decoder's words can be told.
    static func problem(of text: String, isMicro: Bool) -> String {
        let layout = isMicro ? "2006-01-02T15:04:05.000000Z07:00" : "2006-01-02T15:04:05Z07:00"
        return "parsing time \(GoString.quoted(text)) as \(GoString.quoted(layout)): cannot parse "
            + "\(GoString.quoted(text)) as \"2006\""
    }

    /// The time as it is stored, if it is not written so already: in UTC, with six digits or none. The first of all is none.
    static func stored(_ text: String, _ format: String) -> JSONValue? {
        let isMicro = format == microFormat
        guard isMicro || format == "date-time" else { return .none }
        let isFirst = text.hasPrefix("0001-01-0") || text.hasPrefix("0000-12-31")
        if !isFirst, text.utf8.count == (isMicro ? 27 : 20), text.hasSuffix("Z") { return .none }
        guard let parsed = TimeText(text) else { return .none }
        if isFirst, parsed.time.text(withMicroseconds: true) == "0001-01-01T00:00:00.000000Z" { return .null }
        let written = parsed.time.text(withMicroseconds: isMicro)
        return written == text ? .none : .string(written)
    }
}
