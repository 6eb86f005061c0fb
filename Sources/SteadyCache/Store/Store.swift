import SteadyClient
import SteadyModel

/// Turns what comes from following a collection, and what was written to it, into changes of a cache's contents: no client, no clock, no
/// await.
///
/// The collection is followed in parts, one for each namespace asked for, or one for all.
struct Store: Sendable {
    /// What is followed by one watch.
    private struct Part: Sendable {
        /// `nil` for all.
        let namespace: String?
        /// The latest version seen, of objects, lists and bookmarks.
        var highWater = ""
        /// The version of the last whole list: single news from before it is in it already.
        var floor = ""
        var isSynced = false
        var listing: Listing?
    }

    /// A list that is not complete yet.
    struct Listing: Sendable {
        /// What differs from what the store has.
        var pending: ContiguousArray<Entry> = []
        /// The numbers of the entries that are in the list as they are.
        fileprivate var seen = SlotSet()
        /// In a list from beside the watch, these entries: until it is complete, others may come to have their numbers.
        fileprivate var known: ContiguousArray<Entry> = []
    }

    /// An object that this process has deleted and of which the watch has not said so yet.
    private struct Grave: Sendable {
        var uid: String
        /// Lists in which it still was.
        var listings = 0
    }

    private(set) var contents: StoreContents
    private let traits: EntryTraits
    private var free: ContiguousArray<UInt32> = []
    /// By number; `nil` where one was removed.
    private var parts: [Part?] = []
    /// The latest; where one is forgotten, an echo is not told from news.
    private var graves = Recent<ObjectKey, Grave>(Store.memory)
    /// Versions written by this process that the watch has not brought yet, where they were not put into the store at once; the latest.
    private var awaited = Recent<ObjectKey, String>(Store.memory)
    /// The uids of those that watches have told of last as deleted. Who deletes one of them hears of it after the watch, and digs no grave.
    private var departed = Recent<String, Bool>(256)
    private static let memory = 5000

    init(_ traits: EntryTraits) {
        self.traits = traits
        contents = StoreContents(traits)
    }

    /// How many graves, awaited versions and the like there are.
    var remembered: Int { graves.count + awaited.count }

    /// How many entries of lists under way wait for their end.
    var pending: Int { living.reduce(0) { $0 + ($1.listing?.pending.count ?? 0) } }

    /// Entries of lists under way.
    var pendingEntries: ContiguousArray<Entry> { living.reduce(into: []) { $0 += $1.listing?.pending ?? [] } }

    /// Puts another entry of the same state in the place of one.
    mutating func replaceSilently(_ old: Entry, by new: Entry) {
        let key = traits.key(old)
        if let found = contents.find(key, KeyDigest(key)) { contents.replace(found, by: new) }
    }

    /// Forgets all contents, as if nothing had been listed; nobody is told, for nothing was deleted.
    mutating func clear() {
        contents = contents.emptied()
        free = []
        graves.removeAll()
        awaited.removeAll()
        departed.removeAll()
        for index in parts.indices {
            guard let part = parts[index] else { continue }
            parts[index] = Part(namespace: part.namespace)
        }
    }

    // MARK: - Parts

    private var living: [Part] { parts.compactMap { $0 } }

    /// Adds a part; returns its number.
    mutating func addPart(_ namespace: String?) -> Int {
        parts.append(Part(namespace: namespace))
        publishVersion()
        return parts.count - 1
    }

    /// Forgets a part; what is in it is gone for whoever reads.
    mutating func removePart(_ number: Int) -> StoreChanges {
        guard let part = parts[number] else { return [] }
        parts[number] = nil
        publishVersion()
        graves.update { key, grave in part.namespace == nil || key.namespace == part.namespace ? nil : grave }
        awaited.update { key, version in part.namespace == nil || key.namespace == part.namespace ? nil : version }
        return removeAll(in: part.namespace)
    }

