import CPseudoTerminal

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A child process on a terminal of its own, driven and watched as by a person.
///
/// Every wait ends as soon as it is fulfilled; the deadlines only bound a failing test.
package final class PseudoTerminal {
  /// Everything the child has written, also what `expect` has passed.
  package private(set) var output: [UInt8] = []

  private let child: pid_t
  private var primary: Int32
  private var read = 0
  private var model: Screen
  private var ended: Int32?

  /// Starts `executable` as the leader of a new session, so that the terminal becomes its
  /// controlling one and Ctrl-C reaches it as SIGINT.
  ///
  /// Its environment holds nothing of ours: TERM=xterm, INPUTRC=/dev/null, a UTF-8 locale and a
  /// PATH, unless `environment` says otherwise.
  package init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String] = [:],
    directory: String? = nil, columns: Int = 80, rows: Int = 24
  ) throws {
    let usual = [
      "TERM": "xterm", "INPUTRC": "/dev/null", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin",
    ]
    let argv = cStrings([executable] + arguments)
    let envp = cStrings(usual.merging(environment) { $1 }.map { "\($0)=\($1)" })
    defer { for string in argv + envp { free(string) } }
    var primary: Int32 = -1
    child = cpty_spawn(argv, envp, directory, UInt16(columns), UInt16(rows), &primary)
    self.primary = primary
    model = Screen(columns: columns, rows: rows)
    guard child > 0 else { throw Failure(code: errno) }
  }

  deinit {
    if ended == nil {
      kill(child, SIGKILL)
      var status: Int32 = 0
      waitpid(child, &status, 0)
    }
    closeTerminal()
  }

  /// The terminal could not be opened.
  package struct Failure: Error {
    package var code: Int32
  }

  package var processID: pid_t { child }

  /// Types `keys`; reads along, so that neither side waits for the other for ever.
  package func send(_ keys: String) { send(Array(keys.utf8)) }

  package func send(_ bytes: [UInt8], within timeout: Duration = .seconds(30)) {
    let deadline = ContinuousClock.now + timeout
    var rest = bytes[...]
    while !rest.isEmpty, primary >= 0, ContinuousClock.now < deadline {
      var descriptor = pollfd(fd: primary, events: Int16(POLLIN | POLLOUT), revents: 0)
      guard poll(&descriptor, 1, 50) > 0 else { continue }
      if descriptor.revents & Int16(POLLOUT) != 0 {
        let count = rest.prefix(4096).withUnsafeBytes { write(primary, $0.baseAddress, $0.count) }
        rest = rest.dropFirst(max(0, count))
      }
      if descriptor.revents & Int16(POLLIN | POLLHUP) != 0, !readSome(waiting: 0) { return }
    }
  }

  /// Reads until the output contains `text` and passes over everything up to its end, so that
  /// expectations are met in order.
  package func expect(_ text: String, within timeout: Duration = .seconds(10)) -> Bool {
    wait(within: timeout) {
      guard let end = self.output[self.read...].end(of: Array(text.utf8)) else { return false }
      self.read = end
      return true
    }
  }

  /// The rows of the screen as they are now.
  package func screen() -> [String] {
    while primary >= 0, readSome(waiting: 0), hasOutput {}
    return model.lines
  }

  /// Where the cursor is now, counted from 0.
  package var cursor: (row: Int, column: Int) { (model.row, model.column) }

  /// Reads until the screen is as `condition` wants it; gives what it shows in the end.
  @discardableResult
  package func waitForScreen(
    within timeout: Duration = .seconds(10), where condition: (Screen) -> Bool
  ) -> Bool {
    wait(within: timeout) { condition(self.model) }
  }

  /// Waits for `text` anywhere on the screen.
  package func waitForScreen(
    showing text: String, within timeout: Duration = .seconds(10)
  ) -> Bool {
    waitForScreen(within: timeout) { $0.text.contains(text) }
  }

  package func resize(columns: Int, rows: Int = 24) {
    _ = screen()
    model.resize(columns: columns, rows: rows)
    cpty_resize(primary, UInt16(columns), UInt16(rows))
  }

  /// Sends `signal` to the child.
  package func signal(_ signal: Int32) { kill(child, signal) }

  /// Ends the child without any warning, as a crash would.
  package func killHard() {
    kill(child, SIGKILL)
    _ = exitStatus()
  }

  /// Closes the terminal's window.
  package func closeTerminal() {
    guard primary >= 0 else { return }
    close(primary)
    primary = -1
  }

  /// Waits for the child to end: its status, or 128 and the signal that ended it, or nil when it
  /// still runs at the deadline.
  package func exitStatus(within timeout: Duration = .seconds(10)) -> Int32? {
    _ = wait(within: timeout, outlivesTerminal: true) {
      if self.ended != nil { return true }
      var status: Int32 = 0
      guard waitpid(self.child, &status, WNOHANG) == self.child else { return false }
      self.ended = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
      return true
    }
    return ended
  }

  private var hasOutput: Bool {
    var descriptor = pollfd(fd: primary, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, 0) > 0
  }

  private func wait(
    within timeout: Duration, outlivesTerminal: Bool = false, until isDone: () -> Bool
  ) -> Bool {
    let deadline = ContinuousClock.now + timeout
    var isOpen = true
    while !isDone() {
      guard ContinuousClock.now < deadline else { return false }
      if isOpen {
        isOpen = readSome(waiting: 20)
      } else if outlivesTerminal {
        usleep(5000)
      } else {
        return isDone()
      }
    }
    return true
  }

  /// Returns false once the terminal is closed.
  private func readSome(waiting milliseconds: Int32) -> Bool {
    guard primary >= 0 else { return false }
    var descriptor = pollfd(fd: primary, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, milliseconds) > 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = readBytes(primary, &buffer)
    if count < 0, errno == EAGAIN || errno == EINTR { return true }
    guard count > 0 else { return false }
    output += buffer[..<count]
    model.feed(buffer[..<count])
    return true
  }
}

extension ArraySlice<UInt8> {
  fileprivate func end(of wanted: [UInt8]) -> Int? {
    guard let first = wanted.first else { return startIndex }
    var rest = self
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: wanted) { return start + wanted.count }
      rest = rest.dropFirst()
    }
    return nil
  }
}

private func cStrings(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] {
  words.map { strdup($0) } + [nil]
}

// Inside the class `read` is the position of what was read.
private func readBytes(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
  read(descriptor, &buffer, buffer.count)
}
