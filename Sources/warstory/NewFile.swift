import Foundation

/// A file that the person asked for: never written over one that is there.
struct NewFile {
  var path: String
  /// Its permissions.
  var mode: mode_t = 0o644

  /// Makes the file and writes `text`; one that could not be written whole is
  /// taken away again.
  ///
  /// - Throws: ``Complaint`` where there is such a file, or it can't be written.
  func write(_ text: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else {
      if errno == EEXIST {
        throw Complaint.usage(
          "\(path): there is such a file already; name another, or move it away")
      }
      throw Complaint.inputOutput("\(path): can't be written: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    do {
      try FileHandle(fileDescriptor: descriptor).write(contentsOf: Data(text.utf8))
    } catch {
      unlink(path)
      throw Complaint.inputOutput("\(path): can't be written: \(error.localizedDescription)")
    }
  }
}
