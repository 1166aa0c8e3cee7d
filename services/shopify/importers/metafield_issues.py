"""What a shop's owner reads when a metafield has no place in its field."""

from collections.abc import Iterable

from odoo.api import Environment

from ...commerce.run.listed import listed
from ..gql.fragments import ProductFields
from ..mappers.metafield_misfit import Misfit
from ..mappers.metafield_types import label_of
from .product_issues import issue
from .result import RecordIssue

# More of a value says nothing more to a reader.
VALUE_SHOWN = 80


CODES = {"type": "metafield_type"}


class MetafieldIssues:
    """Makes one issue per kind of trouble, in the language of the environment."""

    def __init__(self, env: Environment) -> None:
        self.env = env

    def of(
        self, product: ProductFields, misfits: Iterable[Misfit]
    ) -> list[RecordIssue]:
        """Return the issues of a product that came in without some metafields."""
        codes: dict[str, dict[str, None]] = {}
        for misfit in misfits:
            code = CODES.get(misfit.reason, "metafield_value")
            codes.setdefault(code, {})[self._sentence(misfit)] = None
        return [
            issue(product, code, self._text(product, sentences))
            for code, sentences in codes.items()
        ]

    def _text(self, product: ProductFields, sentences: Iterable[str]) -> str:
        return self.env._(
            "“%(product)s” came in without some of its metafields. %(sentences)s Then "
            "press Retry.",
            product=product.title,
            sentences=" ".join(sentences),
        )

    def _sentence(self, misfit: Misfit) -> str:
        sentences = {
            "type": self._other_type,
            "choice": self._no_choice,
            "currency": self._other_currency,
            "value": self._unreadable,
        }
        return sentences[misfit.reason](misfit)

    def _other_type(self, misfit: Misfit) -> str:
        return self.env._(
            "“%(name)s” is of the type “%(found)s” in Shopify and of the type "
            "“%(told)s” in Odoo: correct that under Configuration → Metafields.",
            name=misfit.rule.name,
            found=label_of(misfit.value),
            told=label_of(misfit.rule.type),
        )

    def _no_choice(self, misfit: Misfit) -> str:
        return self.env._(
            "“%(value)s” of “%(name)s” is none of %(choices)s, which the field "
            "%(field)s offers: add it to the field, or correct it in Shopify.",
            value=_short(misfit.value),
            name=misfit.rule.name,
            choices=listed(label for _value, label in misfit.rule.choices),
            field=misfit.rule.field,
        )

    def _other_currency(self, misfit: Misfit) -> str:
        return self.env._(
            "“%(name)s” is in %(found)s, and the field %(field)s holds %(told)s: map "
            "it to a text field, or correct it in Shopify.",
            name=misfit.rule.name,
            found=misfit.value,
            field=misfit.rule.field,
            told=misfit.rule.currency,
        )

    def _unreadable(self, misfit: Misfit) -> str:
        return self.env._(
            "“%(value)s” of “%(name)s” does not fit into the field %(field)s: correct "
            "it in Shopify, or map it to a text field.",
            value=_short(misfit.value),
            name=misfit.rule.name,
            field=misfit.rule.field,
        )


def _short(text: str) -> str:
    return text if len(text) <= VALUE_SHOWN else text[: VALUE_SHOWN - 1] + "…"
