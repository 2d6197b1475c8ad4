import Foundation
import Testing

@testable import Sharing

@Suite(.serialized) struct SessionTests {
  @Test func theGuestSeesTheNewestViewAndItsLinesArriveInOrder() throws {
    let host = try SharingHost<Screen>(code: newCode())
    defer { host.close() }
    host.show(Screen(text: "old"))
    host.show(Screen(text: "new"))
    let guest = try SharingGuest<Screen>(
      host: "127.0.0.1", port: host.port, code: host.code, resume: newKey())
    defer { guest.close() }
    let seen = guest.listener
    #expect(seen.sees("new"))
    #expect(seen.all.first == .connected)
    #expect(seen.views == ["new"])
    for number in 1...50 { guest.send("line \(number)\u{1B}[2J") }
    let heard = host.listener
    #expect(heard.hears { $0 == .line("line 50[2J") })
    #expect(heard.all == [.joined(from: "127.0.0.1")] + (1...50).map { .line("line \($0)[2J") })
  }

  @Test(arguments: [Farewell.finished, .abandoned])
  func theGuestIsToldHowItEndsAndTheCodeIsDead(farewell: Farewell) throws {
    let host = try SharingHost<Screen>(code: newCode())
    let port = host.port
    let guest = try SharingGuest<Screen>(
      host: "127.0.0.1", port: port, code: host.code, resume: newKey())
    defer { guest.close() }
    let seen = guest.listener
    #expect(seen.hears { $0 == .connected })
    host.close(farewell)
    #expect(seen.hears { $0 == .ended(.over(farewell)) })
    let late = try SharingGuest<Screen>(
      host: "127.0.0.1", port: port, code: host.code, resume: newKey())
    defer { late.close() }
    #expect(late.listener.hears { $0 == .ended(.unreachable(.nothingThere)) })
  }

  @Test func aPausedSessionGoesOnAtTheSamePortWithTheSameCode() throws {
    let first = try SharingHost<Screen>(code: newCode(), limits: quickLimits)
    let guest = try SharingGuest<Screen>(
      host: "127.0.0.1", port: first.port, code: first.code, resume: newKey(), limits: quickLimits)
    defer { guest.close() }
    let seen = guest.listener
    guest.send("one")
    let before = first.listener
    #expect(before.hears { $0 == .line("one") })
    first.close(.paused)
    #expect(seen.hears { $0 == .paused })
    guest.send("while it stood")
    let second = try SharingHost<Screen>(port: first.port, code: first.code, limits: quickLimits)
    defer { second.close() }
    second.show(Screen(text: "on it goes"))
    #expect(seen.sees("on it goes"))
    guest.send("two")
    let heard = second.listener
    #expect(heard.hears { $0 == .line("two") })
    #expect(heard.all.contains(.line("while it stood")))
    #expect(!heard.all.contains(.line("one")))
    #expect(!seen.all.contains(.broken))
  }

  @Test func aWrongCodeLearnsNothingAndTheRightOneStillComesIn() throws {
    let host = try SharingHost<Screen>(code: newCode())
    defer { host.close() }
    host.show(Screen(text: "secret"))
    let wrong = try SharingGuest<Screen>(
      host: "127.0.0.1", port: host.port, code: newCode(), resume: newKey())
    defer { wrong.close() }
    let refused = wrong.listener
    #expect(refused.hears { $0 == .ended(.notAdmitted) })
    #expect(refused.all == [.ended(.notAdmitted)])
    #expect(host.listener.hears { $0 == .nuisance(.wrongCode) })
    let right = try SharingGuest<Screen>(
      host: "127.0.0.1", port: host.port, code: host.code, resume: newKey())
    defer { right.close() }
    #expect(right.listener.sees("secret"))
  }

  @Test func aHostWithoutTheCodeIsNotBelieved() throws {
    let impostor = try RawHost(newCode())
    let guest = try SharingGuest<Screen>(
      host: "127.0.0.1", port: impostor.port, code: newCode(), resume: newKey(),
      limits: quickLimits)
    defer { guest.close() }
    #expect(throws: Connection.Fault.wrongCode) { try impostor.takeGuest() }
    #expect(guest.listener.hears { $0 == .ended(.notAdmitted) })
  }

