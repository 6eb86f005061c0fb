/// What the parser says is wrong, in words that say what to do.
struct YAMLProblem {
    /// How the parser's message starts.
    var problem: String
    var message: String
    var hint: String?

    init(_ problem: String, _ message: String, _ hint: String? = nil) {
        self.problem = problem
        self.message = message
        self.hint = hint
    }

    static let all: [YAMLProblem] = [
        YAMLProblem(
            "mapping values are not allowed", "a key with “:” cannot stand here",
            "check the indentation, or put text that contains “: ” in quotes"),
        YAMLProblem(
            "could not find expected ':'", "expected “:” after a key",
            "check the indentation, and that each key is followed by “: ”"),
        YAMLProblem("did not find expected key", "expected a key", "check that this line is indented as the other keys are"),
        YAMLProblem(
            "did not find expected '-' indicator", "expected “- ”", "check that this line is indented as the other elements are"),
        YAMLProblem(
            "block sequence entries are not allowed", "an element with “- ” cannot stand here",
            "put the sequence on lines of its own"),
        YAMLProblem(
            "found unknown escape character", "unknown escape after “\\”", "write the backslash twice, or use single quotes"),
        YAMLProblem("found invalid Unicode character escape code", "the escape does not stand for a character"),
        YAMLProblem("did not find expected hexdecimal number", "expected hexadecimal digits in the escape"),
        YAMLProblem(
            "found undefined tag handle", "the tag's handle is not declared", "put text that starts with “!” in quotes"),
        YAMLProblem(
            "did not find expected comment or line break", "unexpected text after the block indicator",
            "start the text on the next line"),
        YAMLProblem(
            "found a tab character where an indentation space is expected", "a tab cannot indent a line", "use spaces"),
        YAMLProblem(
            "did not find expected <document start>", "expected the end of the document or “---”", "check the indentation"),
        YAMLProblem("found incompatible YAML document", "only YAML 1.1 and 1.2 are understood"),
    ]
}
