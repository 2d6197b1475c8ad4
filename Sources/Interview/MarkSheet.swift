import Scenarios

/// All marks that stand, as the proposal of the levels reads them.
package struct MarkSheet: Equatable, Sendable {
  /// In the order of their times.
  package private(set) var marks: [Interview.Mark] = []

  package init(_ marks: [Interview.Mark] = []) {
    self.marks = marks
  }

  mutating func add(_ mark: Interview.Mark) { marks.append(mark) }

  /// Takes back a point altogether, or the last mark with that word; false where
  /// there is none.
  mutating func takeBack(_ subject: Subject) -> Bool {
    guard let last = marks.lastIndex(where: { $0.subject == subject }) else { return false }
    if case .point = subject {
      marks.removeAll { $0.subject == subject }
    } else {
      marks.remove(at: last)
    }
    return true
  }

  /// 0 not said, 1 partly, 2 covered.
  package func level(of point: String) -> Int {
    marks.reduce(0) { level, mark in
      mark.subject == .point(point) ? max(level, mark.isPartly ? 1 : 2) : level
    }
  }

  /// When the first of `points` was said, partly or not.
  package func first(of points: [String]) -> Interview.Mark? {
    marks.first { mark in
      if case .point(let id) = mark.subject { points.contains(id) } else { false }
    }
  }

  /// The marks with this word.
  package func all(_ subject: Subject) -> [Interview.Mark] {
    marks.filter { $0.subject == subject }
  }

  func isFull(_ point: String) -> Bool { level(of: point) == 2 }
}
