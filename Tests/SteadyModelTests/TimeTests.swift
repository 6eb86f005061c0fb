import SteadyCodec
import SteadyModel
import SteadyTesting
import Testing

@Suite struct TimeTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0, 0), ("2000-02-29T23:59:59Z", 951_868_799, 0),
            ("0000-01-01T00:00:00Z", -62_167_219_200, 0),
            ("9999-12-31T23:59:59Z", 253_402_300_799, 0), ("2026-01-31T12:00:00.5Z", 1_769_860_800, 500_000),
            ("2026-01-31T12:00:00.123456000Z", 1_769_860_800, 123_456), ("2026-01-31T14:00:00+02:00", 1_769_860_800, 0),
            ("2026-01-31T06:30:00-05:30", 1_769_860_800, 0), ("1969-12-31T23:59:59.999999Z", -1, 999_999),
        ])
    func `times are read`(_ text: String, _ seconds: Int64, _ microseconds: Int32) {
        #expect(Timestamp(text) == Timestamp(seconds: seconds, microseconds: microseconds))
    }

    @Test(
        arguments: [
            "", "2026-01-31", "2026-01-31T12:00:00", "2026-01-31t12:00:00Z", "2026-01-31T12:00:00z", "2026-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-00-01T00:00:00Z", "2026-13-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2016-12-31T23:59:60Z", "2026-01-01T00:00:00.Z",
            "2026-01-01T00:00:00Z ", "2026-01-01T00:00:00+0100", "2026-01-01T00:00:00+25:00", "2026-01-01 00:00:00Z",
            "+2026-01-01T00:00:00Z", "2026-01-01T00:00:00.5", "2026-1-01T00:00:00Z0",
        ])
    func `what is no time is refused`(_ text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `times are written as they are read`(_ seed: UInt64) {
        var random = SeededRandom(seed)
        for _ in 0..<300 {
            let time = Timestamp(
                seconds: .random(in: -62_167_219_200...253_402_300_799, using: &random),
                microseconds: .random(in: 0...999_999, using: &random))
            #expect(Timestamp(time.text(withMicroseconds: true)) == time, "seed \(seed)")
            #expect(Timestamp(time.description) == time, "seed \(seed)")
            let fine = Timestamp(seconds: time.seconds, nanoseconds: .random(in: 0...999_999_999, using: &random))
            #expect(Timestamp(fine.description) == fine, "seed \(seed)")
            #expect(Timestamp(fine.text(withMicroseconds: false)) == fine.wholeSeconds, "seed \(seed)")
        }
    }

    @Test(arguments: [Int64.min, .min + 1, -62_167_219_201, 253_402_300_800, .max])
    func `no time traps`(_ seconds: Int64) {
        let time = Timestamp(seconds: seconds, microseconds: 999_999)
        #expect(time.description.hasSuffix("Z"))
        #expect(time.advanced(by: .seconds(Int64.max)) >= time && time.advanced(by: .seconds(Int64.min)) <= time)
        #expect(time.advanced(by: .zero) == time)
        for other in [Timestamp(seconds: .min), Timestamp(seconds: .max)] {
            #expect(time.duration(to: time) == .zero || other != time)
        }
        #expect(Timestamp(seconds: .min).duration(to: Timestamp(seconds: .max)) > .zero)
    }

    @Test(
        arguments: [
            ("2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z"), ("2026-01-31T12:00:00.000Z", "2026-01-31T12:00:00Z"),
            ("2026-01-31T12:00:00.120Z", "2026-01-31T12:00:00.12Z"),
            ("2026-01-31T12:00:00.123456789Z", "2026-01-31T12:00:00.123456789Z"),
            ("2026-01-31T12:00:00.123456789987Z", "2026-01-31T12:00:00.123456789Z"),
            ("2026-01-31T13:00:00.000000001+01:00", "2026-01-31T12:00:00.000000001Z"),
        ])
    func `a time survives being read and written`(_ text: String, _ written: String) throws {
        let time = try JSON.decode(Timestamp.self, from: Array("\"\(text)\"".utf8))
        #expect(String(decoding: try JSON.encode(time), as: UTF8.self) == "\"\(written)\"")
        #expect(time.wholeSeconds.description == "2026-01-31T12:00:00Z")
    }

    @Test func `fractions are clamped, and added to the nanosecond`() {
        var time = Timestamp(seconds: 1, nanoseconds: 2_000_000_000)
        #expect(time.nanoseconds == 999_999_999 && time.microseconds == 999_999)
        time.microseconds = -1
        #expect(time == Timestamp(seconds: 1))
        #expect(time.advanced(by: .nanoseconds(-1)) == Timestamp(seconds: 0, nanoseconds: 999_999_999))
        #expect(Timestamp(seconds: 0, nanoseconds: 999_999_999).duration(to: time) == .nanoseconds(1))
    }

    @Test func `conditions change in whole seconds`() {
        var conditions: [Condition] = []
        conditions.set(Condition(type: "Ready", status: "True"), at: Timestamp(seconds: 5, nanoseconds: 1))
        #expect(conditions.condition("Ready")?.lastTransitionTime == Timestamp(seconds: 5))
    }

    @Test func `years beyond four digits are written out`() {
        #expect(Timestamp(seconds: 253_402_300_800).description == "10000-01-01T00:00:00Z")
        #expect(Timestamp(seconds: -62_167_219_201).description == "-0001-12-31T23:59:59Z")
    }

    @Test func `micro times have six digits`() {
        #expect(MicroTime(Timestamp(seconds: 0)).description == "1970-01-01T00:00:00.000000Z")
        #expect(MicroTime("2026-01-31T12:00:00.000042Z")?.description == "2026-01-31T12:00:00.000042Z")
        #expect(MicroTime("2026-01-31T12:00:00.000042999Z") == MicroTime("2026-01-31T12:00:00.000042Z"))
        #expect(MicroTime("yesterday") == nil)
    }

    @Test(
        arguments: [
            ("0", 0, "0s"), ("0s", 0, "0s"), ("1h30m", 5400_000_000_000, "1h30m0s"), ("1.5s", 1_500_000_000, "1.5s"),
            ("300ms", 300_000_000, "300ms"), ("-2h", -7200_000_000_000, "-2h0m0s"), ("1m", 60_000_000_000, "1m0s"),
            ("5us", 5000, "5µs"), ("5\u{B5}s", 5000, "5µs"), ("5\u{3BC}s", 5000, "5µs"), ("1.1us", 1100, "1.1µs"),
            ("7ns", 7, "7ns"),
            ("-1.5h", -5400_000_000_000, "-1h30m0s"), ("+5s", 5_000_000_000, "5s"), (".5s", 500_000_000, "500ms"),
            ("5.s", 5_000_000_000, "5s"), ("1h1.001s", 3601_001_000_000, "1h0m1.001s"), ("100h", 360_000_000_000_000, "100h0m0s"),
            ("0.3333333333333333333h", 1_200_000_000_000, "20m0s"), ("9223372036854775807ns", .max, "2562047h47m16.854775807s"),
            ("-9223372036854775808ns", .min, "-2562047h47m16.854775808s"), ("2.5ms", 2_500_000, "2.5ms"),
            ("3h2m1s", 10_921_000_000_000, "3h2m1s"), ("1s1s", 2_000_000_000, "2s"),
            ("0.100000000000000000000h", 360_000_000_000, "6m0s"),
        ] as [(String, Int64, String)])
    func `spans are read and written as Go does`(_ text: String, _ nanoseconds: Int64, _ canonical: String) throws {
        let span = try TimeSpan(parsing: text)
        #expect(span.nanoseconds == nanoseconds)
        #expect(span.description == canonical)
        #expect(try TimeSpan(parsing: canonical) == span)
        #expect(TimeSpan(span.duration) == span)
    }

    @Test(
        arguments: [
            ("", "time: invalid duration \"\""), ("3", "time: missing unit in duration \"3\""),
            ("1x", "time: unknown unit \"x\" in duration \"1x\""), ("-", "time: invalid duration \"-\""),
            (".s", "time: invalid duration \".s\""), ("1 s", "time: unknown unit \" s\" in duration \"1 s\""),
            ("9223372036854775808ns", "time: invalid duration \"9223372036854775808ns\""),
            ("3000000h", "time: invalid duration \"3000000h\""), ("1e3s", "time: unknown unit \"e\" in duration \"1e3s\""),
            ("99999999999999999999s", "time: invalid duration \"99999999999999999999s\""),
            ("--1s", "time: invalid duration \"--1s\""),
        ])
    func `what is no span is refused`(_ text: String, _ message: String) {
        #expect(throws: TimeSpanError.self) { try TimeSpan(parsing: text) }
        do { _ = try TimeSpan(parsing: text) } catch { #expect("\(error)" == message) }
    }

    @Test func `spans are clamped and kept in JSON`() throws {
        #expect(TimeSpan(.seconds(Int64.max)).nanoseconds == .max)
        #expect(TimeSpan(.seconds(-20_000_000_000)).nanoseconds == .min)
        let json = try JSON.encode([TimeSpan(.milliseconds(1500))])
        #expect(String(decoding: json, as: UTF8.self) == "[\"1.5s\"]")
        #expect(try JSON.decode([TimeSpan].self, from: Array("[\"1h\"]".utf8)) == [TimeSpan(.seconds(3600))])
        #expect(throws: JSONError.self) { try JSON.decode([TimeSpan].self, from: Array("[\"1y\"]".utf8)) }
    }
}
