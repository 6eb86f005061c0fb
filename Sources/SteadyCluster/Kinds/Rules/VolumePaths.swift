import SteadyCodec

/// Files of volumes that would hide each other: the same path twice, or a path below another.
enum VolumePaths {
    /// A path in a volume, and what puts something there.
    private struct Entry: Equatable {
        let path: String
        let source: String

        /// - Parameter path: what the volume says; slashes at its end do not count.
        init(_ path: String, _ source: String) {
            self.path = String(path.reversed().drop { $0 == "/" }.reversed())
            self.source = source
        }

        var shown: String { GoFormat.quoted(path) + (source.isEmpty ? "" : " (\(source))") }

        func overlaps(_ other: Entry) -> Bool {
            !path.isEmpty && !other.path.isEmpty
                && ((path + "/").hasPrefix(other.path + "/") || (other.path + "/").hasPrefix(path + "/"))
        }
    }

    static func warnings(_ volumes: [Field]) -> [String] {
        volumes.flatMap { volume in
            let name = GoFormat.quoted(volume["name"].text)
            var warnings: [String] = []
            for (kind, reference, word) in [
                ("configMap", "name", "ConfigMap"), ("secret", "secretName", "Secret"), ("downwardAPI", "", "DownwardAPI"),
            ] {
                let source = volume[kind]
                let what = reference.isEmpty ? word : "\(word) \(GoFormat.quoted(source[reference].text))"
                var known: [Entry] = []
                for item in source["items"].elements {
                    let entry = Entry(item["path"].text, "")
                    warnings += known.filter(entry.overlaps).map {
                        "volume \(name) (\(what)): overlapping paths: \(entry.shown) with \($0.shown)"
                    }
                    known.append(entry)
                }
            }
            return warnings + projected(volume, name)
        }
    }

    private static func projected(_ volume: Field, _ name: String) -> [String] {
        var warnings: [String] = []
        var known: [Entry] = []
        for source in volume["projected"]["sources"].elements {
            if source.value?.objectValue?.allSatisfy({ $0.value == .null }) ?? true {
                warnings.append("volume \(name) (Projected) has no sources provided")
                continue
            }
            for entry in entries(source) {
                warnings += known.filter(entry.overlaps).map {
                    "volume \(name) (Projected): overlapping paths: \(entry.shown) with \($0.shown)"
                }
                known.append(entry)
            }
        }
        return warnings
    }

    /// The files of one source of a projected volume.
    private static func entries(_ source: Field) -> [Entry] {
        for (kind, word) in [("configMap", "ConfigMap"), ("secret", "Secret")] where source[kind]["items"].isThere {
            let what = "\(word) \(GoFormat.quoted(source[kind]["name"].text))"
            return source[kind]["items"].elements.map { Entry($0["path"].text, what) }
        }
        if source["downwardAPI"]["items"].isThere {
            return source["downwardAPI"]["items"].elements.map { Entry($0["path"].text, "DownwardAPI") }
        }
        if source["serviceAccountToken"].isThere {
            return [Entry(source["serviceAccountToken"]["path"].text, "ServiceAccountToken")]
        }
        let bundle = source["clusterTrustBundle"]
        if bundle.isThere {
            let name = bundle["name"].isThere ? bundle["name"].text : bundle["signerName"].text
            return [Entry(bundle["path"].text, "ClusterTrustBundle \(GoFormat.quoted(name))")]
        }
        let certificate = source["podCertificate"]
        return [
            ("certificateChainPath", "chain"), ("keyPath", "key"), ("credentialBundlePath", "credential bundle"),
        ].filter { !certificate[$0.0].isEmpty }.map { Entry(certificate[$0.0].text, "PodCertificate \($0.1)") }
    }
}
