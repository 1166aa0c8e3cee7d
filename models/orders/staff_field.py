"""Fields of sales orders that show what a shop says of them."""

from odoo.fields import Field


def staff_field(kind: type[Field], label: str, of: str = "", **options) -> Field:
    """Return a field that is computed with Odoo's own rights, for the staff alone.

    :param of: the field of the shop's order that it shows, if it is one of those
    """
    if of:
        options = {"compute": "_compute_commerce", "shows": of, **options}
    rights = {"compute_sudo": True, "groups": "base.group_user"}
    return kind(string=label, **rights, **options)


def searched_field(kind: type[Field], label: str, of: str, **options) -> Field:
    """Return such a field by which sales orders are found."""

    def search(orders, operator, value):
        return orders._of_commerce([(of, operator, value)])

    return staff_field(kind, label, of, search=search, **options)
