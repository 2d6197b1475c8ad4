import Foundation

/// A file of answers, read piece by piece; `-` is standard input.
struct AnswerFile {
  /// As the person named it.
  let name: String
  private let descriptor: Int32

  /// Opens the file.
  ///
  /// - Throws: ``Complaint`` where there is none, or it can't be read.
  init(_ name: String, in session: Session) throws {
    self.name = name
    guard name != "-" else {
      guard session.commandIsFromShell else {
        throw Complaint.usage("standard input holds the commands here; name a file")
      }
      descriptor = STDIN_FILENO
      return
    }
    let path = session.folders.absolute(name)
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Complaint.noInput("\(name): can't be opened: \(String(cString: strerror(errno)))")
    }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw Complaint.noInput("\(name): this is a folder; name a file")
    }
  }

  /// The next piece of at most 64 KiB; nil at the end.
  ///
  /// - Throws: ``Complaint`` when reading fails.
  func next() throws -> ArraySlice<UInt8>? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw Complaint.inputOutput("\(name): can't be read: \(String(cString: strerror(errno)))")
      }
      return count == 0 ? nil : buffer[..<count]
    }
  }

  /// Gives the descriptor back.
  func close() {
    if descriptor != STDIN_FILENO { Foundation.close(descriptor) }
  }
}
