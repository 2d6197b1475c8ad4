import Foundation
import NIOCore
import Testing

@testable import Sharing

@Suite(.serialized) struct SessionTests {
  @Test func theGuestSeesTheNewestViewAndItsLinesArriveInOrder() throws {
    let host = try SharingHost<Screen>(code: newCode())
    defer { host.close() }
    host.show(Screen(text: "old"))
    host.show(Screen(text: "new"))
    let guest = try SharingGuest<Screen>(
      host: host.address, port: host.port, code: host.code, resume: newKey())
    defer { guest.close() }
    let seen = guest.listener
    #expect(seen.hears { $0 == .view(Screen(text: "new")) })
    #expect(seen.all == [.connected, .view(Screen(text: "new"))])
    for number in 1...50 { guest.send("line \(number)\u{1B}[2J") }
    let heard = host.listener
    #expect(heard.hears { $0 == .line("line 50[2J") })
    #expect(heard.all == [.joined(from: "127.0.0.1")] + (1...50).map { .line("line \($0)[2J") })
  }

  @Test func theGuestIsToldWhenItIsOverAndTheCodeIsDead() throws {
    let host = try SharingHost<Screen>(code: newCode())
    let guest = try SharingGuest<Screen>(
      host: host.address, port: host.port, code: host.code, resume: newKey())
    defer { guest.close() }
    let seen = guest.listener
    #expect(seen.hears { $0 == .connected })
    host.close()
    #expect(seen.hears { $0 == .ended(.over) })
    let late = try SharingGuest<Screen>(
      host: host.address, port: host.port, code: host.code, resume: newKey())
    defer { late.close() }
    #expect(late.listener.hears { if case .ended(.unreachable) = $0 { true } else { false } })
  }

  @Test func aWrongCodeLearnsNothingAndTheRightOneStillComesIn() throws {
    let host = try SharingHost<Screen>(code: newCode())
    defer { host.close() }
    host.show(Screen(text: "secret"))
    let wrong = try SharingGuest<Screen>(
      host: host.address, port: host.port, code: newCode(), resume: newKey())
    defer { wrong.close() }
    let refused = wrong.listener
    #expect(refused.hears { $0 == .ended(.notAdmitted) })
    #expect(refused.all == [.ended(.notAdmitted)])
    #expect(host.listener.hears { $0 == .nuisance(.wrongCode) })
    let right = try SharingGuest<Screen>(
      host: host.address, port: host.port, code: host.code, resume: newKey())
    defer { right.close() }
    #expect(right.listener.hears { $0 == .view(Screen(text: "secret")) })
  }

  @Test func aHostWithoutTheCodeIsNotBelieved() throws {
    let impostor = try SharingHost<Screen>(code: newCode())
    defer { impostor.close() }
    // A host that takes any knock still has another key.
    let code = newCode()
    let keys = try SessionKeys(code)
    #expect(keys.hostKey != (try SessionKeys(impostor.code)).hostKey)
    #expect(try SessionKeys(code).hostKey == keys.hostKey)
  }

  @Test func aSecondGuestWithTheSameCodeIsTurnedAway() throws {
    let host = try SharingHost<Screen>(code: newCode())
    defer { host.close() }
    host.show(Screen(text: "one"))
    let first = try SharingGuest<Screen>(
      host: host.address, port: host.port, code: host.code, resume: newKey())
    defer { first.close() }
    let seen = first.listener
    #expect(seen.hears { $0 == .view(Screen(text: "one")) })
    let second = try SharingGuest<Screen>(
      host: host.address, port: host.port, code: host.code, resume: newKey())
    defer { second.close() }
    let turned = second.listener
    #expect(turned.hears { $0 == .ended(.refused) })
    #expect(turned.all == [.ended(.refused)])
    let heard = host.listener
    #expect(heard.hears { $0 == .nuisance(.secondGuest) })
    host.show(Screen(text: "two"))
    #expect(seen.hears { $0 == .view(Screen(text: "two")) })
    #expect(!heard.all.contains(.lost(.broken)))
  }

  @Test func aCutIsShownOnBothSidesAndNothingIsLostOrDoubled() throws {
    let host = try SharingHost<Screen>(code: newCode(), limits: quickLimits)
    defer { host.close() }
    let wire = try Wire(to: host.port)
    defer { wire.close() }
    let guest = try SharingGuest<Screen>(
      host: "127.0.0.1", port: wire.port, code: host.code, resume: newKey(), limits: quickLimits)
    defer { guest.close() }
    let heard = host.listener
    let seen = guest.listener
    guest.send("before")
    #expect(heard.hears { $0 == .line("before") })
    try wire.cut()
    #expect(seen.hears { $0 == .broken })
    #expect(heard.hears { $0 == .lost(.broken) })
    guest.send("while away")
    host.show(Screen(text: "what has happened since"))
    #expect(seen.hears { $0 == .view(Screen(text: "what has happened since")) })
    guest.send("after")
    #expect(heard.hears { $0 == .line("after") })
    let lines = heard.all.filter { if case .line = $0 { true } else { false } }
    #expect(lines == [.line("before"), .line("while away"), .line("after")])
    #expect(heard.all.contains(.rejoined(from: "127.0.0.1")))
  }

  @Test func aProgramThatWasClosedComesBackWithItsKey() throws {
    let host = try SharingHost<Screen>(code: newCode())
    defer { host.close() }
    let key = newKey()
    let first = try SharingGuest<Screen>(
      host: host.address, port: host.port, code: host.code, resume: key)
    let heard = host.listener
    first.send("one")
    #expect(heard.hears { $0 == .line("one") })
    first.close()
    #expect(heard.hears { $0 == .lost(.left) })
    let again = try #require(ResumeKey(key.text))
    let second = try SharingGuest<Screen>(
      host: host.address, port: host.port, code: host.code, resume: again)
    defer { second.close() }
    second.send("two")
    #expect(heard.hears { $0 == .line("two") })
    #expect(heard.all.contains(.rejoined(from: "127.0.0.1")))
  }

  @Test func aSilentGuestIsGivenUpAndAnIdleOneIsNot() throws {
    let host = try SharingHost<Screen>(code: newCode(), limits: quickLimits)
    defer { host.close() }
    let idle = try SharingGuest<Screen>(
      host: host.address, port: host.port, code: host.code, resume: newKey(), limits: quickLimits)
    let heard = host.listener
    #expect(heard.hears { $0 == .joined(from: "127.0.0.1") })
    #expect(!heard.hears(within: 1) { if case .lost = $0 { true } else { false } })
    idle.close()

    let other = try SharingHost<Screen>(code: newCode(), limits: quickLimits)
    defer { other.close() }
    let silent = try RawGuest(port: other.port, code: other.code)
    defer { silent.close() }
    try silent.hello(other.code)
    #expect(other.listener.hears { $0 == .lost(.silent) })
  }
}
