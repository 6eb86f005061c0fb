#if HTTP
    import SteadyCodec

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// A value in a configuration together with its place, for reading what may be missing or of the wrong type.
    struct ConfigNode {
        let value: JSONValue
        let place: String

        /// The members of an object.
        ///
        /// - Throws: if it is something else.
        init(_ value: JSONValue, _ place: String) throws(AccessError) {
            guard case .object = value else { throw AccessError(place, "expected an object, found \(value.typeName)") }
            self.value = value
            self.place = place
        }

        private func path(_ name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }

        /// A text; `nil` if it is missing, null or empty.
        func text(_ name: String) throws(AccessError) -> String? {
            switch value[name] {
            case nil, .null: return nil
            case .string(let text): return text.isEmpty ? nil : text
            case .some(let other): throw AccessError(path(name), "expected a string, found \(other.typeName)")
            }
        }

        /// A truth value; `false` if it is missing.
        func flag(_ name: String) throws(AccessError) -> Bool {
            switch value[name] {
            case nil, .null: return false
            case .bool(let flag): return flag
            case .some(let other): throw AccessError(path(name), "expected a boolean, found \(other.typeName)")
            }
        }

        /// Texts; none if they are missing.
        func texts(_ name: String) throws(AccessError) -> [String] {
            var texts: [String] = []
            for (index, element) in try elements(name).enumerated() {
                guard let text = element.stringValue else {
                    throw AccessError("\(path(name))[\(index)]", "expected a string, found \(element.typeName)")
                }
                texts.append(text)
            }
            return texts
        }

        private func elements(_ name: String) throws(AccessError) -> [JSONValue] {
            switch value[name] {
            case nil, .null: return []
            case .array(let elements): return elements
            case .some(let other): throw AccessError(path(name), "expected an array, found \(other.typeName)")
            }
        }

        /// The first element of a list such as `clusters` that has this name: its member `inner`.
        ///
        /// - Parameter wantedBy: the place that names it.
        func entry(_ list: String, named name: String, _ inner: String, wantedBy: String) throws(AccessError) -> ConfigNode {
            for (index, element) in try elements(list).enumerated() where element["name"]?.stringValue == name {
                let place = "\(path(list))[\(index)]"
                guard let found = element[inner] else { throw AccessError(place, "\(inner) is missing") }
                return try ConfigNode(found, "\(place).\(inner)")
            }
            throw AccessError(wantedBy, "there is no entry “\(name)” in \(list)")
        }

        /// Bytes that are given as base64 under `NAME-data`, or in the file named under `NAME`.
        func bytes(_ name: String, directory: String) throws(AccessError) -> [UInt8]? {
            if let text = try text("\(name)-data") {
                let compact = text.filter { !$0.isWhitespace }
                guard let data = Data(base64Encoded: compact) else { throw AccessError(path("\(name)-data"), "not base64") }
                return Array(data)
            }
            guard let file = try text(name) else { return nil }
            do throws(AccessError) {
                return try ConfigFile.read(ConfigFile.path(file, in: directory))
            } catch {
                throw AccessError(path(name), error.description)
            }
        }
    }

    /// Small files of the configuration.
    enum ConfigFile {
        /// No certificate, key or token is larger.
        private static let maximumSize = 4 << 20

        /// A path as it is meant in a file that lies in `directory`.
        static func path(_ path: String, in directory: String) -> String {
            path.hasPrefix("/") || directory.isEmpty ? path : directory + (directory.hasSuffix("/") ? "" : "/") + path
        }

        /// - Throws: an error that names the file.
        static func read(_ path: String) throws(AccessError) -> [UInt8] {
            let data: Data
            do {
                data = try Data(contentsOf: URL(filePath: path))
            } catch {
                let isThere = FileManager.default.fileExists(atPath: path)
                throw AccessError(path, isThere ? "the file cannot be read" : "there is no such file")
            }
            guard data.count <= maximumSize else { throw AccessError(path, "the file is larger than \(maximumSize) bytes") }
            return Array(data)
        }

        /// The text of a file without white space at its ends.
        static func text(_ path: String) throws(AccessError) -> String {
            guard let text = String(validating: try read(path), as: UTF8.self) else { throw AccessError(path, "not UTF-8") }
            let start = text.drop { $0.isWhitespace }
            return String(start.reversed().drop { $0.isWhitespace }.reversed())
        }
    }
#endif
