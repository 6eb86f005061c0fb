import SteadyCodec
import Testing

@Suite struct ScratchStackTests {
    /// Elements that need more room while they are read than is left behind the array must not take new memory each time.
    @Test func `memory that was given back is used again`() {
        var stack = ScratchStack()
        let mark = stack.mark
        var start = stack.push(32)
        for count in 0..<5000 {
            start = stack.grow(start, count: count, stride: 16)
            let inner = stack.mark
            _ = stack.push(3000)
            stack.pop(to: inner)
        }
        stack.pop(to: mark)
        // 80 KB of elements at most, doubled and doubled again.
        #expect(stack.capacity < 2_000_000)
    }

    @Test func `elements keep their values when they move`() {
        var stack = ScratchStack()
        var start = stack.push(16)
        for count in 0..<3000 {
            start = stack.grow(start, count: count, stride: 8)
            (start + count * 8).storeBytes(of: count, as: Int.self)
            let inner = stack.mark
            stack.push(100 + count % 700).storeBytes(of: -1, as: Int.self)
            stack.pop(to: inner)
        }
        #expect((0..<3000).allSatisfy { (start + $0 * 8).load(as: Int.self) == $0 })
    }
}
