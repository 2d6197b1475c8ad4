/// A value of a file that fits its shape, with its place.
package struct Entry: Sendable {
  package indirect enum Content: Sendable {
    case text(String)
    case minutes(Int)
    case levels(ClosedRange<Int>)
    case list([Entry])
    case block([String: Entry])
  }

  package let content: Content
  /// Where the value begins; of a block its first key.
  package let place: Place
  /// Where its key stands; its own place in a list.
  package let keyPlace: Place

  /// The text, or the empty one.
  package var text: String {
    guard case .text(let text) = content else { return "" }
    return text
  }

  package var minutes: Int {
    guard case .minutes(let minutes) = content else { return 0 }
    return minutes
  }

  package var levels: ClosedRange<Int>? {
    guard case .levels(let levels) = content else { return nil }
    return levels
  }

  /// The values of a list; none elsewhere.
  package var list: [Entry] {
    guard case .list(let entries) = content else { return [] }
    return entries
  }

  /// The values of a block by their keys; none elsewhere.
  package var block: [String: Entry] {
    guard case .block(let entries) = content else { return [:] }
    return entries
  }

  package subscript(key: String) -> Entry? { block[key] }

  /// The text under `key`, nil where there is none.
  func text(_ key: String) -> String? { self[key]?.text }

  /// The texts of the list under `key`.
  func texts(_ key: String) -> [String] { self[key]?.list.map(\.text) ?? [] }
}
