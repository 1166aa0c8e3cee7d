"""Sends calls, several in one request. Network only."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ...client.readable_client import ShopifyClient
from ...errors import ShopifyDataError
from ..writing.call import Call
from ..writing.documents import together

# A request may ask for 1,000 points, and a bucket that others use holds fewer.
MOST_POINTS = 500
MOST_CALLS = 50


class Refusal(NamedTuple):
    """What Shopify refuses of a call, in its own words."""

    call: Call
    field: tuple[str, ...]
    message: str
    code: str = ""


class Answer(NamedTuple):
    """What came of a call: its payload, and what of it was refused."""

    payload: Mapping[str, Any]
    refusals: list[Refusal]


class Sender:
    """Sends the calls of some products, each product's in their order."""

    def __init__(self, client: ShopifyClient) -> None:
        self._client = client

    def send(
        self, calls: Mapping[Any, Sequence[Call]]
    ) -> Iterator[dict[Any, list[Answer]]]:
        """Yield after each request the answers of the products that are done.

        :param calls: by what tells their product
        """
        owners = [(key, call) for key, its in calls.items() for call in its]
        left = {key: len(its) for key, its in calls.items()}
        answers: dict[Any, list[Answer]] = {key: [] for key in calls}
        start = 0
        for pack in packed(call for _, call in owners):
            done = {}
            for (key, _), answer in zip(
                owners[start:], self._together(pack), strict=False
            ):
                answers[key].append(answer)
                left[key] -= 1
                if not left[key]:
                    done[key] = answers[key]
            start += len(pack)
            if done:
                yield done

    def _together(self, pack: Sequence[Call]) -> list[Answer]:
        """Send calls in one request; alone where one of them spoils the others."""
        try:
            return self._ask(pack)
        except ShopifyDataError as error:
            if len(pack) == 1:
                return [Answer({}, [Refusal(pack[0], (), str(error))])]
        return [self._together([call])[0] for call in pack]

    def _ask(self, pack: Sequence[Call]) -> list[Answer]:
        response = self._client.execute(
            **together([(it.operation, it.variables) for it in pack]),
            repeatable=all(it.is_repeatable for it in pack),
            points=math.ceil(sum(it.points for it in pack)),
        )
        data = self._client.get_data(response)
        return [answer_of(call, data[f"m{i}"]) for i, call in enumerate(pack)]


def answer_of(call: Call, payload: Mapping[str, Any] | None) -> Answer:
    """Return what a payload of a call says."""
    payload = payload or {}
    refusals = [
        Refusal(call, tuple(it.get("field") or ()), it["message"], it.get("code") or "")
        for it in payload.get("userErrors") or ()
    ]
    return Answer(payload, refusals)


def packed(calls: Iterable[Call]) -> Iterator[list[Call]]:
    """Yield calls that go together, in their order."""
    pack: list[Call] = []
    points = 0.0
    for call in calls:
        is_full = points + call.points > MOST_POINTS or len(pack) == MOST_CALLS
        if pack and is_full:
            yield pack
            pack, points = [], 0.0
        pack.append(call)
        points += call.points
    if pack:
        yield pack
