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
  package struct Failure: Error, Equatable, CustomStringConvertible {
    package enum Reason: Equatable, Sendable {
      case noFile(directory: String, code: Int32)
      case notStarted(command: String, code: Int32)
      case failed(command: String, status: Int32)
      case tooLong(limit: Int)
      case notUTF8
    }

    package var reason: Reason
    /// The file with what was written; nil where nothing was.
    package var kept: String?

    package init(_ reason: Reason, kept: String? = nil) {
      self.reason = reason
      self.kept = kept
    }

    package var description: String {
      let what =
        switch reason {
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
      return kept.map { "\(what)\nwhat you wrote is in \($0)" } ?? what
    }
  }

  /// Runs the editor on `text` and returns what was saved, without the line breaks at its end.
  ///
  /// What was written and can't be taken stays in its file, which the failure names.
  package func edit(_ text: String) throws(Failure) -> String {
    var template = Array((directory + "/warstory-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)  // 0600, and never an existing file.
    guard descriptor >= 0 else { throw noFile() }
    let path = template.withUnsafeBufferPointer { pointer in
      pointer.baseAddress.map { String(cString: $0) } ?? ""
    }
    let before = Array((text + "\n").utf8)
    let isWritten = writeAll(before, to: descriptor)
    let code = errno
    close(descriptor)
    do throws(Failure) {
      guard isWritten else { throw Failure(.noFile(directory: directory, code: code)) }
      let status = try run(on: path)
      guard status == 0 else { throw Failure(.failed(command: command, status: status)) }
      let edited = try contents(of: path)
      unlink(path)
      return edited
    } catch {
      // One byte more than it had shows that it grew.
      let now = try? bytes(of: path, limit: before.count)
      if isWritten, now != before, now?.isEmpty != true, access(path, F_OK) == 0 {
        throw Failure(error.reason, kept: path)
      }
      unlink(path)
      throw error
    }
  }

  /// Runs the editor on the file at `path` itself, under its own name.
  package func edit(fileAt path: String) throws(Failure) {
    let status = try run(on: path)
    guard status == 0 else { throw Failure(.failed(command: command, status: status)) }
  }

  private func run(on path: String) throws(Failure) -> Int32 {
    var child: pid_t = 0
    let code = cr_start_shell("\(command) \"$@\"", command, path, &child)
    guard code == 0 else { throw Failure(.notStarted(command: command, code: code)) }

    var status: Int32 = 0
    while true {
      let ended = waitpid(child, &status, WUNTRACED)
      if ended < 0, errno == EINTR { continue }
      guard ended == child else { throw Failure(.notStarted(command: command, code: errno)) }
      guard status & 0xFF == 0x7F else { break }
      // Ctrl-Z in the editor: the shell waits for the whole job to stop, and wakes all of it.
      kill(getpid(), SIGSTOP)
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  private func contents(of path: String) throws(Failure) -> String {
    var bytes = try bytes(of: path, limit: limit)
    while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Failure(.notUTF8) }
    return text
  }

  // Editors save by writing a new file, so the text is read by name.
  private func bytes(of path: String, limit: Int) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw noFile() }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count >= 0 else { throw noFile() }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= limit else { throw Failure(.tooLong(limit: limit)) }
    }
  }

  private func noFile() -> Failure { Failure(.noFile(directory: directory, code: errno)) }
}
