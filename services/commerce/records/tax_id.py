"""Tax numbers."""


def plain_tax_id(tax_id: str) -> str:
    """Write a tax ID as Odoo does: in capitals, without spaces."""
    return "".join(tax_id.split()).upper()
