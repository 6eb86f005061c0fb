import SteadyModel
import Testing

@Suite struct QuantityTests {
    @Test func `amounts are read exactly and written canonically`() throws {
        let table: [(String, String)] = [
            ("0", "0"), ("0Ki", "0"), ("-0", "0"), ("128974848", "128974848"), ("129e6", "129e6"), ("129M", "129M"),
            ("123Mi", "123Mi"), ("1500m", "1500m"), ("1000m", "1"), ("0.5", "500m"), (".5", "500m"), ("5.", "5"), ("+1", "1"),
            ("1.5Gi", "1536Mi"), ("1024Ki", "1Mi"), ("1000Ki", "1000Ki"), ("0.5Ki", "512"), ("1023", "1023"), ("2048Mi", "2Gi"),
            ("100k", "100k"), ("1000k", "1M"), ("12300", "12300"), ("1e3", "1e3"), ("1E3", "1e3"), ("1000e0", "1e3"),
            ("1E", "1E"), ("5Ei", "5Ei"), ("-250m", "-250m"), ("-1.5Gi", "-1536Mi"), ("1n", "1n"), ("0.1n", "1n"),
            ("-0.1n", "-1n"),
            ("1.0000000001", "1000000001n"), ("9223372036854775807", "9223372036854775807"), ("0.000001", "1u"),
            ("1e-10", "1e-9"),
            ("00012", "12"), ("1.500", "1500m"),
        ]
        for (text, canonical) in table {
            let quantity = try Quantity(text)
            #expect(quantity.description == canonical, "\(text)")
            #expect(try Quantity(quantity.description) == quantity, "\(text)")
        }
    }

    @Test func `what is no amount is refused`() {
        for text in ["", "x", "1x", "1KI", "1ki", "--1", "1 ", " 1", ".", "-", "1e", "1e1.5", "1.2.3", "1K", "0x1", "1Gi1", "½"] {
            #expect(throws: QuantityError.self, "\(text)") { try Quantity(text) }
        }
        for text in ["9223372036854775808", "10E", "8Ei", "1e19", "1e9999", String(repeating: "9", count: 400)] {
            let error = #expect(throws: QuantityError.self, "\(text)") { try Quantity(text) }
            #expect(error?.description.contains("beyond") == true, "\(text)")
        }
        #expect(throws: Never.self) { try Quantity("1e-9999") }
        #expect(throws: Never.self) { try Quantity("0." + String(repeating: "3", count: 400)) }
    }

    @Test func `amounts compare and add by value`() throws {
        #expect(try Quantity("1000m") == Quantity("1"))
        #expect(try Quantity("999m") < Quantity("1"))
        #expect(try (Quantity("600m") + Quantity("600m")).description == "1200m")
        #expect(try (Quantity("1Gi") - Quantity("512Mi")).description == "512Mi")
        #expect(try (Quantity("9E") + Quantity("9E")).description == "9223372036854775807")
    }
}
