/// Folds British and American spelling, and a few ways to write one word, into one.
///
/// The form is for comparing only and never shown.
enum Spelling {
  static func fold(_ word: String) -> String {
    if let other = variants[word] { return other }
    let length = word.utf8.count
    guard length >= 5 else { return word }
    // Most words have none of the letters in question.
    let marks = Marks(of: word)
    if length >= 6, marks.hasIseOrYse {
      for (british, american) in endings where word.hasSuffix(british) {
        let root = word.dropLast(british.count)
        if !keepsS.contains(where: { word.hasPrefix($0) }) { return root + american }
        return word
      }
    }
    guard marks.hasOurOrLL else { return word }
    for root in ourRoots where word.hasPrefix(root) {
      return root.dropLast(2) + "r" + word.dropFirst(root.count)
    }
    for (double, single) in doubled where word.hasPrefix(double) {
      return single + word.dropFirst(double.count)
    }
    return word
  }

  /// Pairs of letters without which a word has one spelling.
  private struct Marks {
    var hasIseOrYse = false
    var hasOurOrLL = false

    init(of word: String) {
      var last: UInt8 = 0
      for byte in word.utf8 {
        switch (last, byte) {
        case (UInt8(ascii: "i"), UInt8(ascii: "s")), (UInt8(ascii: "y"), UInt8(ascii: "s")):
          hasIseOrYse = true
        case (UInt8(ascii: "o"), UInt8(ascii: "u")), (UInt8(ascii: "l"), UInt8(ascii: "l")):
          hasOurOrLL = true
        default: break
        }
        last = byte
      }
    }
  }

  private static let endings: [(String, String)] = [
    ("isation", "ization"), ("isations", "izations"), ("ising", "izing"), ("ised", "ized"),
    ("ises", "izes"), ("ise", "ize"), ("yse", "yze"), ("ysed", "yzed"), ("ysing", "yzing"),
  ]

  /// Roots in which `-ise` is no suffix.
  private static let keepsS = [
    "promis", "otherwis", "rais", "nois", "exercis", "precis", "advis", "surpris", "compromis",
    "enterpris", "likewis", "expertis", "premis", "supervis", "revis", "devis", "disguis",
    "franchis", "concis", "prais", "cruis", "bruis", "arise", "aris", "compris", "demis", "televis",
    "improvis", "merchandis", "apprais", "clockwis", "stepwis", "uprais", "poise",
  ]

  private static let ourRoots = [
    "colour", "behaviour", "favour", "labour", "honour", "neighbour", "rumour", "humour", "harbour",
    "flavour", "endeavour", "armour", "vigour",
  ]

  private static let doubled: [(String, String)] = [
    ("cancell", "cancel"), ("travell", "travel"), ("labell", "label"), ("modell", "model"),
    ("signall", "signal"), ("channell", "channel"), ("levell", "level"), ("fuell", "fuel"),
    ("totall", "total"), ("fulfill", "fulfil"),
  ]

  private static let variants: [String: String] = [
    "centre": "center", "centres": "centers", "metre": "meter", "metres": "meters",
    "litre": "liter", "fibre": "fiber", "theatre": "theater", "catalogue": "catalog",
    "catalogues": "catalogs", "dialogue": "dialog", "programme": "program",
    "programmes": "programs", "licence": "license", "licences": "licenses", "defence": "defense",
    "offence": "offense", "grey": "gray", "whilst": "while", "amongst": "among",
    "learnt": "learned", "burnt": "burned", "judgement": "judgment", "artefact": "artifact",
    "artefacts": "artifacts", "totally": "totally", "postmortems": "postmortem",
    "okay": "ok", "wanna": "want", "gonna": "going", "dont": "dont", "thats": "thats",
    "yep": "yes", "yeah": "yes", "yup": "yes", "nope": "no", "cos": "because", "cuz": "because",
    "em": "them", "mins": "minutes", "min": "minutes", "minute": "minutes", "hrs": "hours",
    "hr": "hours", "hour": "hours", "sec": "seconds", "secs": "seconds", "percents": "percent",
    "dbs": "databases", "msgs": "messages", "msg": "message", "pls": "please", "wasnt": "wasnt",
  ]
}
