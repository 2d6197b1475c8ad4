import CEncoder
import Testing

@testable import Encoder

@Suite struct EncoderTests {
  private let encoder = Encoder.standard

  private let texts = [
    "I compared the two releases and the index was missing.",
    "", "Lag was at 40 minutes when I looked, at 09:05, and nobody had been told.",
    "We rolled the deploy back.", "🔥",
    String(repeating: "The queue grew because a consumer had stopped. ", count: 40),
  ]

  private func checksum(_ vectors: [[Float]]) -> UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for number in vectors.joined() {
      sum = (sum ^ UInt64(number.bitPattern)) &* 0x100_0000_01B3
    }
    return sum
  }

  @Test(arguments: paths)
  func everyPathGivesTheSameBits(path: Int32) {
    // What these texts gave when what is learnt from vectors was learnt.
    #expect(checksum(Encoder(path: path).vectors(of: texts)) == 4_142_345_946_570_687_110)
  }

  @Test func manyAtATimeAreAsOneByOne() {
    let many = (0..<3).flatMap { _ in texts }
    #expect(encoder.vectors(of: many) == many.map { encoder.vector(of: $0) })
    #expect(encoder.vectors(of: [String]()) == [])
  }

  @Test func aVectorHasLengthOneAndOfNothingZero() {
    for (text, vector) in zip(texts, encoder.vectors(of: texts)) {
      #expect(vector.count == Encoder.width)
      let length = Likeness.cosine(vector, vector)
      #expect(text.utf8.count < 5 ? length == 0 : abs(length - 1) < 1e-5)
    }
  }

  @Test func whatStandsAfterTheLongestTextIsNotLookedAt() {
    let long = String(repeating: "slow ", count: 126)
    #expect(encoder.vector(of: long) == encoder.vector(of: long + "and then it was fast"))
    #expect(encoder.vector(of: long) != encoder.vector(of: long.dropLast(5)))
  }

  @Test(arguments: [
    (
      "I checked how far the replica was behind.", "I looked at the replication lag.",
      "We ordered pizza for the team."
    ),
    (
      "We rolled the release back.", "The deploy was reverted.",
      "The certificate had expired at midnight."
    ),
    (
      "I told the customers every half hour.", "Customers got an update each thirty minutes.",
      "The disk was full of logs."
    ),
  ])
  func whatMeansTheSameIsNearer(text: String, near: String, far: String) {
    let vector = encoder.vector(of: text)
    let nearness = Likeness.cosine(vector, encoder.vector(of: near))
    let distance = Likeness.cosine(vector, encoder.vector(of: far))
    #expect(nearness > distance + 0.1)
  }

  @Test func severalThreadsGetTheSame() async {
    let expected = encoder.vectors(of: texts)
    await withTaskGroup(of: Bool.self) { group in
      for turn in 0..<24 {
        group.addTask {
          let encoder = Encoder.standard
          return turn % 2 == 0
            ? encoder.vectors(of: texts) == expected
            : texts.indices.allSatisfy { encoder.vector(of: texts[$0]) == expected[$0] }
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
