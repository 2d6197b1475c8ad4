/// The file with which an author begins: every key, with a word on each, and an
/// incident to overwrite.
package enum ScenarioTemplate {
  /// A file for `id` in which `check` finds nothing.
  package static func text(id: String) -> String {
    body.replacing("ID", with: id, maxReplacements: 1)
  }

  private static let body = """
    # yaml-language-server: $schema=schema.json
    # Replace this incident by yours, then: warstory check FILE
    # Prose is enough. Keys marked "optional" may go. Roles, never names.
    format: 1
    id: ID   # the name of this file
    title: Search returns nothing for one customer in five
    severity: P1                  # P0 worst, P1, P2, P3
    domain: Travel                # optional
    tags: [elasticsearch, deploy] # optional, to filter by

    # What the candidate is told: what system, what is wrong, what is known so
    # far. Numbers, and what is normal. Not the cause.
    situation: >
      At 14:05 on a Tuesday support reports empty result lists on a booking site. 20% of searches
      return nothing instead of the usual 2%, and bookings have fallen from 40 to 31 a minute.
      Latency is normal and no alert has fired.
    role: You are on call for search. # optional

    # The path to the cause, in order. Each check is one thing that a listener
    # can tick; the finding is what it shows.
    diagnosis:
      - at: T+0
        check: Split empty results by data centre, language and app version
        finding: Only requests to one of five index nodes, since 13:40   # optional
        step: scope               # optional: scope, investigate, contain, fix, verify, inform
        label: who is affected    # optional: a short name for the interviewer, 28 columns
        listen_for:               # optional: other ways in which people say it, up to 40
          - how many are affected
          - only one node
          - we broke it down by site and it was always the same machine
        not_for:                  # optional: near misses that are not it
          - we never found out who was hit
      - at: T+7m
        check: Take the node out of the load balancer before the cause is known
        finding: Empty lists fall to 2% within a minute
        step: contain
        listen_for: [stop the bleeding, drained it]
      - at: T+15m
        check: Compare the document count of the node with its neighbours
        finding: 1.1 million documents instead of 5.6 million, a rebuild stopped half way
        step: investigate
        listen_for: [index was incomplete, a fifth of the data]
      - at: T+40m
        check: Rebuild the index from the snapshot of the night
        step: fix
        listen_for: [restored it, loaded the backup]
      - at: T+1h10m
        check: Replay the searches of the last hour against all five and watch bookings
        finding: Results agree, 40 bookings a minute for half an hour
        step: verify
        listen_for: [same answers everywhere, held for thirty minutes]

    # What makes the system better. Concrete: what, where, at which threshold.
    prevention:
      - measure: A node takes traffic only with 99% of the documents of its neighbours
        layer: prevent            # optional: prevent, detect, contain, process
        listen_for: [readiness check, gate on the count]
      - measure: Page when one node answers empty three times as often as the others
        layer: detect
        listen_for: [alarm on empty lists, outlier alert]

    # Who should have heard what, and when. Optional.
    communication:
      - audience: Support
        message: At 14:15, one search in five is empty, retry helps, next word at 14:45

    # Whom it would be easy to blame: a role. Optional.
    scapegoat: the engineer who started the rebuild at lunch time

    # Questions after the story.
    follow_ups:
      - ask: Why did no alert fire for 25 minutes?
        looking_for: Owns that latency and errors were watched but not whether answers made sense
        listen_for: [fast and wrong, only watched errors]

    sources: [A public write-up of such an incident]   # optional

    """
}
