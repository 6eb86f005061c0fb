#if Server
    import Crypto
    import SteadyModel
    import SwiftASN1
    import X509

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// Issues the certificates of a cluster: the server's, and those by which clients show who they are.
    struct CertificateAuthority: Sendable {
        /// A certificate and its key as PEM text.
        struct Issued: Sendable {
            let certificatePEM: String
            let keyPEM: String
        }

        let certificate: Certificate
        let pem: String
        private let key: P256.Signing.PrivateKey
        private let platform: Platform

        /// A new authority, valid from a day before now for ten years.
        init(platform: Platform) throws {
            let key = P256.Signing.PrivateKey()
            self.key = key
            self.platform = platform
            let name = try DistinguishedName { CommonName("steady-ca") }
            let validity = Self.validity(platform, seconds: 3650 * 86_400)
            certificate = try Certificate(
                version: .v3, serialNumber: Self.serialNumber(platform), publicKey: .init(key.publicKey),
                notValidBefore: validity.lowerBound, notValidAfter: validity.upperBound, issuer: name, subject: name,
                signatureAlgorithm: .ecdsaWithSHA256,
                extensions: Certificate.Extensions {
                    Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                    Critical(KeyUsage(digitalSignature: true, keyCertSign: true, cRLSign: true))
                    SubjectKeyIdentifier(hash: Certificate.PublicKey(key.publicKey))
                },
                issuerPrivateKey: .init(key))
            pem = try certificate.serializeAsPEM().pemString
        }

        /// The authority that a certificate and its key make up.
        init(pem: String, keyPEM: String, platform: Platform) throws {
            certificate = try Certificate(pemEncoded: pem)
            key = try P256.Signing.PrivateKey(pemRepresentation: keyPEM)
            guard certificate.publicKey == Certificate.PublicKey(key.publicKey) else {
                throw ServerError("the certificate of the authority and its key do not belong together")
            }
            self.pem = pem
            self.platform = platform
        }

        /// The key, as PEM text. Secret.
        var keyPEM: String { key.pemRepresentation }

        /// A certificate with a new key of its own, valid from a day before now.
        ///
        /// - Parameters:
        ///   - names: what it is valid for besides its subject; none for clients.
        ///   - seconds: how long it is valid from now on; no longer than the authority is.
        func issue(
            _ subject: DistinguishedName, _ usage: ExtendedKeyUsage.Usage, names: [GeneralName] = [], seconds: Double
        ) throws -> Issued {
            let own = P256.Signing.PrivateKey()
            let validity = Self.validity(platform, seconds: seconds)
            let issued = try Certificate(
                version: .v3, serialNumber: Self.serialNumber(platform), publicKey: .init(own.publicKey),
                notValidBefore: validity.lowerBound, notValidAfter: min(validity.upperBound, certificate.notValidAfter),
                issuer: certificate.subject, subject: subject, signatureAlgorithm: .ecdsaWithSHA256,
                extensions: Certificate.Extensions {
                    Critical(BasicConstraints.notCertificateAuthority)
                    Critical(KeyUsage(digitalSignature: true))
                    try ExtendedKeyUsage([usage])
                    SubjectKeyIdentifier(hash: Certificate.PublicKey(own.publicKey))
                    AuthorityKeyIdentifier(
                        keyIdentifier: SubjectKeyIdentifier(hash: Certificate.PublicKey(key.publicKey)).keyIdentifier)
                    if !names.isEmpty { SubjectAlternativeNames(names) }
                },
                issuerPrivateKey: .init(key))
            return Issued(certificatePEM: try issued.serializeAsPEM().pemString, keyPEM: own.pemRepresentation)
        }

        private static func validity(_ platform: Platform, seconds: Double) -> ClosedRange<Date> {
            let now = Double(platform.wallTime.seconds)
            return Date(timeIntervalSince1970: now - 86_400)...Date(timeIntervalSince1970: now + max(0, seconds))
        }

        private static func serialNumber(_ platform: Platform) -> Certificate.SerialNumber {
            var random = platform.random
            var bytes: [UInt8] = []
            for _ in 0..<2 {
                let word = random.next()
                bytes += (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
            }
            return Certificate.SerialNumber(bytes: bytes)
        }
    }
#endif
