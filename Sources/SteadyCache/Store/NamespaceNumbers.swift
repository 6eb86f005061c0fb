/// Gives namespaces numbers, so that whoever looks for an object compares a number instead of text: a value.
///
/// A namespace has its number as long as there are objects in it.
struct NamespaceNumbers: Sendable {
    private struct Cell: Sendable {
        var hash: UInt32 = 0
        /// 0 where there is none.
        var number: UInt32 = 0
        var text = ""
    }

    /// Open addressing; never more than half full.
    private var cells = ContiguousArray(repeating: Cell(), count: 8)
    /// How many objects each number has; that of 0 counts nothing.
    private var uses: ContiguousArray<Int> = [0]
    private var free: ContiguousArray<UInt32> = []

    private var mask: Int { cells.count - 1 }
    private var count: Int { uses.count - 1 - free.count }

    /// The number of a namespace: 0 for objects that are in none, `nil` if there are no objects in it.
    @inline(__always)
    func number(of namespace: String?, _ hash: UInt32) -> UInt32? {
        guard let namespace else { return 0 }
        let number = cells[place(of: namespace, hash)].number
        return number == 0 ? nil : number
    }

    /// Where a namespace is, or would be.
    @inline(__always)
    private func place(of namespace: String, _ hash: UInt32) -> Int {
        var place = Int(hash) & mask
        while cells[place].number != 0, cells[place].hash != hash || cells[place].text != namespace { place = (place + 1) & mask }
        return place
    }

    /// Counts an object of a namespace; returns its number.
    mutating func enter(_ namespace: String?, _ hash: UInt32) -> UInt32 {
        guard let namespace else { return 0 }
        var place = place(of: namespace, hash)
        if cells[place].number == 0 {
            if (count + 1) * 2 > cells.count {
                grow()
                place = self.place(of: namespace, hash)
            }
            let number = free.popLast() ?? UInt32(truncatingIfNeeded: uses.count)
            if Int(number) == uses.count { uses.append(0) }
            cells[place] = Cell(hash: hash, number: number, text: namespace)
        }
        let number = cells[place].number
        uses[Int(number)] += 1
        return number
    }

    /// An object of a namespace is gone.
    mutating func leave(_ namespace: String?, _ hash: UInt32) {
        guard let namespace else { return }
        var hole = place(of: namespace, hash)
        let number = cells[hole].number
        guard number != 0 else { return }
        uses[Int(number)] -= 1
        if uses[Int(number)] > 0 { return }
        free.append(number)
        // What stands behind it moves up, so that nothing is left of it.
        var place = (hole + 1) & mask
        while cells[place].number != 0 {
            if (place - Int(cells[place].hash)) & mask >= (place - hole) & mask {
                cells[hole] = cells[place]
                hole = place
            }
            place = (place + 1) & mask
        }
        cells[hole] = Cell()
    }

    private mutating func grow() {
        let old = cells
        cells = ContiguousArray(repeating: Cell(), count: 2 * old.count)
        for cell in old where cell.number != 0 { cells[place(of: cell.text, cell.hash)] = cell }
    }
}
