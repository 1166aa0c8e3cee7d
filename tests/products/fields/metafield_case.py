"""Fields of Odoo for metafields, and the mappings between."""

from odoo.tests import TransactionCase


def a_field(env, model, name, kind, **given):
    return env["ir.model.fields"].create(
        {
            "model_id": env["ir.model"]._get(model).id,
            "name": f"x_{name}",
            "field_description": name.title(),
            "ttype": kind,
            **given,
        }
    )


class MappingCase(TransactionCase):
    def map(self, name, type_, field, owner="product", shop=None):
        namespace, _, key = name.partition(".")
        return self.env["commerce.metafield.mapping"].create(
            {
                "channel_id": (shop or self.shop).id,
                "owner": owner,
                "namespace": namespace,
                "key": key,
                "external_type": type_,
                "field_id": field.id,
            }
        )

    def new_field(self, name, kind, model="product.template", **given):
        return a_field(self.env, model, name, kind, **given)

    def field(self, model, name):
        return self.env["ir.model.fields"]._get(model, name)
