import PostMortem
import Testing

/// Sound documents in the manner of several houses: nothing is found in them.
@Suite struct HouseStyleTests {
  @Test(arguments: all)
  func findsNothingInASoundDocument(_ document: String) {
    #expect(PostMortemCheck().check(document).findings == [])
  }

  private static let all = [
    #"""
    # Orders lost in the queue

    ## Summary

    On 3 May from 12:00 to 12:48 UTC 1,200 orders were lost when the queue was purged at its limit.

    ## Timeline

    - T+0 Queue reaches its limit
    - T+6m Support reports missing orders
    - T+15m Database suspected, its log is clean
    - T+48m Limit raised, orders arrive

    ## Root cause

    The queue drops the oldest message at its limit by default, and no alert watched its length.

    ## Contributing factors

    - Support had no runbook for missing orders.
    - The limit was set when the shop had one country.

    ## Action items

    - Alert at 80% of the limit, Ana Duarte, 12 May
    - Reject new messages instead of dropping old ones, Jo Berg, 20 May

    ## What went well

    - Support reported the first case within six minutes.
    """#,
    #"""
    # Search was slow

    ## Impact and scope

    On 3 May 2026 between 08:00 and 09:10 UTC 30% of searches took longer than ten seconds; 9,000 users were affected.

    ## Trigger

    The nightly import was started during the day.

    ## Resolution

    The import was paused, and latency fell within four minutes.

    ## Timeline of events

    - 08:00 Import starts
    - 08:09 Latency alert
    - 08:20 New release suspected and ruled out
    - 09:06 Import paused
    - 09:10 Latency normal

    ## Root cause

    The import and the searches share one pool of threads because the split of 2023 left the importer out, and no test runs both at once.

    ## What went well

    - The alert fired nine minutes after the start.

    ## What didn't go well

    - The runbook does not name the importer.
    - Nobody on call could see which jobs were running.

    ## Action items

    - Give the importer a pool of its own (Tomasz, 20 May)
    - Show running jobs on the dashboard of search (Mei, 1 June)

    ## Data and analysis

    ![latency](latency.png)

    ## If we have time

    - Move the importer to its own cluster
    """#,
    #"""
    # Search outage postmortem (incident 12)

    **Date:** 2026-05-03

    **Authors:** ines, tariq

    **Status:** Complete, action items in progress

    **Summary:** Search was down for 66 minutes on 3 May, while many looked for a new map.

    **Impact:** Estimated 1.2 million requests were lost, no revenue impact.

    **Root Causes:** Each lookup of an unknown term kept a buffer, and under high load the backends ran out of memory one after the other. No load test queries unknown terms.

    **Trigger:** Traffic rose 88 times within two minutes.

    **Resolution:** Traffic went to a spare cluster while ten times the machines were added; the new index ended the leak.

    **Detection:** The alert on failed requests paged the on-call.

    **Action Items:**

    | Action Item | Type | Owner | Ticket |
    | --- | --- | --- | --- |
    | Update playbook with instructions for responding to cascading failure | mitigate | ines | n/a DONE |
    | Balance load between clusters by their free memory by 2026-06-01 | prevent | tariq |  |
    | Build regression tests for the search stack with unknown terms by 2026-06-15 | prevent | mei | MAP-12 |

    ## Lessons Learned

    ### What went well

    - The alert on failed requests fired within a minute
    - The new index reached all clusters in ten minutes

    ### What went wrong

    - The last drill for a cascade was two years ago
    - The outage used up the error budget of the quarter

    ### Where we got lucky

    - A library had a copy of the new map

    ## Timeline

    2026-05-03 (all times UTC)

    - 14:51 News report that a new map has been found
    - 14:53 Traffic rises 88 times
    - 14:54 **OUTAGE BEGINS**: backends run out of memory
    - 14:55 The on-call is paged from all clusters
    - 15:01 The on-call suspects the cache; ruled out, its hit rate is unchanged
    - 15:36 **OUTAGE MITIGATED**, index updated and traffic served from all clusters
    - 16:00 **OUTAGE ENDS**, all clusters are healthy
    """#,
    #"""
    # Webhook delivery delayed

    ## Overview

    For 42 minutes on 2026-05-03 webhooks were delivered late; 3,100 customers were affected.

    ## What Happened

    A deploy at 09:02 UTC doubled the size of each message. Workers ran out of memory and were restarted by the scheduler before they could acknowledge.

    ## Contributing Factors

    - The memory limit of the workers was set in 2022, when messages were a third of their size, and nothing compares the two.
    - The canary receives no webhooks, so the deploy looked healthy.

    ## Resolution

    The deploy was rolled back at 09:40 and the backlog drained by 09:44.

    ## Impact

    | Time in SEV-2 | 42 minutes |
    | --- | --- |
    | Events delayed | 310,000 |
    | Accounts affected | 3,100 |

    ## Responders

    - Incident commander: Ana Duarte
    - Scribe: Mei Lin

    ## Timeline

    | Time (UTC) | Event |
    | --- | --- |
    | 09:02 | Deploy begins |
    | 09:07 | Alert on backlog, on-call paged |
    | 09:15 | Network suspected, no packet loss found |
    | 09:40 | Deploy rolled back |
    | 09:44 | Backlog drained, incident over |

    ## How'd We Do?

    ### What Went Well?

    - The backlog alert fired within five minutes.
    - The status page was updated 8 minutes after the page.

    ### What Didn't Go So Well?

    - The rollback took 12 minutes because the pipeline rebuilds the image.

    ## Action Items

    - Send a sample of webhooks through the canary (WEB-311, Mei Lin, 2026-05-20)
    - Alert when a worker uses more than 80% of its memory (WEB-312, SRE team, 2026-05-17)
    - Keep the last image for rollbacks (WEB-313, Ana Duarte, 2026-05-30)
    """#,
    #"""
    # Incident postmortem: PAY-77

    ## Incident summary

    Between 10:05 and 11:20 UTC on 3 May 2026, 12% of card payments failed. The event was triggered by a change of the retry policy at 10:02. It was detected by the payments alert.

    ## Leadup

    At 10:02 UTC on 3 May 2026 a change was made to the gateway to retry twice instead of once.

    ## Fault

    The retries doubled the load on the token service, which has no limit per client and began to answer with errors.

    ## Impact

    For 1 hour 15 minutes 4,300 customers could not pay, and 61 support tickets were opened.

    ## Detection

    The alert on failed payments fired at 10:11 and paged the on-call of payments.

    ## Response

    The on-call engineer joined at 10:13. Two engineers of the platform team joined at 10:30.

    ## Recovery

    The retry policy was reverted at 11:05, and the token service recovered by 11:20.

    ## Timeline

    All times are UTC.

    - **10:02** - Retry policy deployed
    - **10:11** - Alert on failed payments
    - **10:30** - Provider suspected, their status is green
    - **11:05** - Retry policy reverted
    - **11:20** - Failure rate back to normal

    ## Root cause identification: the Five Whys

    1. Payments failed because the token service answered with errors.
    2. It answered with errors because its load had doubled.
    3. Its load had doubled because each failed call was retried twice.
    4. Nothing limited the retries, because the service has no limit per client.
    5. No load test covers a failing provider.

    ## Root cause

    The token service has no limit per client, and no test covers the load of retries.

    ## Lessons learned

    - The dashboard of the gateway does not show retries.

    ## What went well

    - The alert named the right service.

    ## Corrective actions

    | Issue | Description | Owner | Due |
    | --- | --- | --- | --- |
    | PAY-78 | Limit calls per client in the token service | Priya Shah | 2026-05-20 |
    | PAY-79 | Add a load test with a failing provider to the release pipeline | Jo Berg | 2026-06-01 |
    """#,
  ]
}
