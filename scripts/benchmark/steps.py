"""Where an import's time and memory go: asking, parsing, reading, planning, storing."""

import inspect
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from ...services.shopify.client.ahead import Ahead

MEBIBYTE = 1024**2
ADDON = __name__.split(".scripts.")[0]
REST = "the rest: the run's begin and end"
# What begins a step: ends of classes' names, and methods that they define themselves.
STEPS = {
    "ask: network, JSON": [("Transport", "post")],
    "parse into GraphQL's objects": [
        *(("Source", it) for it in ("fetch", "times", "fetch_many"))
    ],
    "compare ids and times, note them": [
        ("KnownLinks", "among"),
        ("KnownLinks", "note"),
    ],
    "read into records": [("Source", "read")],
    "look up and compare": [("Importer", "store")],
    "plan": [("Importer", "_plan"), ("Planner", "plan")],
    "store": [("Importer", "_carry_out"), ("Store", "carry_out")],
    "follow orders": [("OrderLife", "follow")],
    "download images": [("ImageDownloader", "load")],
    "store images": [("ImagesPhase", "store")],
    "flush and commit pages": [("PageStore", "_transaction")],
}


@dataclass(slots=True)
class Step:
    """What a step took, without the steps within it.

    :param most: bytes that were allocated at once, above what there was at its begin
    """

    calls: int = 0
    seconds: float = 0.0
    kept: int = 0
    most: int = 0


@dataclass(slots=True)
class _Open:
    """A step under way: when it began, and what the steps within it took."""

    begun: float
    memory: int
    peak: int
    inner_seconds: float = 0.0
    inner_kept: int = 0


class Steps:
    """Measures steps while it is entered; pages are not asked for ahead meanwhile.

    :param memory: measure allocations, which makes all else slower
    """

    def __init__(self, memory: bool = False) -> None:
        self._memory = memory
        self.steps = {name: Step() for name in (*STEPS, REST)}
        self._open: list[_Open] = []
        self._exit = ExitStack()

    def __enter__(self) -> "Steps":
        self._exit.enter_context(patch.object(Ahead, "start", return_value=False))
        for name, begins in STEPS.items():
            for owner, method in begins_of(begins):
                call = self._measured(name, vars(owner)[method])
                self._exit.enter_context(patch.object(owner, method, call))
        if self._memory:
            tracemalloc.start()
            self._exit.callback(tracemalloc.stop)
        self._begin()
        return self

    def __exit__(self, *_error: object) -> None:
        self._end(REST)
        self._exit.close()

    def _measured(self, name: str, call: Callable) -> Callable:
        def measured(*args: Any, **options: Any) -> Any:
            self._begin()
            try:
                return call(*args, **options)
            finally:
                self._end(name)

        return measured

    def _begin(self) -> None:
        memory = self._note_peak()
        self._open.append(_Open(time.perf_counter(), memory, memory))

    def _end(self, name: str) -> None:
        memory = self._note_peak()
        ended, step = self._open.pop(), self.steps[name]
        seconds, kept = time.perf_counter() - ended.begun, memory - ended.memory
        step.calls += 1
        step.seconds += seconds - ended.inner_seconds
        step.kept += kept - ended.inner_kept
        step.most = max(step.most, ended.peak - ended.memory)
        if self._open:
            outer = self._open[-1]
            outer.inner_seconds += seconds
            outer.inner_kept += kept
            outer.peak = max(outer.peak, ended.peak)

    def _note_peak(self) -> int:
        """Return what is allocated now; keep what it was at most since it was asked."""
        if not self._memory:
            return 0
        memory, peak = tracemalloc.get_traced_memory()
        if self._open:
            self._open[-1].peak = max(self._open[-1].peak, peak)
        tracemalloc.reset_peak()
        return memory

    def told(self, records: int) -> str:
        """Write the steps as a table."""
        return "\n".join(self._memory_told() if self._memory else self._told(records))

    def _told(self, records: int) -> Iterator[str]:
        whole = sum(step.seconds for step in self.steps.values())
        head = "share", "seconds", "ms a record", "calls"
        yield "{:34} {:>6} {:>8} {:>12} {:>7}".format("step", *head)
        for name, step in self.steps.items():
            if step.calls:
                each = 1000 * step.seconds / max(records, 1)
                yield (
                    f"{name:34} {step.seconds / whole:6.1%} {step.seconds:8.2f}"
                    f" {each:12.3f} {step.calls:7}"
                )

    def _memory_told(self) -> Iterator[str]:
        yield f"{'step':34} {'at once, MiB':>13} {'left behind, MiB':>17}"
        for name, step in self.steps.items():
            if step.calls:
                most, kept = step.most / MEBIBYTE, step.kept / MEBIBYTE
                yield f"{name:34} {most:13.2f} {kept:17.2f}"


def begins_of(begins: list[tuple[str, str]]) -> Iterator[tuple[type, str]]:
    """Yield the addon's classes that have a step's methods."""
    modules = [it for name, it in sys.modules.items() if name.startswith(ADDON)]
    classes = {
        it
        for module in modules
        for it in vars(module).values()
        if inspect.isclass(it) and it.__module__ == module.__name__
    }
    for end, method in begins:
        for owner in classes:
            if owner.__name__.endswith(end) and callable(vars(owner).get(method)):
                yield owner, method
