import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// All that the program takes from outside: built once, handed down.
struct World {
  var environment: [String: String]
  /// The folder that relative names start from.
  var folder: String
  /// The running program's file, links resolved; nil where it can't be known.
  var executable: String?
  var now: () -> Date
  var output: Output
  var complaints: Output
  /// Whether a person types: both ends are a terminal.
  var isInteractive: Bool
  var randomSeed: () -> UInt64

  /// The world of this process; `plain` means no colour and no signs beyond
  /// ASCII, whatever the terminal can show.
  static func real(plain: Bool) -> World {
    setlocale(LC_CTYPE, "")
    if !localeIsUnicode { setlocale(LC_CTYPE, "C.UTF-8") }
    let environment = ProcessInfo.processInfo.environment
    let dumb = (environment["TERM"] ?? "dumb") == "dumb"
    let quiet = plain || dumb || !(environment["NO_COLOR"] ?? "").isEmpty
    let glyphs: Glyphs = plain || !speaksUnicode(environment) ? .ascii : .unicode
    func stream(_ descriptor: Int32) -> Output {
      let terminal = isatty(descriptor) != 0
      return Output(
        descriptor: descriptor, isTerminal: terminal, colour: terminal && !quiet, glyphs: glyphs)
    }
    return World(
      environment: environment, folder: FileManager.default.currentDirectoryPath,
      executable: executablePath(), now: { Date() }, output: stream(STDOUT_FILENO),
      complaints: stream(STDERR_FILENO),
      isInteractive: isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0,
      randomSeed: { UInt64.random(in: 0 ... .max) })
  }

  private static var localeIsUnicode: Bool {
    String(cString: nl_langinfo(nl_item(CODESET))) == "UTF-8"
  }

  /// Whether the person's own locale can show more than ASCII; a locale that is
  /// not set at all says nothing, and terminals have been able to for decades.
  private static func speaksUnicode(_ environment: [String: String]) -> Bool {
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    guard let named else { return true }
    return named.lowercased().contains("utf") || !["C", "POSIX"].contains(named)
  }

  private static func executablePath() -> String? {
    #if os(Linux)
    return try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    #else
    return Bundle.main.executablePath
    #endif
  }
}
