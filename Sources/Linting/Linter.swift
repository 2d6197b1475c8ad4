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
    AnswerNameRule.self, LabelFitsRule.self, PhrasesBoundedRule.self,

    NothingLeftToDoRule.self, PointsApartRule.self, PhraseOfOnePointRule.self,
    PhraseSaysMoreRule.self, NearMissRule.self, LabelsApartRule.self, NotGivenAwayRule.self,
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
    (file.decoderFindings + craft.flatMap { $0.check(file) }).sorted()
  }
}
