import SteadyCodec

extension KindStrategy {
    /// What is wrong with an object of this kind, besides its metadata.
    func problems(of object: JSONValue, live: JSONValue?, _ subresource: String?) -> [FieldCause] {
        var problems = Problems()
        let object = Field(object)
        guard let live else {
            rules(object, &problems)
            createRules(object, &problems)
            return problems.causes
        }
        if let subresource {
            subresourceRules[subresource]?(object, Field(live), &problems)
        } else {
            rules(object, &problems)
            updateRules(object, Field(live), &problems)
        }
        return problems.causes
    }
}
