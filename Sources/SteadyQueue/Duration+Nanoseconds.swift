/// A point in time, as nanoseconds since the queue was made, or a span between two.
@usableFromInline package typealias Nanoseconds = Int64

extension Nanoseconds {
    /// What counts as never: 146 years. Two of them can be added.
    @usableFromInline package static let forever: Nanoseconds = .max / 2
}

extension Duration {
    /// Whole nanoseconds, rounded down; less than nothing is nothing, and more than 146 years are 146 years.
    @inlinable package var wholeNanoseconds: Nanoseconds { inNanoseconds.whole }

    /// Nanoseconds to wait so that the span is over: rounded up, for what is left of a moment is not nothing.
    @inlinable package var delayNanoseconds: Nanoseconds {
        let (whole, isMore) = inNanoseconds
        return isMore ? whole + 1 : whole
    }

    @inlinable package var inNanoseconds: (whole: Nanoseconds, isMore: Bool) {
        if self <= .zero { return (0, false) }
        let attoseconds = UInt128(truncatingIfNeeded: attoseconds)
        let high = UInt64(truncatingIfNeeded: attoseconds >> 64)
        // One division of the machine; more than `forever` would not fit.
        guard high < 250_000_000 else { return (.forever, false) }
        let (whole, rest) = (1_000_000_000 as UInt64).dividingFullWidth((high, UInt64(truncatingIfNeeded: attoseconds)))
        guard whole < UInt64(Nanoseconds.forever) else { return (.forever, false) }
        return (Nanoseconds(truncatingIfNeeded: whole), rest > 0)
    }
}
