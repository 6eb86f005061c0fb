import SteadyClient
import Testing

/// Frames of a WebSocket become messages.
struct WebSocketMessagesTests {
    @Test func `messages come whole, with control frames in between`() throws {
        var messages = WebSocketMessages(limit: 10)
        #expect(try messages.read(opcode: 2, isFinal: true, [1, 2]) == .message([1, 2]))
        #expect(try messages.read(opcode: 1, isFinal: false, [1]) == nil)
        #expect(try messages.read(opcode: 9, isFinal: true, [9]) == .ping([9]))
        #expect(try messages.read(opcode: 0, isFinal: false, [2]) == nil)
        #expect(try messages.read(opcode: 10, isFinal: true, []) == .pong)
        #expect(try messages.read(opcode: 0, isFinal: true, [3]) == .message([1, 2, 3]))
        #expect(try messages.read(opcode: 8, isFinal: true, [3, 0xE8] + Array("bye".utf8)) == .close(code: 1000, reason: "bye"))
        #expect(try messages.read(opcode: 8, isFinal: true, []) == .close(code: 1005, reason: ""))
        #expect(WebSocketMessages.isOrderly(1000))
        #expect(!WebSocketMessages.isOrderly(1011))
    }

    @Test func `what makes no sense is an error`() {
        func fails(_ frames: (opcode: UInt8, isFinal: Bool, count: Int)...) -> Bool {
            var messages = WebSocketMessages(limit: 10)
            do {
                for frame in frames {
                    _ = try messages.read(opcode: frame.opcode, isFinal: frame.isFinal, [UInt8](repeating: 0, count: frame.count))
                }
                return false
            } catch {
                return true
            }
        }
        #expect(fails((0, true, 1)))
        #expect(fails((2, false, 1), (2, true, 1)))
        #expect(fails((9, false, 1)))
        #expect(fails((9, true, 126)))
        #expect(fails((3, true, 1)))
        #expect(fails((2, true, 11)))
        #expect(fails((2, false, 6), (0, true, 5)))
        #expect(!fails((2, false, 6), (0, true, 4)))
    }
}
