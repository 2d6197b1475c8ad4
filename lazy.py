import re
p='/tmp/author/.local/share/warstory/scenarios/gitlab-wrong-host.yaml'
s=open(p).read()
s=s.replace("TODO keep only what was known at the start: ","")
s=s.replace("TODO who should have heard","Users of GitLab.com")
s=s.replace("TODO what they should have heard, and when","By 23:40, GitLab.com is offline because of a database accident; repositories are safe; next update in 30 minutes")
s=s.replace("TODO whom it would be easy to blame, a role and no name","the database engineer who typed rm -rf on db1")
l=iter(["[wrong host, same prompt]","[WAL archive missing]","[spam, hard delete]","[mails were rejected, DMARC]"])
s=re.sub(r"\[TODO\]",lambda m:next(l),s)
a=iter(["Why did replication stop?","Why was there a load peak?","Why did nobody see that the dump failed?"])
s=re.sub(r"TODO ask for this",lambda m:next(a),s)
open(p,'w').write(s)
