/// Names from a prefix, by the API server's rule (`k8s.io/apiserver/pkg/storage/names`).
enum GeneratedName {
    /// No vowels, and no digits that look like them: no words come out of it by chance.
    private static let letters = Array("bcdfghjklmnpqrstvwxz2456789")

    /// The prefix, cut to 58 characters, and five more.
    static func draw(_ prefix: String, using random: inout some RandomNumberGenerator) -> String {
        var name = String(prefix.prefix(58))
        for _ in 0..<5 { name.append(letters[Int.random(in: letters.indices, using: &random)]) }
        return name
    }
}
