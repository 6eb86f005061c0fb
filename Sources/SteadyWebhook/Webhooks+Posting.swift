import SteadyCodec
import SteadyModel

extension Webhooks {
    /// Answers a request of HTTP.
    ///
    /// - Parameters:
    ///   - method: `POST`, whatever the case may be.
    ///   - target: the path, with or without a query.
    ///   - body: a review as JSON.
    /// - Returns: the status, the type of the answer's body, and that body: a review, or a sentence for people.
    /// - Throws: `CancellationError`.
    public func respond(
        _ method: String, _ target: String, _ body: [UInt8]
    ) async throws -> (status: Int, contentType: String, body: [UInt8]) {
        func text(_ status: Int, _ text: String) -> (status: Int, contentType: String, body: [UInt8]) {
            (status, "text/plain; charset=utf-8", Array((text + "\n").utf8))
        }
        guard method.uppercased() == "POST" else { return text(405, "reviews are posted here") }
        let path = String(target.prefix { $0 != "?" && $0 != "#" })
        let review: JSONValue
        do { review = try JSONValue(parsing: body) } catch { return text(400, "the body is no JSON: \(error)") }
        do {
            return (200, "application/json", try await answer(review, at: path).serialized())
        } catch let error as WebhookError {
            return text(404, error.description)
        } catch let error as ReviewError {
            return text(400, error.description)
        }
    }
}
