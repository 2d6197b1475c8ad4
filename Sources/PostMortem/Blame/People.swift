/// Who may be blamed in a post-mortem: roles, teams, and the people it names.
struct People {
  private var named: Set<String>

  /// Knows common first names and those in `named`, in lower case.
  init(named: Set<String> = []) {
    self.named = named
  }

  func isRole(_ word: String) -> Bool { Self.roles.contains(word) }
  func isName(_ word: String) -> Bool { named.contains(word) || Self.firstNames.contains(word) }
  /// Whether a role is a part of a machine by the word before it: the lock's
  /// owner, a cluster's member, the operator of a resource.
  func isMachine(_ role: String, after modifier: String) -> Bool {
    Self.ambiguous.contains(role)
      && (Self.modifiers.contains(modifier)
        || Self.things.contains(modifier)
          && ![
            "support", "service", "security", "network", "storage", "production", "database",
            "deployment", "testing", "batch", "customer", "systems", "system",
          ].contains(modifier))
  }
  /// A part of a company that acts like a person when nothing stands before it.
  func isDepartment(_ word: String) -> Bool { Self.departments.contains(word) }
  func isUnnamed(_ word: String) -> Bool { Self.unnamed.contains(word) }
  /// A word that starts with a capital and is no person's name.
  func isThing(_ word: String) -> Bool { Self.things.contains(word) || Words.common.contains(word) }

  private static let ambiguous: Set<String> = [
    "operator", "operators", "manager", "managers", "owner", "owners", "member", "members",
    "supervisor", "supervisors", "management", "lead", "leads", "ops", "shift", "head", "party",
  ]

  private static let modifiers: Set<String> = [
    "cluster", "package", "connection", "session", "queue", "lock", "task", "resource", "config",
    "configuration", "memory", "secret", "secrets", "state", "cert", "certificate", "job",
    "process",
    "window", "alert", "transaction", "lease", "shard", "partition", "row", "replica", "raft",
    "quorum",
    "node", "volume", "cache", "buffer", "thread", "pool", "dns", "ip", "token", "key", "k8s",
    "elastic",
    "crd", "custom", "group", "consumer", "traffic", "bit", "traffics", "schema", "index", "disk",
    "heap",
    "#", "write", "read", "print", "device", "boot", "unit", "dependency", "power", "file", "data",
    "third", "comparison", "boolean", "join", "file", "pod", "deployment", "stateful", "swarm",
    "password",
  ]

  private static let departments: Set<String> = [
    "support", "security", "sales", "marketing", "finance", "operations", "infrastructure",
    "procurement", "networking", "product", "legal", "engineering", "development",
  ]

  private static let unnamed: Set<String> = ["somebody", "someone"]

