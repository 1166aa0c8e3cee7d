"""Orders by hand: the fastest way, and the plainest."""

from datetime import timezone
from decimal import Decimal
from typing import Any

from odoo.fields import Command

from ....services.shopify.orders.source import OrderSource
from .customers import pages_of

PAGE = 250
CONFIRMED_AT_ONCE = 25
QUIET = {
    "tracking_disable": True,
    "mail_create_nosubscribe": True,
    "mail_notrack": True,
    "sale_no_log_for_new_lines": True,
}
EMPTY = {
    "require_signature": False,
    "require_payment": False,
    "prepayment_percent": 0.0,
    "validity_date": False,
    "journal_id": False,
    "quotation_document_ids": False,
    "user_id": False,
    "payment_term_id": False,
    "sale_order_template_id": False,
    "preferred_payment_method_line_id": False,
}
CENT = Decimal("0.01")
PLAIN = {"analytic_distribution": False, "customer_lead": 0.0}


def prepare(env, task: dict[str, Any]) -> None:
    """Bring in what orders are of, and settle how far an import goes with them."""
    shop = env["commerce.channel"].browse(1)
    carrier = env.ref("delivery.free_delivery_carrier")
    shop.write(
        {
            "confirm_orders": task["confirm"],
            "invoicing": "none",
            "register_payments": False,
            "default_carrier_id": carrier.id,
            # Left open, it would be an issue of the first order, to be seen again.
            "delivery_ids": [
                Command.create({"title": "Standard", "carrier_id": carrier.id})
            ],
        }
    )
    for mode in ("import_all_products", "import_all_customers"):
        env["shopify.sync"].create({"mode": mode, "channel_id": shop.id}).run()


def read(env) -> tuple[list]:
    """All orders of the shop, before the clock runs."""
    with env["commerce.channel"].browse(1)._service() as service:
        return (list(pages_of(OrderSource(service.client))),)


def batch(env, found, confirm: bool) -> None:
    """Pages of 250: partners and products are looked up, orders created at once."""
    env = env(context={**env.context, **QUIET})
    world = World(env)
    for start in range(0, len(found), PAGE):
        page = found[start : start + PAGE]
        _page(env, world, page, confirm)
        env.cr.commit()


def one_by_one(env, found, confirm: bool) -> None:
    """An order at a time."""
    for order in found:
        _page(env, World(env), [order], confirm)
        env.cr.commit()


class World:
    """What all orders of the shop share."""

    def __init__(self, env) -> None:
        company = env.company
        self.shop = env["commerce.channel"].browse(1)
        self.carrier = self.shop.default_carrier_id
        self.warehouse = env["stock.warehouse"].search(
            [("company_id", "=", company.id)], limit=1
        )
        self.team = env["crm.team"]._get_default_team_id(
            user_id=False, domain=env["crm.team"]._check_company_domain(company)
        )
        self.pricelist = self._pricelist(env)
        self.tax = self._tax(env, company)
        self.positions: dict[tuple, Any] = {}

    def position(self, customer, shipped):
        """The fiscal position that Odoo chooses, once for each country and state."""
        key = tuple((it.country_id.id, it.state_id.id) for it in (customer, shipped))
        if key not in self.positions:
            Position = customer.env["account.fiscal.position"]
            self.positions[key] = Position._get_fiscal_position(customer, shipped)
        return self.positions[key]

    def _pricelist(self, env):
        named = [
            ("name", "=", "Orders"),
            ("currency_id", "=", self.shop.currency_id.id),
        ]
        Pricelist = env["product.pricelist"]
        return Pricelist.search(named, limit=1) or Pricelist.create(
            {"name": "Orders", "currency_id": self.shop.currency_id.id}
        )

    def _tax(self, env, company):
        values = {
            "name": "VAT 19%",
            "amount": 19.0,
            "type_tax_use": "sale",
            "price_include_override": "tax_included",
            "company_id": company.id,
        }
        Tax = env["account.tax"]
        named = [(name, "=", values[name]) for name in ("name", "company_id")]
        return Tax.search(named, limit=1) or Tax.create(values)


