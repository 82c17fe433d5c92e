"""What an answer is worth: a page, a reason to try again, a reason not to; and its bytes within bounds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpcore
import httpx

from letopis.model.errors import InputError
from letopis.sources.inflate import inflate
from letopis.sources.moments import in_utc
from letopis.sources.web.errors import AskedToWaitError, FetchError, MissingError, NoConnectionError, RefusedError
from letopis.sources.web.policy import Policy

LATER = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
ASKED_TO_WAIT = frozenset({429, 503})
LONGEST_LATER = 7 * 24 * 3600.0  # seconds; longer than that no host may send us away
TRY_LATER = 300.0  # seconds, where a host does not say
UNTRUSTED = "its certificate is not trusted: name its authority's file in SSL_CERT_FILE, if you trust it"


def judge(answer: httpx.Response, today: datetime) -> None:
    """Raise FetchError for an answer that is no page."""
    status = answer.status_code
    if status in {200, 203}:
        return
    if status in ASKED_TO_WAIT and (pause := retry_after(answer, today)) is not None:
        raise AskedToWaitError(f"the host asks to wait ({status}): try again later", pause)
    if status in LATER or status >= 500:
        raise FetchError(f"the host answers {status}: try again later", TRY_LATER)
    if 400 <= status < 500:
        raise MissingError(f"the host answers {status}: check the address")
    raise FetchError(f"the host answers {status}, which is no page: check the address")


def retry_after(answer: httpx.Response, today: datetime) -> float | None:
    """Retry-After in seconds, which may be written as a moment; None where it says nothing."""
    words = answer.headers.get("Retry-After", "").strip()
    if words.isascii() and words.isdecimal():
        return min(float(words[:12]), LONGEST_LATER)
    try:
        wait = in_utc(parsedate_to_datetime(words)) - today
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return min(max(wait.total_seconds(), 0.0), LONGEST_LATER)


def bounded(answer: httpx.Response, most: int, *, cut: bool) -> Iterator[bytes]:
    """The bytes of an answer after unpacking; raises FetchError past `most` of them, or with `cut` ends there."""
    codings = [c.strip().lower() for c in answer.headers.get("Content-Encoding", "").split(",")]
    packed = [coding for coding in codings if coding not in {"", "identity"}]
    if len(packed) > 1:
        raise RefusedError("compressed several times over: it is not read")
    told_length = answer.headers.get("Content-Length", "")
    if not cut and told_length.isdecimal() and int(told_length[:15]) > most:
        raise too_large(most)
    chunks: Iterator[bytes] = answer.iter_raw()
    size = 0
    for piece in inflate(chunks, packed[0], most) if packed else chunks:
        size += len(piece)
        if size > most and not cut:
            raise too_large(most)
        yield piece
        if size > most:
            return


def too_large(most: int) -> RefusedError:
    """What is said of too large an answer."""
    return RefusedError(f"larger than {most // 1024 // 1024} MB: it is not fetched")


@contextmanager
def told(policy: Policy) -> Iterator[None]:
    """What goes wrong on the way, in one line; what may go better next time says when."""
    try:
        yield
    except httpcore.TimeoutException:
        raise FetchError(f"no whole answer within {policy.total:.0f} seconds: try again later", TRY_LATER) from None
    except httpcore.ConnectError as error:
        raise no_connection(error) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise FetchError(f"the connection was cut ({one_line(error)}): try again later", TRY_LATER) from None
    except FetchError:
        raise
    except InputError as error:  # of unpacking
        raise FetchError(str(error), TRY_LATER if str(error).startswith("cut off") else None) from None


def no_connection(error: Exception) -> NoConnectionError:
    """A name that is not known, nobody at home, or a certificate that is not trusted."""
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return NoConnectionError(UNTRUSTED)
    return NoConnectionError(f"no connection ({one_line(error)}): check the address, or try again later", TRY_LATER)


def one_line(error: Any) -> str:
    """The words of an error."""
    return " ".join(str(error).split()) or type(error).__name__
