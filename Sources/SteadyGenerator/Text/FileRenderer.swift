/// Writes a file of declarations.
struct FileRenderer {
    let access: AccessLevel
    /// The module that the file is in, if the types of the modules know of it.
    let module: String?
    /// The first line, without slashes.
    let header: String

    /// The longest file that is wanted.
    static let limit = 450

    /// The files of a tree of declarations, called after the first type in each: `Certificate+Spec.Keystores.swift`.
    func files(of tree: DeclarationTree) -> [GeneratedFile] {
        tree.files(limit: Self.limit).map { file in
            GeneratedFile(path: Self.name(ofFileFor: file.models[0].path), text: text(of: file))
        }
    }

    /// A file's name; file systems take 255 bytes, so of a long one only the end and a mark that tells it from others.
    private static func name(ofFileFor path: [String]) -> String {
        if path.count == 1 { return "\(path[0]).swift" }
        let inner = path.dropFirst().joined(separator: ".")
        if path[0].utf8.count + inner.utf8.count < 180 { return "\(path[0])+\(inner).swift" }
        // FNV-1a.
        var mark: UInt32 = 0x811C_9DC5
        for byte in inner.utf8 { mark = (mark ^ UInt32(byte)) &* 0x0100_0193 }
        return "\(path[0].prefix(80))+\(String(mark, radix: 36)).\(inner.suffix(80)).swift"
    }

    private func text(of file: DeclarationTree.File) -> String {
        var body = SourceText()
        var renderer = ModelRenderer(access: access)
        let present = Set(file.models.map { ObjectIdentifier($0) })
        var nested: Set<ObjectIdentifier> = []
        for model in file.models { nested.formUnion(model.nested.map { ObjectIdentifier($0) }) }
        for model in file.models where !nested.contains(ObjectIdentifier(model)) {
            body.add()
            if model.path.count == 1 {
                renderer.declare(model, in: &body)
            } else {
                body.add("extension \(model.path.dropLast().joined(separator: ".")) {")
                body.indented { renderer.declare(model, in: &$0) }
                body.add("}")
            }
            declareNested(in: model, of: present, &renderer, &body)
        }
        var lines = ["// \(header)", ""]
        for module in renderer.publicModules.union(renderer.innerModules).sorted() where module != self.module {
            lines.append(renderer.publicModules.contains(module) ? "\(access.modifier)import \(module)" : "import \(module)")
        }
        return (lines + body.lines).joined(separator: "\n") + "\n"
    }

    private func declareNested(
        in model: Model, of present: Set<ObjectIdentifier>, _ renderer: inout ModelRenderer, _ body: inout SourceText
    ) {
        let inner = model.nested.filter { present.contains(ObjectIdentifier($0)) }
        if inner.isEmpty, model.texts.isEmpty { return }
        body.add()
        body.add("extension \(model.qualifiedName) {")
        body.indented { body in
            var isFirst = true
            for nested in inner {
                if !isFirst { body.add() }
                isFirst = false
                renderer.declare(nested, in: &body)
            }
            for text in model.texts {
                if !isFirst { body.add() }
                isFirst = false
                renderer.declare(text, in: &body)
            }
        }
        body.add("}")
        for nested in inner { declareNested(in: nested, of: present, &renderer, &body) }
    }

    /// How many lines a model and its texts take.
    static func lines(of model: Model, access: AccessLevel) -> Int {
        var text = SourceText()
        var renderer = ModelRenderer(access: access)
        renderer.declare(model, in: &text)
        for nested in model.texts { renderer.declare(nested, in: &text) }
        return text.lines.count + 1
    }
}
