"""A customer with the companies that it buys for."""

from collections.abc import Iterable

from ...gql.fragments import CompanyFields, CustomerFields


class FullCustomer(CustomerFields):
    """What a page tells of a customer, and its companies, which it only names."""

    companies: list[CompanyFields] = []
    # What it lacks though Shopify shows it of others; see `PersonalData`.
    not_withheld: list[str] = []

    @classmethod
    def of(
        cls, customer: CustomerFields, companies: Iterable[CompanyFields] = ()
    ) -> "FullCustomer":
        """Put a customer and its companies together, without reading them again."""
        return cls.model_construct(
            customer.model_fields_set | {"companies"},
            **dict(customer),
            companies=list(companies),
        )
