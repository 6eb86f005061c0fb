/// What it means to send a request a second time when nobody knows whether the first arrived.
enum Repeatability: Sendable, Hashable {
    /// It does no harm: reads, dry runs, server-side apply, merge patches.
    case harmless
    /// The object may be there already, and is the one that was sent if it holds everything that was sent.
    case creation(name: String)
    /// The version given may be gone because of this very request; it was if the object holds everything that was sent.
    case conditionalWrite
    /// The object with that uid may be gone already, which is what was wanted.
    case conditionalDelete
    /// It could do something twice.
    case harmful

    /// What is known of a request from its method alone.
    init(_ method: APIRequest.Method) { self = method == .get ? .harmless : .harmful }
}