  @Test func whoListensAndSaysNothingIsNoHost() throws {
    let mute = try RawHost(newCode())
    let guest = try SharingGuest<Screen>(
      host: "127.0.0.1", port: mute.port, code: newCode(), resume: newKey(), limits: quickLimits)
    defer { guest.close() }
    #expect(guest.listener.hears { $0 == .ended(.notAdmitted) })
  }

  static let code = newCode()
  static let numbers = [
    #"{"welcome":{"heard":9223372036854775807,"run":1,"clock":0}}"#,
    #"{"welcome":{"heard":-1,"run":1,"clock":0}}"#,
    #"{"welcome":{"heard":0,"run":1,"clock":-9223372036854775808}}"#,
    #"{"welcome":{"heard":1e300,"run":1,"clock":0}}"#,
    #"{"heard":{"_0":9223372036854775807}}"#,
    #"{"alive":{"clock":9223372036854775807}}"#,
    #"{"view":{"_0":{"text":"x"},"since":-9223372036854775808}}"#,
  ]

  /// A host that knows the code can end the session and nothing else.
  @Test(arguments: numbers)
  func noNumberOfTheHostsHarmsTheGuest(frame: String) throws {
    var limits = quickLimits
    limits.patience = .zero
    let host = try RawHost(Self.code)
    let guest = try SharingGuest<Screen>(
      host: "127.0.0.1", port: host.port, code: Self.code, resume: newKey(), limits: limits)
    defer { guest.close() }
    let seen = guest.listener
    try host.takeGuest()
    if !frame.contains("welcome") {
      host.say(#"{"welcome":{"heard":1125899906842624,"run":1,"clock":1125899906842624}}"#)
      #expect(seen.hears { $0 == .connected })
    }
    guest.send("a line")
    host.say(frame)
    #expect(seen.hears { if case .ended = $0 { true } else { false } })
    #expect(seen.views.isEmpty)
  }

  @Test(arguments: [true, false])
  func theNewestOfTwoScreensWinsAndTheOldOneIsTold(isSameProgram: Bool) throws {
    let host = try SharingHost<Screen>(code: newCode(), limits: quickLimits)
    defer { host.close() }
    host.show(Screen(text: "one"))
    let key = newKey()
    let first = try SharingGuest<Screen>(
      host: "127.0.0.1", port: host.port, code: host.code, resume: key, limits: quickLimits)
    defer { first.close() }
    let old = first.listener
    first.send("from the old")
    #expect(old.sees("one"))
    let heard = host.listener
    #expect(heard.hears { $0 == .line("from the old") })
    let second = try SharingGuest<Screen>(
      host: "127.0.0.1", port: host.port, code: host.code,
      resume: isSameProgram ? key : newKey(), limits: quickLimits)
    defer { second.close() }
    let new = second.listener
    #expect(new.sees("one"))
    #expect(old.hears { $0 == .ended(.replaced) })
    #expect(
      heard.hears { $0 == (isSameProgram ? .rejoined(from: "127.0.0.1") : .moved(to: "127.0.0.1")) }
    )
    host.show(Screen(text: "two"))
    second.send("from the new")
    #expect(new.sees("two"))
    #expect(heard.hears { $0 == .line("from the new") })
    // Nobody fights for it.
    #expect(!new.hears(within: 1) { if case .ended = $0 { true } else { $0 == .broken } })
    #expect(!old.views.contains("two"))
    #expect(heard.all.count == 4, "\(heard.all)")
  }

  @Test func aViewThatWasHeldUpIsKnownToBeOld() throws {
    var limits = quickLimits
    limits.silence = .seconds(5)
    let host = try SharingHost<Screen>(code: newCode(), limits: limits)
    defer { host.close() }
    let wire = try Wire(to: host.port)
    defer { wire.close() }
    let guest = try SharingGuest<Screen>(
      host: "127.0.0.1", port: wire.port, code: host.code, resume: newKey(), limits: limits)
    defer { guest.close() }
    let seen = guest.listener
    host.show(Screen(text: "fresh"))
    #expect(seen.sees("fresh"))
    wire.hold()
    host.show(Screen(text: "held up"))
    #expect(!seen.hears(within: 0.8) { $0 == .broken })
    wire.release()
    #expect(seen.sees("held up"))
    let ages = seen.all.compactMap { event -> Duration? in
      if case .view(_, let age) = event { age } else { nil }
    }
    #expect(ages.count == 2)
    #expect(ages[0] < .milliseconds(300))
    #expect(ages[1] > .milliseconds(600) && ages[1] < .seconds(2))
    #expect(!seen.all.contains(.broken))
  }

