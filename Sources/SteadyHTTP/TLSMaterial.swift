#if HTTP
    import NIOSSL

    /// The certificates and the key that connections are made with.
    struct TLSMaterial: Sendable, Hashable {
        /// The authorities to trust, as PEM; `nil` for those of the system.
        var authority: [UInt8]?
        var identity: ClientIdentity?

        /// What NIO is to use.
        ///
        /// - Throws: an error that names the property of ``ClusterAccess`` and says what cannot be used in it.
        func configuration(verifies: Bool) throws(AccessError) -> TLSConfiguration {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.minimumTLSVersion = .tlsv12
            // BoringSSL leaves Ed25519 out unless it is asked for.
            tls.verifySignatureAlgorithms = Self.signatures
            if let authority { tls.trustRoots = .certificates(try Self.certificates(authority, "certificateAuthority")) }
            if !verifies { tls.certificateVerification = .none }
            if let identity {
                tls.certificateChain = try Self.certificates(identity.certificate, "clientCertificate").map { .certificate($0) }
                tls.privateKey = .privateKey(try Self.key(identity.key))
                do {
                    // Only now it shows whether they belong together.
                    _ = try NIOSSLContext(configuration: tls)
                } catch {
                    throw AccessError(
                        "clientKey", "it is not the key of the client certificate, or of a kind that TLS cannot use")
                }
            }
            return tls
        }

        /// What Go's TLS takes from a peer, but for SHA-1.
        private static let signatures: [SignatureAlgorithm] = [
            .rsaPssRsaeSha256, .ecdsaSecp256R1Sha256, .ed25519, .rsaPssRsaeSha384, .rsaPssRsaeSha512, .rsaPkcs1Sha256,
            .rsaPkcs1Sha384, .rsaPkcs1Sha512, .ecdsaSecp384R1Sha384, .ecdsaSecp521R1Sha512,
        ]

        private static func certificates(_ bytes: [UInt8], _ place: String) throws(AccessError) -> [NIOSSLCertificate] {
            guard !bytes.isEmpty, let certificates = try? NIOSSLCertificate.fromPEMBytes(bytes), !certificates.isEmpty else {
                throw AccessError(place, "not certificates in PEM")
            }
            return certificates
        }

        private static func key(_ bytes: [UInt8]) throws(AccessError) -> NIOSSLPrivateKey {
            // Those of PKCS #8 are called so, those of OpenSSL have a header.
            let text = String(decoding: bytes, as: UTF8.self)
            if text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----") || text.contains("Proc-Type: 4,ENCRYPTED") {
                throw AccessError("clientKey", "the key is encrypted: decrypt it with “openssl pkey -in KEY -out NEW”")
            }
            if bytes.isEmpty { throw AccessError("clientKey", "there is nothing in it") }
            do {
                // Whoever asks for a passphrase gets none: without this one, BoringSSL's own way would be taken.
                return try NIOSSLPrivateKey(bytes: bytes, format: .pem) { (_: NIOSSLPassphraseSetter<[UInt8]>) in
                    throw NoPassphrase()
                }
            } catch {
                throw AccessError("clientKey", "not a private key in PEM (RSA, EC or Ed25519)")
            }
        }
    }

    private struct NoPassphrase: Error {}

    /// Where the certificates and the key come from; files are read anew when they change.
    struct TLSSource: Sendable {
        private let access: ClusterAccess
        private let authorityFile: WatchedFile?
        private let certificateFile: WatchedFile?
        private let keyFile: WatchedFile?

        /// - Throws: if there is a certificate without a key, or the other way round.
        init(_ access: ClusterAccess) throws(AccessError) {
            self.access = access
            authorityFile = access.certificateAuthority == nil ? access.certificateAuthorityFile.map(WatchedFile.init) : nil
            certificateFile = access.clientCertificate == nil ? access.clientCertificateFile.map(WatchedFile.init) : nil
            keyFile = access.clientKey == nil ? access.clientKeyFile.map(WatchedFile.init) : nil
            let hasKey = access.clientKey != nil || keyFile != nil
            if hasKey != (access.clientCertificate != nil || certificateFile != nil) {
                throw AccessError(
                    hasKey ? "clientCertificate" : "clientKey", "missing: a certificate and its key belong together")
            }
        }

        /// What connections are to be made with now.
        ///
        /// - Throws: if a file never could be read.
        func material(_ plugin: ExecCredential?) throws(AccessError) -> TLSMaterial {
            let authority = if let authorityFile { try authorityFile.bytes() } else { access.certificateAuthority }
            let certificate = if let certificateFile { try certificateFile.bytes() } else { access.clientCertificate }
            let key = if let keyFile { try keyFile.bytes() } else { access.clientKey }
            guard let certificate, let key else { return TLSMaterial(authority: authority, identity: plugin?.certificate) }
            return TLSMaterial(authority: authority, identity: ClientIdentity(certificate: certificate, key: key))
        }
    }
#endif
