import Foundation
import GRDB

/// Values out of a file that somebody may have changed: asking for the wrong
/// type answers nil, where GRDB's own subscripts would stop the program.
extension Row {
  func integer(_ column: String) -> Int? {
    let value: DatabaseValue? = self[column]
    return value.flatMap(Int.fromDatabaseValue)
  }

  /// A text, or a blob that stands for one because it may hold NULs.
  func text(_ column: String) -> String? {
    let value: DatabaseValue? = self[column]
    switch value?.storage {
    case .string(let text): return text
    case .blob(let data): return String(decoding: data, as: UTF8.self)
    default: return nil
    }
  }

  /// Milliseconds from 1970, held within the years that a calendar can show.
  func date(_ column: String) -> Date? {
    integer(column).map { Date(timeIntervalSince1970: Double($0.held(upTo: lastInstant)) / 1000) }
  }

  /// Milliseconds, held within a year.
  func duration(_ column: String) -> Duration? {
    integer(column).map { .milliseconds($0.held(upTo: longest)) }
  }

  /// A level of the rubric's ladder; nil where it is none.
  func level(_ column: String) -> Int? {
    integer(column).flatMap { (0...4).contains($0) ? $0 : nil }
  }
}

extension Date {
  /// Whole milliseconds from 1970.
  var milliseconds: Int64 {
    let value = timeIntervalSince1970 * 1000
    return value.isFinite ? Int64(max(0, min(value, Double(lastInstant)))) : 0
  }
}

extension Duration {
  /// Whole milliseconds, not below zero and within a year.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = max(.zero, min(self, .milliseconds(longest))).components
    return seconds * 1000 + attoseconds / 1_000_000_000_000_000
  }
}

extension String {
  /// To be bound to `CAST(? AS TEXT)`, since a bound text ends at its first NUL.
  var bytes: Data { Data(utf8) }
}

extension Int {
  fileprivate func held(upTo limit: Int) -> Int { Swift.max(0, Swift.min(self, limit)) }
}

/// The end of the year 9999, the last that a calendar shows in four digits.
private let lastInstant = 253_402_300_799_000

/// A year; no attempt takes longer.
private let longest = 31_536_000_000
