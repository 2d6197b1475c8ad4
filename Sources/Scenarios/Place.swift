/// Where something stands in a file.
package struct Place: Comparable, Hashable, Sendable {
  /// Counted from 1.
  package var line: Int
  /// Unicode scalars from 1.
  package var column: Int
  /// Unicode scalars, at least 1, all in one line.
  package var length: Int

  package init(line: Int, column: Int, length: Int = 1) {
    self.line = line
    self.column = column
    self.length = length
  }

  /// The first character of a file, for what is about the file as a whole.
  package static let start = Place(line: 1, column: 1)

  package static func < (one: Place, other: Place) -> Bool {
    (one.line, one.column, one.length) < (other.line, other.column, other.length)
  }
}
