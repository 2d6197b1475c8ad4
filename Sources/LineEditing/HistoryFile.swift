#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The lines remembered from earlier runs, one a line, in a file only its owner may read.
///
/// Appending is a single write, so that two programs may share the file. It never follows a
/// symbolic link.
package struct HistoryFile: Sendable {
  package var path: String

  /// How many lines are loaded; the file is cut back to it once it holds twice as many.
  package var limit: Int

  package init(path: String, limit: Int = 1000) {
    self.path = path
    self.limit = limit
  }

  /// Why the file could not be used.
  package struct Failure: Error, Equatable, CustomStringConvertible {
    package var path: String
    package var code: Int32

    package init(path: String, code: Int32) {
      self.path = path
      self.code = code
    }

    package var description: String {
      "\(path): cannot keep the history here: \(String(cString: strerror(code)))"
    }
  }

  /// The newest `limit` lines, oldest first; none when there is no file yet.
  package func load() throws(Failure) -> [String] {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return [] }
      throw failure()
    }
    defer { close(descriptor) }
    let lines = try newestBytes(of: descriptor)
      .split(separator: UInt8(ascii: "\n"))
      .compactMap { String(validating: $0, as: UTF8.self) }
      .filter(Self.isKept)
    if lines.count > limit * 2 { try replace(with: lines.suffix(limit)) }
    return lines.suffix(limit)
  }

  /// Adds `line`; one that holds a line break or a control character is left out.
  package func append(_ line: String) throws(Failure) {
    guard Self.isKept(line) else { return }
    try write([line], flags: O_WRONLY | O_CREAT | O_APPEND, to: path)
  }

  private static func isKept(_ line: some StringProtocol) -> Bool {
    !line.isEmpty && line.utf8.count <= 4096
      && !line.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
  }

  private func replace(with lines: some Sequence<String>) throws(Failure) {
    let copy = path + ".new"
    unlink(copy)
    try write(lines, flags: O_WRONLY | O_CREAT | O_EXCL, to: copy)
    guard rename(copy, path) == 0 else { throw failure() }
  }

  private func write(
    _ lines: some Sequence<String>, flags: Int32, to path: String
  ) throws(Failure) {
    let descriptor = open(path, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    fchmod(descriptor, 0o600)
    let bytes = lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }
    guard writeAll(bytes, to: descriptor) else { throw failure() }
  }

  /// The end of the file, at most 4 MiB, from the start of a line.
  private func newestBytes(of descriptor: Int32) throws(Failure) -> ArraySlice<UInt8> {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure() }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(path: path, code: EINVAL)
    }
    let size = Int(status.st_size)
    let skipped = max(0, size - 4_194_304)
    var bytes = [UInt8](repeating: 0, count: size - skipped)
    let count = pread(descriptor, &bytes, bytes.count, off_t(skipped))
    guard count >= 0 else { throw failure() }
    let read = bytes[..<count]
    guard skipped > 0 else { return read }
    return read.drop { $0 != UInt8(ascii: "\n") }
  }

  private func failure() -> Failure { Failure(path: path, code: errno) }
}
