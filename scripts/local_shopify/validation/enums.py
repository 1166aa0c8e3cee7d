"""In which order Shopify declares the values of its enums, and lists them in errors.

The pinned schema has them sorted. Source: the answers of real shops, and
https://github.com/nozzlegear/ShopifySharp, whose types follow Shopify's declarations.
"""

from graphql import GraphQLEnumType

DECLARED = {
    "CustomerEmailMarketingState": (
        "NOT_SUBSCRIBED PENDING SUBSCRIBED UNSUBSCRIBED REDACTED INVALID"
    ),
    "CustomerMarketingOptInLevel": "SINGLE_OPT_IN CONFIRMED_OPT_IN UNKNOWN",
    "CustomerSmsMarketingState": (
        "NOT_SUBSCRIBED PENDING SUBSCRIBED UNSUBSCRIBED REDACTED"
    ),
    "FulfillmentEventStatus": (
        "LABEL_PURCHASED LABEL_PRINTED READY_FOR_PICKUP CONFIRMED IN_TRANSIT "
        "OUT_FOR_DELIVERY ATTEMPTED_DELIVERY DELAYED DELIVERED FAILURE "
        "CARRIER_PICKED_UP"
    ),
    "OrderAdjustmentInputDiscrepancyReason": "RESTOCK DAMAGE CUSTOMER OTHER",
    "OrderCreateFinancialStatus": (
        "PENDING AUTHORIZED PARTIALLY_PAID PAID PARTIALLY_REFUNDED REFUNDED VOIDED "
        "EXPIRED"
    ),
    "OrderTransactionKind": (
        "SALE CAPTURE AUTHORIZATION VOID REFUND CHANGE EMV_AUTHORIZATION "
        "SUGGESTED_REFUND"
    ),
    "OrderTransactionStatus": (
        "SUCCESS FAILURE PENDING ERROR AWAITING_RESPONSE UNKNOWN"
    ),
    "ProductVariantsBulkCreateStrategy": (
        "DEFAULT REMOVE_STANDALONE_VARIANT PRESERVE_STANDALONE_VARIANT"
    ),
    "RefundLineItemRestockType": "RETURN CANCEL LEGACY_RESTOCK NO_RESTOCK",
    "ReturnReason": (
        "SIZE_TOO_SMALL SIZE_TOO_LARGE UNWANTED NOT_AS_DESCRIBED WRONG_ITEM DEFECTIVE "
        "STYLE COLOR OTHER UNKNOWN"
    ),
}


def declared(enum: GraphQLEnumType) -> list[str]:
    """An enum's values in Shopify's order; sorted, where that is not known."""
    order = DECLARED.get(enum.name, "").split()
    return [*order, *(value for value in enum.values if value not in order)]
