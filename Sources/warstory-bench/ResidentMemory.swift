import Foundation

/// The memory of another process that is in RAM, in megabytes.
struct ResidentMemory {
  var now: Double
  /// The most that it ever was.
  var peak: Double

  /// Nil where the system does not tell: only Linux has the files for it.
  init?(of process: pid_t) {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else {
      return nil
    }
    func megabytes(_ key: String) -> Double? {
      let line = text.split(separator: "\n").first { $0.hasPrefix(key + ":") }
      let words = line?.split(whereSeparator: \.isWhitespace) ?? []
      return words.count > 1 ? Double(words[1]).map { $0 * 1024 / 1_000_000 } : nil
    }
    guard let now = megabytes("VmRSS"), let peak = megabytes("VmHWM") else { return nil }
    self.now = now
    self.peak = peak
  }
}
