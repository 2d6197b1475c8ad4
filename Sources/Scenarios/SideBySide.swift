import Dispatch

extension Array where Element: Sendable {
  /// What `work` makes of each element, in their order, worked out on all
  /// processors.
  package func mapSideBySide<Made: Sendable>(
    _ work: @Sendable (Element) -> Made
  ) -> [Made] {
    [Made](unsafeUninitializedCapacity: count) { buffer, filled in
      // Each place is written once, by one thread.
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: count) { place in
        places.initializeElement(at: place, to: work(self[place]))
      }
      filled = count
    }
  }
}
