extension ExplorationReport.Failure {
    /// The failure as a page of HTML, to be attached to a test or opened in a browser: who did what when, side by side, and where something
    /// went wrong.
    ///
    /// ```swift
    /// if let failure = report.failure { Attachment.record(failure.page, named: "failure.html") }
    /// ```
    public var page: String {
        let rows = trace.map(FailurePage.row).joined(separator: "\n")
        let items = faults.map { "<li>\(FailurePage.text($0))</li>" }.joined()
        let causes = faults.isEmpty ? "<p>without any fault</p>" : "<ol>\(items)</ol>"
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>\(FailurePage.text(finding.description))</title>
            <style>\(FailurePage.style)</style></head><body>
            <h1>\(FailurePage.text(finding.description))</h1>
            \(causes)
            <p>again: <code>replay("\(token)")</code></p>
            <table><thead><tr><th>s</th>\(FailurePage.Lane.allCases.map { "<th>\($0.rawValue)</th>" }.joined())</tr></thead>
            <tbody>
            \(rows)
            </tbody></table></body></html>

            """
    }
}

/// How a failure's page is made of its trace.
private enum FailurePage {
    /// A column.
    enum Lane: String, CaseIterable {
        case user, `operator`, cluster
        case faults = "what went wrong"
    }

    static let style =
        "body{font:14px system-ui;margin:2em}table{border-collapse:collapse}td,th{padding:2px 8px;text-align:left;"
        + "vertical-align:top;border-left:1px solid #8884}td:first-child{font-variant-numeric:tabular-nums;text-align:right}"
        + ".faults{background:#f9c8}.found{background:#f668}code{user-select:all}"

    /// A line such as `1.005 operator 2: PUT apps default/a → 200` in its column.
    static func row(_ line: String) -> String {
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        let (time, what) = (parts.first ?? "", parts.count > 1 ? parts[1] : "")
        let (lane, style) = lane(of: what)
        let cells = Lane.allCases.map { $0 == lane ? "<td>\(text(what))</td>" : "<td></td>" }.joined()
        return "<tr\(style.map { " class=\"\($0)\"" } ?? "")><td>\(text(time))</td>\(cells)</tr>"
    }

    private static func lane(of what: String) -> (Lane, style: String?) {
        if what.hasPrefix("user") { return (.user, nil) }
        if what.hasPrefix("operator") { return (.operator, nil) }
        if what.hasPrefix("FAULT") { return (.faults, "faults") }
        if what.hasPrefix("FOUND") { return (.faults, "found") }
        return (what.hasPrefix("cluster") ? .cluster : .faults, nil)
    }

    static func text(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
    }
}
