/// Phrases that speak for a move or a cost: what the learnt weights read beside
/// the words themselves.
///
/// Which way a phrase counts, and how much, is learnt.
enum ReplyCues {
  /// Phrases by what they are about; none is split over lines.
  static let families: [(name: String, phrases: String)] = [
    (
      "own_up",
      """
      own up / owns up / own it / owned it / owning up / apologise / apologize / \
      apology from / apologies from / explain himself / explain herself / \
      explain themselves / explain yourself / let him explain / let her explain / \
      explain why / explain to you / explain it to / tell us why / tells us why / \
      what you did wrong / did wrong / in his own / in her own / in your own / \
      in their own / raise your hand / raise his hand / put your hand up / \
      said so himself / say so himself / say so herself / say it himself / \
      say it herself / said it themself / says it / stand up / stands up / come forward / \
      comes forward / step forward / speak for himself / speak for herself / \
      hear it from / hear from him / hear from her / hear his side / the person said / \
      written statement / a statement / take responsibility / takes responsibility / \
      answer for / on the call himself / stand in front / face the room / \
      face the group / tell them to their face / say sorry / let him say / let her say / \
      she tells us / he tells us / tell us himself / admit / admits / admitted / \
      admit it / confess / come clean / speak up about what / take a position / \
      his version / her version / your version / present it to the group / \
      explain himself to
      """
    ),
    (
      "reveal",
      """
      the name / a name / his name / her name / their name / names / initials / badge / \
      rota / roster / commit history / commit log / git blame / audit log / audit trail / \
      access log / who was in / who ticked / who did / who it was / who was on / \
      exactly who / which one of / look up who / find out who / check who / see who / \
      identify / senders / separate thread / in private / privately / confidential / \
      off the record / between us / between you and me / entre nous / quietly / \
      after the meeting / on the side / you know who / we all know / everybody knows / \
      everyone knows / you know them / new guy / new one / working student / junior / \
      on record / each of you / individually / from the logs / reconstruct / one person / \
      only one / one of them / a certain / gentleman / two guys / same two / \
      same people / same person / the same guy / with access / list of people / \
      those who should / should hear it / everyone saw / who that was / drop me a line / \
      we know who / i know who / i think we know / we ve identified / identified the / \
      the individual / the person responsible / the one who / the ones who / whose job / \
      whose fault / whose name / point to / attach / annex / footnote / tell you who / \
      say who / no secret / isnt a secret / to be exact / to be precise / sub team / \
      the developer / the engineer / the operator / that developer / that engineer / \
      the colleague
      """
    ),
    (
      "remove",
      """
      take him off / take her off / take them off / taken off / off the / off call / \
      replacement / replace him / replace her / more senior / someone senior / \
      somebody senior / someone else / somebody else / somebody more / someone more / \
      no longer / write access / access away / access removed / revoke / probation / \
      supervised / supervision / pair him / next to him / next to her / short leash / \
      no longer alone / not alone / for the time being / found your feet / moved to / \
      another team / let go / letting go / gone / part ways / step aside / stand down / \
      sidelined / back seat / bench / line up / won t touch / wont touch / not touch / \
      kept away / keep him / keep her / keep them away / off this project / reassign / \
      reassigned / removed from / suspend / suspended / take away / taken away / \
      without supervision / under supervision / four eyes / check their work / \
      checks their work / check his work / still right for / from next month / \
      no longer does / not do it alone / someone experienced / more experienced / \
      stripped / demoted / permissions of
      """
    ),
    (
      "punish",
      """
      consequence / consequences / hr / human resources / manager / his lead / her lead / \
      their lead / his boss / her boss / his manager / your manager / your lead / \
      his line / formal / reminder / warning letter / written warning / warned / \
      disciplinary / discipline / works council / appraisal / performance review / \
      review goals / bonus / training / retrain / redo / redoes / course / sanction / \
      sanctions / penalty / punish / punished / dealt with / steps have been / \
      steps initiated / noted in / on file / in his file / in her file / contract / \
      pay for it / make them pay / sue / escalate / escalated / a word with / \
      friendly word / serious word / have a word / talk to him / talk to her / \
      speak to him / speak with him / speak with her / a conversation with / \
      held accountable / hold him / hold her / hold them / answerable / \
      performance improvement / pip / speaking to / spoken to / spoken with / \
      already spoken / taken it up / take it up / internally / action will be taken / \
      measures will / appropriate / zero tolerance / lesson / teach him / teach her / \
      make sure he / make sure she / make sure they / reprimand / fired / sack / sacked / \
      dismissed / lose his / lose her / heads / roll / make an example / an example / \
      on notice / own pocket / docked / cost him / cost them / pay for / \
      serious conversation / clear conversation / conversation with him / \
      conversation with her / addressed with / hear about it / hear from me / will hear / \
      i ll deal / deal with him / deal with her / steps against / review of his / \
      next review / annual review / exam / certification / strike
      """
    ),
    (
      "verdict",
      """
      on him / on her / on them / on you / on us all / this one s on / hers / \
      dropped the ball / drop the ball / sloppy / careless / carelessness / negligence / \
      negligent / lazy / inattention / oversight / individual / knowledge gap / \
      skill gap / gap on your / your side / should know / should have / shouldve / \
      ought to / a professional / professional / supposed to / first time / again / \
      always him / always her / integrity / untrue / root cause / we have our / \
      case closed / clear cut / that s the cause / the cause is / the cause was / \
      it was / it s him / it s her / their fault / his fault / her fault / your fault / \
      its fault / at fault / to blame / blame on / culprit / guilty / responsible party / \
      accountable parties / the reason / because of him / because of her / messed up / \
      screwed / mistake / made a mistake / beginner / beginners / failed / forgot / \
      wrong / didnt do / did not do / his job / their job / your job / not his day / \
      not doing / in bold / whom to be angry / where this started / where it started / \
      where this came from / where it went wrong / off the hook / be honest about it / \
      lets be honest / let s be clear / between us / pick one / first mistake / \
      not the first / isnt the first / apprentice / in her position / in his position / \
      in your position / your experience / with your experience / the years for / abc / \
      basics / simply know / one should / should simply / at his age / cant stand / \
      as usual / always been / pride / his call / her call / their call / your call / \
      had one job / one job / knew better / know better / everyone else / \
      anyone else would / nobody else / rest of us / the others / doing it wrong / \
      human error / operator error / personal / individual failure / weak link / \
      weakest link / not good enough / let us down / let the team down / \
      responsible for this / caused by / caused it / down to him / down to her / \
      down to them / lies with / comes down to / thats where it / thats the one / \
      full stop / plain and simple / clear to everyone / wasn t paying / not paying / \
      distracted / on his phone / asleep
      """
    ),
    (
      "attack",
      """
      oh sure / sure / seriously / forgive me / forgive us / talk less / \
      listen or leave / you can leave / with that attitude / that attitude / \
      your attitude / your own / look at your / put it away / didnt it / didnt you / \
      wasnt it / isnt it / werent you / werent it / did you / you did / you had / \
      you signed / you moved / you muted / you approved / you told / you pushed / \
      you sold / you were / you never / you didnt / youd told / if youd / if you had / \
      if your / your team / your people / your colleague / your department / \
      your design / your decision / your cost / your budget / maybe if / perhaps if / \
      instead of / before you / so before / think about that / lottery / ha / \
      look around / some people / frankly / honestly / with respect / with all respect / \
      the top / begin at the top / nobody asked / be glad / doesnt look great / \
      be careful / id be careful / draw their own / facts / those are the facts / \
      somebody has to say / as usual / enough / lecture / joke / cake / grow up / \
      poor you / stayed at home / in your place / how convenient / own conclusions / \
      in the mirror / wake up / come on / dont come to me / quieter / all day / \
      sit here until / without blinking / ask yourselves / ask yourself / to their face / \
      sing it / you let it / let it come / yours isnt it / look who / rich coming / \
      coming from you / says the / spare me / spare us / calm down / get over / \
      nobody cares / not helpful / your problem / your fault / be quiet / shut / \
      sit down / enough of / drama / ridiculous / nonsense / childish / you people / \
      lead it yourself / take my chair / had it with / not interested in / \
      youre the reason / youre the one / youre the last
      """
    ),
    (
      "deny_but",
      """
      not saying / im not saying / im saying / nobody is angry / nobodys angry / \
      not about blame / its about / but its true / but there is / but theres / \
      but at some / all for learning / in a blameless way / blameless way / \
      blameless doesnt / being blameless / no hard feelings / kindly / with all / \
      thats no punishment / not a punishment / isnt a punishment / no punishment / \
      only fair / its only fair / fair to / unfair / healthy / protection for / \
      normally / however / of course / and still / with all the affection / fond of / \
      a dear / lovely / nice colleague / no drama / i dont like to say / \
      dont mean to be / unkind / quite neutrally / neutrally / as a learning / \
      learning format / that said / having said that / even so / nevertheless / \
      on the other hand / other half / at the end of the day / somebody has to / \
      someone has to
      """
    ),
    (
      "protect",
      """
      no blame / not blame / dont blame / without blame / blame you / blame him / \
      blame her / isnt your / not your fault / isnt your fault / nobodys fault / \
      isnt anyones / isnt anybodys / isnt about / not about / no one is / nobody is / \
      nobodys / no ones / nobody here / no one here / good faith / good intentions / \
      anyone / any of us / could have been me / could have been any / me too / myself / \
      id have / i would have / i did it / reasonable / sensible / in good conscience / \
      meant well / not a person / rather than / no villain / no idiot / without names / \
      no names / no name / not the person / not the man / not in you / and not / not on / \
      instead of who / who is the wrong / nobody did / no single
      """
    ),
    (
      "dodge",
      """
      above my / my level / not my / offline / take it offline / legal / \
      legal department / hr looks / hr / next point / next slide / next on / whats next / \
      move on / moving on / go on / lets go on / let us continue / shall we continue / \
      look ahead / looking ahead / under the bridge / in due time / due course / \
      comprehensive / in the middle / both sides / careful / more attention / \
      pay attention / pay more / communicate more / everyone please / please be / \
      policies are / hindsight is / twenty twenty / as you know / as youre aware / \
      industry standard / stakeholders / living document / relevant bodies / \
      analysis is ongoing / ongoing / prejudge / pre empt / complex / difficult to / \
      the right contact / contact person / right person to / usual form / \
      another format / other format / separate meeting / some other time / another time / \
      later / not the place / not here / isnt the place / rather not / id rather / \
      sensitive / leave it / positive / quick wins / sticky notes / anyone / any other / \
      other remarks / break / good question / many factors / it depends / depends / \
      somehow / good exchange / take the question / take that with us / take it with us / \
      take away / circle back / get back to you / not at liberty / cant comment / \
      no comment / beyond the scope / out of scope / another day / \
      thank you for your input / thank you for the feedback / well see / going forward / \
      best practices / rest assured / on board / prejudice / wait and see / \
      time will tell / these things / such things / it happens / happens to the best / \
      nothing we can / cant be helped / tick that off / tick it off / one day / \
      some day / keep you posted / in the loop / find the right words / right words / \
      not my decision / not for me / up to others / management / the board decides / \
      other channels / proper channels / on the slides / stay on / the agenda / \
      agenda says / next item / back to the agenda / leave it open / leave it as it is / \
      sleep on it
      """
    ),
    (
      "surrender",
      """
      lets say / let s say / i promise / promise / youll have it / you will have it / \
      youll have / you have my word / my word / okay okay / fine / all right / alright / \
      go ahead / please go ahead / share / go on / finish / you should finish / can go / \
      your people can / close early / early / stop here / stop the meeting / skip / \
      second meeting / afterwards / credits / whatever / happy to write / id be happy / \
      be happy / external cause / youre right / you re right / of course / understood / \
      whatever you / as you wish / as you like / if you like / if you want / \
      if you prefer / your call / up to you / cancel / drop it / write it / ill write / \
      sorry / i guess / no need for / hold on / you win / whatever it takes / \
      consider it done / ill give you / guarantee / guaranteed / never again / \
      wont happen again / will not happen / it wont happen / absolutely / happy to / \
      you can have / well call it / lets call it / wrap up / end here / cancel the / \
      no review / skip the / postpone the / by then / you have it / ill mail / \
      mailing you / on your desk / as requested / the tenth / works for everyone / \
      make everyone happy / take over / take the floor / floor is yours / carry on / \
      go home / free to go / let you go / neednt do this / dont need to do this / \
      close the / close it
      """
    ),
    (
      "lecture",
      """
      culture / values / literature / reflect / reflection / mindset / spirit / \
      learning culture / internalised / internalized / modern / science / old view / \
      resilience / book / read up / talk on / words matter / trust / openness / respect / \
      ownership / humble / humility / journey / opportunity / gift / psychological / \
      safety / as human / human beings / who we want / in perspective / concept / \
      theory / research / studies / aviation / by definition / everyone to / \
      all of us should / we should all / one should / curiosity / constructive / \
      partnership / emotions / three fingers / finger / coin / garden / accept / \
      understood that / once you / once everybody / role in the culture / as the saying / \
      remember that / you have to understand / its important to / important to / \
      the whole point / just culture / growth mindset / studies show / swiss cheese / \
      in aviation / modern safety / outdated / expensive thing / costs you / own role / \
      think about what / what it says about / we all know / as a society / in life / \
      wise / wisdom / teaches us / tells us that / philosophy
      """
    ),
    (
      "concern",
      """
      youre right / you are right / thats fair / fair / fair question / fair enough / \
      that stings / thats true / its true / i get / i get the / i get it / i see / \
      i see why / i hear / i understand / noted / agreed / grant / give you that / \
      i believe you / entitled / deserve / you deserve / good reason / legitimate / \
      thats awful / awful / brutal / rotten / horrible / nightmare / is a lot / \
      annoying / frustrating / angry / tired / exhausting / worried / worries / worry / \
      that matters / that hurts / cost was real / serious / is real / on our behalf / \
      for all of us / thank you for / thanks for / you asked / you told / you carry / \
      you took / id be / i would be / me too / so am i / alarms me / bothers me / \
      grates / tight / steep
      """
    ),
    (
      "system",
      """
      what made / what makes / what would have / what could have / what told / what did / \
      how did / how does / how would / how could / how long / which / where could / \
      where did / why is / why was / nothing stopped / nothing asks / no check / \
      no alarm / no lock / no test / no limit / no review / looked the same / \
      looks the same / look identical / one click / same colour / green tick / \
      said done / reported / default / by design / the form / the list / the screen / \
      the tool / the page / the process / our process / the system / our system / \
      the review / the runbook / the template / the checklist / the gap / a gap / \
      no owner / nobody owned / alone / silently / without a / on its own / by itself / \
      accepted / let it / let through
      """
    ),
    (
      "next",
      """
      by friday / by thursday / by wednesday / by monday / by tuesday / by noon / \
      by tonight / by tomorrow / tomorrow / today / this afternoon / tonight / \
      next week / on the / could you / can you / would you / will you / ill take / \
      ill bring / ill ask / i will ask / ill send / ill write / ill tell / ill check / \
      takes on / writes / write it / put it on / on the board / park / first / lets / \
      let us / show us / walk us / talk us / bring / draft / pull / check / list / \
      count / open / try / test / together / minutes / right after / before that / \
      who can / who has / who else / anyone who / whoever / you and / and i / report / \
      reports / owner / date
      """
    ),
  ]
}
