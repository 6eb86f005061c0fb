import SteadyCodec

/// What is promised of any three JSON values, one to a line: patches apply or are refused, never a trap; the difference of two values,
/// applied to the first, gives the second.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let lines = UnsafeBufferPointer(start: start, count: count).split(separator: 10, maxSplits: 2)
    let values = lines.compactMap { try? JSONValue(parsing: Array($0), limits: JSONLimits(depth: 64)) }
    guard values.count > 1 else { return 0 }
    let (a, b) = (values[0], values[1])
    if let patch = try? JSONPatch(b) { _ = try? patch.apply(to: a) }
    _ = MergePatch.apply(b, to: a)
    let difference = JSONPatch(from: a, to: b)
    precondition((try? difference.apply(to: a)) == b, "a difference does not lead there")
    return 0
}
