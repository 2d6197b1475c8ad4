import Foundation
import TestSupport

/// A person's home for one test, with the program and its scenarios at hand.
final class Home {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "warstory-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    chmod(path, 0o700)
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The scenarios of the package.
  static let scenarios = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Scenarios").path

  static let program = BuiltProduct.path("warstory")

  private var environment: [String: String] {
    ["HOME": path, "TMPDIR": path, "WARSTORY_SCENARIOS": Home.scenarios]
  }

  /// What a run without a terminal left behind.
  struct Outcome {
    var status: Int32
    var output: String
    var complaints: String
  }

  /// Runs `warstory` with `arguments`, `input` coming through a pipe.
  func run(
    _ arguments: [String], input: Data = Data(), environment extra: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Home.program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    process.environment = environment.merging(["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]) { $1 }
      .merging(extra) { $1 }
    // Files instead of pipes: neither side can wait for the other.
    let names = ["input", "output", "complaints"].map { path + "/.test-" + $0 }
    for name in names { try Data().write(to: URL(fileURLWithPath: name)) }
    try input.write(to: URL(fileURLWithPath: names[0]))
    process.standardInput = FileHandle(forReadingAtPath: names[0])
    process.standardOutput = FileHandle(forWritingAtPath: names[1])
    process.standardError = FileHandle(forWritingAtPath: names[2])
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: URL(fileURLWithPath: names[1])), as: UTF8.self),
      complaints: String(
        decoding: try Data(contentsOf: URL(fileURLWithPath: names[2])), as: UTF8.self))
  }

  /// As ``run(_:input:environment:)``, with commands for the REPL.
  func script(_ lines: [String], _ arguments: [String] = []) throws -> Outcome {
    try run(arguments, input: Data(lines.map { $0 + "\n" }.joined().utf8))
  }

  /// Opens a terminal with `warstory` in it.
  func terminal(
    _ arguments: [String] = [], columns: Int = 80, rows: Int = 40,
    environment extra: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      Home.program, arguments, environment: environment.merging(extra) { $1 }, directory: path,
      columns: columns, rows: rows)
  }

  /// Opens a terminal with a shell that has job control and runs `script`, in
  /// which `$WARSTORY` is the program.
  func shell(_ script: String) throws -> PseudoTerminal {
    try PseudoTerminal(
      "/bin/bash", ["--norc", "-mc", script],
      environment: environment.merging(["WARSTORY": Home.program]) { $1 }, directory: path,
      rows: 40)
  }

  /// The path of a file in the home, made with `text`.
  func file(_ name: String, holding text: String) throws -> String {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: file).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }

  /// The permission bits of a file in the home.
  func permissions(of name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + name)
    return (attributes[.posixPermissions] as? Int) ?? -1
  }
}
