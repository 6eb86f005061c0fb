import SteadyClient
import SteadyModel

extension Informer {
    /// Holds these objects, as if a server had listed them: for running something where there is no server. Instead of ``run()``, and once.
    ///
    /// - Parameter objects: what is held.
    package func fill(with objects: [Object]) {
        let entries = objects.map(makeEntry)
        let version = entries.map(core.traits.version).max { ResourceVersion.isLater($1, than: $0) } ?? "1"
        core.updateAside { store in
            let part = store.addPart(nil)
            store.restarted(part)
            for entry in entries { _ = store.apply(entry, in: part) }
            return store.synced(version, in: part)
        }
    }
}
