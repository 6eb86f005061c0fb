public import SteadyClient
import SteadyCodec
public import SteadyModel
import Synchronization

extension Informer: WriteListener {
    /// The client of this informer, whose writes are in the copy when they return.
    ///
    /// What is read by key, by index or by going through all then has the write, until the watch brings it, and never something older. A
    /// deleted object is no longer there. Objects that the scope does not select are left out; where only the server can tell (field selectors),
    /// an object comes with the watch.
    public var client: Client {
        var client = resources.client
        client.decoding = .default
        return client.listening(self)
    }

    /// Takes the answer to a write, as ``client`` does.
    public func wrote(_ request: APIRequest, answer: [UInt8]) {
        guard let write = AcknowledgedWrite(request, answer, of: type) else { return }
        switch write {
        case .object:
            guard let object = try? JSON.decode(Object.self, from: answer, options: decoding) else { return }
            wrote(object)
        case .deletion(let key, let uid): wroteDeletion(of: key, uid: uid)
        }
    }

    /// Shows an object that a write was answered with, if it is later than what is held.
    ///
    /// - Parameter object: the object as the server has it now.
    public func wrote(_ object: Object) {
        let entry = makeEntry(isReduced ? reduced(object, decoding) : object)
        let isSelected = following.withLock { $0.scopeIfNarrow }.map { $0.includes(object.metadata) } ?? true
        core.update { $0.wrote(entry, isSelected: isSelected) }
    }

    /// Takes an object out that was deleted, and is gone.
    ///
    /// - Parameters:
    ///   - key: the object's name.
    ///   - uid: which one of that name it was.
    public func wroteDeletion(of key: ObjectKey, uid: String) {
        let isSelective = following.withLock { $0.isSelective }
        core.update { $0.wroteDeletion(of: key, uid: uid, isSelective: isSelective) }
    }

    /// Notes a write that was answered with this version, without showing it: the change is marked when the watch brings it.
    ///
    /// For programs that wait (``waitUntil(resourceVersion:in:timeout:)``) rather than see what the watch has not told.
    public func awaits(_ key: ObjectKey, version: String) {
        core.update { store in
            store.awaits(key, version: version)
            return []
        }
    }
}
