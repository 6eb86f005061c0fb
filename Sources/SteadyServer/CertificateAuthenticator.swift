#if Server
    import Crypto
    import NIOSSL
    import SteadyCluster
    import SteadyModel
    import SwiftASN1
    import Synchronization
    // The time is the platform's, not the system's.
    @_spi(FixedExpiryValidationTime) import X509

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// Finds out who shows a client certificate (Kubernetes: authentication with X509 client certificates).
    final class CertificateAuthenticator: Sendable {
        private struct Known: Sendable {
            let requester: Requester
            let validity: Range<Double>
        }

        private let authorities: [Certificate]
        private let platform: Platform
        // Checking a signature takes as long as a whole request does: what was found out is kept.
        private let known = Mutex<[[UInt8]: Known]>([:])
        private static let maximumKnown = 1024

        /// - Parameter authorities: who may sign the certificates of clients.
        init(authorities: [Certificate], platform: Platform) {
            self.authorities = authorities
            self.platform = platform
        }

        /// The user that a certificate names; `nil` if nobody who is trusted signed it, if it is not valid now, or not for clients.
        func requester(of shown: NIOSSLCertificate) async -> Requester? {
            guard let bytes = try? shown.toDERBytes() else { return nil }
            let now = Double(platform.wallTime.seconds)
            if let found = known.withLock({ $0[bytes] }) { return found.validity.contains(now) ? found.requester : nil }
            guard let certificate = try? Certificate(derEncoded: bytes), let requester = Self.requester(certificate, bytes) else {
                return nil
            }
            var verifier = Verifier(rootCertificates: CertificateStore(authorities)) {
                RFC5280Policy(fixedExpiryValidationTime: Date(timeIntervalSince1970: now))
            }
            guard case .validCertificate = await verifier.validate(leaf: certificate, intermediates: CertificateStore([])) else {
                return nil
            }
            let begin = certificate.notValidBefore.timeIntervalSince1970
            let found = Known(
                requester: requester, validity: begin..<max(begin, certificate.notValidAfter.timeIntervalSince1970))
            known.withLock { known in
                if known.count >= Self.maximumKnown { known.removeAll() }
                known[bytes] = found
            }
            return requester
        }

        /// Who the certificate says it is; `nil` if it names nobody or is not one for clients.
        private static func requester(_ certificate: Certificate, _ bytes: [UInt8]) -> Requester? {
            guard let usage = try? certificate.extensions.extendedKeyUsage, usage.contains(.clientAuth) || usage.contains(.any)
            else { return nil }
            var name = ""
            var uids: [String] = []
            var groups: [String] = []
            for attribute in certificate.subject.joined() {
                guard let value = String(attribute.value) else { continue }
                switch attribute.type {
                case .RDNAttributeType.commonName: name = value
                case .RDNAttributeType.organizationName: groups.append(value)
                case userIdentifier: uids.append(value)
                default: break
                }
            }
            guard !name.isEmpty, uids.count <= 1 else { return nil }
            let digest = SHA256.hash(data: bytes).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
            return Requester(
                name: name, uid: uids.first ?? "", groups: groups + ["system:authenticated"],
                extra: ["authentication.kubernetes.io/credential-id": ["X509SHA256=\(digest)"]])
        }

        /// The attribute that holds the uid of a user (KEP-5287).
        private static let userIdentifier: ASN1ObjectIdentifier = [1, 3, 6, 1, 4, 1, 57683, 2]
    }
#endif
