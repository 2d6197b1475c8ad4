import Foundation

/// A process without a terminal.
///
/// Foundation's own starts threads and a run loop, which cost more than some of
/// what is measured here.
final class Child {
  /// Where its standard output goes.
  enum Output {
    case nowhere
    /// To ``Child/reader``.
    case pipe
  }

  let processID: pid_t
  /// The end of the pipe to read from; -1 where there is none.
  let reader: Int32

  /// Starts `program` in the folder of this process, its standard input the file
  /// `input`.
  ///
  /// - Throws: ``Obstacle`` when it can't be started.
  init(
    _ program: String, _ arguments: [String], environment: [String: String], input: String,
    output: Output
  ) throws {
    var ends: [Int32] = [-1, -1]
    if output == .pipe { guard pipe(&ends) == 0 else { throw Obstacle("no pipe can be made") } }
    #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    #else
    var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
    if output == .pipe {
      posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
      posix_spawn_file_actions_addclose(&actions, ends[0])
      posix_spawn_file_actions_addclose(&actions, ends[1])
    } else {
      posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    }
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + settings { free(word) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, program, &actions, nil, words, settings)
    if output == .pipe { close(ends[1]) }
    guard failure == 0 else {
      if output == .pipe { close(ends[0]) }
      throw Obstacle("\(program): can't be started: \(String(cString: strerror(failure)))")
    }
    processID = child
    reader = ends[0]
  }

  deinit { if reader >= 0 { close(reader) } }

  /// Waits for its end.
  ///
  /// - Throws: ``Obstacle`` when it did not end with one of `statuses`.
  func finish(with statuses: Set<Int32> = [0]) throws {
    var status: Int32 = 0
    while waitpid(processID, &status, 0) < 0, errno == EINTR {}
    try Self.require(status, in: statuses)
  }

  /// Waits for its end and calls `watch` two hundred times a second until then.
  ///
  /// - Throws: ``Obstacle`` when it did not end with one of `statuses`.
  func finish(with statuses: Set<Int32>, watch: () -> Void) throws {
    var status: Int32 = 0
    while waitpid(processID, &status, WNOHANG) == 0 {
      watch()
      usleep(5000)
    }
    try Self.require(status, in: statuses)
  }

  private static func require(_ status: Int32, in statuses: Set<Int32>) throws {
    guard status & 0x7f == 0, statuses.contains(status >> 8 & 0xff) else {
      throw Obstacle("the program ended with \(status >> 8 & 0xff), signal \(status & 0x7f)")
    }
  }

  /// Reads the whole output, and calls `body` after each piece with the lines
  /// that have come so far.
  func followLines(_ body: (Int) -> Void) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var lines = 0
    while true {
      let count = read(reader, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      lines += buffer[..<count].count { $0 == UInt8(ascii: "\n") }
      body(lines)
    }
  }
}
