"""Mutations of what customers agreed to be sent, and of their tax exemptions."""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.clock import read_stamp
from ...base.errors import refusal, user_error
from ...records.customers.checks import MISSING, NEVER_SET, NO_STATE
from ...records.customers.consents import consent_of
from ..registry import resolves
from .mutations import find_customer

Payload = dict[str, Any]
NO_INPUT = ("NOT_SUBSCRIBED", *NEVER_SET)
UNKNOWN = "Customer not found"
NO_PHONE = "A phone number is required to set the SMS consent state."


@resolves("Mutation", "customerEmailMarketingConsentUpdate")
def email_consent_update(
    _root: Any, info: GraphQLResolveInfo, input: dict[str, Any]
) -> Payload:
    return _update(info, "email", input)


@resolves("Mutation", "customerSmsMarketingConsentUpdate")
def sms_consent_update(
    _root: Any, info: GraphQLResolveInfo, input: dict[str, Any]
) -> Payload:
    customer = find_customer(info, input["customerId"])
    if customer is not None and not customer["phone"]:
        field = ["input", "smsMarketingConsent"]
        return _refused(user_error(field, NO_PHONE, "INVALID"))
    return _update(info, "sms", input)


def _update(info: GraphQLResolveInfo, kind: str, given: dict[str, Any]) -> Payload:
    """Write a consent.

    :raises GraphQLError: its state is none that can be set
    """
    name, context = f"{kind}MarketingConsent", info.context
    consent, customer = given[name], find_customer(info, given["customerId"])
    if consent["marketingState"] in NO_INPUT:
        raise refusal(NO_STATE.format(consent["marketingState"]), "INVALID")
    if customer is None:
        return _refused(user_error(["input", "customerId"], UNKNOWN, "INVALID"))
    problem = _problem(info, consent)
    if problem:
        error = user_error(["input", name, *problem[0]], problem[1], "INVALID")
        return {"customer": customer, "userErrors": [error]}
    customer[f"{kind}Consent"] = consent_of(consent, context.store.clock.stamp())
    context.customers.touch(customer)
    return {"customer": customer, "userErrors": []}


def _problem(
    info: GraphQLResolveInfo, consent: dict[str, Any]
) -> tuple[list[str], str] | None:
    level = consent.get("marketingOptInLevel")
    if consent["marketingState"] == "PENDING" and level != "CONFIRMED_OPT_IN":
        message = "Marketing opt in level must be confirmed opt-in for pending consent"
        return ["marketingOptInLevel"], f"{message} state"
    moment = consent.get("consentUpdatedAt")
    if moment and read_stamp(moment) > info.context.store.clock.now():
        return ["consentUpdatedAt"], "Consent updated at must not be in the future"
    return None


def _refused(error: dict[str, Any]) -> Payload:
    return {"customer": None, "userErrors": [error]}


@resolves("Mutation", "customerAddTaxExemptions")
def add_tax_exemptions(
    _root: Any, info: GraphQLResolveInfo, customerId: str, taxExemptions: list[str]
) -> Payload:
    return _exempt(info, customerId, lambda held: [*held, *taxExemptions])


@resolves("Mutation", "customerRemoveTaxExemptions")
def remove_tax_exemptions(
    _root: Any, info: GraphQLResolveInfo, customerId: str, taxExemptions: list[str]
) -> Payload:
    gone = set(taxExemptions)
    return _exempt(info, customerId, lambda held: [e for e in held if e not in gone])


@resolves("Mutation", "customerReplaceTaxExemptions")
def replace_tax_exemptions(
    _root: Any, info: GraphQLResolveInfo, customerId: str, taxExemptions: list[str]
) -> Payload:
    return _exempt(info, customerId, lambda _held: taxExemptions)


def _exempt(
    info: GraphQLResolveInfo, id_: str, change: Callable[[list[str]], list[str]]
) -> Payload:
    """Change exemptions; the boolean `taxExempt` is another matter."""
    customer = find_customer(info, id_)
    if customer is None:
        return _refused(user_error(["customerId"], f"{MISSING}."))
    exemptions = list(dict.fromkeys(change(customer["taxExemptions"])))
    info.context.customers.update(customer, {"taxExemptions": exemptions})
    return {"customer": customer, "userErrors": []}
