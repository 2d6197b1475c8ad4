#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#endif

/// The right of one process to go on with an attempt.
///
/// It is a lock on a file beside the journal, which the kernel gives back
/// however the process ends; a number of a process in a table could be stale,
/// or belong to another by now.
final class Claim {
  private let path: String
  private let descriptor: Int32

  /// Takes the claim, or says which process has it.
  ///
  /// - Throws: ``JournalError/inUse(attempt:process:)``, or why the file could
  ///   not be made.
  init(attempt: Int, in folder: String) throws(JournalError) {
    path = Self.path(of: attempt, in: folder)
    let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      switch errno {
      case EACCES, EPERM, EROFS: throw .readOnly(path: path)
      case ENOSPC, EDQUOT: throw .diskFull(path: path)
      default: throw .failed(path: path, detail: reason(errno))
      }
    }
    guard Self.lock(descriptor) else {
      let process = Self.process(in: descriptor)
      close(descriptor)
      throw .inUse(attempt: attempt, process: process)
    }
    self.descriptor = descriptor
    let name = Array("\(getpid())\n".utf8)
    // The number serves a message only, so that a full disk does no harm.
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, name, name.count, 0) }
  }

  deinit { close(descriptor) }

  /// Whether another process, or another journal in this one, holds the claim.
  static func isTaken(attempt: Int, in folder: String) -> Bool {
    let descriptor = open(path(of: attempt, in: folder), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  /// Removes the file of an attempt that is over and will not be claimed again.
  func remove() { unlink(path) }

  private static func path(of attempt: Int, in folder: String) -> String {
    "\(folder)/attempt-\(attempt).lock"
  }

  /// A few tries, since ``isTaken(attempt:in:)`` elsewhere holds it for moments.
  private static func lock(_ descriptor: Int32) -> Bool {
    for _ in 1...5 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      // Some file systems know no locks; one process at a time is then the rule.
      if errno == ENOLCK || errno == EOPNOTSUPP { return true }
      usleep(2000)
    }
    return false
  }

  private static func process(in descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    let digits = bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }
    return Int32(String(decoding: digits, as: UTF8.self)).flatMap { $0 > 0 ? $0 : nil }
  }
}
