#if Server
    import SteadyCertificates
    import X509

    /// By which a client shows who it is, instead of a token: the certificate names the user and the groups.
    public struct ClientCertificate: Sendable, Hashable {
        /// The certificate as PEM text.
        public let certificate: String
        /// Its key as PEM text. Secret.
        public let key: String
    }

    extension ClientCertificate: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
        public var description: String { "client certificate (key redacted)" }
        public var debugDescription: String { description }
        public var customMirror: Mirror { Mirror(self, children: ["certificate": certificate]) }
    }

    extension ServerIdentity {
        /// A certificate for a user. The server believes it as long as it is valid: there is no way to take it back.
        ///
        /// - Parameters:
        ///   - user: the name of the user: the common name of the certificate (Kubernetes: X509 client certificates). Not empty.
        ///   - groups: the groups of the user: the organizations of the certificate; `system:masters` may do everything.
        ///   - lifetime: for how long it is valid.
        /// - Throws: ``ServerError`` if the user has no name or no certificate can be made.
        public func clientCertificate(
            user: String, groups: [String] = [], lifetime: Duration = .seconds(365 * 86_400)
        ) throws -> ClientCertificate {
            if user.isEmpty { throw ServerError("a client certificate needs the name of a user") }
            do {
                let subject = DistinguishedName(
                    groups.map { RelativeDistinguishedName(.init(type: .RDNAttributeType.organizationName, utf8String: $0)) }
                        + [RelativeDistinguishedName(.init(type: .RDNAttributeType.commonName, utf8String: user))])
                let issued = try authority.issue(subject, .clientAuth, seconds: Double(lifetime.components.seconds))
                return ClientCertificate(certificate: issued.certificatePEM, key: issued.keyPEM)
            } catch {
                throw ServerError("cannot make a certificate for \(user): \(error)")
            }
        }
    }
#endif
