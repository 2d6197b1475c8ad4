/// Regression trees added up, each split in the direction that the rubric gives
/// its feature, so that more of a good thing never lowers the sum.
package struct Trees: Sendable {
  /// A split, or a leaf where `feature` is negative.
  package struct Node: Sendable {
    package var feature: Int16
    /// Values above it go right.
    package var threshold: Float
    /// Index of the left child within the tree; the right one is next to it.
    package var left: Int16
    package var value: Float

    package init(feature: Int16, threshold: Float, left: Int16, value: Float) {
      self.feature = feature
      self.threshold = threshold
      self.left = left
      self.value = value
    }
  }

  package var base: Float
  package var trees: [[Node]]

  package init(base: Float, trees: [[Node]]) {
    self.base = base
    self.trees = trees
  }

  package func value(_ features: [Float]) -> Float {
    var sum = base
    for tree in trees {
      var place = 0
      while tree[place].feature >= 0 {
        let node = tree[place]
        place = Int(node.left) + (features[Int(node.feature)] > node.threshold ? 1 : 0)
      }
      sum += tree[place].value
    }
    return sum
  }
}
