#if HTTP
    /// Certificates of an authority of their own and keys of every kind, made with OpenSSL for these tests alone.
    enum TestKeys {
        /// The certificate of the authority.
        static let authority = """
            -----BEGIN CERTIFICATE-----
            MIIBijCCATGgAwIBAgIUH2suyTXjVNJqZhOLj69eAwdNPV0wCgYIKoZIzj0EAwIw
            EjEQMA4GA1UEAwwHdGVzdC1jYTAgFw0yNjExMjIwMjUzMTNaGA8yMTI2MTAyOTAy
            NTMxM1owEjEQMA4GA1UEAwwHdGVzdC1jYTBZMBMGByqGSM49AgEGCCqGSM49AwEH
            A0IABE9L4688se3ty6uQbV+wi/433U1d1LKvhGzMW5gv7OS4BC9PI/iSCL5PJOAu
            +sixCzhD7ZKB+zX8UaotgsFMUPWjYzBhMB0GA1UdDgQWBBQhTsqRVNTUizft7J8S
            KWC84TE3ojAfBgNVHSMEGDAWgBQhTsqRVNTUizft7J8SKWC84TE3ojAPBgNVHRMB
            Af8EBTADAQH/MA4GA1UdDwEB/wQEAwIChDAKBggqhkjOPQQDAgNHADBEAiBbx5GF
            myXaD54QhG/Zcw2J7rUR3wtqhenAlnNcarQukgIgcWu/tWDCE4teCYMKNOaC6cSd
            0kkg95/m4Lk6bYa/CyE=
            -----END CERTIFICATE-----
            """

        /// User `rsa` of the group `testers`.
        static let rsaCertificate = """
            -----BEGIN CERTIFICATE-----
            MIICdzCCAhygAwIBAgIUJfKLhnWGs+MUVtLBnwfPIcWcDNMwCgYIKoZIzj0EAwIw
            EjEQMA4GA1UEAwwHdGVzdC1jYTAgFw0yNjExMjIwMjUzMTVaGA8yMTI2MTAyOTAy
            NTMxNVowIDEQMA4GA1UECgwHdGVzdGVyczEMMAoGA1UEAwwDcnNhMIIBIjANBgkq
            hkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtvYSC+YoX7p1PL8vYsZcDCdh7FTU6azo
            KtV1hCvbmCSiRYSnnoM5vUJ+gCnXJTecRl5fNmJxu9WXFHwH4aprJhcI+rHnmDmu
            IaRC1OZWe9L2nyCCoiwsdKNSqH46p9AREMFkMJsE/8TCqSxjlcnCF8TzvKQYkMxS
            MGDH7DOVfbb6hqOWXb5nHqKK/blzlP/DrEbv9t1xrZ+Hdz+N4gZUdirwm+Pa+XeZ
            Hbh8mrgDkcpF3S6ybwvzAh9mnaZ1AMmPWo0ZiWi+tzLCvzqxToXpgZaBMyYvUnc9
            104VqurCDNTJYtPkBdYywHTcSZQr7s2i7Rn2+4u1rUg45VHlRD1j+QIDAQABo3Uw
            czAOBgNVHQ8BAf8EBAMCB4AwEwYDVR0lBAwwCgYIKwYBBQUHAwIwDAYDVR0TAQH/
            BAIwADAdBgNVHQ4EFgQUqzMHvfTJT2TQwrCpfwN6ahcVr0IwHwYDVR0jBBgwFoAU
            IU7KkVTU1Is37eyfEilgvOExN6IwCgYIKoZIzj0EAwIDSQAwRgIhAKljPrMxwjVF
            PEvF+H/3p5sCs/VFGV4DHyCSIQnAgV97AiEAvYQeI2f9T+mTu05zQ2CtkD2fNubY
            JWnBHxrVJoEtQeQ=
            -----END CERTIFICATE-----
            """

        /// Its key as OpenSSL used to write it.
        static let rsaPKCS1 = """
            -----BEGIN RSA PRIVATE KEY-----
            MIIEpAIBAAKCAQEAtvYSC+YoX7p1PL8vYsZcDCdh7FTU6azoKtV1hCvbmCSiRYSn
            noM5vUJ+gCnXJTecRl5fNmJxu9WXFHwH4aprJhcI+rHnmDmuIaRC1OZWe9L2nyCC
            oiwsdKNSqH46p9AREMFkMJsE/8TCqSxjlcnCF8TzvKQYkMxSMGDH7DOVfbb6hqOW
            Xb5nHqKK/blzlP/DrEbv9t1xrZ+Hdz+N4gZUdirwm+Pa+XeZHbh8mrgDkcpF3S6y
            bwvzAh9mnaZ1AMmPWo0ZiWi+tzLCvzqxToXpgZaBMyYvUnc9104VqurCDNTJYtPk
            BdYywHTcSZQr7s2i7Rn2+4u1rUg45VHlRD1j+QIDAQABAoIBAEz6+vvbspgYlVRi
            YrcuG7OXbGmqBc1uDV9cYe4jH+mDXG1gk8ArmYMqs5wMPrQvkka/VVNGF3F/PGqH
            hy9pa1zi60nDydxwRHZuLRpz8eZ2jILGhIBkkq3evBwdxGMwNcX1gMi8qN1OtdLF
            VP9EnTAwE5eG+bkO5vPo/KVCzP7P5Le5rSmjqqVV0bgHYjA1pZ2d3gGVa0pRPxdR
            sLD5X2n/nDx8KIsHY/faGfnLUmMifg+C3ErIO3RodyqMgqCVQiwCBbXEW/owoNyg
            ItSLj7tZEOxtGJOmtCz9VpMnHSJSfzRgkHo4rxdWrupfKPlGvKXHkrlgWF0rVQdf
            F3WDJvMCgYEA2jXSaVTLu6bywvj8vLSu1yaJtjvDGyTiY7lg6MMUTVqbkKILC4xx
            mR0DVOcrlES9ZwkiHPCUkj+fH7BqNWlabidtHur2XUesL+V60x8diBHtJb5kqXzA
            fL5C+TW+jEsBjAUJvQyper++O41EcEPKS+zGFHo6n7qJGYO8wfZCt+cCgYEA1qWC
            xPpFh+yHrciTh16UR9BHsvAT5pmhb+uh3Op0FAcHRSm+Za4YXknH59VeAQzJt8Z/
            /pPdllmaQxoBaOiqPPhbFBnE9YAG4vDWspFLQRsPEv/oeTmVUK1C6WQ37aUMYdIo
            HcjDF6xvlbXc8XgTIx4qCZKK3eMT/pkC3vp+CR8CgYEAwBwWbQlsfH8UxzayO+jO
            7ThOkZO3x9QHREjW2tW0sA2PXBxtoPM6p9R1NHB5W4XRQj82O0hLZR6CF0IXn4Jr
            TQOE/G1cDO+m1lwwcGK6eytdH5epw9XDGY/gIsuAQL9gU0e0NS5Kn3jkIEXU9QmZ
            tpJ0KV8a8bkmLsJekl0ejA0CgYAkcW91cCSUAlW67L4XkrhMRRGXUOmgEl91eCVA
            M9JHgDX8ySyZaOicQZyeQPy34urwt9QNbh+GImptkCHDJRWaSnR0QjfNktIYf9mD
            8eU8BZMWn7phsqQmUXR12d0hDQ/AIAVNoUN2ZoF/gqQjn0ZohPuQKoBHUgGYDXSO
            VStG8wKBgQCwxsyFwY9brzZ0pLjE2eaLEMM74nVWAww67Naq1bW9mmGmj3A+2GDT
            lcdtYtGUJDsbTYKK7uMpJA2tvgygemmuUk+EeJTFjXypJRu6LL7qavVFMhTiWZRS
            /inlmKdzwWoABK0fkR1Z3zhmM/CUWgDNKHoRRzfde4+KCR7LVRyTFQ==
            -----END RSA PRIVATE KEY-----
            """

        /// The same key in PKCS #8.
        static let rsaPKCS8 = """
            -----BEGIN PRIVATE KEY-----
            MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC29hIL5ihfunU8
            vy9ixlwMJ2HsVNTprOgq1XWEK9uYJKJFhKeegzm9Qn6AKdclN5xGXl82YnG71ZcU
            fAfhqmsmFwj6seeYOa4hpELU5lZ70vafIIKiLCx0o1Kofjqn0BEQwWQwmwT/xMKp
            LGOVycIXxPO8pBiQzFIwYMfsM5V9tvqGo5Zdvmceoor9uXOU/8OsRu/23XGtn4d3
            P43iBlR2KvCb49r5d5kduHyauAORykXdLrJvC/MCH2adpnUAyY9ajRmJaL63MsK/
            OrFOhemBloEzJi9Sdz3XThWq6sIM1Mli0+QF1jLAdNxJlCvuzaLtGfb7i7WtSDjl
            UeVEPWP5AgMBAAECggEATPr6+9uymBiVVGJity4bs5dsaaoFzW4NX1xh7iMf6YNc
            bWCTwCuZgyqznAw+tC+SRr9VU0YXcX88aoeHL2lrXOLrScPJ3HBEdm4tGnPx5naM
            gsaEgGSSrd68HB3EYzA1xfWAyLyo3U610sVU/0SdMDATl4b5uQ7m8+j8pULM/s/k
            t7mtKaOqpVXRuAdiMDWlnZ3eAZVrSlE/F1GwsPlfaf+cPHwoiwdj99oZ+ctSYyJ+
            D4LcSsg7dGh3KoyCoJVCLAIFtcRb+jCg3KAi1IuPu1kQ7G0Yk6a0LP1WkycdIlJ/
            NGCQejivF1au6l8o+Ua8pceSuWBYXStVB18XdYMm8wKBgQDaNdJpVMu7pvLC+Py8
            tK7XJom2O8MbJOJjuWDowxRNWpuQogsLjHGZHQNU5yuURL1nCSIc8JSSP58fsGo1
            aVpuJ20e6vZdR6wv5XrTHx2IEe0lvmSpfMB8vkL5Nb6MSwGMBQm9DKl6v747jURw
            Q8pL7MYUejqfuokZg7zB9kK35wKBgQDWpYLE+kWH7IetyJOHXpRH0Eey8BPmmaFv
            66Hc6nQUBwdFKb5lrhheScfn1V4BDMm3xn/+k92WWZpDGgFo6Ko8+FsUGcT1gAbi
            8NaykUtBGw8S/+h5OZVQrULpZDftpQxh0igdyMMXrG+VtdzxeBMjHioJkord4xP+
            mQLe+n4JHwKBgQDAHBZtCWx8fxTHNrI76M7tOE6Rk7fH1AdESNba1bSwDY9cHG2g
            8zqn1HU0cHlbhdFCPzY7SEtlHoIXQhefgmtNA4T8bVwM76bWXDBwYrp7K10fl6nD
            1cMZj+Aiy4BAv2BTR7Q1LkqfeOQgRdT1CZm2knQpXxrxuSYuwl6SXR6MDQKBgCRx
            b3VwJJQCVbrsvheSuExFEZdQ6aASX3V4JUAz0keANfzJLJlo6JxBnJ5A/Lfi6vC3
            1A1uH4Yiam2QIcMlFZpKdHRCN82S0hh/2YPx5TwFkxafumGypCZRdHXZ3SEND8Ag
            BU2hQ3ZmgX+CpCOfRmiE+5AqgEdSAZgNdI5VK0bzAoGBALDGzIXBj1uvNnSkuMTZ
            5osQwzvidVYDDDrs1qrVtb2aYaaPcD7YYNOVx21i0ZQkOxtNgoru4ykkDa2+DKB6
            aa5ST4R4lMWNfKklG7osvupq9UUyFOJZlFL+KeWYp3PBagAErR+RHVnfOGYz8JRa
            AM0oehFHN917j4oJHstVHJMV
            -----END PRIVATE KEY-----
            """

        /// User `ec` of the group `testers`.
        static let ecCertificate = """
            -----BEGIN CERTIFICATE-----
            MIIBqjCCAVCgAwIBAgIUJfKLhnWGs+MUVtLBnwfPIcWcDNQwCgYIKoZIzj0EAwIw
            EjEQMA4GA1UEAwwHdGVzdC1jYTAgFw0yNjExMjIwMjUzMTVaGA8yMTI2MTAyOTAy
            NTMxNVowHzEQMA4GA1UECgwHdGVzdGVyczELMAkGA1UEAwwCZWMwWTATBgcqhkjO
            PQIBBggqhkjOPQMBBwNCAAReCRxmrYxlhzf+EJ/0O5d/ebU0kvEufoC/MQOO9eTQ
            jot4oC2NumC9bA7q0EwK7JIa3NCbbazBsY3kqavYgYZao3UwczAOBgNVHQ8BAf8E
            BAMCB4AwEwYDVR0lBAwwCgYIKwYBBQUHAwIwDAYDVR0TAQH/BAIwADAdBgNVHQ4E
            FgQUpKnSjP1jSQBpIBIUc40ICd2C1wcwHwYDVR0jBBgwFoAUIU7KkVTU1Is37eyf
            EilgvOExN6IwCgYIKoZIzj0EAwIDSAAwRQIgUQoQFbQoh1NhqQlxNB2+VLJZl0Ek
            wjozSyGNMGMnVaECIQDeGs0gHvHGtWFmq2LMkSZolxVXbgzSv/4NCVodGfbX5A==
            -----END CERTIFICATE-----
            """

        /// Its key in SEC 1, with its curve before it.
        static let ecSEC1 = """
            -----BEGIN EC PARAMETERS-----
            BggqhkjOPQMBBw==
            -----END EC PARAMETERS-----
            -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEIJF4CB56hRko3sujtWLmzOyLztLNqK5zW8UUZj9fyXpJoAoGCCqGSM49
            AwEHoUQDQgAEXgkcZq2MZYc3/hCf9DuXf3m1NJLxLn6AvzEDjvXk0I6LeKAtjbpg
            vWwO6tBMCuySGtzQm22swbGN5Kmr2IGGWg==
            -----END EC PRIVATE KEY-----
            """

        /// The same key in PKCS #8.
        static let ecPKCS8 = """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgkXgIHnqFGSjey6O1
            YubM7IvO0s2ornNbxRRmP1/JekmhRANCAAReCRxmrYxlhzf+EJ/0O5d/ebU0kvEu
            foC/MQOO9eTQjot4oC2NumC9bA7q0EwK7JIa3NCbbazBsY3kqavYgYZa
            -----END PRIVATE KEY-----
            """

        /// User `p384` of the group `testers`.
        static let p384Certificate = """
            -----BEGIN CERTIFICATE-----
            MIIByjCCAW+gAwIBAgIUJfKLhnWGs+MUVtLBnwfPIcWcDNUwCgYIKoZIzj0EAwIw
            EjEQMA4GA1UEAwwHdGVzdC1jYTAgFw0yNjExMjIwMjUzMTVaGA8yMTI2MTAyOTAy
            NTMxNVowITEQMA4GA1UECgwHdGVzdGVyczENMAsGA1UEAwwEcDM4NDB2MBAGByqG
            SM49AgEGBSuBBAAiA2IABMGblc4RC+N6LW3X7lpnfnNodLNWGoJ4+f3alkk+/Zld
            2G0CaBYrvYwrWZGpC8ljCp1+dL55eu9Ov7s0KCY99fQjHMSBTs4T4bCLIiVrEoSd
            Dz9GDgG7RR8F+X2SylR9y6N1MHMwDgYDVR0PAQH/BAQDAgeAMBMGA1UdJQQMMAoG
            CCsGAQUFBwMCMAwGA1UdEwEB/wQCMAAwHQYDVR0OBBYEFDbGqauCGC4s+D4o1M3d
            Tu9TwIVAMB8GA1UdIwQYMBaAFCFOypFU1NSLN+3snxIpYLzhMTeiMAoGCCqGSM49
            BAMCA0kAMEYCIQCd3daVwc7FyKzkSonxTA6fUlbtHgbch3Dgdj3fYBLhOgIhAKid
            zHhxJ1rR0NXlf6jY2RiD0qRfG4qtqq9emjy5Ku3x
            -----END CERTIFICATE-----
            """

        /// Its key in SEC 1.
        static let p384SEC1 = """
            -----BEGIN EC PRIVATE KEY-----
            MIGkAgEBBDDAz1Jw0hTMo6Mc7SN+UQ18zSFPPgF9MCN88yC+NrtwQ3COdhgsJbj4
            hhNBDl08IFigBwYFK4EEACKhZANiAATBm5XOEQvjei1t1+5aZ35zaHSzVhqCePn9
            2pZJPv2ZXdhtAmgWK72MK1mRqQvJYwqdfnS+eXrvTr+7NCgmPfX0IxzEgU7OE+Gw
            iyIlaxKEnQ8/Rg4Bu0UfBfl9kspUfcs=
            -----END EC PRIVATE KEY-----
            """

        /// User `ed25519` of the group `testers`.
        static let ed25519Certificate = """
            -----BEGIN CERTIFICATE-----
            MIIBgDCCASagAwIBAgIUJfKLhnWGs+MUVtLBnwfPIcWcDNYwCgYIKoZIzj0EAwIw
            EjEQMA4GA1UEAwwHdGVzdC1jYTAgFw0yNjExMjIwMjUzMTVaGA8yMTI2MTAyOTAy
            NTMxNVowJDEQMA4GA1UECgwHdGVzdGVyczEQMA4GA1UEAwwHZWQyNTUxOTAqMAUG
            AytlcAMhAEMHFZAI7o1GXVYZ7x9e3hqZUJNI4YyiidsJNK10bXqVo3UwczAOBgNV
            HQ8BAf8EBAMCB4AwEwYDVR0lBAwwCgYIKwYBBQUHAwIwDAYDVR0TAQH/BAIwADAd
            BgNVHQ4EFgQUXOTPOAkFbXiRwRd23CvNi8o04rQwHwYDVR0jBBgwFoAUIU7KkVTU
            1Is37eyfEilgvOExN6IwCgYIKoZIzj0EAwIDSAAwRQIgD4Xy3u40krE7ebKdDPxY
            RQWZbreiC5baGmLrgORSWs8CIQCFQH4BWGQO39TbCOXUD9tTW1jTZdUFKGbE7fy1
            GXxGrg==
            -----END CERTIFICATE-----
            """

        /// Its key.
        static let ed25519PKCS8 = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIIqdxRwW95UxwDeJWXMdLOBOXPbe+JRPsATK6ubNmpSm
            -----END PRIVATE KEY-----
            """

        /// The EC key, encrypted.
        static let encryptedPKCS8 = """
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAi+8B1VCE6F0gICCAAw
            DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEGzP+OAG9UPhfuzLhcY4rmkEgZCR
            zks1qiBvMZ64yuhmPXK+sqwZ4upR679I4iA+Ud/LRSS7tFnFEcBt3JjwQwh2nWeO
            e5SsC/lxNFedlj1uNyOmjBUldPxA7VnB4xVtZYYoIEdmTfB02ppM3gVG2SjE8y2u
            sR6z4WsboilZdA79URIT5Y2LJhxPzLTJUEEUKvULZoeaFrr1N4Iw/oMbfqMSf7A=
            -----END ENCRYPTED PRIVATE KEY-----
            """

        /// The RSA key, encrypted as OpenSSL used to do it.
        static let encryptedPKCS1 = """
            -----BEGIN RSA PRIVATE KEY-----
            Proc-Type: 4,ENCRYPTED
            DEK-Info: AES-128-CBC,2A11B9B8A102762051FC0104183F4184

            naMrYs85c2aQF0u8hR5i25L0JAojiD4Fu1nGEE61cnOwPX1JZ34ZOc8VpZPQyyvy
            1h1y/YG5PkZDLUCIxNlca0q4BX3OeRtC2UkFeoJYgLkXix4POZZ3/Kg4YQ3GNvmu
            1pQd1y375md7Nq3OJ+fwN6z8EoOUhJnwjEl/gQcKulTxkxPY3qwN/gBjZ5Nw9WQo
            kMwpb/ywNfPkcnL3MaAaDxn3dpgUY3ui1qIenVKXQN6ZyfBGwU+Li/jP7SM3iSjZ
            a7UM0JDt5PHYPviXwCHzWBdnvBDkfPRdgGmYBy1s4pIob/7pNlLv+MsAk0vRda8Q
            kFP465abcW6enPHfhpXszniK4np+ZnekPcV0QuMQFAFmuT3H4UpP/NOSSIAQcrf3
            XiMleN3oqgRKdxraZzVC6QgOWgXh7jJNSH1+vQwlvJSlAkLA6nWkDUbnllOzkV9b
            x4Q4Fon9KwmO7K/vJjWf7TOzg2yP75+2+rq0WWVQrGmlpX49l1KCyihfFnD9N0Fb
            Edol7NBA7UShyLDJNmadJAY7dZIv4a5vEISPxU57WEjgUior8e9hroSIfftBSxpe
            Sq/p7WWFAHqDMCsyi04pc/8UMX2qEbV8IKSArBKSW+qbnku1DqFD+tEfM+DkSKb1
            M4ByFDbydGxICRFVsg6QXlCYSYZM5/BaFtZxwF1vmla7yjhIDxC0DkDjuSHLqsuv
            1XJvdFPmtafolcys7OvAai/zCnXRMGqiqnlsVKejzeeZg6LrfqHEUbO8R06iztGk
            99cKcM8Q3DNNFVpE3jvZZ7ruE2W1yY1+PwCGz88FkepO34b7pHrwARWhKJ/4J+qJ
            o1W/Rn9sCA5q3Nx5jcOZN4Yj20bgsv/qcbiCxoIrZhUa9TdhIOxJT0O3tiQsMzZi
            /EFZQRwCnSCp2Is8U4XUKQ0Ud0vRP4qfsCrxYwOC0lEJs+OSGccmB59eHnXBDEsS
            iBg+LR5lVkHuVa3R96JQgwfmXOcu0OJLbgBb6jMMxVv7x5BrtSrBWG32HtKpwuFL
            M/Pb/aJIT9iHdFp+sSZ+87gnFXTPszCpK7I/cvrmTDDzGs9MDpKtm6V+hTNZy9Fj
            s+tqJr7X68Nh98PYqUNMPz5BYsdpaGe9aWuGjNlJvaelLErF3CPg1hv2od5FxX/p
            0g836JoH74nvI3l4GdiHKA1pZwNgD3qnUM89nnQHXiwGONLRZgRnKW5jp8ewQV61
            8XQ2FKzS7LlrPmwwloNYb9nqWwGuw1Yxuia3VIIfZlIgb/17fEFYJRJj+StCp5cT
            Rzh9CE5qUy5rfbLWFeNvxKiIjogCOnn8pBm3v7MvTaT26wErcJmngxLf2bxI5XxH
            swpy6lhyr/1qOgW8JHmnINXZYrpjSWewV2mQeWHqlSt7tVjUi/EesbGmBpir+PMz
            w8E8YYh3chzSHmUBWS3u3cq98RbmtJYcy+vVSS/wntMqAUPFUouEoFoYYjBkFi+0
            6r6uzIaN9vQaUVkH7G/+mySlI01Ju6i22cG2wNtDu4zT9D0Qc9D0oIe2FB1ZxhxY
            ZDo1tALUlsiSELKoNKefENdTyuXjzFib+rAxrAx1Mp/OF88PA+kxlhZwWLtx5pbp
            -----END RSA PRIVATE KEY-----
            """
    }
#endif
