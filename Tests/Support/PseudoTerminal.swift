import CPseudoTerminal

#if canImport(Glibc)
import Glibc
#endif

/// A child process on a terminal of its own, driven like a user would.
package final class PseudoTerminal {
  private let primary: Int32
  private let child: pid_t
  private var unread = ""

  /// Starts `executable` as the leader of a new session, so that the terminal
  /// becomes its controlling one and Ctrl-C reaches it as SIGINT.
  init(
    _ executable: String, _ arguments: [String] = [], columns: UInt16 = 80, rows: UInt16 = 24
  ) throws {
    let argv = cStrings([executable] + arguments)
    let environment = cStrings(["TERM=dumb", "INPUTRC=/dev/null", "LC_ALL=C.UTF-8"])
    defer { for string in argv + environment { free(string) } }
    var primary: Int32 = -1
    child = cpty_spawn(argv, environment, columns, rows, &primary)
    guard child > 0 else { throw Failure(code: errno) }
    self.primary = primary
  }

  deinit {
    kill(child, SIGKILL)
    var status: Int32 = 0
    waitpid(child, &status, 0)
    close(primary)
  }

  func send(_ keys: String) {
    var keys = keys
    keys.withUTF8 { _ = write(primary, $0.baseAddress, $0.count) }
  }

  /// Reads until the output contains `text` and consumes everything up to its
  /// end, so that expectations are met in order.
  func expect(_ text: String, within timeout: Duration = .seconds(5)) -> Bool {
    let deadline = ContinuousClock.now + timeout
    while true {
      if let match = unread.firstRange(of: text) {
        unread.removeSubrange(..<match.upperBound)
        return true
      }
      guard ContinuousClock.now < deadline, readSome() else { return false }
    }
  }

  /// Waits for the child to end; nil when it is still running at the deadline.
  func exitStatus(within timeout: Duration = .seconds(5)) -> Int32? {
    let deadline = ContinuousClock.now + timeout
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) == 0 {
      guard ContinuousClock.now < deadline else { return nil }
      usleep(10_000)
    }
    return (status >> 8) & 0xFF
  }

  /// Returns false once the terminal is closed.
  private func readSome() -> Bool {
    var descriptor = pollfd(fd: primary, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, 50) > 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(primary, &buffer, buffer.count)
    guard count > 0 else { return false }
    unread += String(decoding: buffer[..<count], as: UTF8.self)
    return true
  }

  struct Failure: Error {
    var code: Int32
  }
}

private func cStrings(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] {
  words.map { strdup($0) } + [nil]
}
