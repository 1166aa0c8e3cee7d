"""Sends files to where Shopify's staged uploads want them, without any credential.

Source: https://shopify.dev/docs/api/admin-graphql/latest/mutations/stagedUploadsCreate
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from .deadline import Deadline, DeadlineTransport
from .httpx_log import quiet
from .shop_access import ShopSettings
from .wire import LIMITS, TIMEOUT, proxy_of

AT_ONCE = 4
LONGEST_UPLOAD = 18  # seconds; a run's lease is renewed before each batch
GOOD = {200, 201, 204}


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file, and the form of the place that it goes to.

    :param fields: as Shopify gave them; the file comes after them
    """

    url: str
    fields: Mapping[str, str]
    name: str
    content: bytes
    mimetype: str


class FileUploader:
    """Sends files of one shop."""

    def __init__(self, settings: ShopSettings) -> None:
        self._own = urlsplit(settings.address)
        self._is_test = settings.test_store
        self._deadline = Deadline()

    def send(self, parcels: Sequence[Parcel]) -> list[str]:
        """Send files side by side; return of each why it was not taken, or nothing."""
        if not parcels:
            return []
        with ThreadPoolExecutor(min(AT_ONCE, len(parcels))) as pool:
            return list(pool.map(self._send, parcels))

    def _send(self, parcel: Parcel) -> str:
        if not self._may_go_to(parcel.url):
            return "the address is not encrypted"
        try:
            with quiet(), self._deadline.within(LONGEST_UPLOAD):
                status = self._post(parcel)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            return str(error) or type(error).__name__
        return "" if status in GOOD else f"HTTP {status}"

    def _may_go_to(self, url: str) -> bool:
        """Refuse what is not encrypted, but for a test shop's own server."""
        parts = urlsplit(url)
        is_own = self._is_test and parts[:2] == self._own[:2]
        return bool(parts.hostname) and (parts.scheme == "https" or is_own)

    def _post(self, parcel: Parcel) -> int:
        transport = DeadlineTransport(
            self._deadline, limits=LIMITS, proxy=proxy_of(parcel.url)
        )
        with httpx.Client(
            timeout=TIMEOUT,
            trust_env=False,
            headers={"User-Agent": "commerce_sync"},
            transport=transport,
        ) as client:
            file = (parcel.name, parcel.content, parcel.mimetype)
            answer = client.post(
                parcel.url, data=dict(parcel.fields), files={"file": file}
            )
            return answer.status_code
