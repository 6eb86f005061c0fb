package import SteadyClient
public import SteadyModel

extension Manager {
    /// Waits for the next reconcile of an object, and records it: its caches, the dates and random numbers it reads, its requests and their
    /// answers.
    ///
    /// ```swift
    /// let recording = try await manager.record(controller: "website", key: key)
    /// let text = recording.json.serialized(pretty: true)            // for a file
    /// ```
    ///
    /// Caches are kept by reference and written down after the reconcile, by whoever waits for it here.
    ///
    /// - Parameters:
    ///   - controller: the controller's name.
    ///   - key: the object's key; for a request that is none, its description is the name.
    ///   - options: what is put into it; without the data of secrets by default.
    /// - Returns: the recording, when the reconcile has ended.
    /// - Throws: ``ConfigurationError`` if there is no such controller, or somebody waits for the same reconcile; `CancellationError`.
    public func record(
        controller: String, key: ObjectKey, _ options: RecordingOptions = RecordingOptions()
    ) async throws -> ReconcileRecording {
        guard controllers.contains(where: { $0.name == controller }) else {
            throw ConfigurationError("there is no controller named “\(controller)” whose reconciles could be recorded")
        }
        let recorder = ReconcileRecorder(options)
        let subject = ReconcileJournal.Subject(controller: controller, key: key)
        guard journal.expect(subject, recorder) else {
            throw ConfigurationError("the next reconcile of \(controller) \(key) is being recorded already")
        }
        defer { journal.giveUp(subject, recorder) }
        await recorder.isDone.wait()
        try Task.checkCancellation()
        guard let recording = recorder.recording else { throw CancellationError() }
        return recording
    }

    /// Runs one reconcile of an object as it was recorded. Nothing else of the manager runs.
    ///
    /// - Parameters:
    ///   - recording: what the caches hold, and what was in place.
    ///   - client: makes the client of the reconcile, which answers as was recorded, out of the controller's.
    /// - Returns: how it ended.
    /// - Throws: ``RecordingError`` if the controller does not fit; what reading an object throws.
    package func replay(
        _ recording: ReconcileRecording, _ client: (Client) -> Client
    ) async throws -> ReconcileReport.Result {
        guard let controller = controllers.first(where: { $0.name == recording.controller }) else {
            throw RecordingError("there is no controller named “\(recording.controller)”")
        }
        return try await controller.replay(recording, client)
    }
}
