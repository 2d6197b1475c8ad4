/// A run of prose from a Markdown file, without its marks, that knows where in
/// the file each of its scalars stands.
package struct MarkdownText: Equatable, Sendable {
  /// The words, lines joined by a space.
  package var text: String
  /// For each scalar of `text`, its offset in the file.
  package var offsets: [Int]
  /// Scalars of `text` that are code, link, address or a quotation.
  ///
  /// They are somebody else's words, in which nothing is found. In order.
  package var foreign: [Range<Int>]
  /// Whether it names code: a sign of something specific.
  package var hasCode = false
  /// Whether it links to something.
  package var hasLink = false

  package var isBlank: Bool {
    !text.unicodeScalars.contains { !$0.properties.isWhitespace }
  }

  /// Offsets in the file of the scalars `range` of `text`.
  package func place(of range: Range<Int>) -> Range<Int> {
    let range = range.clamped(to: 0..<offsets.count)
    guard let last = range.last else {
      let end = range.lowerBound < offsets.count ? offsets[range.lowerBound] : offsets.last ?? 0
      return end..<end
    }
    return offsets[range.lowerBound]..<(offsets[last] + 1)
  }

  /// Whether any of the scalars `range` is somebody else's word.
  package func isForeign(_ range: Range<Int>) -> Bool {
    // In order and without overlap but for quotations around code: few each.
    var low = 0
    var high = foreign.count
    while low < high {
      let middle = (low + high) / 2
      if foreign[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < foreign.count && foreign[low].overlaps(range)
  }
}
