"""Which bytes are pictures, in an Odoo that loads few of Pillow's plugins."""

import io
import random
import threading
from contextlib import closing
from unittest.mock import patch

import pytest
from PIL import Image, ImageFile

from ...services.shopify.client.image_download import (
    ImageDownloader,
    _Refused,
    check_image,
)
from ...services.shopify.client.shop_access import ShopSettings
from ..raw_shop import RawShop, answer
from ..seeds import a_seed

KINDS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")


def picture(kind: str) -> bytes:
    content = io.BytesIO()
    Image.effect_noise((40, 30), 50).convert("RGB").save(content, kind)
    return content.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_that_shopify_serves_is_taken(kind):
    check_image(picture(kind))


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"<html></html>", b"RIFF0000WEBPVP8 ", b"\x89PNG\r\n\x1a\n"]
)
def test_what_is_no_picture_is_refused_in_words(content):
    with pytest.raises(_Refused) as refused:
        check_image(content)
    assert refused.value.download.state == "broken"
    assert "BytesIO" not in refused.value.download.reason


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_pictures_are_refused_or_taken_and_nothing_else(kind):
    seed = a_seed()
    chance, sound = random.Random(seed), picture(kind)
    for _damage in range(200):
        content = bytearray(sound)
        for _byte in range(chance.randint(1, 30)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        try:
            check_image(bytes(content[: chance.randint(1, len(content))]))
        except _Refused as refused:
            assert refused.download.state in ("broken", "too_large")


def test_a_picture_for_which_no_memory_is_left_is_too_large():
    with patch.object(ImageFile.ImageFile, "load", side_effect=MemoryError):
        with pytest.raises(_Refused) as refused:
            check_image(picture("BMP"))
    assert refused.value.download.state == "too_large"


def test_pictures_that_come_together_are_unpacked_one_by_one():
    unpack, busy, met = ImageFile.ImageFile.load, threading.Semaphore(1), []

    def load(image):
        met.append(busy.acquire(timeout=0))
        try:
            threading.Event().wait(0.01)  # for another one to come in, if it may
            return unpack(image)
        finally:
            if met[-1]:
                busy.release()

    with closing(RawShop(answer(picture("PNG")))) as server:
        settings = ShopSettings(
            "local", "Local", server.url, "shpat_local", test_store=True
        )
        urls = [f"{server.url}/{number}" for number in range(6)]
        with closing(ImageDownloader(settings, 1_000_000)) as downloader:
            with patch.object(ImageFile.ImageFile, "load", load):
                found = downloader.load(urls)
    assert {it.state for it in found.values()} == {"stored"}
    assert met == [True] * 6
