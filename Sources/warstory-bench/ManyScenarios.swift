import Foundation

/// More scenarios than anybody has: copies of the shipped ones under other ids.
enum ManyScenarios {
  /// Writes `count` files to `folder` and returns their paths.
  static func write(_ count: Int, to folder: String) throws -> [String] {
    let shipped = try FileManager.default.contentsOfDirectory(atPath: Trial.scenarios).filter {
      $0.hasSuffix(".yaml") && !$0.dropLast(".yaml".count).contains(".")
    }.sorted().map { name in
      (
        id: String(name.dropLast(".yaml".count)),
        text: try String(contentsOfFile: Trial.scenarios + "/" + name, encoding: .utf8)
      )
    }
    guard !shipped.isEmpty else { throw Obstacle("\(Trial.scenarios): there are no scenarios") }
    return try (0..<count).map { number in
      let (id, text) = shipped[number % shipped.count]
      let copy = "\(id)-\(number)"
      let path = "\(folder)/\(copy).yaml"
      try Data(text.replacing("\nid: \(id)\n", with: "\nid: \(copy)\n", maxReplacements: 1).utf8)
        .write(to: URL(fileURLWithPath: path))
      return path
    }
  }
}
