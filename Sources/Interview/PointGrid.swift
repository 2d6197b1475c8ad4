import Scenarios

/// The points laid out to be ticked at speaking speed.
package struct PointGrid: Equatable, Sendable {
  package struct Cell: Equatable, Sendable {
    package var id: String
    /// To be cut to ``PointGrid/labelWidth`` columns.
    package var label: String
    /// 0 not said, 1 partly, 2 covered.
    package var level: Int
    /// Belongs into the present beat.
    package var isLikely: Bool
  }

  /// Cells side by side, the first column filled first.
  package private(set) var rows: [[Cell]]
  /// Columns for the label of a cell.
  package private(set) var labelWidth: Int

  /// Marker, blank, id and blank in front of a label.
  package static let gutter = 6

  /// The points of `interview` on a screen of `columns`: two side by side from 64
  /// columns on.
  ///
  /// They keep their places within a beat, so that the eye finds them again.
  package init(_ interview: Interview, columns: Int) {
    let place = interview.place ?? .beat(.situation)
    let likely = interview.likely(in: place)
    let cells = interview.orderedPoints(for: place).map { point in
      Cell(
        id: point.id, label: point.text, level: interview.sheet.level(of: point.id),
        isLikely: likely.contains(point.id))
    }
    let across = columns >= 64 ? 2 : 1
    let height = (cells.count + across - 1) / across
    rows = (0..<height).map { row in
      (0..<across).compactMap { column in
        let index = column * height + row
        return index < cells.count ? cells[index] : nil
      }
    }
    labelWidth = max(8, (max(20, columns) - 2 * (across - 1)) / across - Self.gutter)
  }
}
