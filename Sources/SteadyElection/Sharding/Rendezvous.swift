/// Who of several has what: each thing goes to the member that it weighs most with (highest random weight, Thaler and Ravishankar, 1998).
///
/// Whoever knows the same members comes to the same answer. When a member goes, what it had is spread over the others, and when one comes, it
/// takes its part from all of them; nothing else moves.
package enum Rendezvous {
    /// The member that has a shard; `nil` if there is none.
    package static func owner(of shard: Int, among members: some Collection<String>) -> String? {
        members.max { (weight(shard, $0), $0) < (weight(shard, $1), $1) }
    }

    /// The shard of something, by its name.
    ///
    /// - Parameter count: how many shards there are, at least 1.
    package static func shard(of text: String, count: Int) -> Int { Int(hash(text) % UInt64(max(1, count))) }

    private static func weight(_ shard: Int, _ member: String) -> UInt64 { hash("\(shard)/\(member)") }

    /// FNV-1a, stirred as in MurmurHash3: the same in every process and every version.
    private static func hash(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
        hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return hash ^ (hash >> 33)
    }
}
