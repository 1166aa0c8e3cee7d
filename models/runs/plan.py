"""What a dry run would do, field by field."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from odoo import fields, models
from odoo.tools import SQL

from ...services.commerce.dry_run.snapshot import PlannedChange
from ...services.commerce.issues.catalogue import LABELS
from ...services.storable import storable

ACTIONS = [
    ("create", "Create"),
    ("link", "Link"),
    ("update", "Change"),
    ("gone", "Mark as gone"),
    ("set_aside", "Set aside"),
    ("issue", "Leave out a part"),
    ("keep", "Leave alone"),
]
COLUMNS = (
    "external_id",
    "name",
    "variant",
    "sku",
    "model",
    "action",
    "field",
    "label",
    "old",
    "new",
    "record_id",
    "code",
)
NUMBERS = ("record_id",)


class CommercePlan(models.Model):
    """One field of a record that an import would set, or why it would not."""

    _name = "commerce.plan"
    _description = "Planned Change"
    _inherit = ["commerce.run.part", "commerce.about.order"]
    _order = "id"

    company_id = fields.Many2one(related="channel_id.company_id")
    external_id = fields.Char("Shopify ID", required=True, readonly=True)
    name = fields.Char("Record", readonly=True)
    variant = fields.Char("Part", readonly=True, help="A variant, a line, an address.")
    sku = fields.Char("SKU", readonly=True)
    action = fields.Selection(ACTIONS, "What", required=True, readonly=True)
    model = fields.Selection(
        [
            ("product.template", "Product"),
            ("product.product", "Variant"),
            ("commerce.product", "Link"),
            ("res.partner", "Contact"),
            ("sale.order", "Order"),
        ],
        "Of",
        required=True,
        readonly=True,
    )
    field = fields.Char("Technical Name", required=True, readonly=True)
    label = fields.Char("Field", readonly=True)
    old = fields.Char("Now", readonly=True)
    new = fields.Char("After the Import", readonly=True)
    record_id = fields.Integer("Record in Odoo", readonly=True)
    code = fields.Selection(LABELS, "Kind of Issue", readonly=True)

    # Two systems' runs of one number are too few to index their models, too.
    _external_id_index = models.Index("(run_id, external_id)")
    _sku_index = models.Index("(run_id, sku)")
    _old_index = models.Index(
        "(run_id, field, old) WHERE field IN ('default_code', 'barcode')"
    )
    _new_index = models.Index(
        "(run_id, field, new) WHERE field IN ('default_code', 'barcode')"
    )
    _linked_index = models.Index("(run_id, record_id) WHERE field = 'linked'")

    def _add(self, run: models.BaseModel, changes: Sequence[PlannedChange]) -> None:
        """Add the rows of a page of a run in one statement.

        :param changes: `PlannedChange`s, whose fields are columns here
        """
        if not changes:
            return
        rows = json.dumps(storable([asdict(change) for change in changes]))
        whose = self._by_run(run)
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO commerce_plan
                            (%(names)s, create_uid, create_date, %(columns)s)
                SELECT %(whose)s, %(user)s, now() AT TIME ZONE 'utc', %(values)s
                  FROM jsonb_to_recordset(%(rows)s) AS row (%(types)s)
                """,
                columns=SQL(", ").join(map(SQL.identifier, COLUMNS)),
                names=SQL(", ").join(map(SQL.identifier, whose)),
                whose=SQL(", ").join(whose.values()),
                user=self.env.uid,
                values=SQL(", ").join(map(_value, COLUMNS)),
                rows=rows,
                types=SQL(", ").join(map(_type, COLUMNS)),
            )
        )

    def action_open_record(self) -> dict[str, Any]:
        """Open the record that the row is about, in Odoo or in Shopify."""
        self.ensure_one()
        model = "product.template" if self.model == "commerce.product" else self.model
        if record := self.env[model].browse(self.record_id):
            return record.get_formview_action()
        return self.channel_id._open_record(self.external_id)


def _value(column: str) -> SQL:
    """Return what a column takes of a row: a text that is empty is none."""
    name = SQL.identifier(column)
    return name if column in NUMBERS else SQL("NULLIF(%s, '')", name)


def _type(column: str) -> SQL:
    """Return how a row of JSON tells a column."""
    kind = SQL("integer") if column in NUMBERS else SQL("text")
    return SQL("%s %s", SQL.identifier(column), kind)
