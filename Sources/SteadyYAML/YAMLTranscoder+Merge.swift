#if YAML
    import SteadyCodec

    extension YAMLTranscoder {
        /// Up to this many members a mapping's names are compared one by one.
        private static var fewMembers: Int { 16 }

        /// Adds a name to those of the mapping in hand; `false` if it is there.
        mutating func add(key: Range<Int>) -> Bool {
            let last = frames.count - 1
            guard last >= 0 else { return false }
            if !frames[last].hasSet {
                let firstKey = frames[last].firstKey
                if keys.count - firstKey < Self.fewMembers {
                    for index in firstKey..<keys.count where output.isEqual(keys[index], key) { return false }
                    keys.append(key)
                    return true
                }
                sets.append(Set(keys[firstKey...].map { ExactText(output.text($0)) }))
                frames[last].hasSet = true
            }
            guard sets[sets.count - 1].insert(ExactText(output.text(key))).inserted else { return false }
            keys.append(key)
            return true
        }

        /// Whether an open mapping, the innermost, has a member of that name.
        private func contains(key: Range<Int>, _ frame: Frame) -> Bool {
            if frame.hasSet { return sets.last?.contains(ExactText(output.text(key))) ?? false }
            return keys[frame.firstKey...].contains { output.isEqual($0, key) }
        }

        // MARK: Merging

        /// Takes note of a mapping to be merged into the one in hand.
        mutating func merge(_ anchored: YAMLAnchors.Node) throws(Fault) {
            try add(merged: anchored, into: frames.count - 1)
            endMerge(weight: anchored.weight, height: anchored.height)
        }

        /// Takes note of one of several mappings to be merged.
        mutating func mergeElement(_ anchored: YAMLAnchors.Node) throws(Fault) {
            try add(merged: anchored, into: frames.count - 2)
            let last = frames.count - 1
            frames[last].weight = YAMLReader.sum(frames[last].weight, anchored.weight)
            frames[last].height = max(frames[last].height, anchored.height)
        }

        private mutating func add(merged anchored: YAMLAnchors.Node, into index: Int) throws(Fault) {
            guard frames.indices.contains(index), case .range(let range) = anchored.content,
                output[range.lowerBound] == UInt8(ascii: "{")
            else { throw .faulty }
            let frame = frames[index]
            if frame.count > 0 {
                // A member that is written already would have to be written again.
                var offset = range.lowerBound
                while let member = output.nextMember(&offset) {
                    if contains(key: member.name, frame) { throw .unusual }
                }
            }
            merges.append(range)
        }

        /// Ends the sequence of mappings to be merged, of which the earlier count for more.
        mutating func endMergedSequence(_ frame: Frame) {
            merges[frame.firstMerge...].reverse()
            endMerge(weight: frame.weight, height: frame.height + 1)
        }

        private mutating func endMerge(weight: Int, height: Int) {
            let last = frames.count - 1
            guard last >= 0 else { return }
            frames[last].weight = YAMLReader.sum(frames[last].weight, weight)
            frames[last].height = max(frames[last].height, height - 1)
            frames[last].next = .key
        }

        /// Writes the merged members that are not given explicitly; of two merged mappings the later counts.
        mutating func writeMerged() {
            guard let frame = frames.last else { return }
            for range in merges[frame.firstMerge...].reversed() {
                var offset = range.lowerBound
                while let member = output.nextMember(&offset) {
                    if !add(key: member.name) { continue }
                    if frames[frames.count - 1].count > 0 { output.append(UInt8(ascii: ",")) }
                    output.append(copyOf: member.name.lowerBound - 1..<member.name.upperBound + 1)
                    output.append(UInt8(ascii: ":"))
                    output.append(copyOf: member.value)
                    frames[frames.count - 1].count += 1
                }
            }
            merges.removeLast(merges.count - frame.firstMerge)
        }
    }
#endif
