import Foundation

/// A small file of the person's own, mode 0600, replaced as a whole so that a
/// crash leaves the old or the new one.
struct PrivateFile {
  var path: String
  /// The longest text that is read, in bytes.
  var limit = 65_536

  /// The file's text; nil where there is no such file.
  ///
  /// - Throws: ``Complaint`` when it is no small regular file of UTF-8 text.
  func text() throws -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("can't be read")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Complaint.badData("\(path): this is no regular file")
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure("can't be read") }
      guard count > 0 else { break }
      bytes += buffer[..<count]
      guard bytes.count <= limit else {
        throw Complaint.badData("\(path): longer than \(limit) bytes")
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Complaint.badData("\(path): this is not UTF-8 text")
    }
    return text
  }

  /// Whether the file is a link to one elsewhere.
  var isLink: Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Writes `text` in place of what was there, with mode 0600 unless the file's own
  /// is to be kept; a link stays one, and the file that it leads to is replaced.
  ///
  /// - Throws: ``Complaint`` when the folder or the disk won't take it.
  func replace(with text: String, keepingMode: Bool = false) throws {
    let path = target
    var mode = mode_t(0o600)
    var status = stat()
    if keepingMode, stat(path, &status) == 0 { mode = status.st_mode & 0o777 }
    let fresh = path + ".new"
    unlink(fresh)
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure("can't be written") }
    let bytes = Array(text.utf8)
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    let written = count == bytes.count && fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0
    close(descriptor)
    guard written, rename(fresh, path) == 0 else {
      let complaint = failure("can't be written")
      unlink(fresh)
      throw complaint
    }
  }

  /// Where the text lies in the end.
  private var target: String {
    guard isLink else { return path }
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    // It leads to where nothing is yet.
    guard let named = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else {
      return path
    }
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return named.hasPrefix("/") ? named : folder.joined(separator: "/") + "/" + named
  }

  private func failure(_ what: String) -> Complaint {
    .inputOutput("\(path): \(what): \(String(cString: strerror(errno)))")
  }
}
