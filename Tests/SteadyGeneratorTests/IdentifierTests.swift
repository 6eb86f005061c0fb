import SteadyGenerator
import Testing

struct IdentifierTests {
    @Test(arguments: [
        ("podIP", "podIP"), ("$ref", "ref"), ("x-kubernetes-map-type", "xKubernetesMapType"), ("default", "default"),
        ("3d", "_3d"), ("a.b/c", "aBC"), ("", "field"), ("-", "field"), ("ähre", "hre"), ("unknownFields", "unknownFieldsValue"),
        ("self", "selfValue"), ("init", "init"),
    ])
    func `a property is called as in JSON, as far as Swift allows`(_ wire: String, _ name: String) {
        #expect(Identifier.property(wire) == name)
    }

    @Test(arguments: [
        ("Always", "always"), ("UseOriginal", "useOriginal"), ("RSA", "rsa"), ("HTTPRoute", "httpRoute"), ("URLs", "urls"),
        ("PKCS1", "pkcs1"), ("client auth", "clientAuth"), ("None", "noneValue"), ("", "emptyValue"), ("3", "value3"),
        ("-1", "minus1"), ("=~", "equalMatch"), ("!=", "notEqual"), ("*", "any"), ("in", "in"), ("TLSv1.3", "tlSv13"),
    ])
    func `a value is called by its text, beginning small`(_ text: String, _ name: String) {
        #expect(Identifier.value(text) == name)
    }

    @Test(arguments: [
        ("issuers", "issuer"), ("policies", "policy"), ("addresses", "address"), ("branches", "branch"), ("statuses", "status"),
        ("crew", nil), ("status", nil), ("class", nil), ("basis", nil), ("dnsNames", "dnsName"), ("matches", "match"),
    ])
    func `an element is called by the singular`(_ plural: String, _ singular: String?) {
        #expect(Identifier.singular(plural) == singular)
    }

    @Test func `a version begins each word in upper case`() {
        #expect(Identifier.version("v1") == "V1")
        #expect(Identifier.version("v1beta2") == "V1Beta2")
        #expect(Identifier.type("secretTemplate") == "SecretTemplate")
    }
}
