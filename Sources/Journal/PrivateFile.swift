#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#endif

/// A file that only its owner may read, in a folder that only its owner may
/// enter.
struct PrivateFile {
  var path: String

  var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Whether the file is there; throws where it is a link or no plain file.
  func exists() throws(JournalError) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return false }
      throw .failed(path: path, detail: reason(errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAPlainFile(path: path) }
    return true
  }

  var isEmpty: Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_size == 0
  }

  /// Whether both the file and the folder for its companions can be written.
  var isWritable: Bool { access(path, W_OK) == 0 && access(folder, W_OK | X_OK) == 0 }

  /// Makes folder and file where they are missing, and takes from others what
  /// rights they have.
  func prepare() throws(JournalError) {
    try prepareFolder()
    // A descriptor of a file that is in use must not be opened beside SQLite's:
    // closing it would drop the locks of the whole process.
    if try !exists() {
      let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      if descriptor >= 0 {
        close(descriptor)
      } else if errno != EEXIST {
        throw failure(errno)
      }
    }
    guard access(path, W_OK) == 0 else { throw failure(errno) }
    try tighten(path, to: 0o600)
  }

  private func prepareFolder() throws(JournalError) {
    try makeFolder(folder)
    var status = stat()
    guard stat(folder, &status) == 0 else { throw failure(errno) }
    let user = geteuid()
    guard status.st_uid == user || user == 0 else { throw .notYours(path: folder) }
    try tighten(folder, to: 0o700)
  }

  private func makeFolder(_ folder: String) throws(JournalError) {
    if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = folder.lastIndex(of: "/"), slash > folder.startIndex else {
      throw failure(errno)
    }
    try makeFolder(String(folder[..<slash]))
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure(errno) }
  }

  private func tighten(_ path: String, to mode: mode_t) throws(JournalError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure(errno) }
    guard status.st_mode & 0o077 != 0 else { return }
    guard chmod(path, mode) == 0 else { throw failure(errno) }
  }

  private func failure(_ code: Int32) -> JournalError {
    switch code {
    case EACCES, EPERM, EROFS: .readOnly(path: path)
    case ENOSPC, EDQUOT: .diskFull(path: path)
    default: .failed(path: path, detail: reason(code))
    }
  }
}

/// What the system says about `code`, in lower case.
func reason(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }
