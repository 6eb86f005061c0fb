import SteadyCodec
import Testing

/// Boxed members are values like others, however they are kept and read.
@Suite struct BoxedTests {
    struct Ship: JSONModel {
        var engine: Engine {
            unsafeAddress { _engine.address }
            _modify { yield &_engine.wrappedValue }
        }
        private var _engine = Boxed<Engine>()
        var ballast: Ballast? {
            unsafeAddress { _ballast.address }
            _modify { yield &_ballast.wrappedValue }
        }
        private var _ballast = OptionalBoxed<Ballast>()
        var cabin: Cabin? {
            unsafeAddress { _cabin.address }
            _modify { yield &_cabin.wrappedValue }
        }
        private var _cabin = OptionalBoxed<Cabin>()
        static let fields = FieldTable(empty: Ship()) {
            $0.field("engine", \._engine)
            $0.field("ballast", \._ballast)
            $0.field("cabin", \._cabin)
        }
    }

    struct Engine: JSONModel {
        var maker: String?
        var names: [String]?
        static let fields = FieldTable(empty: Engine()) {
            $0.field("maker", \.maker)
            $0.field("names", \.names)
        }
    }

    /// Every pattern of its bytes is a value, so that an optional of it is larger.
    struct Ballast: JSONModel {
        var tons: Int64 = 0
        static let fields = FieldTable(empty: Ballast()) { $0.field("tons", \.tons) }
    }

    struct Cabin: JSONModel {
        var berths: [Int64]?
        static let fields = FieldTable(empty: Cabin()) { $0.field("berths", \.berths) }
    }

    @Test func `what is boxed is there or not`() throws {
        #expect(MemoryLayout<Ballast?>.size > MemoryLayout<Ballast>.size)
        #expect(Ship().ballast == nil && Ship().cabin == nil && Ship().engine == Engine())
        for tons: Int64 in [0, 1, -1, .max, .min] {
            let ship = try JSON.decode(Ship.self, from: Array(#"{"ballast":{"tons":\#(tons)},"cabin":{}}"#.utf8))
            #expect(ship.ballast?.tons == tons)
            #expect(ship.cabin != nil && ship.cabin?.berths == nil)
            var other = Ship()
            other.ballast = Ballast(tons: tons)
            other.cabin = Cabin()
            #expect(other == ship)
            other.ballast = nil
            #expect(other.ballast == nil && ship.ballast?.tons == tons)
        }
    }

    @Test func `copies do not see each other's changes`() {
        var first = Ship()
        first.engine.maker = "one"
        first.engine.names = ["a"]
        first.ballast = Ballast(tons: 1)
        var second = first
        second.engine.maker = "two"
        second.engine.names?.append("b")
        second.ballast?.tons += 1
        second.cabin = Cabin(berths: [1])
        #expect(first.engine.maker == "one" && first.engine.names == ["a"] && first.ballast?.tons == 1 && first.cabin == nil)
        #expect(second.engine.maker == "two" && second.engine.names == ["a", "b"] && second.ballast?.tons == 2)
        second.cabin?.berths?.append(2)
        #expect(second.cabin?.berths == [1, 2])
    }

    @Test func `what was read stays when its owner is gone`() {
        func made() -> Ship {
            var ship = Ship()
            ship.engine.maker = String(repeating: "maker", count: 10)
            ship.ballast = Ballast(tons: 3)
            return ship
        }
        let (maker, ballast) = (made().engine.maker, made().ballast)
        #expect(maker == String(repeating: "maker", count: 10) && ballast?.tons == 3)
    }
}
