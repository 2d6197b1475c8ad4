/// `HOST:PORT`, `HOST` or `[HOST]:PORT` as a person types it.
struct NetworkAddress: Equatable {
  var host: String
  var port: Int?

  /// Reads `text`.
  ///
  /// - Throws: ``Complaint`` where it is no address.
  init(_ text: String) throws {
    var host = text
    var port: Substring?
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      host = String(text[text.index(after: text.startIndex)..<end])
      let rest = text[text.index(after: end)...]
      port = rest.isEmpty ? nil : rest.hasPrefix(":") ? rest.dropFirst() : "?"
    } else if text.count(where: { $0 == ":" }) == 1, let colon = text.firstIndex(of: ":") {
      host = String(text[..<colon])
      port = text[text.index(after: colon)...]
    }
    guard !host.isEmpty, host.utf8.count <= 253, !host.contains(where: \.isWhitespace) else {
      throw Complaint.usage("'\(text)' is no address\nwrite it as in `192.168.1.7:7000`")
    }
    if let port {
      guard let number = Int(port), (1...65_535).contains(number) else {
        throw Complaint.usage("'\(port)' is no port; it is a number from 1 to 65535")
      }
      self.port = number
    }
    self.host = host
  }

  /// As it is typed.
  static func text(host: String, port: Int) -> String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