def _page(env, world: World, page, confirm: bool) -> None:
    Order = env["sale.order"]
    partners = _partners(env, page)
    products = _products(env, page)
    orders = Order.create([_order(world, it, partners, products) for it in page])
    if not confirm:
        return
    for first in range(0, len(orders), CONFIRMED_AT_ONCE):
        some = orders[first : first + CONFIRMED_AT_ONCE]
        dates = some.mapped("date_order")
        some.action_confirm()
        for order, date in zip(some, dates, strict=True):
            order.date_order = date


def _partners(env, page) -> dict[tuple[str, str], Any]:
    """Customers and their addresses, by e-mail and street."""
    emails = list({order.email.lower() for order in page})
    found = env["res.partner"].search([("email_normalized", "in", emails)])
    known = {(it.email, child.street): child for it in found for child in it.child_ids}
    return known | {(it.email, it.street): it for it in found}


def _products(env, page) -> dict[str, Any]:
    skus = {line.sku for order in page for line in order.line_items.nodes}
    found = env["product.product"].search([("default_code", "in", list(skus))])
    return {it.default_code: it for it in found}


def _order(world: World, order, partners, products) -> dict[str, Any]:
    streets = (order.billing_address.address_1, order.shipping_address.address_1)
    billed, shipped = (partners[order.email, street] for street in streets)
    customer = _customer(partners, order.email)
    placed = order.processed_at.astimezone(timezone.utc).replace(tzinfo=None)
    return {
        **EMPTY,
        "name": order.name,
        "client_order_ref": order.name,
        "origin": f"{world.shop.name} {order.name}",
        "date_order": placed,
        "partner_id": customer.id,
        "partner_invoice_id": billed.id,
        "partner_shipping_id": shipped.id,
        "fiscal_position_id": world.position(customer, shipped).id,
        "company_id": world.shop.company_id.id,
        "pricelist_id": world.pricelist.id,
        "warehouse_id": world.warehouse.id,
        "team_id": world.team.id,
        "carrier_id": world.carrier.id,
        "order_line": [
            *(
                Command.create(_line(world, line, products[line.sku], place))
                for place, line in enumerate(order.line_items.nodes, 1)
            ),
            *(
                Command.create(_shipping(world, line, len(order.line_items.nodes) + 1))
                for line in order.shipping_lines.nodes
            ),
        ],
    }


def _customer(partners, email: str) -> Any:
    """The customer itself, who has the addresses."""
    found = next(it for (owner, _street), it in partners.items() if owner == email)
    return found.parent_id or found


def _line(world: World, line, product, place: int) -> dict[str, Any]:
    return {
        "product_id": product.id,
        "product_uom_id": product.uom_id.id,
        "name": "\n".join(filter(None, (line.title, line.variant_title))),
        "sequence": place * 10,
        "product_uom_qty": line.quantity,
        **_money(world, line, line.original_unit_price_set, line.quantity),
        "is_delivery": False,
        **PLAIN,
    }


def _shipping(world: World, line, place: int) -> dict[str, Any]:
    product = world.carrier.product_id
    return {
        "product_id": product.id,
        "product_uom_id": product.uom_id.id,
        "name": line.title,
        "sequence": place * 10,
        "product_uom_qty": 1,
        **_money(world, line, line.original_price_set, 1),
        "is_delivery": True,
        **PLAIN,
    }


def _money(world: World, line, price_set, quantity: int) -> dict[str, Any]:
    """Return a line's price and tax, with the amounts that Shopify reckoned."""
    price = price_set.shop_money.amount
    tax = sum(it.price_set.shop_money.amount for it in line.tax_lines).quantize(CENT)
    net = (price * quantity - tax).quantize(CENT)
    amounts = {"tax_amount_currency": float(tax), "base_amount_currency": float(net)}
    exact = {
        "quantity": str(quantity),
        "first": "0",
        "net": str(net),
        "taxes": [[world.tax.id, str(tax)]],
    }
    return {
        "price_unit": float(price),
        "technical_price_unit": float(price) + 1,
        "discount": 0.0,
        "tax_ids": [Command.set(world.tax.ids)],
        "extra_tax_data": {
            "currency_id": world.shop.currency_id.id,
            "price_unit": float(price),
            "discount": 0.0,
            "quantity": float(quantity),
            "manual_total_excluded_currency": float(net),
            "manual_tax_amounts": {str(world.tax.id): amounts},
            "exact": exact,
        },
    }
