import Foundation

/// What a guest sends.
enum GuestFrame: Codable, Equatable, Sendable {
  /// `resume` is the guest's own random number, by which it is known when it
  /// comes back.
  case hello(resume: Data)
  /// Numbered from 1, so that after a cut nothing is lost and nothing doubled.
  case line(number: Int, text: String)
  case alive
  case leave
}

/// What a host sends; of what the program knows, only the view.
enum HostFrame<View: Codable & Sendable>: Codable, Sendable {
  /// With the number of the last line that arrived in this run of the host's
  /// program, and the host's clock.
  case welcome(heard: Int, run: Int, clock: Int)
  /// With the time on the host's clock from which it holds.
  case view(View, since: Int)
  case heard(Int)
  case alive(clock: Int)
  /// Another screen with the same code has come in.
  case replaced
  /// The guests have sent more than a session takes.
  case refused
  case over(Farewell)

  /// Whether its numbers are such as a host has; so no arithmetic with them can
  /// overflow.
  var isPlausible: Bool {
    let bounds = 0...(1 << 50)
    return switch self {
    case .welcome(let heard, let run, let clock):
      bounds.contains(heard) && bounds.contains(run) && bounds.contains(clock)
    case .view(_, let since): bounds.contains(since)
    case .heard(let number): bounds.contains(number)
    case .alive(let clock): bounds.contains(clock)
    case .replaced, .refused, .over: true
    }
  }
}

/// `frame` as it goes over the wire: its length, then its JSON.
func encoded(_ frame: some Encodable) -> [UInt8]? {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .withoutEscapingSlashes
  guard let json = try? encoder.encode(frame) else { return nil }
  let length = UInt32(clamping: json.count)
  return (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32($0))) } + json
}

/// The frame in `bytes`; nil where it is none.
func decoded<Frame: Decodable>(_ bytes: Data, as type: Frame.Type) -> Frame? {
  try? JSONDecoder().decode(type, from: bytes)
}
