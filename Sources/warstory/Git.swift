import Foundation
import Linting

/// The git on this machine, as packs are fetched with it.
enum Git {
  /// Runs git; its complaint comes back as the failure's words.
  static func run(_ arguments: [String]) throws(Packs.Failure) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging([
      "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "true", "GIT_SSH_COMMAND": "ssh -oBatchMode=yes",
    ]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let complaints = Pipe()
    process.standardError = complaints
    do {
      try process.run()
    } catch {
      throw .git("git can't be started: \(error.localizedDescription)")
    }
    let words = (try? complaints.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let lines = String(decoding: words.prefix(4_000), as: UTF8.self).split(separator: "\n")
      throw .git(lines.last.map(String.init) ?? "it ended with \(process.terminationStatus)")
    }
  }
}
