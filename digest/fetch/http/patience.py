"""Patience: a request in its host's turn, tried again after a pause when that can help."""

from __future__ import annotations

from datetime import timedelta

from digest.errors import RefusedError, SourceError
from digest.extract.gates import gate
from digest.fetch.http.addresses import host_of
from digest.fetch.http.answer import Answer
from digest.fetch.http.hosts import Hosts
from digest.fetch.http.options import Clock, HttpOptions
from digest.fetch.http.trouble import Trouble
from digest.fetch.http.waits import AGAIN, WHOLE_HOST, backoff, retry_after
from digest.fetch.http.wire import Ask, Wire


class Patience:
    """Sends through `wire`, at most `options.tries` times."""

    def __init__(self, wire: Wire, hosts: Hosts, options: HttpOptions, clock: Clock) -> None:
        self._wire = wire
        self._hosts = hosts
        self._options = options
        self._clock = clock

    async def send(self, ask: Ask) -> Answer:
        """The first answer that another try would not better; raises the last Trouble."""
        host = host_of(ask.url)
        for tried in range(1, self._options.tries + 1):
            try:
                answer = await self._once(ask, host)
            except Trouble as trouble:
                if not trouble.again or tried == self._options.tries:
                    self._hosts.blame(host, trouble)
                    raise
                await self._clock.sleep(backoff(self._options.first_wait, tried))
                continue
            if answer.status not in AGAIN:
                return answer
            await self._wait(answer, host, tried)
        raise AssertionError("the last try returns or raises")

    async def _once(self, ask: Ask, host: str) -> Answer:
        async with self._hosts.turn(host):
            answer = await self._wire.send(ask)
            self._hosts.answered(host)
            return answer

    async def _wait(self, answer: Answer, host: str, tried: int) -> None:
        """Wait as the server asks, or raise when there is no further try or the wait is too long."""
        asked = retry_after(answer.headers, self._clock.now())
        if asked is not None and asked > self._options.longest_wait:
            raise self._later(answer, asked)
        if tried == self._options.tries:
            raise self._later(answer, asked) if asked else refused(answer)
        seconds = max(asked or 0.0, backoff(self._options.first_wait, tried))
        if answer.status in WHOLE_HOST:
            self._hosts.pause(host, seconds)
        else:
            await self._clock.sleep(seconds)

    def _later(self, answer: Answer, seconds: float) -> Trouble:
        until = self._clock.now() + timedelta(seconds=min(seconds, 366 * 86_400))
        return Trouble(f"{told(answer)}; it asks to wait until {until:%Y-%m-%d %H:%M} UTC", until=until)


def told(answer: Answer) -> str:
    """A refusal in words, with what stands in the way."""
    phrase = "".join(c for c in answer.phrase if c.isprintable())[:60]
    barrier = gate(answer.raw) or ("a captcha page" if "cf-mitigated" in answer.headers else None)
    return f"answered {answer.status} {phrase}".rstrip() + (f" with {barrier}" if barrier else "")


def refused(answer: Answer) -> Trouble:
    """An answer that brings nothing, as trouble: the 4xx last, but for those that speak of the moment."""
    lasting = 400 <= answer.status < 500 and answer.status not in AGAIN
    return Trouble(told(answer), kind=RefusedError if lasting else SourceError)
