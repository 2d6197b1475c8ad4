import CReadline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Hands a text to the person's own editor, in a private file, and takes it back.
package struct ExternalEditor: Sendable {
  /// What `$VISUAL` or `$EDITOR` says; read by the shell, so it may hold options.
  package var command: String

  /// Where the file is made, for a moment.
  package var directory: String

  /// The longest text taken back, in bytes.
  package var limit: Int

  package init(command: String, directory: String = "/tmp", limit: Int = 65_536) {
    self.command = command
    self.directory = directory
    self.limit = limit
  }

  /// The editor that `environment` names: `$VISUAL`, then `$EDITOR`, then `vi`.
  package init(environment: [String: String]) {
    let named = [environment["VISUAL"], environment["EDITOR"]]
      .compactMap(\.self).first { !$0.isEmpty }
    let directory = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 }
    self.init(command: named ?? "vi", directory: directory ?? "/tmp")
  }

  /// Why the text is not the edited one.
  package enum Failure: Error, Equatable, CustomStringConvertible {
    case noFile(directory: String, code: Int32)
    case notStarted(command: String, code: Int32)
    case failed(command: String, status: Int32)
    case tooLong(limit: Int)
    case notUTF8

    package var description: String {
      switch self {
      case .noFile(let directory, let code):
        "\(directory): no file for the editor: \(String(cString: strerror(code)))"
      case .notStarted(let command, let code):
        "`\(command)` did not start: \(String(cString: strerror(code))); "
          + "set VISUAL or EDITOR to an editor"
      case .failed(let command, let status):
        status == 127
          ? "`\(command)` was not found; set VISUAL or EDITOR to an editor"
          : "`\(command)` ended with status \(status); the text stays as it was"
      case .tooLong(let limit):
        "the edited text is longer than \(limit) bytes; the text stays as it was"
      case .notUTF8:
        "the edited text is not UTF-8; the text stays as it was"
      }
    }
  }

  /// Runs the editor on `text` and returns what was saved, without the line breaks at its end.
  package func edit(_ text: String) throws(Failure) -> String {
    var template = Array((directory + "/warstory-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)  // 0600, and never an existing file.
    guard descriptor >= 0 else { throw .noFile(directory: directory, code: errno) }
    let path = template.withUnsafeBufferPointer { pointer in
      pointer.baseAddress.map { String(cString: $0) } ?? ""
    }
    defer { unlink(path) }
    let isWritten = writeAll(Array((text + "\n").utf8), to: descriptor)
    let code = errno
    close(descriptor)
    guard isWritten else { throw .noFile(directory: directory, code: code) }

    let status = try run(on: path)
    guard status == 0 else { throw .failed(command: command, status: status) }
    return try contents(of: path)
  }

  private func run(on path: String) throws(Failure) -> Int32 {
    var child: pid_t = 0
    let code = cr_start_shell("\(command) \"$@\"", command, path, &child)
    guard code == 0 else { throw .notStarted(command: command, code: code) }

    var status: Int32 = 0
    while true {
      let ended = waitpid(child, &status, WUNTRACED)
      if ended < 0, errno == EINTR { continue }
      guard ended == child else { throw .notStarted(command: command, code: errno) }
      guard status & 0xFF == 0x7F else { break }
      // Ctrl-Z in the editor: the shell waits for the whole job to stop, and wakes all of it.
      kill(getpid(), SIGSTOP)
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  // Editors save by writing a new file, so the text is read by name.
  private func contents(of path: String) throws(Failure) -> String {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .noFile(directory: directory, code: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count >= 0 else { throw .noFile(directory: directory, code: errno) }
      if count == 0 { break }
      bytes += buffer[..<count]
      guard bytes.count <= limit else { throw .tooLong(limit: limit) }
    }
    while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    return text
  }
}
