import PostMortem
import Testing

/// Sentences that blame, of our own making, each in the section where it stands.
struct Planted: CustomTestStringConvertible {
  var kind: FindingKind
  var section: Section
  var sentence: String
  var testDescription: String { "\(kind.rawValue): \(sentence)" }

  private init(_ kind: FindingKind, _ section: Section, _ sentence: String) {
    self.kind = kind
    self.section = section
    self.sentence = sentence
  }

  static let all: [Planted] = [
    Planted(
      .personCause, .rootCause,
      "The outage was caused by a database administrator who ran the cleanup against the live schema."
    ),
    Planted(.personCause, .rootCause, "Human error during the certificate swap."),
    Planted(
      .personCause, .rootCause, "The root cause was operator error while switching the feeds."),
    Planted(
      .personCause, .rootCause, "Root cause: Tomasz typed the wrong tenant id into the console."),
    Planted(
      .personCause, .rootCause, "The release manager deployed the wrong artefact to all regions."),
    Planted(
      .personCause, .rootCause,
      "It comes down to the night operator, who restarted the primary instead of the replica."),
    Planted(
      .personCause, .rootCause, "Svetlana forgot to renew the wildcard certificate in January."),
    Planted(.personCause, .rootCause, "A junior engineer accidentally deleted the routing table."),
    Planted(
      .personCause, .rootCause,
      "The mistake made by the network team took the whole campus offline."),
    Planted(
      .personCause, .rootCause, "The failure can be traced back to the contractor's carelessness."),
    Planted(.personCause, .factors, "The reviewer approved the change without reading it."),
    Planted(
      .personCause, .factors,
      "Because the on-call engineer ignored the first page, the queue grew for an hour."),
    Planted(.personCause, .factors, "The platform team broke the build and went home."),
    Planted(
      .personCause, .summary,
      "On 3 May the shop was down for 40 minutes because a developer had pushed an untested migration."
    ),
    Planted(
      .personCause, .summary,
      "The vendor's technician unplugged the wrong rack, which cost us 2,000 orders."),
    Planted(.personCause, .wentWell, "Support worked around the mess that Henrik caused."),
    Planted(.personCause, .rootCause, "Priya's oversight let the expired key through."),
    Planted(
      .personCause, .rootCause,
      "Pilot error: the switch was in the wrong position because she misread the label."),
    Planted(.personCause, .rootCause, "The analyst dropped the production table at 14:05."),
    Planted(.personCause, .rootCause, "The blame lies with the storage group."),
    Planted(.personCause, .rootCause, "It was Karim's fault that the firewall stayed open."),
    Planted(.personCause, .rootCause, "The DBA was responsible for the outage."),
    Planted(.personCause, .factors, "Operations misconfigured the load balancer and told nobody."),
    Planted(
      .personCause, .timeline, "14:02 Someone from the data team wiped the bucket by mistake"),
    Planted(.personCause, .factors, "User error in the admin console led to the deletion."),
    Planted(
      .personCause, .rootCause,
      "The incident happened since one of our engineers skipped the canary stage."),
    Planted(
      .personCause, .rootCause,
      "The bad flag was introduced by Ingrid when she edited the file by hand."),
    Planted(
      .personCause, .rootCause, "An intern copied the staging password into the production vault."),
    Planted(
      .counterfactual, .rootCause,
      "The on-call engineer should have checked the lag before restarting."),
    Planted(
      .counterfactual, .factors, "The team could have noticed the growing queue much earlier."),
    Planted(.counterfactual, .factors, "We should have tested the restore before the upgrade."),
    Planted(
      .counterfactual, .factors,
      "If the reviewer had looked at the diff properly, the flag would not have shipped."),
    Planted(.counterfactual, .factors, "The operator failed to follow the runbook."),
    Planted(
      .counterfactual, .factors, "The developers ought to have known that the index was missing."),
    Planted(
      .counterfactual, .factors,
      "Had somebody read the release notes, none of this would have happened."),
    Planted(
      .counterfactual, .rootCause, "The responsible engineer neglected to update the allow list."),
    Planted(.counterfactual, .rootCause, "The change should never have been merged on a Friday."),
    Planted(.counterfactual, .factors, "This could have been avoided with a bit more care."),
    Planted(
      .counterfactual, .factors, "The database team did not bother to check the replication status."
    ),
    Planted(
      .counterfactual, .factors, "The network engineer was supposed to warn the other teams."),
    Planted(
      .counterfactual, .summary,
      "On 2 June billing was late by 3 hours, which the batch team could easily have prevented."),
    Planted(.counterfactual, .factors, "Nobody bothered to look at the dashboard for two days."),
    Planted(.counterfactual, .factors, "They should've escalated to the vendor right away."),
    Planted(
      .counterfactual, .factors, "The release manager never asked whether the freeze was over."),
    Planted(.counterfactual, .factors, "Marta didn't read the ticket to the end."),
    Planted(
      .counterfactual, .timeline, "10:20 Ops should have paged the storage team at this point"),
    Planted(.counterfactual, .rootCause, "If only she had waited for the second approval."),
    Planted(
      .counterfactual, .factors, "The warning should have been taken seriously by the shift lead."),
    Planted(
      .counterfactual, .factors, "Any competent administrator would have seen the disk filling up."),
    Planted(
      .counterfactual, .factors,
      "The on-call might have noticed it sooner had he looked at the right graph."),
    Planted(.counterfactual, .factors, "Support failed to tell the customers for two hours."),
    Planted(.hiddenName, .rootCause, "The pre-deployment check was skipped."),
    Planted(.hiddenName, .rootCause, "The renewal had simply been forgotten."),
    Planted(.hiddenName, .factors, "The warning in the channel was ignored for three hours."),
    Planted(.hiddenName, .factors, "Mistakes were made during the hand-over."),
    Planted(.hiddenName, .rootCause, "The wrong button was pressed on the admin page."),
    Planted(.hiddenName, .rootCause, "Somebody had switched off the alarm the night before."),
    Planted(.hiddenName, .rootCause, "A certain engineer thought the step was optional."),
    Planted(.hiddenName, .factors, "The runbook was not followed."),
    Planted(.hiddenName, .rootCause, "The bucket was accidentally deleted during housekeeping."),
    Planted(.hiddenName, .factors, "The review comments were disregarded."),
    Planted(.hiddenName, .factors, "The alert was overlooked because the weekend had started."),
    Planted(
      .hiddenName, .rootCause, "The migration was run without asking the owners of the table."),
    Planted(.hiddenName, .rootCause, "A colleague who shall remain nameless changed the record."),
    Planted(.hiddenName, .factors, "Corners were cut in the rush to the launch."),
    Planted(.hiddenName, .factors, "The failover test was left out this quarter."),
    Planted(.hiddenName, .rootCause, "The table was dropped by mistake."),
    Planted(.hiddenName, .factors, "No attention was paid to the growing backlog."),
    Planted(.hiddenName, .factors, "The instructions weren't read before the upgrade."),
    Planted(.hiddenName, .factors, "The page was dismissed twice."),
    Planted(.hiddenName, .rootCause, "The individual in question had admin rights."),
    Planted(.adjective, .rootCause, "A careless change to the routing rules."),
    Planted(.adjective, .factors, "As usual, QA signed it off in five minutes."),
    Planted(.adjective, .factors, "The sloppy hand-over cost us an hour."),
    Planted(.adjective, .factors, "Ops blindly restarted everything."),
    Planted(.adjective, .rootCause, "It was a rookie mistake in the configuration."),
    Planted(.adjective, .factors, "The team was too lazy to write a test."),
    Planted(.adjective, .factors, "The developer in his infinite wisdom turned off the limiter."),
    Planted(
      .adjective, .summary,
      "On 4 July the reckless rollout of version 9 took the portal down for 2 hours."),
    Planted(.adjective, .factors, "It is common sense that one tests a backup."),
    Planted(.adjective, .factors, "An irresponsible shortcut in the deploy script."),
    Planted(.adjective, .factors, "Surprise, surprise: the monitoring was off again."),
    Planted(.adjective, .factors, "The on-call was asleep at the wheel."),
    Planted(.adjective, .factors, "The vendor's support was incompetent."),
    Planted(
      .personCause, .rootCause,
      "An engineer on the payments team had mistakenly revoked the signing key."),
    Planted(
      .personCause, .rootCause, "We traced it to a sysadmin who had left the debug port open."),
    Planted(.personCause, .rootCause, "The reason is simple: our DBA truncated the ledger."),
    Planted(.personCause, .rootCause, "Ultimately, Oleksandr is to blame for the missing index."),
    Planted(.personCause, .rootCause, "The true cause is the negligence of the operations crew."),
    Planted(.personCause, .rootCause, "Individual error by a member of the release team."),
    Planted(.personCause, .factors, "Lukas was too slow to react, and he pulled the wrong cable."),
    Planted(
      .personCause, .summary,
      "On 3 May the site was unavailable for an hour after Mariam deployed a broken build."),
    Planted(
      .personCause, .factors, "The developer's failure to add a limit brought the broker down."),
    Planted(
      .personCause, .rootCause,
      "The sole reason for the outage was an engineer not paying attention."),
    Planted(.personCause, .rootCause, "A technician mixed up the two cables."),
    Planted(.personCause, .rootCause, "Our architect's bad decision to share the pool."),
    Planted(.personCause, .factors, "It took two hours since the on-call overslept."),
    Planted(.personCause, .trigger, "A contractor ran the migration script on the wrong host."),
    Planted(.personCause, .rootCause, "Sofia entered 10 instead of 100 as the limit."),
    Planted(
      .personCause, .rootCause,
      "This incident is the direct result of the night shift's inattention."),
    Planted(
      .personCause, .rootCause, "The dev who wrote the loader did not understand the format."),
    Planted(.personCause, .rootCause, "The new hire pushed straight to main without a review."),
    Planted(.personCause, .rootCause, "He disabled the safety check to save time."),
    Planted(
      .personCause, .rootCause, "The team lead's decision to skip testing caused the failure."),
    Planted(
      .counterfactual, .factors, "With a little attention the engineer would have spotted the typo."
    ),
    Planted(.counterfactual, .factors, "The lead should not have approved this."),
    Planted(
      .counterfactual, .factors, "Security ought to have been consulted before the rule was opened."
    ),
    Planted(.counterfactual, .factors, "Joanna could simply have asked."),
    Planted(.counterfactual, .factors, "The on-call person didn't escalate in time."),
    Planted(.counterfactual, .factors, "We could have prevented this by testing on a copy."),
    Planted(
      .counterfactual, .factors,
      "Had we reacted to the first page, the queue would not have filled up."),
    Planted(
      .counterfactual, .factors,
      "A quick look at the calendar would have told the team that the certificate was about to expire."
    ),
    Planted(.counterfactual, .factors, "They had failed to communicate the maintenance window."),
    Planted(
      .counterfactual, .factors,
      "It should have been obvious to everyone that the disk was filling."),
    Planted(.counterfactual, .factors, "The team did nothing about the warnings for a week."),
    Planted(
      .counterfactual, .factors, "The reviewers might have caught it, had they opened the file."),
    Planted(.counterfactual, .rootCause, "This should have been tested."),
    Planted(.counterfactual, .rootCause, "The restore should have been rehearsed at least once."),
    Planted(.counterfactual, .factors, "No one thought of checking the second region."),
    Planted(
      .counterfactual, .factors,
      "If Ahmed had read the alert to the end, he would have seen the host name."),
    Planted(.counterfactual, .factors, "The engineer needed to have verified the backup first."),
    Planted(
      .counterfactual, .timeline,
      "09:50 On-call should have rolled back here but continued to debug"),
    Planted(
      .counterfactual, .factors,
      "Failing to verify the checksum, the operator loaded the wrong image."),
    Planted(
      .counterfactual, .factors,
      "The vendor never told us about the change although they were obliged to."),
    Planted(.counterfactual, .factors, "Why did the developer not simply ask?"),
    Planted(
      .counterfactual, .summary, "The outage on 3 May lasted 2 hours and could have been avoided."),
    Planted(.hiddenName, .factors, "The ticket was left unanswered for nine days."),
    Planted(.hiddenName, .factors, "The limit had been set incorrectly."),
    Planted(.hiddenName, .rootCause, "It was decided to skip the load test."),
    Planted(.hiddenName, .rootCause, "The change was merged without review."),
    Planted(.hiddenName, .rootCause, "A typo was made in the host name."),
    Planted(.hiddenName, .rootCause, "The step was forgotten."),
    Planted(.hiddenName, .rootCause, "The checklist was not completed."),
    Planted(.hiddenName, .factors, "Warnings from the vendor were brushed aside."),
    Planted(.hiddenName, .factors, "An error was made when the keys were rotated."),
    Planted(.hiddenName, .rootCause, "The deletion was carried out on the wrong cluster."),
    Planted(.hiddenName, .rootCause, "Someone thought it was safe to reboot."),
    Planted(.hiddenName, .factors, "Nothing was said to the on-call about the maintenance."),
    Planted(.hiddenName, .factors, "The procedure was bypassed to save time."),
    Planted(.hiddenName, .factors, "The backup job was disabled and forgotten about."),
    Planted(.hiddenName, .factors, "Two alerts were acknowledged but not acted upon."),
    Planted(
      .hiddenName, .rootCause, "One of the engineers, whose name is known, changed the flag."),
    Planted(.hiddenName, .factors, "The message was misunderstood."),
    Planted(.adjective, .factors, "The on-call showed a remarkable lack of interest."),
    Planted(.adjective, .factors, "The review was, as always with this team, a formality."),
    Planted(.adjective, .factors, "A half-baked migration by people in a hurry."),
    Planted(.adjective, .factors, "The documentation was ignored by an overconfident developer."),
    Planted(.adjective, .factors, "Unsurprisingly, the frontend people blamed the backend."),
    Planted(.adjective, .factors, "It was plain stupid to deploy on Friday."),
    Planted(
      .adjective, .factors, "The carelessness with which the keys were handled is hard to believe."),
    Planted(.adjective, .factors, "The network team, brilliant as ever, rebooted both routers."),
    Planted(.adjective, .factors, "Only an idiot runs this without a filter."),
    Planted(.adjective, .factors, "The handling of the alert was unprofessional."),
    Planted(.adjective, .factors, "Ops were half asleep that night."),
    Planted(.adjective, .factors, "The admin nonchalantly typed yes."),
    Planted(.adjective, .rootCause, "An amateurish change window plan."),
    Planted(.adjective, .factors, "Of course nobody had tested it."),
  ]
}

