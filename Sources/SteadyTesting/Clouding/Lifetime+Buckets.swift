import SteadyCodec
import SteadyModel
import Synchronization

extension Lifetime {
    /// Makes a bucket; `nil` if there is one of that name.
    func createBucket(_ bucket: String?, _ tags: [String: String], in cloud: String) -> String? {
        let value = JSONObject(tags.sorted { $0.key < $1.key }.map { (name: $0.key, value: .string($0.value)) })
        return state.withLock { [time = world.platform.clock.now.offset] state in
            state.serial += 1
            let bucket = bucket ?? "\(cloud)-\(state.serial)"
            guard state.contents.outside[cloud]?[bucket] == nil else { return nil }
            state.pastBuckets[cloud, default: []].append((time, state.contents.external(cloud)))
            state.contents.outside[cloud, default: [:]][bucket] = .object(value)
            state.change(at: time)
            return bucket
        }
    }

    /// Deletes a bucket; whether there was one.
    func removeBucket(_ bucket: String, from cloud: String) -> Bool {
        state.withLock { [time = world.platform.clock.now.offset] state in
            let before = state.contents.external(cloud)
            guard before[bucket] != nil else { return false }
            state.pastBuckets[cloud, default: []].append((time, before))
            state.contents.outside[cloud]?[bucket] = nil
            state.change(at: time)
            return true
        }
    }

    /// What was there so long ago, if it is not what is there now.
    func buckets(of cloud: String, before delay: Duration) -> [String: JSONValue]? {
        let moment = world.platform.clock.now.offset - delay
        return state.withLock { $0.pastBuckets[cloud]?.first { $0.until > moment }?.buckets }
    }

    /// Looks for buckets that nobody speaks of any more.
    func findLeaks() {
        let (contents, clouds) = state.withLock { ($0.contents, $0.clouds) }
        if clouds.isEmpty { return }
        let words = contents.words
        for cloud in clouds.sorted() {
            for (name, tags) in contents.external(cloud).sorted(by: { $0.key < $1.key }) where !words.contains(name) {
                let values = (tags.objectValue ?? JSONObject()).compactMap { $0.value.stringValue }
                guard values.contains(where: words.contains) else {
                    return find(.leak, "\(name) in \(cloud) was made by the operator, and no object speaks of it in the end")
                }
                let other = contents.external(cloud).filter { $0.value == tags && words.contains($0.key) }.keys.min()
                if let other {
                    return find(
                        .duplicate, "\(name) in \(cloud) was made besides \(other), with the same tags: nobody knows of it")
                }
            }
        }
    }
}

extension ClusterContents {
    /// Each word that stands anywhere in the objects that somebody has made or changed: names, uids, tokens.
    fileprivate var words: Set<String> {
        var words: Set<String> = []
        for (place, object) in objects where untouched[place] == nil && !EndState.leftOut.contains(place.collection) {
            Self.collect(object, into: &words)
        }
        return words
    }

    private static func collect(_ value: JSONValue, into words: inout Set<String>) {
        switch value {
        case .string(let text): split(text, into: &words)
        case .array(let elements): for element in elements { collect(element, into: &words) }
        case .object(let object):
            for (name, value) in object where name != "managedFields" {
                split(name, into: &words)
                collect(value, into: &words)
            }
        default: break
        }
    }

    /// Texts in texts count, too: an annotation may hold JSON, or an address.
    private static func split(_ text: String, into words: inout Set<String>) {
        words.insert(text)
        for part in text.split(whereSeparator: { !($0.isLetter || $0.isNumber || "-._".contains($0)) }) {
            words.insert(String(part))
        }
    }
}
