import Foundation

@testable import Scenarios

/// The scenarios that come with the program.
enum ShippedScenarios {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Scenarios")
    .path(percentEncoded: false).replacing(/\/$/, with: "")

  static let names: [String] =
    ((try? FolderFile.names(in: folder)) ?? []).filter(ScenarioLibrary.isScenario)

  static func bytes(_ name: String) throws -> [UInt8] {
    try FolderFile.read(name, in: folder).bytes
  }
}

/// A folder that goes when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "scenarios-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: path + "/" + name))
  }
}

/// A small scenario that is well, with one place changed.
func scenario(_ id: String = "cold-cache", replacing old: String = "", with new: String = "")
  -> String
{
  let text = """
    format: 1
    id: \(id)
    title: Product pages slow after a restart
    severity: P1
    situation: Pages take 11 seconds instead of 240 ms.
    diagnosis:
      - at: T+0
        check: Compare hit rate and origin load
      - at: T+8m
        check: Ask each node for its uptime
        listen_for: [freshly booted, uptime of minutes]
    prevention:
      - measure: One refill per key
        layer: prevent
    follow_ups:
      - ask: Why was the cache cold?
        looking_for: Owns the restart window

    """
  return old.isEmpty ? text : text.replacing(old, with: new)
}
