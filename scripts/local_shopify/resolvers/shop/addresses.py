"""Fields of mailing addresses that their record does not hold."""

from graphql import GraphQLResolveInfo

from ...base.store import Record
from ...records.addresses.writer import formatted
from ..registry import resolves


@resolves("MailingAddress", "formatted")
def formatted_lines(
    address: Record,
    info: GraphQLResolveInfo,
    withName: bool = False,
    withCompany: bool = True,
) -> list[str]:
    return formatted(address, withName, withCompany)
