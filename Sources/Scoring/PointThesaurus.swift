import Prose

/// Words that engineers use for the same thing, so that "put back" can cover
/// "roll back": a line is a group, and a word may stand in several.
///
/// General on purpose: nothing here comes from one scenario.
struct PointThesaurus: Sendable {
  /// The one in use.
  static let standard = PointThesaurus()

  /// The groups of a stem, by their number.
  private let groups: [String: [Int]]

  private init() {
    var groups: [String: [Int]] = [:]
    let lines = Self.lines.split(separator: "\n")
    for (number, line) in lines.enumerated() {
      for word in line.split(separator: " ") {
        // Through the tokenizer, so that spelling and stem are those of answers.
        for token in Passage(String(word)).tokens
        where token.kind == .word && groups[token.stem]?.last != number {
          groups[token.stem, default: []].append(number)
        }
      }
    }
    self.groups = groups
  }

  /// The groups in which `stem` stands.
  func groups(of stem: String) -> [Int] { groups[stem] ?? [] }

  private static let lines = """
    rollback revert undo restore reverted rolled backout undone
    lag behind backlog queue pending unread
    page alert alarm pager notify warn warning
    check verify confirm validate test compare inspect examine look
    deploy release rollout ship publish push
    restart reboot bounce recycle cycle
    crash die died dead kill fail down broke break
    threshold limit cap ceiling maximum max bound quota
    fast quick rapid prompt
    slow latency sluggish delay crawl
    owner owned responsible assigned name
    monitor watch track observe dashboard graph metric
    duplicate double twice repeated dup
    drop lost lose missing gone disappear vanish short
    null empty blank none
    column field attribute
    schema contract shape structure format
    query statement sql select
    cost spend money bill dear expensive price credit
    stop halt pause suspend freeze hold kill cancel block
    replay reprocess rerun backfill reload reran
    equal same match identical agree tie tally
    gradual slowly canary staged step percent small piece
    drill exercise game rehearse practise practice
    config configuration setting parameter flag
    certificate cert tls
    customer user client people
    database db postgres mysql
    pod container instance process
    node host machine server box
    memory ram heap oom
    cpu core compute
    thread goroutine worker
    disk volume storage space filesystem
    log trace
    error exception failure panic
    cache redis
    retry repeat reattempt
    backoff jitter random randomize spread
    message event record
    consumer reader
    producer writer sender
    topic stream kafka
    parser parse cast json decode
    merge pr review reviewer approve approval signoff
    ci build pipeline
    count tally number row
    sum total amount dollar
    reconcile reconciliation balance compare
    hour hourly
    day daily night nightly
    week weekly
    month monthly
    quarter quarterly
    runbook playbook checklist procedure document wiki
    secret key credential token password
    rotate rotation revoke replace renew
    region zone datacenter site
    route routing bgp traffic
    shed refuse reject turn throttle limit
    version upgrade update bump
    dependency library package module
    lock block wait
    timeout deadline expire
    partition shard
    skew hot uneven
    offset position
    snapshot backup copy
    history historical past
    mail email letter
    phone call ring
    finance controller accounting
    dry plan preview simulate
    guard guardrail safeguard protect fuse
    isolate separate quarantine park aside
    automatic auto itself
    manual hand
    stale old outdated late freshness
    leader election primary master
    replica standby follower secondary
    failover switchover promote
    quorum majority
    dns resolve resolver record zone
    ttl expire lifetime
    cutover migration migrate switch move
    drift distribution shift
    invoice bill charge
    refund reimburse repay credit
    idempotent idempotency dedupe dedup unique
    unique identifier id
    warehouse snowflake
    author person who
    trigger schedule scheduler cron timer
    graph chart plot
    bug defect mistake
    cause reason root why
    baseline normal usual
    grow growth trend slope rise climb
    poison malformed bad corrupt break
    dlq deadletter quarantine
    gateway edge envoy proxy balancer
    global everywhere worldwide
    switch flag toggle
    """
}
