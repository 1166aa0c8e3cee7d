"""What keeps an image outside while its product comes in."""

from odoo.tools.translate import LazyTranslate

from .code import Fix, issue_code

_lt = LazyTranslate(__name__)

IMAGES = (
    issue_code(
        "image_failed",
        "Image failed in the shop",
        Fix.ITSELF,
        text=_lt(
            "%(system)s could not process image %(image)s of “%(product)s”: %(reason)s."
            " The product came in without it. Upload the image again in %(system)s; it"
            " then comes in by itself."
        ),
    ),
    issue_code(
        "image_broken",
        "Image cannot be read",
        Fix.RETRY,
        text=_lt(
            "Image %(image)s of “%(product)s” cannot be read: %(reason)s. The product"
            " came in without it. Upload the image again in %(system)s, then press"
            " Retry."
        ),
    ),
    issue_code(
        "image_too_large",
        "Image too large",
        Fix.RETRY,
        text=_lt(
            "Image %(image)s of “%(product)s” is too large (%(reason)s). The product"
            " came in without it. Upload a smaller one in %(system)s or raise the limit"
            " in the settings of the shop, then press Retry."
        ),
    ),
    issue_code(
        "image_missing",
        "Image not found",
        Fix.RETRY,
        text=_lt(
            "Nothing could be downloaded from the address of image %(image)s of"
            " “%(product)s”: %(reason)s. The product came in without it. Upload the"
            " image again in %(system)s, or press Retry."
        ),
    ),
    issue_code(
        "image_refused",
        "Image address refused",
        Fix.RETRY,
        text=_lt(
            "Image %(image)s of “%(product)s” was not asked for: its address,"
            " %(reason)s, is not encrypted. The product came in without it. Upload the"
            " image again in %(system)s, which gives it an https:// address; then press"
            " Retry."
        ),
    ),
    issue_code(
        "image_processing",
        "Image processed for too long",
        Fix.ITSELF,
        text=_lt(
            "%(system)s has been working on image %(image)s of “%(product)s” for more"
            " than a day. Delete it and upload it again in %(system)s. It is still"
            " looked at from time to time."
        ),
    ),
    issue_code(
        "image_unreachable",
        "Image not to be reached",
        Fix.ITSELF,
        text=_lt(
            "Image %(image)s of “%(product)s” could not be downloaded for more than a"
            " day: %(reason)s. It is still tried from time to time. Check that this"
            " server may reach %(system)s's image server."
        ),
    ),
    issue_code(
        "image_not_sent",
        "Images refused by the shop",
        Fix.RETRY,
        text=_lt(
            "%(system)s does not take the images of “%(product)s” as they are in Odoo:"
            " %(reason)s. Its other fields went out. Correct its images in Odoo, then"
            " press Retry."
        ),
    ),
    issue_code(
        "image_not_processed",
        "Image could not be processed by the shop",
        Fix.RETRY,
        text=_lt(
            "%(system)s could not process an image of “%(product)s”, however often it"
            " was sent: %(reason)s. All else of the product went out. Set another image"
            " in Odoo, or press Retry to send it again."
        ),
    ),
    issue_code("image_not_stored", "Image refused by Odoo", Fix.RETRY),
)
