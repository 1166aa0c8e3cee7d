"""What all imports of records have in common, and how their modes differ."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from odoo.models import BaseModel
from odoo.modules.registry import Registry
from odoo.tools import SQL

from ....services.commerce.dry_run.gone import GoneDryRun
from ....services.commerce.records.facts import summed
from ....services.commerce.run.known_links import KnownLinks
from ....services.shopify.run.gone import GonePhase, GoneStore, still_there
from ....services.shopify.run.phases import (
    ChosenRecords,
    Importer,
    OrderedRecords,
    Phase,
    RecordsPhase,
)
from ....services.shopify.run.reader import Source
from ....services.shopify.run.sequence import ById, ByUpdate
from ....services.shopify.run.task import ImportChangedTask, ImportOneTask, ImportTask
from ....services.shopify.run.times_first import TimesFirst
from ....services.shopify.service import ShopifyService
from .chosen import check_addresses, chosen_batch, external_id_of
from .work import Parameters, Work


class LinkedIds:
    """Reads ids of one shop's links, apart from the run's own transaction.

    Its cursors are closed at once.

    :param condition: which links may be asked for; none where all
    """

    def __init__(
        self, registry: Registry, channel_id: int, table: str, condition: SQL | None
    ) -> None:
        self._registry = registry
        self._linked = SQL(
            """
            SELECT external_id FROM %s
             WHERE channel_id = %s AND state = 'bound' AND external_id IS NOT NULL
             AND %s
            """,
            SQL.identifier(table),
            channel_id,
            condition or SQL("TRUE"),
        )

    def all(self) -> list[str]:
        return self._read(self._linked)

    def among(self, external_ids: Iterable[str]) -> list[str]:
        """Return those of some ids that are linked."""
        return self._read(
            SQL("%s AND external_id = ANY(%s)", self._linked, list(external_ids))
        )

    def _read(self, query: SQL) -> list[str]:
        with self._registry.cursor() as cr:
            cr.execute(query)
            return [external_id for (external_id,) in cr.fetchall()]


class ImportWork(Work):
    """Reads records of a kind, stores them, then goes through what follows."""

    can_dry_run = True
    task_class: ClassVar[type[ImportTask]] = ImportTask
    changed_by_marking: ClassVar[tuple[str, ...]] = ()
    """Fields of Odoo's records which change where their links are marked as gone."""

    def __init__(
        self, run: BaseModel, shop: BaseModel, service: ShopifyService
    ) -> None:
        super().__init__(run, shop, service)
        self.is_dry = run._is_dry()

    @abstractmethod
    def source(self) -> Source:
        """Return what reads the records."""

    @abstractmethod
    def importer(self) -> Importer:
        """Return what stores them."""

    @abstractmethod
    def dry_run(self) -> Importer:
        """Return what stands for the importer in a dry run."""

    def plan(self) -> dict[str, Any]:
        """Return where a dry run keeps what it tells, and in which language."""
        return {"book": self.run._plan_book(), "lang": self.run._reader_lang()}

    def phases(self) -> list[Phase]:
        """Return what follows on the records, in its order."""
        return []

    def task(self, introduce: Callable[[], None]) -> ImportTask:
        self.begin()
        importer = self.dry_run() if self.is_dry else self.importer()
        return self.task_class(
            self.service,
            importer,
            self.records(self.source(), importer),
            self.phases(),
            since=self.since(self.kind.watermark),
            introduce=introduce,
            advance=self.advance,
            notes=self.notes(),
            conclude=self.conclude,
        )

    def begin(self) -> None:
        """Note that a run begins; called with each slice."""

    def records(self, source: Source, importer: Importer) -> RecordsPhase:
        """Return the phase whose records the run counts: all of them, by their ids."""
        return self.ordered(source, importer, ById())

    def ordered(
        self, source: Source, importer: Importer, order: ById | ByUpdate
    ) -> OrderedRecords:
        """Return the phase that reads records in an order, of known ones their times.

        A dry run reads each in full: it shows what would come of it.
        """
        few, ahead = self.run._few(), self.service.ahead
        times_first = None if self.is_dry else self.times_first(source, importer)
        return OrderedRecords(source, importer, order, ahead, few, times_first)

    def times_first(self, source: Source, importer: Importer) -> TimesFirst:
        return TimesFirst(
            source,
            self.known_links(importer),
            lambda: self.service.first_answer_at,
            anew=self.run.read_anew,
        )

    def known_links(self, importer: Importer) -> KnownLinks:
        """Return what tells which records are in Odoo as they are."""
        scopes = self.shop.shopify_scopes
        return KnownLinks(
            self.run.pool,
            self.env,
            self.shop.id,
            self.kind.link,
            self.kind.record_field,
            lambda: summed(ShopifyService.API_VERSION, scopes, importer.reads_with()),
            self.settled(),
        )

    def settled(self) -> SQL:
        """Return which links want no other look, for reasons of their kind."""
        return SQL("TRUE")

    def since(self, watermark: str) -> datetime | None:
        """Return from when on changes are read; None means all."""
        return None

    def advance(self, until: str) -> None:
        """Keep up to when everything is stored."""
        self.run._advance(self.kind.watermark, until)

    def notes(self) -> dict[str, Any]:
        """Return what a run is to remember of its begin."""
        return {}

    def conclude(self, window: Mapping[str, Any]) -> None:
        """Keep what holds now that everything is stored."""

    # What Shopify deleted

    @abstractmethod
    def gone_store(self) -> GoneStore:
        """Return what marks links of what Shopify deleted."""

    def gone_dry_run(self) -> GoneDryRun:
        """Return what tells of marking links, and marks none."""
        return GoneDryRun(
            self.env,
            self.shop,
            self.gone_store().store,
            links=self.kind.link,
            record=self.kind.record_field,
            changes=self.changed_by_marking,
            **self.plan(),
        )

    def gone_phase(self) -> GonePhase:
        """Return the phase that finds what Shopify deleted, when all else is stored."""
        store = self.gone_dry_run() if self.is_dry else self.gone_store()
        linked = LinkedIds(self.run.pool, self.shop.id, self._table(), self.shown())
        ask = partial(still_there, self.service.client)
        return GonePhase(ask, store, partial(self.suspects, linked))

    def suspects(self, linked: LinkedIds, window: Mapping[str, Any]) -> Iterable[str]:
        """Return the ids that may be gone: of all links, or where there is a hint."""
        return linked.all()

    def shown(self) -> SQL | None:
        """Return which links may be asked for; None where all."""
        return None

    def _table(self) -> str:
        return self.env[self.kind.link]._table


