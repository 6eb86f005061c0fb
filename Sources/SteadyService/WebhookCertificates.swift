#if Service
    import SteadyCertificates
    package import SteadyClient
    import SteadyCodec
    package import SteadyModel

    /// The certificate of a program's webhooks, by an authority of its own, both kept in a Secret that its replicas share.
    ///
    /// Whoever finds that a certificate has to be made anew makes it; writers that meet are told apart by the Secret's version, and who is late
    /// takes what the other has made. So it needs no leader.
    package struct WebhookCertificates: Sendable {
        /// What is shown, and what has to be trusted.
        package struct Material: Sendable, Hashable {
            /// The certificates of the authorities, as PEM: the one that signs now, and the one before for as long as it is valid.
            package var authorities: String
            package var certificate: String
            package var key: String
        }

        /// How long a certificate is valid; it is made anew in the last third.
        static let lifetime: Int64 = 90 * 86_400
        /// When an authority is made anew: a year before its end.
        static let authorityMargin: Int64 = 365 * 86_400
        private static let type = ResourceType(version: "v1", kind: "Secret")

        private let client: Client
        private let secret: ObjectKey
        private let names: [String]

        /// - Parameters:
        ///   - secret: where they are kept.
        ///   - names: what the certificate is for.
        ///   - client: reads and writes the Secret, and has the time.
        package init(in secret: ObjectKey, for names: [String], client: Client) {
            self.secret = secret
            self.names = names
            self.client = client
        }

        /// What is to be shown now; made if it is not there, or ends soon.
        ///
        /// - Throws: ``ServiceError`` if the Secret is somebody else's; `APIError`, `TransportError`.
        package func current() async throws -> Material {
            var conflict: APIError?
            for _ in 0..<8 {
                let kept = try await read()
                if let kept, isFresh(kept.material) { return kept.material }
                do { return try await renew(kept) } catch let error as APIError where error.isConflict || error.isAlreadyExists {
                    conflict = error
                }
            }
            throw conflict ?? ServiceError("the Secret \(secret) changes all the time", code: .endpoint)
        }

        private typealias Kept = (material: Material, authorityKey: String, object: DynamicObject)

        private func read() async throws -> Kept? {
            let object: DynamicObject
            do { object = try await client.resources(Self.type).get(secret) } catch let error as APIError where error.isNotFound {
                return nil
            }
            func text(_ name: String) throws -> String {
                guard let bytes = object.content["data"]?[name]?.stringValue.flatMap({ Base64(encoded: $0)?.bytes }) else {
                    throw ServiceError(
                        "the Secret \(secret) has no \(name): it is not one of this program's; delete it, or name another",
                        code: .endpoint)
                }
                return String(decoding: bytes, as: UTF8.self)
            }
            let material = Material(
                authorities: try text("ca.crt"), certificate: try text("tls.crt"), key: try text("tls.key"))
            return (material, try text("ca.key"), object)
        }

        private var now: Int64 { client.platform.wallTime.seconds }

        private func isFresh(_ material: Material) -> Bool {
            guard let read = try? CertificateAuthority.reading(material.certificate) else { return false }
            return read.end.seconds - now > Self.lifetime / 3 && Set(read.names).isSuperset(of: names)
                && Self.first(material.authorities).map { isValid($0, for: Self.authorityMargin) } == true
        }

        private func isValid(_ authority: String, for seconds: Int64) -> Bool {
            ((try? CertificateAuthority.reading(authority).end.seconds) ?? 0) - now > seconds
        }

        private func renew(_ kept: Kept?) async throws -> Material {
            let before = kept.flatMap { Self.first($0.material.authorities) }
            var authority: CertificateAuthority?
            if let kept, let before, isValid(before, for: Self.authorityMargin) {
                authority = try? CertificateAuthority(pem: before, keyPEM: kept.authorityKey, platform: client.platform)
            }
            var authorities = kept?.material.authorities ?? ""
            if authority == nil {
                let new = try CertificateAuthority(platform: client.platform)
                authorities = new.pem + (before.flatMap { isValid($0, for: 0) ? "\n\($0)" : nil } ?? "")
                authority = new
            }
            guard let authority else { throw ServiceError("no certificate authority could be made", code: .endpoint) }
            let issued = try authority.issue(server: names, seconds: Double(Self.lifetime))
            let material = Material(authorities: authorities, certificate: issued.certificatePEM, key: issued.keyPEM)
            try await write(material, authorityKey: authority.keyPEM, over: kept?.object)
            return material
        }

        private func write(_ material: Material, authorityKey: String, over object: DynamicObject?) async throws {
            let texts = [
                ("ca.crt", material.authorities), ("ca.key", authorityKey), ("tls.crt", material.certificate),
                ("tls.key", material.key),
            ]
            let data = JSONValue.object(
                JSONObject(texts.map { (name: $0.0, value: JSONValue.string(Base64(Array($0.1.utf8)).encoded)) }))
            let secrets = client.resources(Self.type)
            if var object {
                // By the version that was read.
                object.content["data"] = data
                _ = try await secrets.update(object)
            } else {
                var object = DynamicObject(Self.type, metadata: ObjectMeta(name: secret.name, namespace: secret.namespace))
                object.content["type"] = "Opaque"
                object.content["data"] = data
                _ = try await secrets.create(object)
            }
        }

        /// The first certificate of a text.
        private static func first(_ pem: String) -> String? {
            let lines = pem.split(separator: "\n")
            guard let end = lines.firstIndex(where: { $0.hasPrefix("-----END CERTIFICATE") }) else { return nil }
            return lines[...end].joined(separator: "\n")
        }
    }
#endif
