import Scenarios

/// Holds files against all rules.
package struct Linter: Sendable {
  /// All rules, those of the decoder first.
  package static let rules: [any LintRule.Type] = [
    FileSizeRule.self, ControlCharacterRule.self, NoAliasRule.self, NoTagRule.self,
    NoDirectiveRule.self, OneDocumentRule.self, ShallowNestingRule.self, PlainSyntaxRule.self,
    EmptyFileRule.self, UniqueKeyRule.self, KnownKeyRule.self, RequiredKeyRule.self,
    RightTypeRule.self, FormatRule.self, WellFormedIDRule.self, KnownWordRule.self,
    WellFormedTimeRule.self, TimeOrderRule.self, WellFormedLevelRule.self, TextNotEmptyRule.self,
    AnswerNameRule.self, LabelFitsRule.self, PhrasesBoundedRule.self, ListLengthRule.self,
    LineLengthRule.self, CommentCutsRule.self, NothingLeftToDoRule.self,

    PointsApartRule.self, PhraseOfOnePointRule.self,
    PhraseSaysMoreRule.self, NearMissRule.self, LabelsApartRule.self, CauseToldRule.self,
    NotGivenAwayRule.self,
    FollowUpHeardRule.self,
    NumberHeardRule.self, EnoughStepsRule.self, FirstStepAtOnceRule.self, ScopeFirstRule.self,
    DamageContainedRule.self, FixVerifiedRule.self, SeveralLayersRule.self,
    ConcreteMeasureRule.self, SomebodyToldRule.self, MessageSaysSomethingRule.self,
    ScapegoatNamedRule.self, ScapegoatPresentRule.self, BlamelessRule.self,
    ShortSentenceRule.self, SituationCountsRule.self, SituationReadAloudRule.self,
    TitleFitsRule.self, TidyTagsRule.self, PrivateDataRule.self, HarderPushbackRule.self,
    DeckCompleteRule.self, ExpectationSaysSomethingRule.self,
  ]

  private let craft: [any LintRule]

  package init() {
    craft = Self.rules.filter { !($0 is any DecoderRule.Type) }.map { $0.init() }
  }

  /// All findings of a file, in its order.
  package func check(_ file: LintedFile) -> [Finding] {
    // The decoder's own findings hold those of its rules and of reading.
    Self.bounded(
      file.decoderFindings + file.ignoring.findings
        + file.ignoring.kept(craft.flatMap { $0.check(file) }))
  }

  /// What a rule says of a file before the rest is only counted.
  static let most = 20

  /// The findings in the order of the file, those of a rule that says much cut
  /// after ``most``, with how many more there are.
  ///
  /// Each mark of a draft is shown: they are what its author has to do.
  static func bounded(_ findings: [Finding]) -> [Finding] {
    var counts: [String: Int] = [:]
    var kept: [Finding] = []
    for finding in findings.sorted() {
      counts[finding.rule, default: 0] += 1
      if counts[finding.rule, default: 0] <= most || finding.rule == ScenarioFile.draftRule {
        kept.append(finding)
      }
    }
    for (rule, count) in counts where count > most && rule != ScenarioFile.draftRule {
      guard let last = kept.lastIndex(where: { $0.rule == rule }) else { continue }
      kept[last].advice += "; and \(count - most) more like this"
    }
    return kept
  }
}
