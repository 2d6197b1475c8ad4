// swift-tools-version: 6.1

import PackageDescription

// Homebrew keeps OpenSSL out of the way of the system's own.
#if os(macOS)
#if arch(arm64)
let brewed = "/opt/homebrew/opt/openssl@3"
#else
let brewed = "/usr/local/opt/openssl@3"
#endif
let openSSL: (headers: [CSetting], folder: [LinkerSetting]) = (
  [.unsafeFlags(["-I\(brewed)/include"])], [.unsafeFlags(["-L\(brewed)/lib"])]
)
#else
let openSSL: (headers: [CSetting], folder: [LinkerSetting]) = ([], [])
#endif

let package = Package(
  name: "warstory",
  platforms: [.macOS(.v14)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    // Readline's globals and context-free callbacks stop here.
    .target(name: "CReadline", linkerSettings: [.linkedLibrary("readline")]),
    .target(name: "LineEditing", dependencies: ["CReadline"]),
    // The system's OpenSSL, as far as one session needs it.
    .target(
      name: "COpenSSL", cSettings: openSSL.headers,
      linkerSettings: openSSL.folder + [.linkedLibrary("ssl"), .linkedLibrary("crypto")]),

    // The pure cores, each importing only what stands above it.
    .target(name: "Prose"),
    .target(name: "Scenarios", dependencies: [.product(name: "Yams", package: "Yams")]),
    .target(
      name: "CWeights",
      exclude: ["phrases.bin", "points.bin", "replies.bin", "transcript.bin", "weights.bin"]),
    // Numbers that a debug build would take minutes for are always optimised.
    .target(
      name: "CEncoder", exclude: ["LICENSE", "NOTICE.md", "encoder.bin"],
      cSettings: [.unsafeFlags(["-O3"])]),
    .target(
      name: "Encoder", dependencies: ["CEncoder"], swiftSettings: [.unsafeFlags(["-O"])]),
    .target(
      name: "Scoring", dependencies: ["CWeights", "Encoder", "Prose", "Scenarios"],
      exclude: ["README.md"]),
    .target(name: "PostMortem", dependencies: ["CWeights", "Prose", "Scenarios", "Scoring"]),
    .target(name: "Rehearsal", dependencies: ["Scenarios"]),
    .target(name: "Interview", dependencies: ["Scenarios", "Scoring"]),
    .target(name: "Linting", dependencies: ["Prose", "Scenarios", "Scoring"]),

    // Effects.
    .target(name: "Sharing", dependencies: ["COpenSSL"]),
    .target(
      name: "Journal",
      dependencies: ["Scenarios", "Scoring", .product(name: "GRDB", package: "GRDB.swift")]
    ),
    .executableTarget(
      name: "warstory",
      dependencies: [
        "Interview", "Journal", "LineEditing", "Linting", "PostMortem", "Prose", "Rehearsal",
        "Scenarios", "Scoring", "Sharing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),

    // Learns the weights from the corpus that stands beside it.
    .executableTarget(
      name: "warstory-train",
      dependencies: [
        "Encoder", "PostMortem", "Prose", "Scenarios", "Scoring",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Corpus"]
    ),

    // Measures the program that is built beside it.
    .executableTarget(
      name: "warstory-bench",
      dependencies: [
        "Scenarios", "Scoring", "TestSupport", "warstory",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),

    // Feeds the decoder and the scorer what nobody would write.
    .executableTarget(
      name: "warstory-fuzz",
      dependencies: [
        "Linting", "Scenarios", "Scoring",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),

    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(name: "TestSupport", dependencies: ["CPseudoTerminal"], path: "Tests/Support"),
    .testTarget(name: "ProseTests", dependencies: ["Prose"]),
    .testTarget(name: "EncoderTests", dependencies: ["CEncoder", "Encoder"]),
    .testTarget(name: "ScenariosTests", dependencies: ["Scenarios", "TestSupport"]),
    .testTarget(name: "ScoringTests", dependencies: ["Prose", "Scenarios", "Scoring"]),
    .testTarget(name: "PostMortemTests", dependencies: ["PostMortem", "Scenarios", "Scoring"]),
    .testTarget(name: "RehearsalTests", dependencies: ["Rehearsal", "Scenarios"]),
    .testTarget(name: "InterviewTests", dependencies: ["Interview", "Scenarios", "Scoring"]),
    .testTarget(name: "SharingTests", dependencies: ["Sharing"]),
    .testTarget(name: "LintingTests", dependencies: ["Linting", "Scenarios", "Scoring"]),
    .testTarget(name: "JournalTests", dependencies: ["Journal", "Scenarios", "Scoring"]),
    .executableTarget(
      name: "line-editing-probe", dependencies: ["LineEditing"], path: "Tests/LineEditingProbe"
    ),
    .testTarget(
      name: "LineEditingTests", dependencies: ["LineEditing", "TestSupport", "line-editing-probe"]
    ),
    .testTarget(
      name: "WarstoryTests",
      dependencies: ["TestSupport", "warstory", .product(name: "GRDB", package: "GRDB.swift")]),
  ]
)
