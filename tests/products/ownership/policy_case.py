"""Products that both sides changed, and who owns which field."""

from ..product_case import ProductCase


class PolicyCase(ProductCase):
    def send_products(self):
        """Let the shop's products go out, as far as it is the shop's to say."""
        self.shop.write({"shopify_scopes": "write_products", "product_step": "write"})

    def own(self, fact, owner, **of_record):
        """Let a shop's field, or one record's, have an owner."""
        return self.env["commerce.field.policy"].create(
            {
                "channel_id": self.shop.id,
                "fact": fact,
                "owner": owner,
                **{name: link.id for name, link in of_record.items()},
            }
        )

    def conflicts(self, product=None, state=None):
        """All conflicts of the shop, or of one product, the last one first."""
        domain = [("channel_id", "=", self.shop.id)]
        if product:
            domain.append(("commerce_product_id", "=", self.link(product).id))
        if state:
            domain.append(("state", "=", state))
        return self.env["commerce.conflict"].search(domain, order="id desc")

    def told(self, conflict):
        """Both texts of a conflict, who won, and its state."""
        return (
            conflict.odoo_text,
            conflict.shop_text,
            conflict.winner,
            conflict.state,
        )
