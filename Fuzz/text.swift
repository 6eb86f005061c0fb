import SteadyCodec
import SteadyModel

/// What is promised of any text: quantities, times, spans and selectors are read or refused, never a trap; what was read, written
/// again, reads as the same; the three ways to arithmetic agree.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    let text = String(decoding: bytes, as: UTF8.self)
    let member = JSONValue.string(text).serialized()
    let stored = try? JSON.decode(Quantity.self, from: member)
    if let stored { precondition((try? Quantity(stored.description)) == stored || stored.nanos.magnitude > 1 << 120, "\(text)") }
    if let quantity = try? Quantity(text) {
        precondition(stored == quantity, "\(text) is another amount in an object")
        precondition((try? Quantity(quantity.description)) == quantity, "\(text) is written \(quantity)")
        precondition(
            (quantity + quantity - quantity == quantity) || quantity.nanos.magnitude > UInt128(Int128.max) / 2, "\(text)")
        precondition(-(-quantity) == quantity)
        _ = (quantity.wholeValue, quantity.milliValue, quantity.doubleValue, quantity * 3, quantity * Int.min)
    }
    if let time = Timestamp(text) {
        precondition(Timestamp(time.description) == time, "\(text) is written \(time)")
        let micro = MicroTime(time)
        precondition(MicroTime(micro.description) == micro, "\(text) is written \(micro)")
    }
    if let span = try? TimeSpan(parsing: text) {
        precondition((try? TimeSpan(parsing: span.description)) == span, "\(text) is written \(span)")
    }
    if let selector = try? LabelSelector(parsing: text) {
        let again = try? LabelSelector(parsing: selector.description)
        precondition(again?.description == selector.description, "\(text) is written \(selector)")
        _ = selector.matches(["app": "web"])
    }
    if let selector = try? FieldSelector(parsing: text) {
        let again = try? FieldSelector(parsing: selector.description)
        // As sets: the order is that of the text, where `==` and `=` differ.
        precondition(again.map { Set($0.requirements) } == Set(selector.requirements), "\(text) is written \(selector)")
    }
    _ = IntOrString(parsing: text)
    return 0
}
