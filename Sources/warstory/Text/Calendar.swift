import Foundation

/// Dates as a person reads them, in local time.
///
/// By the C library: Foundation's formatters load tables that cost more than the
/// whole start of the program.
enum Calendar {
  /// `2026-11-21`.
  static func day(_ date: Date) -> String {
    let parts = local(date)
    return "\(1900 + parts.tm_year)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
  }

  /// `2026-11-21 21:05`.
  static func minute(_ date: Date) -> String {
    let parts = local(date)
    return "\(day(date)) \(two(parts.tm_hour)):\(two(parts.tm_min))"
  }

  /// `2026-11-21-210507`, for the name of a file.
  static func stamp(_ date: Date) -> String {
    let parts = local(date)
    return "\(day(date))-\(two(parts.tm_hour))\(two(parts.tm_min))\(two(parts.tm_sec))"
  }

  private static func local(_ date: Date) -> tm {
    var seconds = time_t(max(-6e10, min(date.timeIntervalSince1970, 2.5e11)))
    var parts = tm()
    localtime_r(&seconds, &parts)
    return parts
  }

  private static func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
