#if Server
    import ArgumentParser

    /// A user for whom a kubeconfig with a client certificate is written: `NAME[,GROUP…]=FILE`.
    struct CertificateUser: ExpressibleByArgument {
        let name: String
        let groups: [String]
        let file: String

        init?(argument: String) {
            let sides = argument.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2, let name = sides[0].split(separator: ",").first else { return nil }
            self.name = String(name)
            groups = sides[0].split(separator: ",").dropFirst().map(String.init)
            file = sides[1]
        }
    }
#endif
