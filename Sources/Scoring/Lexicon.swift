import Prose

/// A family of words that speak for the same thing in any scenario.
///
/// Words of one incident don't come back in the next; words of telling, owning
/// or measuring do. Each unit is described by the families that it names, alone
/// and in pairs, beside its own words.
enum WordFamily: UInt8, CaseIterable {
  // Who.
  case me, us, you, third, anybody, nobody, roleInside, roleOutside, audience, leadership, customers
  // Polarity, mood and time.
  case negation, unable, modal, hypothesis, future, plan, obligation, certainty, guess, vague
  case first, early, late, sequence, every, now, sinceThen, duration
  // Diagnosis.
  case checking, tool, metric, scoping, compare, seeing, exonerate, because, turnedOut, containing
  case fixing, verifying, recovered, thrashing, lucky
  // Communication.
  case telling, channel, update, estimate, report, content, asked, silent
  // Blame and ownership.
  case insult, sarcasm, blaming, shouldHave, failed, careless, defended, owning, decided, excused
  case systemic, missing, design, refused
  // Prevention.
  case safeguard, alerting, limit, test, practice, block, threshold, ownerDue, done, wholeClass,
    promise
  case training, impact, checklist
  // What makes an incident of a story.
  case trouble
}

/// Word families by the words of a stretch of text.
struct Lexicon: Sendable {
  /// The one in use.
  static let standard = Lexicon()

  /// The most words in an entry.
  static let longest = 4

  /// Families of an entry, by the hash of its stems.
  private let families: [UInt64: [WordFamily]]
  /// Hashes with which a longer entry begins.
  private let beginnings: Set<UInt64>