    /// Whether each part has been listed.
    var isSynced: Bool { living.allSatisfy(\.isSynced) && !living.isEmpty }

    /// The namespaces that have not been listed yet.
    var unsynced: [String?] { living.filter { !$0.isSynced }.map(\.namespace) }

    /// The part that a namespace belongs to.
    private func part(of namespace: String?) -> Int? {
        parts.indices.first { index in
            guard let part = parts[index] else { return false }
            return part.namespace == nil || part.namespace == namespace
        }
    }

    /// Whether a namespace is followed.
    func includes(_ namespace: String?) -> Bool { part(of: namespace) != nil }

    /// The latest version seen of what a namespace belongs to.
    func highWater(of namespace: String?) -> String { part(of: namespace).flatMap { parts[$0]?.highWater } ?? "" }

    /// The version up to which all parts are known; empty if there is none.
    var highWater: String {
        if parts.count == 1 { return parts[0]?.highWater ?? "" }
        return living.map(\.highWater).min { ResourceVersion.isLater($1, than: $0) } ?? ""
    }

    private mutating func publishVersion() {
        let version = highWater
        contents.version = version.isEmpty ? nil : version
    }

    private mutating func advance(_ part: Int, to version: String) {
        guard let highWater = parts[part]?.highWater, ResourceVersion.isLater(version, than: highWater) else { return }
        parts[part]?.highWater = version
        if parts.count == 1 { contents.version = version } else { publishVersion() }
    }

    // MARK: - What the watch says

    mutating func restarted(_ part: Int) { parts[part]?.listing = Listing() }

    mutating func bookmark(_ version: String, in part: Int) { advance(part, to: version) }

    /// Whether an object of a list is known as it is, so that nothing has to be made of it; it is marked as seen then.
    mutating func knows(_ key: ObjectKey, uid: String?, version: String?, in part: Int) -> Bool {
        guard parts[part]?.listing != nil, let slot = slot(of: key, uid, version) else { return false }
        parts[part]?.listing?.seen.insert(slot)
        return true
    }

    /// The same for a list that comes from beside the watch.
    func knows(_ key: ObjectKey, uid: String?, version: String?, in listing: inout Listing) -> Bool {
        guard let slot = slot(of: key, uid, version), let entry = contents.slots[slot] else { return false }
        listing.known.append(entry)
        return true
    }

    private func slot(of key: ObjectKey, _ uid: String?, _ version: String?) -> UInt32? {
        guard let found = contents.find(key, KeyDigest(key)) else { return nil }
        let entry = found.element.takeUnretainedValue()
        return traits.version(entry) == version && traits.uid(entry) == uid ? found.slot : nil
    }

    /// Takes an object as it is now. News that is older than what is known changes nothing.
    mutating func apply(_ entry: Entry, in part: Int) -> StoreChanges {
        if parts[part]?.listing != nil {
            parts[part]?.listing?.pending.append(entry)
            return []
        }
        let entryVersion = traits.version(entry)
        guard let floor = parts[part]?.floor, ResourceVersion.isLater(entryVersion, than: floor) else { return [] }
        advance(part, to: entryVersion)
        return put(entry)
    }

    mutating func remove(_ entry: Entry, in part: Int) -> StoreChanges {
        let (key, uid) = (traits.key(entry), traits.uid(entry))
        let found = contents.find(key, KeyDigest(key))
        if parts[part]?.listing != nil {
            departed[uid] = true
            parts[part]?.listing?.pending.removeAll { traits.key($0) == key }
            if let found { parts[part]?.listing?.seen.remove(found.slot) }
            return []
        }
        // Also where a list from beside the watch has said more already: nothing comes of this object any more.
        let isOwn = graves[key]?.uid == uid
        if isOwn { graves[key] = nil } else { departed[uid] = true }
        let entryVersion = traits.version(entry)
        guard let floor = parts[part]?.floor, ResourceVersion.isLater(entryVersion, than: floor) else { return [] }
        advance(part, to: entryVersion)
        if !awaited.isEmpty, let version = awaited[key], !ResourceVersion.isLater(version, than: entryVersion) {
            awaited[key] = nil
        }
        guard let found else { return [] }
        let old = found.element.takeUnretainedValue()
        if traits.isLater(old, entry) { return [] }
        drop(key, at: found.slot)
        return .one(StoreChange(old: traits.isSameObject(old, entry) ? entry : old, isOwnWrite: isOwn))
    }