  private static let roles = Set(
    """
    engineer engineers developer developers dev devs operator operators admin admins administrator \
    administrators sysadmin sysadmins dba dbas oncall sre sres manager managers analyst analysts \
    reviewer reviewers tester testers contractor contractors consultant consultants intern interns \
    junior juniors senior seniors colleague colleagues teammate teammates employee employees staff \
    staffer member members lead leads owner owners author authors maintainer maintainers \
    team teams crew crews shift ops qa devops department management leadership architect architects \
    technician technicians programmer programmers coder coders designer scientist scientists \
    specialist specialists responder responders commander people person persons individual \
    individuals guy guys hire hires newcomer apprentice trainee trainees supplier vendor vendors \
    human humans director directors boss head cto ceo coo ciso approver approvers supervisor \
    supervisors squad squads executive executives executives man woman party parties \
    organization electrician fitter
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let firstNames = Set(
    """
    aaron abdul abigail adam adele adrian agnes ahmed aidan aisha alan albert alejandro alex \
    alexander alexandra alexis alfred ali alice alicia alina alison amanda amelia amina amir amit \
    amy ana anastasia anders andre andrea andreas andrei andrew andrzej andy angela angelo anil \
    anita anja ann anna anne annette annika anthony antoine anton antonio anya arjun arne arthur \
    arun asha ashley astrid axel ayesha barbara bart beatrice beatriz ben benedikt benjamin bernard \
    bernd bert beth betty bianca bill bjorn bob bogdan boris brad brandon brenda brian bridget bruce \
    bruno bryan camila carla carlos carmen carol caroline catherine cecilia celine chandra charles \
    charlie charlotte cheng chiara chidi chloe chris christian christina christine christopher \
    cindy claire clara claudia colin connor craig cristina curtis cynthia dagmar damian dan dana \
    daniel daniela darren dave david deborah deepa deepak denis dennis derek devon diana diego dieter \
    dimitri dmitri dmitry dominic dominik donald donna dorota doug douglas duncan dylan eduardo edward \
    elena elias elif elijah elisa elise elizabeth ella ellen emil emilia emily emma enrique eric erica \
    erik erika erin ernst esther ethan eugene eva evan evelyn ewa fabian farah farida fatima federico \
    felix fernando filip finn fiona florian francesca francesco francis francisco frank franz fred \
    frederic frederik freya fritz gabriel gabriela gareth gary gavin geoff george georg gerald gerhard \
    gina giorgio giovanni giulia gloria gordon graham greg gregor guido gunther gustav guy hana hanna \
    hannah hans harald harry hassan heather hector heidi heike heinz helen helena helene helga henning \
    henri henrik henry herbert hiroshi holger horst howard ian ibrahim ida igor ilya imran ines inga \
    ingrid irina isaac isabel isabella ivan ivana jack jacob jacqueline jakob jakub james jamie jan \
    jana jane janet jason javier jean jeff jennifer jenny jens jeremy jerome jerry jesse jessica jill \
    jim jin jo joan joana joanna joao joe joel johan johann johannes john johnny jon jonas jonathan \
    jorge jose josef joseph josh joshua juan judith julia julian julie jun justin kai kamal kamil karen \
    karim karin karl karolina kasia kate katharina katherine kathrin kathy katja katrin kavita keith \
    kelly ken kenneth kenji kevin khalid kim kirsten klaus krishna kristin krzysztof kumar kurt kyle \
    lars laszlo laura lauren laurent lea leah lee lena leo leon leonard leonie leticia liam lidia lin \
    linda lindqvist lisa liu liz logan lorenzo louis louise luca lucas lucia lucy luis luisa lukas luke \
    lydia maciej magda magdalena magnus malik manuel marc marcel marcin marco marcos marcus marek \
    margaret maria mariam marian marianne marie marina mario marion mark markus marta martha martin martina \
    mary mateo mateusz matt matteo matthew matthias maurice max maxim maya megan mehmet mei melanie \
    melissa michael michal michel michelle miguel mika mike milan milena ming miriam mitch mohamed \
    mohammed moritz monica monika muhammad mustafa nadia nadine naomi natalia natalie natasha nathan \
    neha neil nelson ngozi nia nick nicola nicolas nicole niels nigel nikita nikhil niklas nikolai nina \
    noah noel nora nuno odile ola olaf oleg olena olga oliver olivia olivier omar oscar oskar otto owen \
    pablo pamela paolo pascal patricia patrick paul paula paulo pavel pedro pete peter petra phil \
    philip philippe pierre piotr priya rachel rafael raj rajesh ralf ramesh raphael rasmus raul ravi \
    rebecca reinhard renata rene ricardo richard rita robert roberto robin rodrigo roger rohan roland \
    roman romain ron ronald rosa rosie rui rune rupert ruth ryan sabine sally sam samantha samir \
    samuel sandra sanjay santiago sara sarah sascha satoshi scott sean sebastian serge sergei sergey \
    sergio seth shane sharon shawn shreya silvia simon simone sinead sofia sofie sonja sophia sophie \
    soren stefan stefanie stella stephan stephanie stephen steve steven stuart sunil susan susanne \
    sven svetlana sylvia tamara tanja tanya tariq tatiana ted teresa terry thomas tim timothy tina tobias \
    todd tom tomas tomasz tony tove tracy trevor tyler ulrich ulrike uma ursula uwe valentina valeria \
    vanessa vera veronica victor victoria vijay viktor vincent vivian vlad vladimir walter wei wendy \
    wilhelm willi william wojciech wolfgang xavier yan yana yara yasmin yusuf yuki yuri yvonne zack \
    zara zoe zofia
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Products, parts of a system and calendar words that are written with a
  /// capital.
  private static let things = Set(
    """
    kubernetes terraform kafka postgres postgresql mysql redis nginx jenkins github gitlab grafana \
    prometheus datadog splunk elasticsearch opensearch airflow snowflake spark flink cassandra mongo \
    mongodb dynamo dynamodb lambda aws azure google amazon cloudflare fastly akamai helm docker envoy \
    istio consul vault nomad ansible puppet chef argo flux traefik okta pagerduty opsgenie slack jira \
    confluence sentry kibana logstash fluentd rabbitmq rabbit zookeeper hadoop hive presto trino dbt \
    looker tableau stripe twilio sendgrid linux windows android chrome safari firefox python java \
    kotlin swift rust ruby node react angular spring django rails python hibernate liquibase flyway \
    alertmanager thanos loki tempo jaeger zipkin coredns calico cilium karpenter cron systemd debian \
    ubuntu monday tuesday wednesday thursday friday saturday sunday january february march april may \
    june july august september october november december europe america asia support monitoring \
    alerting alerts validation tests testing reviews backups deployment deployments production staging \
    pipeline pipelines kernel database databases service services system systems traffic automation \
    logging metrics dashboards dashboard config configuration retries timeouts caching cache servers \
    clients client consumer consumers producer producers scheduler replication replicas replica nodes \
    pods pod cluster clusters requests queries jobs job workers worker batch storage network firewall \
    gateway proxy broker brokers queue queues snapshot snapshots certificate certificates tokens health \
    liveness readiness probes canary canaries autoscaling autoscaler rollback rollout users customers \
    user customer both neither either several many most some all each every our their its
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
