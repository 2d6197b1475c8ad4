/// What a sentence of an answer shows, the tags of the annotated corpus.
package enum EvidenceKind: String, CaseIterable, Codable, Sendable {
  /// Found out how far the damage reaches, or when it began.
  case scope
  /// A concrete check that was made.
  case check
  /// What a check showed, which moves the diagnosis on.
  case finding
  /// A hypothesis excluded by evidence.
  case ruledOut = "ruledout"
  /// The cause, found by checking.
  case cause
  /// A cause stated without having been found.
  case assertedCause = "assertedcause"
  /// Damage stopped or limited.
  case contain
  /// The repair.
  case fix
  /// The fix or the recovery checked.
  case verify
  /// Generic looking around.
  case vagueCheck = "vaguecheck"
  /// Guessing, restarts at random, wrong turns without evidence.
  case thrash
  /// A usable time or duration of the incident's course.
  case time
  /// A named person, team or audience was told or asked.
  case told
  /// What the message said.
  case content
  /// An estimate or the time of the next update.
  case eta
  /// Regular updates.
  case rhythm
  /// An incident channel, a status page, a communications role.
  case channel
  /// A written report, a shared postmortem, corrected numbers.
  case report
  /// Vague or late telling.
  case vagueTold = "vaguetold"
  /// Nobody was told.
  case silence
  /// Blame outright.
  case blame
  /// The cause put on others politely.
  case deflect
  /// An own decision, mistake or gap owned.
  case own
  /// A mistake explained by the system or the circumstances.
  case system
  /// Blame quoted and refused.
  case reject
  /// A measure that prevents.
  case prevent
  /// A measure that detects.
  case detect
  /// A measure that contains.
  case containNext = "contain_p"
  /// A measure of process.
  case process
  /// A threshold, a place, or what it blocks.
  case specific
  /// A vague promise.
  case vaguePromise = "vaguepromise"
  /// An owner, a due date, tracked, or shown to work.
  case follow
  /// The kind of failure, not just this instance.
  case failureClass = "class"
  /// A number for how bad.
  case impact
  /// How long it lasted.
  case duration
  /// Would, should, could; not done.
  case hypothetical
  /// Said as not done.
  case notDone = "notdone"
  /// Off topic, a keyword list, the prompt repeated, a recited checklist.
  case off

  /// The signal that it speaks for; nil where it serves several or none.
  package var signal: Signal? {
    switch self {
    case .scope, .check, .finding, .ruledOut, .cause, .assertedCause, .contain, .fix, .verify,
      .vagueCheck, .thrash, .time:
      .diagnosis
    case .told, .content, .eta, .rhythm, .channel, .report, .vagueTold, .silence:
      .communication
    case .blame, .deflect, .own, .system, .reject:
      .blamelessness
    case .prevent, .detect, .containNext, .process, .specific, .vaguePromise, .follow,
      .failureClass:
      .prevention
    case .impact, .duration, .hypothetical, .notDone, .off:
      nil
    }
  }
}
