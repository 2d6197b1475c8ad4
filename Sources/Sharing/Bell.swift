import Foundation

/// A pipe whose reading end is readable once it was rung, to be watched with
/// `poll`.
final class Bell: Sendable {
  let descriptor: Int32
  private let rope: Int32

  /// - Throws: ``SharingFailure`` where the process has no descriptor left.
  init() throws(SharingFailure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SharingFailure.noDescriptor }
    for end in ends { Socket.prepare(end) }
    descriptor = ends[0]
    rope = ends[1]
  }

  deinit {
    close(descriptor)
    close(rope)
  }

  func ring() {
    var byte: UInt8 = 1
    _ = write(rope, &byte, 1)
  }

  func silence() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }
}

/// A value that several threads use, one at a time.
final class Locked<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  init(_ value: Value) {
    self.value = value
  }

  func use<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try body(&value)
  }
}