    /// A list is complete: what is not in it is gone.
    mutating func synced(_ version: String, in number: Int) -> StoreChanges {
        guard let part = parts[number], let listing = part.listing else { return [] }
        parts[number]?.listing = nil
        // One from beside the watch may be of a later version: then all of this one is in it, or is gone since.
        guard !ResourceVersion.isLater(part.floor, than: version) else { return [] }
        return complete(listing, version, in: number)
    }

    private mutating func complete(_ listing: Listing, _ version: String, in number: Int) -> StoreChanges {
        guard let part = parts[number] else { return [] }
        var seen = listing.seen
        var changes: [StoreChange] = []
        var lasting: Set<ObjectKey> = []
        for entry in listing.pending {
            let key = traits.key(entry)
            if !graves.isEmpty, graves[key]?.uid == traits.uid(entry) { lasting.insert(key) }
            changes += put(entry)
            if let found = contents.find(key, KeyDigest(key)) { seen.insert(found.slot) }
        }
        if contents.count > seen.count {
            // What this process wrote after the list was made stays.
            changes += removeAll(in: part.namespace, upTo: version) { !seen.contains($0) }
        }
        if !part.isSynced { for index in changes.indices { changes[index].isInitial = true } }
        graves.update { key, grave in
            guard part.namespace == nil || key.namespace == part.namespace else { return grave }
            // Gone, or said to be there for the second time.
            return lasting.contains(key) && grave.listings == 0 ? Grave(uid: grave.uid, listings: 1) : nil
        }
        parts[number]?.isSynced = true
        advance(number, to: version)
        let floor = parts[number]?.highWater ?? version
        parts[number]?.floor = floor
        return .many(changes)
    }

    /// A whole list has come from beside the watch, which goes on, and so does a list of its own that is under way.
    mutating func caughtUp(_ listing: Listing, version: String, in number: Int) -> StoreChanges {
        guard let part = parts[number], ResourceVersion.isLater(version, than: part.highWater) else { return [] }
        var listing = listing
        for entry in listing.known {
            let key = traits.key(entry)
            if let found = contents.find(key, KeyDigest(key)) { listing.seen.insert(found.slot) }
        }
        return complete(listing, version, in: number)
    }

    private mutating func put(_ entry: Entry) -> StoreChanges {
        let key = traits.key(entry)
        if !graves.isEmpty, graves[key]?.uid == traits.uid(entry) { return [] }
        var isOwn = false
        if !awaited.isEmpty, let version = awaited[key] {
            let present = traits.version(entry)
            isOwn = version == present
            if !ResourceVersion.isLater(version, than: present) { awaited[key] = nil }
        }
        let digest = KeyDigest(key)
        guard let found = contents.find(key, digest) else {
            contents.insert(entry, of: key, digest, reusing: free.popLast())
            return .one(StoreChange(new: entry, isOwnWrite: isOwn))
        }
        return replace(found, by: entry, isOwnWrite: isOwn)
    }

    private mutating func replace(_ found: StoreContents.Found, by entry: Entry, isOwnWrite: Bool) -> StoreChanges {
        let old = found.element.takeUnretainedValue()
        if !traits.isLater(entry, old) { return [] }
        contents.replace(found, by: entry)
        if traits.isSameObject(old, entry) { return .one(StoreChange(old: old, new: entry, isOwnWrite: isOwnWrite)) }
        // Another uid under the same name: the one was deleted, the other created, and nobody said so.
        return [StoreChange(old: old), StoreChange(new: entry, isOwnWrite: isOwnWrite)]
    }

