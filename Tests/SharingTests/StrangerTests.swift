import Foundation
import Testing

@testable import Sharing

/// Whatever strangers and bad guests do, the guest who is in goes on.
@Suite(.serialized) struct StrangerTests {
  /// A session with a guest in it.
  private struct Party {
    let host: SharingHost<Screen>
    let guest: SharingGuest<Screen>
    let heard: Listener<HostEvent>
    let seen: Listener<GuestEvent<Screen>>

    init(limits: Limits = .standard) throws {
      host = try SharingHost<Screen>(code: newCode(), limits: limits)
      guest = try SharingGuest<Screen>(
        host: "127.0.0.1", port: host.port, code: host.code, resume: newKey(), limits: limits)
      heard = host.listener
      seen = guest.listener
      try #require(heard.hears { $0 == .joined(from: "127.0.0.1") })
    }

    /// Says something in both directions and waits for it.
    func isUndisturbed() -> Bool {
      let word = UUID().uuidString
      host.show(Screen(text: word))
      guest.send(word)
      return seen.sees(word) && heard.hears { $0 == .line(word) }
        && !heard.all.contains { if case .lost = $0 { true } else { false } }
    }

    func close() {
      guest.close()
      host.close()
    }
  }

  @Test func hundredsOfGuessesAreCountedAndToldOnce() throws {
    let party = try Party()
    defer { party.close() }
    for _ in 0..<200 {
      let stranger = try RawGuest(port: party.host.port, code: newCode())
      #expect(stranger.isCut())
      #expect(stranger.answered == 0)
    }
    #expect(party.isUndisturbed())
    #expect(party.host.nuisances == [.wrongCode: 200])
    #expect(party.heard.all.count { $0 == .nuisance(.wrongCode) } == 1)
  }

