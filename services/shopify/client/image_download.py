"""Downloads images: some at a time, each within limits, without any credential."""

import hashlib
import io
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urljoin, urlsplit

import httpx
from PIL import Image, TiffImagePlugin, UnidentifiedImageError, WebPImagePlugin

from ...commerce.images.due import Download
from .body import ACCEPTED, TooLarge, read_body
from .deadline import Deadline, DeadlineTransport
from .httpx_log import quiet
from .shop_access import ShopSettings
from .wire import LIMITS, TIMEOUT, proxy_of

AT_ONCE = 8
LONGEST_DOWNLOAD = 15  # seconds; a run's lease is renewed before each batch
MOST_REDIRECTS = 3
# As Odoo's own limit for a picture (odoo.tools.image).
MOST_PIXELS = 50_000_000
MEGABYTE = 1_000_000
RETRIED = {408, 425, 429}
# None that Pillow unpacks before its size can be asked, as it does ICO.
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
# Odoo tells Pillow to load no further plugins by itself; these two it does not load.
PLUGINS = (TiffImagePlugin, WebPImagePlugin)


class _Refused(Exception):
    """Ends a download with its result."""

    def __init__(self, state: str, reason: str) -> None:
        super().__init__(reason)
        self.download = Download(state, reason=reason)


class ImageDownloader:
    """Downloads batches of images of one shop; close it after use.

    :param limit: the largest image in bytes
    """

    def __init__(self, settings: ShopSettings, limit: int) -> None:
        self._own = urlsplit(settings.address)
        self._is_test = settings.test_store
        self._limit = limit
        self._deadline = Deadline()
        self._clients: dict[str | None, httpx.Client] = {}
        self._guard = threading.Lock()
        # Unpacked, one picture may take a worker's memory; eight would.
        self._decoding = threading.Lock()

    def load(self, urls: Iterable[str]) -> dict[str, Download]:
        """Download each address once, side by side; nothing is raised."""
        wanted = list(dict.fromkeys(urls))
        if not wanted:
            return {}
        with ThreadPoolExecutor(min(AT_ONCE, len(wanted))) as pool:
            return dict(zip(wanted, pool.map(self._load, wanted), strict=True))

    def _load(self, url: str) -> Download:
        try:
            with quiet(), self._deadline.within(LONGEST_DOWNLOAD):
                content = self._read(url)
            with self._decoding:
                check_image(content)
        except _Refused as refused:
            return refused.download
        except httpx.HTTPError as error:
            return Download("waiting", reason=_words(error))
        except (httpx.InvalidURL, ValueError) as error:
            # No address at all, here or where a redirect leads.
            return Download("missing", reason=_words(error))
        return Download("stored", content, hashlib.sha1(content).hexdigest())

    def _read(self, url: str) -> bytes:
        for _hop in range(MOST_REDIRECTS + 1):
            self._check_address(url)
            with self._client(url).stream("GET", url) as response:
                if not response.is_redirect:
                    return self._body(response)
                url = urljoin(url, response.headers.get("Location", ""))
        raise _Refused("missing", "too many redirects")

    def _check_address(self, url: str) -> None:
        """Refuse what is not encrypted, but for a test shop's own server."""
        parts = urlsplit(url)
        is_own = self._is_test and parts[:2] == self._own[:2]
        if not parts.hostname or parts.scheme not in ("https", "http"):
            raise _Refused("missing", f"“{url}” is no web address")
        if parts.scheme != "https" and not is_own:
            raise _Refused("refused", url)

    def _body(self, response: httpx.Response) -> bytes:
        status = response.status_code
        if status >= 500 or status in RETRIED:
            raise _Refused("waiting", f"HTTP {status}")
        if status != 200:
            raise _Refused("missing", f"HTTP {status}")
        return self._limited(response)

    def _limited(self, response: httpx.Response) -> bytes:
        try:
            return read_body(response, self._limit)
        except TooLarge as error:
            sign, size = ("", error.size) if error.size else ("> ", self._limit)
            raise _Refused("too_large", f"{sign}{size / MEGABYTE:.1f} MB") from error

    def _client(self, url: str) -> httpx.Client:
        proxy = proxy_of(url)
        with self._guard:
            if proxy not in self._clients:
                self._clients[proxy] = httpx.Client(
                    timeout=TIMEOUT,
                    trust_env=False,
                    headers={
                        "User-Agent": "commerce_sync",
                        "Accept": "image/*",
                        **ACCEPTED,
                    },
                    transport=DeadlineTransport(
                        self._deadline, limits=LIMITS, proxy=proxy
                    ),
                )
            return self._clients[proxy]

    def close(self) -> None:
        """Close the connections."""
        for client in self._clients.values():
            client.close()


def check_image(content: bytes) -> None:
    """Refuse bytes that Odoo could not read as a picture."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                raise _Refused("too_large", f"{width} × {height}")
            image.load()
    except _Refused:
        raise
    except MemoryError as error:
        raise _Refused("too_large", f"{len(content) / MEGABYTE:.1f} MB") from error
    except Image.DecompressionBombError as error:
        raise _Refused("too_large", _words(error)) from error
    except UnidentifiedImageError as error:
        known = ", ".join(FORMATS)
        raise _Refused("broken", f"it is none of {known}") from error
    except Exception as error:
        # Pillow raises anything over bytes that are no sound picture.
        raise _Refused("broken", _words(error)) from error


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__