  private init() {
    var families: [UInt64: [WordFamily]] = [:]
    var beginnings: Set<UInt64> = []
    for (family, list) in Self.words {
      for entry in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let stems = Passage(entry.split(separator: "_").joined(separator: " ")).tokens
        var hash = Hash.seed
        for token in stems {
          if hash != Hash.seed { beginnings.insert(hash) }
          hash = Hash.add(Hash.of(token.stem), to: hash)
        }
        if families[hash]?.contains(family) != true { families[hash, default: []].append(family) }
      }
    }
    self.families = families
    self.beginnings = beginnings
  }

  /// The families of the entry whose stems hash to `hash`.
  func families(at hash: UInt64) -> [WordFamily]? { families[hash] }

  /// Whether an entry goes on after the stems that hash to `hash`.
  func goesOn(after hash: UInt64) -> Bool { beginnings.contains(hash) }

  private static let words: [(WordFamily, String)] = [
    (.me, "i im ive id ill me my mine myself i_am i_was"),
    (.us, "we weve our ours us ourselves were_ we_had my_team our_team our_side"),
    (.you, "you your yourself"),
    (
      .third,
      "he she they him her them his hers their theirs hed shed theyd hes shes theyve himself themselves"
    ),
    (
      .anybody,
      "anyone anybody everyone everybody any_of_us every_one_of_us somebody someone people"
    ),
    (.nobody, "nobody no_one none_of_us not_a_soul no_human"),
    (
      .roleInside,
      """
      developer dev engineer analyst contractor junior senior intern colleague dba admin operator reviewer
      author committer teammate coworker guy lad kid trainee newcomer graduate scientist sre researcher
      whoever the_person mate apprentice student freelancer
      """
    ),
    (
      .roleOutside,
      """
      vendor provider supplier upstream downstream partner agency bureau consultant third_party
      other_team another_team that_team their_team platform_team infra_team network_team data_team
      backend_team security_team the_team marketing sales product_team hosting hoster carrier registrar
      ops_team app_team mobile_team frontend_team dba_team
      """
    ),
    (
      .audience,
      """
      finance support legal accounting controller treasury compliance operations ops sales marketing risk
      security stakeholder business product analyst desk oncall call_centre call_center
      account_manager account_managers customer_service customer_care service_desk helpdesk help_desk
      editors newsroom merchandising warehouse logistics dispatch field press pr comms communications
      partner payments fraud audit auditor regulator dpo privacy owner team tenants shops stores branches
      clinics hospitals drivers couriers users consumers
      """
    ),
    (
      .leadership,
      """
      cfo cto ceo coo cio ciso vp director head manager boss lead em exec executive executives board
      management leadership chief founder mayor minister duty_manager
      """
    ),
    (
      .customers,
      "customer customers client clients merchant merchants users subscriber passengers patients readers players guests tenants public"
    ),
    (
      .negation,
      """
      not no never dont didnt doesnt wasnt werent isnt arent hadnt hasnt havent cant couldnt wouldnt
      shouldnt wont without nothing none neither nor aint
      """
    ),
    (.unable, "couldnt cant unable failed_to impossible no_way refused"),
    (
      .modal,
      "would wouldnt could couldnt should shouldnt might may must can shall ought id wed theyd"
    ),
    (
      .hypothesis,
      """
      would_be i_would we_would would_have could_have might_have if_i if_we in_such_a_situation depending
      typically usually generally ideally normally in_general hypothetically suppose assume assuming
      one_should you_should you_would it_is_important best_practice in_this_situation would_then would_also
      first_i_would then_i_would
      """
    ),
    (
      .future,
      "will going_to next_quarter next_month next_sprint soon eventually later_this_year tomorrow"
    ),
    (
      .plan,
      """
      plan planned planning backlog roadmap intend want_to would_like hope hoping discuss discussed
      discussing considering consider proposed recommend suggested looking_into looking_at in_progress
      not_yet someday still_open ticket
      """
    ),
    (
      .obligation,
      "should must have_to need_to needs_to has_to ought supposed responsible responsibility expected"
    ),
    (
      .certainty,
      "obviously clearly certain sure definitely simply of_course always naturally evidently"
    ),
    (
      .guess,
      """
      guess guessed maybe probably perhaps suspect suspected assumed thought feeling hunch bet believe
      believed figured i_suppose looked_like seemed might_be gut presumably apparently
      """
    ),
    (
      .vague,
      """
      some somewhat sort_of kind_of a_bit a_lot quite several various things stuff something somehow
      somewhere certain a_few a_while at_some_point eventually some_time after_a_while around more_or_less
      various a_number_of quickly soon fairly pretty along_the_way in_the_end or_so and_so_on etc generally
      for_a_while some_stage
      """
    ),
    (
      .first,
      "first firstly initially to_begin to_start started began at_first step_one before_anything straight right_away before_touching immediately"
    ),
    (
      .early,
      """
      immediately right_away straight_away at_once within instantly before while meanwhile in_parallel
      at_the_same_time already as_soon_as by_then first_thing beforehand
      """
    ),
    (
      .late,
      "later afterwards after finally eventually at_the_end next_day next_morning following_day once_it_was too_late already_over when_it_was"
    ),
    (
      .sequence,
      "then next second after_that afterwards secondly thirdly finally from_there at_that_point so_then which_led leading"
    ),
    (
      .every,
      "every each hourly daily weekly monthly quarterly regular regularly continuously throughout per constantly half_hourly"
    ),
    (.now, "now today nowadays currently these_days since new from_now_on"),
    (
      .sinceThen,
      "since_then since it_has ever_since to_date so_far already_caught it_caught has_caught already_fired has_fired caught fired"
    ),
    (
      .duration,
      "minutes hours seconds days weeks took lasted long total end_to_end overall altogether all_in door_to_door from_start until"
    ),
    (
      .checking,
      """
      check checked look looked compare compared query queried count counted grep diff diffed trace traced
      inspect inspected sample sampled pull pulled read graph graphed profile profiled measure measured
      test tested examine investigate search searched list listed run ran plot plotted dump dumped open
      opened describe explain sort sorted split bisect bisected capture captured sum summed verify tail
      reproduce reproduced follow followed walk walked went_through dig dug curl dig ping tcpdump group
      grouped break_down broke_down took see whether asked overlaid lined_up correlated filtered decoded
      pulled_up eyeball eyeballed scrape sniffed
      """
    ),
    (
      .tool,
      """
      grafana prometheus datadog kibana splunk jaeger kubectl sql git log logs dashboard console pprof
      wireshark curl top htop iostat strace perf explain query_history information_schema pg_stat_activity
      pg_locks burrow kcat cloudwatch cloudtrail newrelic sentry honeycomb tcpdump mtr traceroute whois
      nslookup flamegraph heap thread_dump heap_dump core_dump metrics history audit trail access_log
      airflow jenkins terraform registry crashlytics looking_glass bgp journalctl dmesg du df lsof describe
      select join explain_analyze show_processlist wal release_notes changelog diff commit pull_request
      """
    ),
    (
      .metric,
      """
      lag latency throughput rate ratio count cpu memory disk iops error errors p99 p95 percentile qps
      connections sessions queue depth backlog hit miss rows bytes heap gc goroutines threads timeouts
      retries volume traffic load null nulls average mean median offset duration depth packet loss
      """
    ),
    (
      .scoping,
      """
      scope blast_radius how_many how_big how_much how_far how_bad which affected extent since_when when_did
      began started who_is who_was per_region per_hour by_region by_version by_hour by_country by_team all_of
      only every_region everyone_or only_one just_one only_the everywhere size spread downstream exposure
      impacted first_bad how_wide how_long which_customers
      """
    ),
    (
      .compare,
      "compare compared versus vs against difference than side_by_side baseline normal usual before_and_after last_week yesterday matched matches same equal identical instead_of against_the"
    ),
    (
      .seeing,
      """
      saw showed shows found noticed turned_out revealed was_at had_gone went_from jumped dropped climbed
      rose fell spiked flat stuck came_back returned seen counted gave said there_it_was and_there
      """
    ),
    (
      .exonerate,
      """
      ruled_out rule_out not_the so_not so_it_wasnt wasnt_the isnt_the was_fine were_fine is_fine healthy
      flat clean innocent normal excluded eliminated nothing_there nothing_wrong crossed_off dismissed
      so_no cleared unchanged no_difference that_was_out fine not_guilty ok not_it was_normal
      looked_normal was_ok no_change closed_that off_the_list out_of_the_picture not_network
      """
    ),
    (
      .because,
      "because since cause caused causing due reason why root_cause culprit responsible therefore which_meant so_that_was explains led_to trigger triggered"
    ),
    (
      .turnedOut,
      "turned_out it_was the_cause root_cause culprit that_was_it there_it_was found_it we_knew explained the_reason pinned traced_it came_down_to bingo boom nailed"
    ),
    (
      .containing,
      """
      pause paused stop stopped disable disabled freeze froze frozen kill killed suspend suspended block
      blocked isolate isolated drain drained shed throttle throttled cut hold held quarantine quarantined
      switched_off turned_off took_out feature_flag kill_switch capped limited rate_limited revoke revoked
      deny denied fenced shut detach cordon rerouted redirected diverted degraded read_only maintenance_page
      stale bleeding stop_the_bleeding contain contained halted fell_back fallback failed_over
      rolled_back unplugged pulled_the_plug stopped_publishing shield
      """
    ),
    (
      .fixing,
      """
      fix fixed patch patched revert reverted rollback rolled_back restart restarted redeploy redeployed
      deploy deployed replay replayed backfill backfilled reload reloaded rebuild rebuilt restore restored
      repair repaired scaled raised increased hotfix merged shipped recreate migrated undo undid swap
      swapped removed changed corrected refilled reran re-ran reprocessed rotated added bumped resize doubled
      """
    ),
    (
      .verifying,
      """
      verify verified confirm confirmed matched reconcile reconciled recheck rechecked checked_again
      watched stable back_to_normal back_to validated proved tested zero_difference compared held clean
      re-ran soak soaked double_checked spot_checked smoke canary made_sure before_calling to_be_sure
      stayed checksum counts_match drained_to
      """
    ),
    (
      .recovered,
      "recovered back_up back_to normal working_again green restored resolved all_clear caught_up closed over_by done_by healthy_again up_again came_back"
    ),
    (
      .thrashing,
      """
      restart restarted again rebooted still_broken no_change nothing_changed didnt_help no_effect
      made_it_worse tried randomly panicked bounced doubled more_memory more_nodes more_pods scaled_up
      wrong_tree that_didnt still_the_same hoping always_the one_after_another at_random kept_restarting
      same_again turned_it_off_and_on no_luck did_nothing thrashing went_in_circles theories
      """
    ),
    (
      .lucky,
      "luckily fortunately by_chance by_accident happened_to somehow went_away by_itself on_its_own"
    ),
    (
      .telling,
      """
      tell told message messaged post posted email emailed mail mailed call called ring rang phone phoned
      notify notified inform informed announce announced ping pinged page paged brief briefed alert alerted
      warn warned write wrote send sent let_know say said share shared update updated escalate escalated
      raise flag flagged texted spoke spoken talk talked heads_up dm cc declared kept_informed let_them_know
      """
    ),
    (
      .channel,
      """
      channel slack teams thread bridge war_room status_page statuspage incident_channel call_bridge zoom
      comms_lead communications_lead incident_commander scribe intranet ticker bulletin banner group_chat
      whatsapp mailing_list liaison handled_comms did_comms ran_comms took_comms on_comms comms_to
      speaks_for one_voice
      """
    ),
    (
      .update,
      "update updates note notes rhythm cadence until_resolved until_closed every_half every_thirty next_update again same_time on_the_hour next_note half_hour bulletin closing_note all_clear"
    ),
    (
      .estimate,
      "eta estimate expect expected by_noon next_update back_at back_by would_be_back until_when when_to_expect no_estimate earliest latest should_be promised next_word next_news hear_again"
    ),
    (
      .report,
      """
      report postmortem rca write-up writeup one-pager summary document wrote_up retrospective review
      corrected_figures corrected_numbers corrected published page_report incident_report closing_note timeline
      lessons memo protocol sent_round in_writing
      """
    ),
    (
      .content,
      "affected impact scope which what_was dont_use do_not_use wrong cause_unknown workaround numbers_are what_we_know what_to_say in_plain plain_words without_jargon what_it_means"
    ),
    (
      .asked,
      "ask asked asking request requested question questions invited pulled_in brought_in got_on"
    ),
    (
      .silent,
      """
      didnt_tell told_nobody told_no_one without_telling nobody_knew kept_it_to_myself headphones muted mute
      didnt_say hadnt_told never_told no_announcement found_out_themselves noticed_themselves quiet quietly
      didnt_bother no_need_to_tell didnt_mention said_nothing by_themselves on_their_own didnt_write
      didnt_inform no_status_page nobody_asked before_anybody_noticed
      """
    ),
    (
      .insult,
      """
      incompetent incompetence stupid idiot idiotic idiots clueless lazy sloppy amateur amateurs amateurish
      careless carelessness negligent negligence reckless moron clown clowns useless pathetic unprofessional
      ridiculous embarrassing fool dumb hopeless ignorant joke circus mess rubbish garbage cowboy cowboys
      unforgivable inexcusable basic_mistake rookie schoolboy
      """
    ),
    (
      .sarcasm,
      """
      genius brilliant wonderful lovely marvellous surprise bless of_course predictably naturally typical
      as_usual once_again yet_again congratulations bravo slow_clap clever charming best_part delightful
      apparently so-called great_job nicely_done well_done thanks_to in_their_wisdom masterpiece our_friends
      magic dear hero heroes
      """
    ),
    (
      .blaming,
      """
      fault blame blamed guilty to_blame because_of_him because_of_her because_of_them their_fault his_fault
      her_fault caused_by_him whos_responsible culprit fired sacked lose_access removed_his access_removed
      written_up warning disciplinary hr consequences apologise apologize not_up_to shouldnt_be_allowed
      let_go wrong_hands on_him on_her on_them
      """
    ),
    (
      .shouldHave,
      """
      should_have shouldve could_have couldve ought_to_have had_they if_they_had if_he_had if_she_had had_he
      had_she would_have any_competent anyone_competent common_sense obvious basics first_week
      supposed_to everybody_knows everyone_knows any_engineer should_know
      """
    ),
    (
      .failed,
      "failed_to didnt_test didnt_check didnt_read didnt_ask didnt_tell_us didnt_bother never_asked never_tested never_checked never_told_us forgot forgotten neglected ignored without_asking without_testing nobody_told_us werent_told not_told not_informed wasnt_consulted without_warning"
    ),
    (
      .careless,
      "attention careful carefully diligence discipline skill experience inexperienced less_experienced competent capable trained sloppy hurry rushed quality_of_work"
    ),
    (
      .defended,
      """
      not_our not_my nothing_to_do_with our_side_was my_part_was worked_as_designed as_designed did_what
      out_of_our_control beyond_our_control nothing_we_could nothing_wrong_with wasnt_us was_not_us
      exactly_what for_the_record with_respect with_great_respect to_be_fair not_on_us had_warned we_warned
      i_warned pointed_out told_them_so as_i_said had_said behaved_correctly correct_on_our worked_perfectly
      performed_as did_its_job did_their_job was_fine not_something_we nothing_to_apologise couldnt_have
      owned_by belongs_to their_responsibility responsibility_of on_their_side on_their_end at_their_end
      """
    ),
    (
      .owning,
      """
      my_mistake my_fault my_gap my_decision my_call my_part my_own my_design my_change my_review i_missed
      i_approved i_shipped i_wrote i_should_have i_assumed i_forgot i_signed i_had_signed i_had_approved
      i_merged i_chose i_decided i_set i_never i_didnt i_hadnt our_gap our_mistake our_fault our_blind_spot
      blind_spot we_missed we_never we_assumed we_should_have we_had_no we_didnt we_hadnt we_chose we_decided
      mine ours own owned on_me on_us thats_on that_was_me that_was_ours i_built i_designed i_accepted
      i_okayed i_reviewed i_left i_put i_pushed our_design our_hole our_contract we_built
      guilty_of i_take responsibility accountable my_name our_pipeline i_skipped i_postponed i_deferred
      we_deferred we_postponed we_skipped our_own my_backlog signed_off
      """
    ),
    (
      .decided,
      "decided decision chose choice approved signed accepted agreed merged shipped okayed reviewed wrote built designed postponed deferred skipped assumed waived trusted allowed picked"
    ),
    (
      .excused,
      """
      anyone_could anybody_could could_have_been_anyone could_have_been_me any_of_us i_would_have_done
      would_have_done_the_same everyone_would reasonable in_good_faith nothing_wrong did_nothing_wrong
      followed_the did_exactly correct_by had_no_way no_way_of_knowing couldnt_have_known no_way_to_see
      not_his_fault not_her_fault not_their_fault might_have_been_me same_mistake nobodys_fault sensible
      easy_to did_what_the did_the_right understandable made_sense looked_fine looked_harmless
      """
    ),
    (
      .systemic,
      """
      process system tooling guardrail guard_rail pipeline interface form template ui default screen
      rule check review_process nothing_stopped nothing_stood let_it allowed_it let_through allows accepts
      made_it_easy trap gap hole safeguard no_guard no_check no_test no_limit no_alert contract
      missing design setup
      """
    ),
    (
      .missing,
      "missing lacked lack had_no there_was_no no nobody_had without didnt_exist wasnt_there nowhere never_had no_one_had absent blind gap hole"
    ),
    (
      .design,
      "design designed assumption default built architecture setting config policy convention"
    ),
    (
      .refused,
      """
      doesnt_matter dont_care_who not_about wasnt_about never_about i_said_no shut_that_down shut_it_down
      pushed_back does_it_matter no_names without_names left_the_name left_in_peace corrected_that
      wrong_question not_interested_in_who asked_them_not not_looking_for took_the_name struck_the
      name_out no_name left_names blameless
      """
    ),
    (
      .safeguard,
      """
      validation validate constraint schema contract lint linter gate hook policy compile type check
      unique_index idempotency idempotent lock locks timeout strict enforced refuses rejects reject
      dry_run required mandatory protected immutable admission review approve approval second_pair
      pre-commit codeowners canary staged rollout staging feature_flag progressive jitter backoff pinned
      pin expiry expires allowlist
      """
    ),
    (
      .alerting,
      "alert alerts alarm alarms monitor monitors monitoring page pages paging alerting watch watches detect detects dashboard slo burn probe synthetic heartbeat check anomaly notify warns fires notification"
    ),
    (
      .limit,
      """
      circuit breaker bulkhead limit limits cap caps quota budget rate_limit isolation isolated kill_switch
      fallback fail fails stops halts separate pool pools partition cell cells shard shards quarantine
      deadletter dead_letter back_pressure backpressure load_shedding degrade switch retry_budget
      automatic_rollback auto_rollback per_tenant cut_off scheduler breaker
      """
    ),
    (
      .test,
      "test tests tested ci build suite unit integration regression property fuzz replay load_test contract_test staging case e2e"
    ),
    (
      .practice,
      """
      runbook checklist drill game_day gameday rotation training process review template rule policy
      calendar freeze handover release_process change_process two_people pair exercise rehearsal rehearse
      quarterly meeting sign-off checklist agreement oncall_guide documentation
      """
    ),
    (
      .block,
      "block blocks blocked fail fails stop stops refuse refuses reject rejects prevent prevents cannot cant_merge cant_be wont_start wont_merge red halt halts doesnt_start abort aborts denied impossible"
    ),
    (
      .threshold,
      "above below over under more_than less_than at_least at_most exceeds exceed threshold within beyond drops_below minimum maximum max min greater fewer up_to"
    ),
    (
      .ownerDue,
      """
      owner owners owned due date dates deadline assigned tracked jira ticket by_friday by_monday sprint
      quarter end_of with_names finished closed merged live signed follow_up actions action_items reviewed_weekly
      """
    ),
    (
      .done,
      "done live shipped finished closed merged rolled_out in_place running deployed built introduced implemented added moved wrote put since went_live"
    ),
    (
      .wholeClass,
      """
      class kind whole all every any other others everywhere across each same_pattern same_hole same_mistake
      not_just not_only general all_services all_our fleet every_service anywhere elsewhere also_checked
      other_services the_rest similar family sweep swept went_through_all every_other audit audited
      """
    ),
    (
      .promise,
      """
      more_careful be_careful careful better_monitoring more_monitoring better_testing more_testing improve
      improved improving improvement better communication awareness aware attention lessons learned
      closer closely stricter going_forward in_future in_the_future make_sure try_to vigilant robust
      better_tooling more_alerts more_training documentation more_checks best_practices
      """
    ),
    (
      .training,
      "training trainings train educate workshop remind reminded reminder coaching onboarding culture discipline mindset"
    ),
    (
      .impact,
      """
      lost loss cost revenue users customers orders rows affected impacted failed missing wrong refunds
      refunded failures bookings transactions sla credits penalty charged tickets errors requests
      unavailable downtime duplicates
      """
    ),
    (
      .trouble,
      """
      fail failed fails failing failure failures error errors broke broken down outage stuck slow slower
      timeout timeouts timed_out crash crashed crashes wrong missing lost losing incident alert alerted paged
      pager alarm red spike spiked lag lagging late delayed delay stale corrupt corrupted duplicate duplicates
      leak leaked full exhausted overload overloaded unreachable rejected refused complained complaining
      complaint complaints blank empty hang hung hanging freeze froze frozen stopped gone dropped dropping
      climbing rising unavailable degraded saturated blocked expired couldnt cant cannot nothing_arrived
      bug mistake doubled tripled twice offline dead died dying killed spinner backlog queue_grew
      stopped_working didnt_work not_working stood_still panic throttled
      """
    ),
    (
      .checklist,
      "ensure stakeholders stakeholder communication leverage systematic structured approach robust implement establish define regularly appropriate relevant proactive observability alignment synergy ownership culture excellence framework methodology"
    ),
  ]
}