  @Test func whoComesLateIsToldHowOldTheViewIs() throws {
    let host = try SharingHost<Screen>(code: newCode())
    defer { host.close() }
    host.show(Screen(text: "long ago"))
    #expect(!host.listener.hears(within: 0.5) { _ in true })
    let guest = try SharingGuest<Screen>(
      host: "127.0.0.1", port: host.port, code: host.code, resume: newKey())
    defer { guest.close() }
    let seen = guest.listener
    #expect(seen.sees("long ago"))
    #expect(
      seen.all.contains {
        if case .view(_, let age) = $0 {
          age > .milliseconds(450) && age < .seconds(3)
        } else {
          false
        }
      })
  }

  @Test func aPortThatIsTakenIsSaidInPlainWords() throws {
    let host = try SharingHost<Screen>(code: newCode())
    defer { host.close() }
    #expect(throws: SharingFailure.portTaken(host.port)) {
      try SharingHost<Screen>(port: host.port, code: newCode())
    }
    #expect(throws: SharingFailure.notHere(address: "192.0.2.1")) {
      try SharingHost<Screen>(address: "192.0.2.1", code: newCode())
    }
  }

  @Test func oneHostListensAtAllAddressesOfBothKinds() throws {
    let host = try SharingHost<Screen>(address: nil, code: newCode())
    defer { host.close() }
    host.show(Screen(text: "here"))
    #expect(!host.isLocal)
    for address in ["127.0.0.1"] + host.reachableAddresses {
      let guest = try SharingGuest<Screen>(
        host: address, port: host.port, code: host.code, resume: newKey())
      defer { guest.close() }
      #expect(guest.listener.sees("here"), "\(address)")
    }
  }

  @Test func aNameThatNobodyHasIsSaidInPlainWords() throws {
    let guest = try SharingGuest<Screen>(
      host: "no-such-host.invalid", port: 7000, code: newCode(), resume: newKey())
    defer { guest.close() }
    #expect(guest.listener.hears(within: 30) { $0 == .ended(.unreachable(.noSuchName)) })
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
    wire.cut()
    #expect(seen.hears { $0 == .broken })
    #expect(heard.hears { $0 == .lost(.broken) })
    guest.send("while away")
    host.show(Screen(text: "what has happened since"))
    #expect(seen.sees("what has happened since"))
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
      host: "127.0.0.1", port: host.port, code: host.code, resume: key)
    let heard = host.listener
    first.send("one")
    #expect(heard.hears { $0 == .line("one") })
    first.close()
    #expect(heard.hears { $0 == .lost(.left) })
    let again = try #require(ResumeKey(key.text))
    let second = try SharingGuest<Screen>(
      host: "127.0.0.1", port: host.port, code: host.code, resume: again)
    defer { second.close() }
    second.send("two")
    #expect(heard.hears { $0 == .line("two") })
    #expect(heard.all.contains(.rejoined(from: "127.0.0.1")))
  }

  @Test func aSilentGuestIsGivenUpAndAnIdleOneIsNot() throws {
    let host = try SharingHost<Screen>(code: newCode(), limits: quickLimits)
    defer { host.close() }
    let idle = try SharingGuest<Screen>(
      host: "127.0.0.1", port: host.port, code: host.code, resume: newKey(), limits: quickLimits)
    let heard = host.listener
    #expect(heard.hears { $0 == .joined(from: "127.0.0.1") })
    #expect(!heard.hears(within: 1) { if case .lost = $0 { true } else { false } })
    idle.close()

    let other = try SharingHost<Screen>(code: newCode(), limits: quickLimits)
    defer { other.close() }
    let silent = try RawGuest(port: other.port, code: other.code)
    try silent.hello()
    #expect(other.listener.hears { $0 == .lost(.silent) })
  }
}
