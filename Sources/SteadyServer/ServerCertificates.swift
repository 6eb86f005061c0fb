#if Server
    import NIOSSL
    import SteadyCertificates
    import SwiftASN1
    import X509

    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// The certificate that a server shows, signed by its authority.
    struct ServerCertificates: Sendable {
        private let authority: CertificateAuthority
        private let issued: CertificateAuthority.Issued

        /// A certificate valid for `localhost`, `127.0.0.1`, `::1` and `host`, for ten years.
        init(host: String, authority: CertificateAuthority) throws {
            self.authority = authority
            issued = try authority.issue(
                DistinguishedName { CommonName("steady") }, .serverAuth, names: Self.names(host), seconds: 3650 * 86_400)
        }

        /// The certificate and its key, as PEM texts.
        var texts: (certificate: String, key: String) { (issued.certificatePEM, issued.keyPEM) }

        /// The TLS side of the server.
        ///
        /// - Parameter clientAuthorities: whose certificates clients are asked for, as PEM texts. Clients need not have any; one
        ///   that they show is not looked at by TLS.
        func tlsConfiguration(clientAuthorities: [String] = []) throws -> TLSConfiguration {
            let chain = try NIOSSLCertificate.fromPEMBytes(Array(issued.certificatePEM.utf8))
            let key = try NIOSSLPrivateKey(bytes: Array(issued.keyPEM.utf8), format: .pem)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            configuration.minimumTLSVersion = .tlsv12
            // What Go's TLS takes from a peer, but for SHA-1; BoringSSL leaves Ed25519 out unless it is asked for.
            configuration.verifySignatureAlgorithms = [
                .rsaPssRsaeSha256, .ecdsaSecp256R1Sha256, .ed25519, .rsaPssRsaeSha384, .rsaPssRsaeSha512, .rsaPkcs1Sha256,
                .rsaPkcs1Sha384, .rsaPkcs1Sha512, .ecdsaSecp384R1Sha384, .ecdsaSecp521R1Sha512,
            ]
            configuration.applicationProtocols = ["http/1.1"]
            if !clientAuthorities.isEmpty {
                let roots = try clientAuthorities.flatMap { try NIOSSLCertificate.fromPEMBytes(Array($0.utf8)) }
                configuration.trustRoots = .certificates(roots)
                configuration.certificateVerification = .optionalVerification
                configuration.sendCANameList = true
            }
            return configuration
        }

        private static func names(_ host: String) -> [GeneralName] {
            var names: [GeneralName] = [.dnsName("localhost")]
            for text in ["127.0.0.1", "::1"] {
                if let address = address(text) { names.append(address) }
            }
            if let own = address(host) {
                if !names.contains(own) { names.append(own) }
            } else if !host.isEmpty, host != "localhost" {
                names.append(.dnsName(host))
            }
            return names
        }

        private static func address(_ text: String) -> GeneralName? {
            var bytes = [UInt8](repeating: 0, count: 16)
            if inet_pton(AF_INET, text, &bytes) == 1 { return .ipAddress(ASN1OctetString(contentBytes: bytes[..<4])) }
            if inet_pton(AF_INET6, text, &bytes) == 1 { return .ipAddress(ASN1OctetString(contentBytes: bytes[...])) }
            return nil
        }
    }

    extension ServerIdentity {
        /// The certificate of the authority, as PEM.
        package var authorityPEM: String { authority.pem }

        /// A certificate for another server, as PEM texts; valid for this machine and `host`.
        package func serverCertificate(host: String = "localhost") throws -> (certificate: String, key: String) {
            try ServerCertificates(host: host, authority: authority).texts
        }
    }
#endif
