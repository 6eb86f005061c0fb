#if Server || Service
    import Crypto
    package import SteadyModel
    import SwiftASN1
    package import X509

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// Issues certificates: a server's, and those by which clients show who they are.
    package struct CertificateAuthority: Sendable {
        /// A certificate and its key as PEM text.
        package struct Issued: Sendable {
            package let certificatePEM: String
            package let keyPEM: String
        }

        package let certificate: Certificate
        package let pem: String
        private let key: P256.Signing.PrivateKey
        private let platform: Platform

        /// A new authority, valid from a day before now for ten years.
        package init(platform: Platform) throws {
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
        package init(pem: String, keyPEM: String, platform: Platform) throws {
            certificate = try Certificate(pemEncoded: pem)
            key = try P256.Signing.PrivateKey(pemRepresentation: keyPEM)
            guard certificate.publicKey == Certificate.PublicKey(key.publicKey) else {
                throw CertificateError("the certificate of the authority and its key do not belong together")
            }
            self.pem = pem
            self.platform = platform
        }

        /// The key, as PEM text. Secret.
        package var keyPEM: String { key.pemRepresentation }

        /// A certificate with a new key of its own, valid from a day before now.
        ///
        /// - Parameters:
        ///   - names: what it is valid for besides its subject; none for clients.
        ///   - seconds: how long it is valid from now on; no longer than the authority is.
        package func issue(
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

        /// A certificate for a server of these names; see ``issue(_:_:names:seconds:)``.
        package func issue(server names: [String], seconds: Double) throws -> Issued {
            try issue(
                DistinguishedName { CommonName(names.first ?? "") }, .serverAuth, names: names.map { .dnsName($0) },
                seconds: seconds)
        }

        /// When a certificate ends, and the names it is for.
        package static func reading(_ pem: String) throws -> (end: Timestamp, names: [String]) {
            let certificate = try Certificate(pemEncoded: pem)
            var names: [String] = []
            for name in try certificate.extensions.subjectAlternativeNames ?? SubjectAlternativeNames() {
                if case .dnsName(let text) = name { names.append(text) }
            }
            return (Timestamp(seconds: Int64(certificate.notValidAfter.timeIntervalSince1970)), names)
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

    /// Why a certificate cannot be used.
    package struct CertificateError: Error, Sendable, Hashable, CustomStringConvertible {
        package let description: String

        package init(_ description: String) { self.description = description }
    }
#endif
