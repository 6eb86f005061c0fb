#if Server
    import Crypto
    import NIOSSL
    import SteadyModel
    import SwiftASN1
    import X509

    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif
    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// A certificate authority and one server certificate signed by it, made in memory.
    struct ServerCertificates: Sendable {
        /// The authority's certificate: what clients have to trust.
        let authorityPEM: String
        private let certificatePEM: String
        private let keyPEM: String

        /// Certificates valid for `localhost`, `127.0.0.1`, `::1` and `host`, from a day before now for ten years.
        init(host: String, platform: Platform) throws {
            let now = Double(platform.wallTime.seconds)
            let day = 86_400.0
            let validity = (Date(timeIntervalSince1970: now - day), Date(timeIntervalSince1970: now + 3650 * day))
            var random = platform.random
            let authorityKey = P256.Signing.PrivateKey()
            let authorityName = try DistinguishedName { CommonName("steady-ca") }
            let authority = try Certificate(
                version: .v3, serialNumber: Self.serialNumber(&random), publicKey: .init(authorityKey.publicKey),
                notValidBefore: validity.0, notValidAfter: validity.1, issuer: authorityName, subject: authorityName,
                signatureAlgorithm: .ecdsaWithSHA256,
                extensions: Certificate.Extensions {
                    Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                    Critical(KeyUsage(digitalSignature: true, keyCertSign: true, cRLSign: true))
                    SubjectKeyIdentifier(hash: Certificate.PublicKey(authorityKey.publicKey))
                },
                issuerPrivateKey: .init(authorityKey))
            let key = P256.Signing.PrivateKey()
            let certificate = try Certificate(
                version: .v3, serialNumber: Self.serialNumber(&random), publicKey: .init(key.publicKey),
                notValidBefore: validity.0, notValidAfter: validity.1, issuer: authorityName,
                subject: DistinguishedName { CommonName("steady") }, signatureAlgorithm: .ecdsaWithSHA256,
                extensions: Certificate.Extensions {
                    Critical(BasicConstraints.notCertificateAuthority)
                    Critical(KeyUsage(digitalSignature: true))
                    try ExtendedKeyUsage([.serverAuth])
                    SubjectKeyIdentifier(hash: Certificate.PublicKey(key.publicKey))
                    AuthorityKeyIdentifier(
                        keyIdentifier: SubjectKeyIdentifier(hash: Certificate.PublicKey(authorityKey.publicKey)).keyIdentifier)
                    SubjectAlternativeNames(Self.names(host))
                },
                issuerPrivateKey: .init(authorityKey))
            authorityPEM = try authority.serializeAsPEM().pemString
            certificatePEM = try certificate.serializeAsPEM().pemString
            keyPEM = key.pemRepresentation
        }

        /// The TLS side of the server.
        func tlsConfiguration() throws -> TLSConfiguration {
            let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificatePEM.utf8))
            let key = try NIOSSLPrivateKey(bytes: Array(keyPEM.utf8), format: .pem)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            return configuration
        }

        private static func serialNumber(_ random: inout PlatformRandom) -> Certificate.SerialNumber {
            var bytes: [UInt8] = []
            for _ in 0..<2 {
                let word = random.next()
                bytes += (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
            }
            return Certificate.SerialNumber(bytes: bytes)
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
#endif
