import Foundation
import Scenarios

/// Scenarios as a table, or as JSON for a program.
struct ScenarioList {
  var items: [ScenarioLibrary.Item]
  /// The best total so far, by id; nil where nobody knows.
  var practised: [String: Int]?

  private struct Row: Encodable {
    var id: String
    var title: String
    var severity: String
    var domain: String?
    var tags: [String]
    var practised: Bool?
    var best: Int?
    var path: String
  }

  /// Writes the list, one line a scenario; as JSON one object a line.
  func write(to output: Output, as format: ListFormat) throws {
    switch format {
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      var text = ""
      for item in items {
        let header = item.header
        let row = Row(
          id: item.id, title: header.title, severity: header.severity.rawValue,
          domain: header.domain, tags: header.tags, practised: practised.map { $0[item.id] != nil },
          best: practised?[item.id], path: item.path)
        text += String(decoding: try encoder.encode(row), as: UTF8.self) + "\n"
      }
      try output.write(json: text)
    case .text:
      try output.write(lines(width: output.width, glyphs: output.glyphs))
    }
  }

  private func lines(width: Int, glyphs: Glyphs) -> [StyledText] {
    let longest = items.map(\.id.count).max() ?? 0
    let names = min(longest, max(12, width / 2 - 6)) + 2
    return items.map { item in
      let ink: Ink = item.header.severity <= .p1 ? .warning : .plain
      var line = StyledText(item.header.severity.rawValue, ink) + " "
      let best = practised?[item.id]
      line += StyledText(best == nil ? " " : glyphs.yes, .good) + " "
      line += StyledText(item.id).padded(to: names)
      if width >= 60 {
        line += StyledText(item.header.title, .faint)
      }
      return line.truncated(to: width, ellipsis: glyphs.ellipsis)
    }
  }
}
