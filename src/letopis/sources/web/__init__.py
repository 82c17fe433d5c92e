"""The web: the one place that fetches, by one policy (docs/watching.md says which, adr/0009 why).

guard     which addresses may be asked at all
network   a name is resolved once, checked, and the connection pinned to what was checked
pace      how often a host is asked
robots    what a host asks of robots
fetch     one address in, its bytes out: redirects, retries, bounds
"""

from letopis.sources.web.clock import Clock, Stopped, SystemClock
from letopis.sources.web.errors import FetchError, RefusedError
from letopis.sources.web.fetch import Fetched, Fetcher, Validators
from letopis.sources.web.policy import Policy, policy_of

__all__ = [
    "Clock", "FetchError", "Fetched", "Fetcher", "Policy", "RefusedError", "Stopped", "SystemClock", "Validators",
    "policy_of",
]  # fmt: skip
