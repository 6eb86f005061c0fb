#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Shows what was printed at once, also to a program that reads it through a pipe.
func flushOutput() { fflush(nil) }
