/// Order of resource versions of one resource (KEP-5504): decimal numbers without leading zeros, of any length.
public enum ResourceVersion {
    /// Whether `a` is a later version than `b`; anything is later than the empty version.
    public static func isLater(_ a: String, than b: String) -> Bool {
        a.utf8.count != b.utf8.count ? a.utf8.count > b.utf8.count : a > b
    }
}