    private mutating func drop(_ key: ObjectKey, at slot: UInt32) {
        contents.remove(at: slot, key, KeyDigest(key))
        free.append(slot)
        // Whoever comes to this place is not the one that was seen.
        for part in parts.indices where parts[part]?.listing != nil { parts[part]?.listing?.seen.remove(slot) }
    }

    /// Removes what has a number for which something holds.
    ///
    /// - Parameters:
    ///   - namespace: where; `nil` for everywhere.
    ///   - version: later ones stay; `nil` for none.
    ///   - isMeant: tells of a number whether it is meant.
    private mutating func removeAll(
        in namespace: String?, upTo version: String? = nil, where isMeant: (UInt32) -> Bool = { _ in true }
    ) -> StoreChanges {
        var gone: [(key: ObjectKey, slot: UInt32, entry: Entry)] = []
        contents.slots.forEach { slot, entry in
            guard isMeant(slot) else { return }
            if let version, ResourceVersion.isLater(traits.version(entry), than: version) { return }
            let key = traits.key(entry)
            if namespace == nil || key.namespace == namespace { gone.append((key, slot, entry)) }
        }
        for (key, slot, entry) in gone {
            departed[traits.uid(entry)] = true
            drop(key, at: slot)
        }
        return .many(gone.sorted { $0.key < $1.key }.map { StoreChange(old: $0.entry) })
    }

    // MARK: - What this process has written

    /// Takes the answer to a write of this process.
    ///
    /// - Parameter isSelected: whether the object is one that the cache holds; `nil` if that cannot be told from here, and then only what
    ///   the cache has is brought up to date.
    mutating func wrote(_ entry: Entry, isSelected: Bool?) -> StoreChanges {
        let key = traits.key(entry)
        guard includes(key.namespace), graves.isEmpty || graves[key]?.uid != traits.uid(entry) else { return [] }
        let digest = KeyDigest(key)
        guard let found = contents.find(key, digest) else {
            // What the watch has passed already is gone again.
            guard isSelected == true, ResourceVersion.isLater(traits.version(entry), than: highWater(of: key.namespace)) else {
                return []
            }
            contents.insert(entry, of: key, digest, reusing: free.popLast())
            return .one(StoreChange(new: entry, isOwnWrite: true))
        }
        guard isSelected == false else { return replace(found, by: entry, isOwnWrite: true) }
        guard traits.isLater(entry, found.element.takeUnretainedValue()) else { return [] }
        drop(key, at: found.slot)
        return .one(StoreChange(old: entry, isOwnWrite: true))
    }

    /// An object was deleted by this process, and is gone.
    ///
    /// - Parameter isSelective: whether the watch tells of objects as deleted that are only no longer selected, and may come back.
    mutating func wroteDeletion(of key: ObjectKey, uid: String, isSelective: Bool) -> StoreChanges {
        guard includes(key.namespace) else { return [] }
        let found = contents.find(key, KeyDigest(key))
        guard let found, case let old = found.element.takeUnretainedValue(), traits.uid(old) == uid else {
            // Either the watch was quicker, or it has yet to tell that there was such an object.
            if isSelective || departed[uid] == nil { graves[key] = Grave(uid: uid) }
            return []
        }
        graves[key] = Grave(uid: uid)
        drop(key, at: found.slot)
        return .one(StoreChange(old: old, isOwnWrite: true))
    }

    /// A version was written by this process; whoever is told of it is told so.
    mutating func awaits(_ key: ObjectKey, version: String) {
        awaited[key] = version
    }

    // MARK: - Indexes

    mutating func add(_ index: IndexDefinition) { contents.add(index) }
}