  static let garbage: [Bytes] = [
    Bytes("a web browser", Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8)),
    Bytes("a TLS handshake", [0x16, 0x03, 0x01, 0x02, 0x00, 0x01]),
    Bytes("zeros", [UInt8](repeating: 0, count: 100_000)),
    Bytes("another version", Array("share/1\n".utf8)),
    Bytes("no TLS behind the greeting", Array("share/2\nGET / HTTP/1.1\r\n\r\n".utf8)),
    Bytes(
      "a greeting without end",
      Array("share/2\n".utf8) + [0x16, 3, 1, 0x3F, 0xFF, 1, 0, 0x3F]
        + [UInt8](repeating: 0x41, count: 8000)),
  ]

  @Test(arguments: garbage)
  func somethingThatIsNoGuestIsCutAtOnce(bytes: Bytes) throws {
    let party = try Party()
    defer { party.close() }
    let stranger = try RawGuest(port: party.host.port)
    try? stranger.send(bytes: bytes.all)
    #expect(stranger.isCut(within: 2))
    #expect(stranger.answered == 0)
    #expect(party.heard.hears { $0 == .nuisance(.garbage) })
    #expect(party.isUndisturbed())
  }

  @Test func whoSaysNothingIsCutAndACrowdPushesOutTheOldest() throws {
    var limits = quickLimits
    limits.strangers = 4
    let party = try Party(limits: limits)
    defer { party.close() }
    let crowd = try (0..<12).map { _ in try RawGuest(port: party.host.port) }
    #expect(crowd.allSatisfy { $0.isCut() })
    #expect(party.heard.hears { $0 == .nuisance(.crowd) })
    #expect(party.host.nuisances[.crowd] == 8)
    #expect(party.isUndisturbed())
  }

  @Test func silentConnectionsNeverPushOutWhoKnowsTheCode() throws {
    var limits = Limits()
    limits.strangers = 4
    let host = try SharingHost<Screen>(code: newCode(), limits: limits)
    defer { host.close() }
    let heard = host.listener
    let crowd = try (0..<8).map { _ in try RawGuest(port: host.port) }
    // On a slow path: the first word is there, the second comes much later.
    let slow = try RawGuest(port: host.port, code: host.code)
    let more = try (0..<60).map { _ in try RawGuest(port: host.port) }
    #expect(more[0].isCut())
    try slow.hello()
    #expect(heard.hears { $0 == .joined(from: "127.0.0.1") })
    #expect(crowd.count + more.count == 68)
  }

  @Test func manyWhoKnowTheCodeAndSayNoHelloAreBounded() throws {
    var limits = Limits()
    limits.callers = 4
    let party = try Party(limits: limits)
    defer { party.close() }
    let callers = try (0..<8).map { _ in try RawGuest(port: party.host.port, code: party.host.code)
    }
    #expect(callers[..<4].allSatisfy { $0.isCut() })
    #expect(party.isUndisturbed())
  }

  @Test func aRightKnockWithoutAHelloIsCut() throws {
    let party = try Party(limits: quickLimits)
    defer { party.close() }
    let stranger = try RawGuest(port: party.host.port, code: party.host.code)
    try? stranger.send(.line(number: 1, text: "me first"))
    #expect(stranger.isCut())
    let idle = try RawGuest(port: party.host.port, code: party.host.code)
    try idle.secure()
    #expect(idle.isCut())
    #expect(party.isUndisturbed())
    #expect(!party.heard.all.contains(.line("me first")))
  }

  @Test func aHundredMegabytesBeforeTheKnockAreNotRead() throws {
    let party = try Party()
    defer { party.close() }
    let stranger = try RawGuest(port: party.host.port)
    let megabyte = [UInt8](repeating: 0x41, count: 1 << 20)
    var sent = 0
    while sent < 100, (try? stranger.send(bytes: megabyte)) != nil { sent += 1 }
    #expect(sent < 100)
    #expect(party.isUndisturbed())
  }

  @Test func aGuestThatSendsAHundredMegabytesIsCut() throws {
    let host = try SharingHost<Screen>(code: newCode())
    defer { host.close() }
    let flood = try RawGuest(port: host.port, code: host.code)
    try flood.hello()
    let heard = host.listener
    let text = String(repeating: "a", count: 8000)
    var number = 1
    while number <= 12_500, (try? flood.send(.line(number: number, text: text))) != nil {
      number += 1
    }
    #expect(number < 12_500)
    #expect(heard.hears { $0 == .lost(.misbehaved) })
    #expect(heard.all.contains(.nuisance(.flood)))
    let kept = heard.all.reduce(0) { sum, event in
      if case .line(let line) = event { sum + line.utf8.count } else { sum }
    }
    #expect(kept <= Limits.standard.session)
  }

  @Test func aFrameThatIsTooLongIsCutBeforeItIsKept() throws {
    let host = try SharingHost<Screen>(code: newCode())
    defer { host.close() }
    let long = try RawGuest(port: host.port, code: host.code)
    try long.hello()
    try? long.send(bytes: [0x7F, 0xFF, 0xFF, 0xFF] + [UInt8](repeating: 0x41, count: 1000))
    #expect(long.isCut())
    #expect(host.listener.hears { $0 == .lost(.misbehaved) })
  }

  static let nonsense: [Bytes] = [
    Bytes("an empty object", Array("{}".utf8)), Bytes("null", Array("null".utf8)),
    Bytes("an open array", Array("[[[[".utf8)), Bytes("no UTF-8", [0xFF, 0xFE]),
    Bytes("nothing", []),
    Bytes(
      "a number too large", Array(#"{"line":{"number":99999999999999999999,"text":"x"}}"#.utf8)),
    Bytes("a deep nest", [UInt8](repeating: 0x5B, count: 16_000)),
  ]

  @Test(arguments: nonsense)
  func aFrameThatIsNoneEndsTheConnection(frame: Bytes) throws {
    let host = try SharingHost<Screen>(code: newCode())
    defer { host.close() }
    let guest = try RawGuest(port: host.port, code: host.code)
    try guest.hello()
    let length = UInt32(frame.all.count)
    let head = (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32($0))) }
    try? guest.send(bytes: head + frame.all)
    #expect(host.listener.hears { $0 == .lost(.misbehaved) })
  }

  @Test func aGuestThatNeverReadsIsLetGo() throws {
    let host = try SharingHost<Screen>(code: newCode(), limits: quickLimits)
    defer { host.close() }
    let guest = try RawGuest(port: host.port, code: host.code)
    try guest.hello()
    guest.stopReading()
    let heard = host.listener
    #expect(heard.hears { $0 == .joined(from: "127.0.0.1") })
    // It sends signs of life, and takes nothing.
    let text = String(repeating: "x", count: 60_000)
    var isLost = false
    for number in 0..<400 where !isLost {
      host.show(Screen(text: text + "\(number)"))
      try? guest.send(.alive)
      isLost = heard.hears(within: 0.01) { $0 == .lost(.notReading) }
    }
    #expect(isLost || heard.hears { $0 == .lost(.notReading) })
  }

  @Test func linesOutOfOrderAreNotTakenTwice() throws {
    let host = try SharingHost<Screen>(code: newCode())
    defer { host.close() }
    let guest = try RawGuest(port: host.port, code: host.code)
    try guest.hello()
    for number in [1, 1, 3, -4, 2, 2] { try guest.send(.line(number: number, text: "\(number)")) }
    try guest.send(.leave)
    let heard = host.listener
    #expect(heard.hears { $0 == .lost(.left) })
    #expect(heard.all == [.joined(from: "127.0.0.1"), .line("1"), .line("2"), .lost(.left)])
  }
}

/// Bytes with a name, so that a failing test does not print them all.
struct Bytes: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var all: [UInt8]

  init(_ name: String, _ all: [UInt8]) {
    testDescription = name
    self.all = all
  }
}
