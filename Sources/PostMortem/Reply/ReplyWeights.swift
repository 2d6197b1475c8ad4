import CWeights

/// What is learnt from rated replies: a linear score for each quality of a reply.
package struct ReplyWeights: Sendable {
  /// What is scored, each by its own weights.
  package enum Quality: Int, CaseIterable, Sendable {
    case concern, blameless, system, next, calm
    case culprit, punish, dodge, lecture, surrender
    /// Culprit or punish.
    case harm
    /// Exactly level 0 and 1; at least level 2, 3 and 4.
    case zero, one, two, three, four
  }

  /// By ascending key.
  private let keys: [UInt32]
  /// A row of all qualities for each key.
  private let values: [Int16]
  /// What one unit of `values` is worth, and what is added, for each quality.
  private let scales: [Float]
  private let biases: [Float]
  private static let magic: UInt32 = 0x5250_4c31

  package init(weights: [UInt32: [Float]], biases: [Float]) {
    keys = weights.keys.sorted()
    let count = Quality.allCases.count
    var most = [Float](repeating: 1e-6, count: count)
    for row in weights.values {
      for quality in 0..<count { most[quality] = max(most[quality], abs(row[quality])) }
    }
    scales = most.map { $0 / 32_000 }
    let scales = scales
    values = keys.flatMap { key in
      (0..<count).map { Int16(((weights[key]?[$0] ?? 0) / scales[$0]).rounded()) }
    }
    self.biases = biases
  }

  /// The qualities of a reply, in the order of ``Quality/allCases``.
  package func qualities(_ features: ReplyFeatures) -> [Float] {
    var sums = [Float](repeating: 0, count: biases.count)
    for feature in features.features {
      guard let row = row(of: feature.key) else { continue }
      for quality in sums.indices { sums[quality] += feature.value * Float(values[row + quality]) }
    }
    return sums.indices.map { sums[$0] * scales[$0] + biases[$0] }
  }

  /// What the features `keys` of a sentence add to one quality.
  package func share(of quality: Quality, from keys: Set<UInt32>, in features: ReplyFeatures)
    -> Float
  {
    var sum: Float = 0
    for feature in features.features where keys.contains(feature.key) {
      guard let row = row(of: feature.key) else { continue }
      sum += feature.value * Float(values[row + quality.rawValue])
    }
    return sum * scales[quality.rawValue]
  }

  private func row(of key: UInt32) -> Int? {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? low * biases.count : nil
  }

  // MARK: - Bytes

  /// Those that the program was built with; nil where they were never trained.
  package static let embedded = ReplyWeights(
    bytes: UnsafeRawBufferPointer(
      start: warstory_replies_pointer(), count: warstory_replies_count()))

  /// Little-endian: the mark, how many keys and qualities there are, and what each
  /// of them has.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    func append(_ value: some FixedWidthInteger) {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    append(Self.magic)
    for count in [keys.count, biases.count] { append(UInt32(count)) }
    for value in scales + biases { append(value.bitPattern) }
    for key in keys { append(key) }
    for value in values { append(value) }
    return bytes
  }

  /// Nil where the bytes are none of ours.
  package init?(bytes: UnsafeRawBufferPointer) {
    func word(_ index: Int) -> UInt32 {
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
    }
    guard bytes.count >= 12, word(0) == Self.magic else { return nil }
    let (rows, width) = (Int(word(1)), Int(word(2)))
    guard width == Quality.allCases.count, rows <= bytes.count,
      bytes.count == 12 + width * 8 + rows * (4 + width * 2)
    else { return nil }
    scales = (0..<width).map { Float(bitPattern: word(3 + $0)) }
    biases = (0..<width).map { Float(bitPattern: word(3 + width + $0)) }
    let start = 3 + 2 * width
    keys = (0..<rows).map { word(start + $0) }
    let place = (start + rows) * 4
    values = (0..<(rows * width)).map {
      Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: place + $0 * 2, as: Int16.self))
    }
  }
}
