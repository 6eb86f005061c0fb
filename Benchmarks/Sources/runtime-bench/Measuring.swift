#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

struct Unexpected: Error, CustomStringConvertible {
    var description: String
}

/// Nanoseconds of processor time of this process.
func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

/// Nanoseconds since some time, the same in all processes of the machine.
func monotonicTime() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}

/// Megabytes that the process has in memory now.
///
/// - Parameter ownOnly: without what is mapped from files, such as code, which processes share.
func residentMegabytes(ownOnly: Bool = false) throws -> Double {
    guard let file = fopen("/proc/self/statm", "r") else { throw Unexpected(description: "there is no /proc/self/statm") }
    defer { fclose(file) }
    var text = [CChar](repeating: 0, count: 128)
    guard fgets(&text, 127, file) != nil else { throw Unexpected(description: "/proc/self/statm is empty") }
    let words = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
    guard words.count > 2, let pages = Double(words[1]), let mapped = Double(words[2]) else {
        throw Unexpected(description: "/proc/self/statm is no statm")
    }
    return (ownOnly ? pages - mapped : pages) * Double(sysconf(Int32(_SC_PAGESIZE))) / 1e6
}

/// The value below which such a part of all lies.
func percentile(_ part: Double, of values: [Int64]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .infinity }
    return Double(sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))])
}
