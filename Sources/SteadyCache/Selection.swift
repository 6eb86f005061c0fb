public import SteadyModel

/// Objects of a snapshot that were looked up. They stay where they are: this knows which they are, and keeps what the snapshot keeps.
///
/// `forEach` lends each of them out; a loop holds each while it looks at it, which takes longer. `Array(_:)` makes copies of all.
public struct Selection<Object: APIObject>: RandomAccessCollection, Sendable {
    @usableFromInline let slots: SlotTable
    @usableFromInline let numbers: ContiguousArray<UInt32>

    @usableFromInline
    init(_ slots: SlotTable, _ numbers: ContiguousArray<UInt32>) {
        self.slots = slots
        self.numbers = numbers
    }

    /// 0.
    @inlinable
    public var startIndex: Int { 0 }

    /// How many there are.
    @inlinable
    public var endIndex: Int { numbers.count }

    /// One of them.
    ///
    /// - Parameter position: from 0 up to, and not including, the count.
    @inlinable
    public subscript(position: Int) -> Object {
        // Proof: the numbers were taken from the same state of the cache, which does not change, and are those of its entries.
        @inline(__always) get { slots[numbers[position]].unsafelyUnwrapped.object() }
    }

    /// Goes through all of them where they are: quicker than a loop.
    ///
    /// - Parameter body: is called with each object; what it throws ends this.
    @inlinable
    public func forEach(_ body: (Object) throws -> Void) rethrows {
        try slots.lend(numbers) { try $0.withObject(Object.self, body) }
    }
}