class ImportsAll(ImportWork):
    """A mode that reads every record of its kind."""

    reads_times_first = True

    def begin(self) -> None:
        if not self.is_dry:
            self.shop._begin_schedule(self.kind)


class ImportsAllDaily(ImportsAll):
    """A mode that reads all anew by itself: not each change moves a time."""

    interval_field = "anew_interval"
    by_itself: ClassVar[Parameters] = {"read_anew": True}

    @classmethod
    def may_begin(cls, shop: BaseModel) -> bool:
        return super().may_begin(shop) and shop._has_all_of(cls.kind)


class ImportsChanged(ImportWork):
    """A mode that reads what changed since the last time."""

    reads_times_first = True
    task_class = ImportChangedTask

    def records(self, source: Source, importer: Importer) -> OrderedRecords:
        return self.ordered(source, importer, ByUpdate())

    def since(self, watermark: str) -> datetime | None:
        return self.run._since(watermark)


class ImportsChosen(ImportWork):
    """A mode that needs to be told which records."""

    needs_record = True

    def __init__(
        self, run: BaseModel, shop: BaseModel, service: ShopifyService
    ) -> None:
        super().__init__(run, shop, service)
        # Read now: no transaction is to be open while the network is used.
        parameters = run.parameters or {}
        self.external_ids = parameters.get("external_ids") or [
            parameters.get("external_id")
        ]

    def records(self, source: Source, importer: Importer) -> ChosenRecords:
        return ChosenRecords(source, importer, self.external_ids)

    def suspects(self, linked: LinkedIds, window: Mapping[str, Any]) -> Iterable[str]:
        return linked.among(self.external_ids)


class ImportsBatch(ImportsChosen):
    """A mode that is told of any number of records."""

    @classmethod
    def named(cls, shop: BaseModel, text: str | None, given: Parameters) -> Parameters:
        return chosen_batch(shop, cls.kind, text, given.get("external_ids"))


class ImportsOne(ImportsChosen):
    """A mode that is told of one record; it is an error if Shopify has none such."""

    task_class = ImportOneTask

    @classmethod
    def named(cls, shop: BaseModel, text: str | None, given: Parameters) -> Parameters:
        text = text or given.get("external_id")
        check_addresses(shop, text)
        return {"external_id": external_id_of(shop.env, cls.kind, text)}