/// Sentences that look like blame and are none.
struct Harmless: CustomTestStringConvertible {
  var section: Section
  var sentence: String
  var testDescription: String { sentence }

  private init(_ section: Section, _ sentence: String) {
    self.section = section
    self.sentence = sentence
  }

  static let all: [Harmless] = [
    Harmless(
      .rootCause, "The scheduler is fault-tolerant, yet both leaders wrote to the same log."),
    Harmless(.rootCause, "We ran `git blame` to find the change that introduced the flag."),
    Harmless(.rootCause, "The ingest process failed to start because its port was taken."),
    Harmless(.rootCause, "The timeout should have been 200 ms and was 200 s in the template."),
    Harmless(.factors, "An alert on consumer lag would have fired forty minutes earlier."),
    Harmless(.factors, "The alert should have fired at 5% and was set to 50%."),
    Harmless(.rootCause, "The requests were dropped by the proxy once its table was full."),
    Harmless(.rootCause, "The pod was killed by the kernel and the volume was not mounted again."),
    Harmless(.actions, "Owner: Tomasz Nowak, due 14 June: add a lag alert at 10,000 messages."),
    Harmless(.rootCause, "The client retried without a limit, which kept the database saturated."),
    Harmless(
      .factors,
      "The page in the wiki says \"the engineer should have checked the disk\", which no longer applies."
    ),
    Harmless(
      .factors, "See [why the operator failed to notice](https://example.org/x) for a similar case."
    ),
    Harmless(
      .rootCause,
      "The certificate expired because the renewal job was pinned to a host that no longer exists."),
    Harmless(.wentWell, "The on-call engineer rolled back within four minutes of the page."),
    Harmless(
      .wentWell, "Support told customers early, and the sales team asked for nothing twice."),
    Harmless(.factors, "Nothing in the deploy pipeline checks that a flag exists."),
    Harmless(.factors, "No test covered a table without rows."),
    Harmless(.rootCause, "The consumer skipped the message after three retries."),
    Harmless(.rootCause, "The unknown field was ignored by the parser."),
    Harmless(.timeline, "09:12 The on-call engineer restarted the broker, without effect"),
    Harmless(.timeline, "09:20 Database team paged"),
    Harmless(.timeline, "09:31 Priya ruled out the network: no packet loss between the zones"),
    Harmless(.timeline, "09:40 We rolled back to 4.1"),
    Harmless(
      .rootCause, "The job should have been retried and was sent to the dead-letter queue instead."),
    Harmless(.factors, "The dashboard was built for one region and could not show the second."),
    Harmless(.factors, "The runbook had no step for a full disk."),
    Harmless(.factors, "Ownership of the cron host was unclear after the reorganisation."),
    Harmless(
      .rootCause,
      "A new column was added upstream; the loader cast it to text and reported success."),
    Harmless(.rootCause, "The health check failed to detect that the pool was exhausted."),
    Harmless(
      .factors,
      "We did not have a staging copy of the data, so the change met real rows first in production."
    ),
    Harmless(.factors, "The team had three other incidents that week."),
    Harmless(
      .actions,
      "Users should have a way to see stale prices: banner on the price page, Ana, 12 May."),
    Harmless(
      .summary,
      "On 3 May from 09:12 to 10:40 checkout answered 30% of requests with errors; 1,200 orders were lost."
    ),
    Harmless(
      .resolution, "The offending rows were deleted by the nightly job and the index was rebuilt."),
    Harmless(.rootCause, "The lock was never released because the process failed to exit."),
    Harmless(
      .rootCause, "Two consoles look identical, so a command for the sandbox reached production."),
    Harmless(
      .factors, "Retries could have been capped by the client library, which has no such setting."),
    Harmless(.factors, "Traffic continued as usual until 10:05."),
    Harmless(.factors, "The error rate was low enough to be lost in the noise."),
    Harmless(.rootCause, "A typo in the template is not caught by the schema."),
    Harmless(.factors, "The naive retry loop of the SDK doubles the load."),
    Harmless(
      .factors,
      "The lazy initialisation of the pool hid the missing driver until the first request."),
    Harmless(.factors, "A blind spot in the metrics: nothing counts rejected rows."),
    Harmless(.rootCause, "Human review cannot see a difference of one byte in a generated file."),
    Harmless(.wentWell, "Nobody was blamed, and people spoke openly."),
    Harmless(.rootCause, "The segmentation fault in the parser was triggered by an empty header."),
    Harmless(.factors, "The test suite missed the case of a leap year."),
    Harmless(.factors, "The page cache was bypassed by requests with a query string."),
    Harmless(
      .summary, "Customers could not log in for 25 minutes after the identity provider's update."),
    Harmless(.timeline, "10:15 Manager of the warehouse reports empty labels"),
    Harmless(.data, "The engineer dashboard failed to load during the incident."),
    Harmless(.actions, "Reviewers see a plan of deleted rows before they approve (Jonas, 2 July)."),
    Harmless(.actions, "Someone from support joins the incident channel: rota by Mei, 1 August."),
    Harmless(.factors, "We could not tell which of the two nodes was the leader."),
    Harmless(.factors, "The queue would have drained by itself in six hours."),
    Harmless(.resolution, "The broken node was removed by the operator and the cluster recovered."),
    Harmless(
      .rootCause, "Kubernetes should have restarted the pod, but the probe reported it healthy."),
    Harmless(.factors, "The change had been reviewed and tested with last month's data."),
    Harmless(.factors, "The pager rule was written for one service and was silent for the other."),
    Harmless(
      .factors, "The message from the vendor went to a mailbox that nobody reads since March."),
    Harmless(.rootCause, "The Kubernetes operator failed to reconcile the claim."),
    Harmless(.rootCause, "The lock owner failed to renew its lease."),
    Harmless(.rootCause, "A cluster member failed to rejoin the quorum."),
    Harmless(.rootCause, "The package manager ignored the pinned version."),
    Harmless(.rootCause, "Two workers failed to pick up their jobs."),
    Harmless(.rootCause, "The transaction coordinator skipped the second phase."),
    Harmless(.rootCause, "The query planner ignored the index."),
    Harmless(.rootCause, "The session manager broke on an empty cookie."),
    Harmless(.rootCause, "The traffic shift failed to drain the old zone."),
  ]
}
