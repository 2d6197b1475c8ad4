/// What to do after a watched descriptor was found readable.
package enum WatchedInput: Equatable, Sendable {
  /// It has been read: go on watching it.
  case keepWatching

  /// It is closed: go on without it.
  case stopWatching

  /// End the line with `LineEvent.readable`.
  case endLine
}
