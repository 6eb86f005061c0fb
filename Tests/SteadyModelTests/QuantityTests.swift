import SteadyCodec
import SteadyModel
import SteadyTesting
import Testing

@Suite struct QuantityTests {
    @Test func `amounts are read exactly and written canonically`() throws {
        let table: [(String, String)] = [
            ("0", "0"), ("0Ki", "0"), ("-0", "0"), ("128974848", "128974848"), ("129e6", "129e6"), ("129M", "129M"),
            ("123Mi", "123Mi"), ("1500m", "1500m"), ("1000m", "1"), ("0.5", "500m"), (".5", "500m"), ("5.", "5"), ("+1", "1"),
            ("1.5Gi", "1536Mi"), ("1024Ki", "1Mi"), ("1000Ki", "1000Ki"), ("0.5Ki", "512"), ("1023", "1023"), ("2048Mi", "2Gi"),
            ("100k", "100k"), ("1000k", "1M"), ("12300", "12300"), ("1e3", "1e3"), ("1E3", "1e3"), ("1000e0", "1e3"),
            ("1E", "1E"), ("5Ei", "5Ei"), ("-250m", "-250m"), ("-1.5Gi", "-1536Mi"), ("1n", "1n"), ("0.1n", "1n"),
            ("-0.1n", "-1n"), ("1.0000000001", "1000000001n"), ("9223372036854775807", "9223372036854775807"),
            ("0.000001", "1u"), ("1e-10", "1e-9"), ("00012", "12"), ("1.500", "1500m"), ("1024", "1024"), ("12e6", "12e6"),
            ("12E", "12E"), ("1000E", "1000E"), ("1e21", "1e21"), ("1e+3", "1e3"), ("1.3E+6", "1300e3"), ("1E-3", "1e-3"),
            ("1.G", "1G"), (".0001k", "100m"), ("10.035M", "10035k"), ("1.01E", "1010P"), ("3.001n", "4n"),
            ("0.00000012345", "124n"), ("1.1E-9", "2e-9"), (".001Ki", "1024m"), (".000001Ki", "1024u"), (".000000000001Ki", "2n"),
            ("1.1Ki", "1126400m"), ("100.035Ki", "102435840m"), ("0.05Gi", "53687091200m"), ("-1.1Ki", "-1126400m"),
            ("1Ki", "1Ki"), ("0.9Ki", "921600m"), ("1.2Mi", "1258291200m"), ("50e3", "50e3"),
        ]
        for (text, canonical) in table {
            let quantity = try Quantity(text)
            #expect(quantity.description == canonical, "\(text)")
            #expect(try Quantity(quantity.description) == quantity, "\(text)")
        }
    }

    @Test func `what is no amount is refused`() {
        for text in [
            "", "x", "1x", "1KI", "1ki", "--1", "1 ", " 1", ".", "-", "1e", "1e1.5", "1.2.3", "1K", "0x1", "1Gi1", "½", "1+1.0M",
            "0.1mi", ".5i", "-3.01e-", "1e99999999999999999999", "1ee3", "+-1",
        ] {
            let error = #expect(throws: QuantityError.self, "\(text)") { try Quantity(text) }
            #expect(error?.reason == .malformed, "\(text)")
        }
        for text in ["1e30", "1e9999", "-1e29999", "1e9223372036854775807", String(repeating: "9", count: 400), "999999999999E"] {
            let error = #expect(throws: QuantityError.self, "\(text)") { try Quantity(text) }
            #expect(error?.reason == .tooLarge, "\(text)")
        }
        #expect(throws: Never.self) { try Quantity("1e-9223372036854775808") }
        #expect(throws: Never.self) { try Quantity("0e9999") }
        #expect(throws: Never.self) { try Quantity("0." + String(repeating: "3", count: 400) + "Ei") }
    }

