import Foundation

/// What was measured, against what it may be.
struct Figure {
  enum Unit {
    case milliseconds
    case seconds
    case megabytes
    case times
  }

  var name: String
  var unit: Unit
  /// One or more runs, in ``unit``.
  var samples: [Double]
  /// What the median may be at most; nil where a figure is only shown.
  var bound: Double?
  /// Under which conditions it was measured.
  var note: String?

  init(
    _ name: String, _ unit: Unit, _ samples: [Double], bound: Double? = nil, note: String? = nil
  ) {
    self.name = name
    self.unit = unit
    self.samples = samples
    self.bound = bound
    self.note = note
  }

  /// The median, of an even number of runs the upper one.
  var median: Double { samples.isEmpty ? .nan : samples.sorted()[samples.count / 2] }

  var worst: Double { samples.max() ?? .nan }

  var isHeld: Bool { bound.map { median <= $0 } ?? true }

  /// Name, median, worst, bound and whether it holds, in columns.
  var line: String {
    var text = name.padding(toLength: max(44, name.count), withPad: " ", startingAt: 0)
    text += pad(unit.text(median))
    text += samples.count > 1 ? pad("worst " + unit.text(worst), to: 18) : pad("", to: 18)
    if let bound {
      text += pad("bound " + unit.text(bound), to: 18) + (isHeld ? "  holds" : "  MISSED")
      let over = samples.count { $0 > bound }
      if samples.count > 1, over > 0 { text += ", \(over) of \(samples.count) runs over" }
    } else {
      text += pad("", to: 18) + "  shown"
    }
    return note.map { "\(text)  (\($0))" } ?? text
  }

  private func pad(_ text: String, to width: Int = 12) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}

extension Figure.Unit {
  fileprivate func text(_ value: Double) -> String {
    switch self {
    case .milliseconds: String(format: value < 10 ? "%.2f ms" : "%.1f ms", value)
    case .seconds: String(format: value < 1 ? "%.3f s" : "%.2f s", value)
    case .megabytes: String(format: "%.1f MB", value)
    case .times: String(format: "%.2f x", value)
    }
  }
}