    @Test(
        arguments: [
            ("\"Gi\"", "0"), ("\".\"", "0"), ("\"-\"", "0"), ("\"+\"", "0"), ("\"-.\"", "0"), ("\"m\"", "0"), ("\".E5\"", "0"),
            ("\" 1Gi \"", "1Gi"), ("5", "5"), ("1.5", "1500m"), ("1e3", "1e3"), ("null", "0"),
            ("\"1e9999\"", "170141183460469231731687303715884105727n"),
            ("\"-1e9999\"", "-170141183460469231731687303715884105727n"),
        ])
    func `what the API server takes is read`(_ text: String, _ canonical: String) throws {
        #expect(try JSON.decode([Quantity].self, from: Array("[\(text)]".utf8)).map(\.description) == [canonical])
    }

    @Test(arguments: ["\"\"", "\" \"", "\"x\"", "\"1e\"", "\"1 Gi\"", "\"e\"", "\"--\"", "true", "\"1.2.3\""])
    func `what the API server refuses is refused`(_ text: String) {
        #expect(throws: JSONError.self) { try JSON.decode([Quantity].self, from: Array("[\(text)]".utf8)) }
    }

    @Test(arguments: ["8Ei", "9Ei", "9223372036854775807Ki", "99999999999999999999999999999999999999999999Mi"])
    func `binary amounts are capped`(_ text: String) throws {
        #expect(try Quantity(text).description == "9223372036854775807")
        #expect(try Quantity("-" + text).description == "-9223372036854775807")
    }

    @Test func `amounts compare and add by value`() throws {
        #expect(try Quantity("1000m") == Quantity("1"))
        #expect(try Quantity("1000m").hashValue == Quantity("1").hashValue)
        #expect(try Quantity("999m") < Quantity("1"))
        #expect(try (Quantity("600m") + Quantity("600m")).description == "1200m")
        #expect(try (Quantity("1Gi") - Quantity("512Mi")).description == "512Mi")
        #expect(try (Quantity("9E") + Quantity("9E")).description == "18E")
        #expect(try (0 + Quantity("1Ki")).description == "1Ki")
        #expect(try (Quantity("1500m") * 3).description == "4500m")
        #expect(try (-Quantity("2Gi")).description == "-2Gi")
        #expect(Quantity(milli: 250).description == "250m")
        var sum: Quantity = 1
        sum += 2
        sum -= 4
        #expect(sum.description == "-1" && sum.signum() == -1 && !sum.isZero)
    }

    @Test func `nothing traps at the bounds`() {
        let most = Quantity(nanos: .max)
        let least = Quantity(nanos: .min)
        #expect(most + most == most && least + least == least && -least == most && most - least == most)
        #expect(most * -2 == least && least * -2 == most && least * Int.min == most)
        #expect(most.wholeValue == .max && least.milliValue == .min && !most.description.isEmpty && !least.description.isEmpty)
    }

    @Test(
        arguments: [
            ("9.01", 10, 9010), ("-9.01", -10, -9010), ("1m", 1, 1), ("1u", 1, 1), ("1Ki", 1024, 1_024_000), ("0", 0, 0),
        ])
    func `whole values are rounded away from zero`(_ text: String, _ whole: Int64, _ milli: Int64) throws {
        #expect(try Quantity(text).wholeValue == whole)
        #expect(try Quantity(text).milliValue == milli)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `reading and writing are inverse, adding and subtracting, too`(_ seed: UInt64) throws {
        var random = SeededRandom(seed)
        for _ in 0..<200 {
            let nanos = Int128(Int64.random(in: .min ... .max, using: &random)) << Int128(Int.random(in: 0...40, using: &random))
            let form: Quantity.Form = [.decimal, .binary, .exponent].randomElement(using: &random) ?? .decimal
            let quantity = Quantity(nanos: nanos, form: form)
            // Binary amounts beyond 2^63 are capped when they are read.
            if form == .binary, quantity.nanos.magnitude > UInt128(Int64.max) * 1_000_000_000 { continue }
            #expect(try Quantity(quantity.description) == quantity, "seed \(seed): \(quantity)")
            let other = Quantity(Int64.random(in: -1000...1000, using: &random))
            #expect(quantity + other - other == quantity, "seed \(seed)")
        }
    }
}
