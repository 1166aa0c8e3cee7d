"""The generated client: complete, unedited, affordable, renewable."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from graphql import build_schema, introspection_from_schema

from ...scripts.environment.cache import CHECKOUT
from ...scripts.local_shopify.operations.cost import MAX_REQUESTED_COST
from ...services.shopify.operation_costs import OPERATION_COSTS
from ...services.shopify.service import ShopifyService
from ..common import local_shopify

SCHEMA = "services/shopify/schema/admin.graphql"
CLIENT = "services/shopify/gql"


def generate(root: Path, *options: str, **environment: str):
    """Run the generator of a copy of the project, or of the project itself."""
    return subprocess.run(
        [sys.executable, root / "scripts" / "generate_shopify_models.py", *options],
        capture_output=True,
        text=True,
        # Nobody asks for the bytecode of a copy again.
        env={**os.environ, **environment, "PYTHONDONTWRITEBYTECODE": "1"},
        timeout=120,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """A copy of what the generator reads and writes."""
    root = tmp_path_factory.mktemp("project") / "commerce_sync"
    for part in ("services", "scripts"):
        shutil.copytree(
            CHECKOUT / part, root / part, ignore=shutil.ignore_patterns("__pycache__")
        )
    return root


@pytest.fixture(params=["--introspection", "--introspect"])
def source(request, tmp_path) -> list[str]:
    """Options that name a schema: a file's, and a live shop's."""
    if request.param == "--introspect":
        return [request.param, local_shopify()]
    built = build_schema((CHECKOUT / SCHEMA).read_text(), assume_valid=True)
    result = introspection_from_schema(built, input_value_deprecation=True)
    file = tmp_path / "admin.json"
    file.write_text(json.dumps({"data": result}))
    return [request.param, str(file)]


def test_the_committed_client_is_a_fresh_generation_and_edits_are_noticed(copy):
    (copy / CLIENT / "client.py").write_text("# by hand")
    (copy / CLIENT / "left_over.py").write_text("")
    done = generate(copy, "--check")
    assert done.returncode == 1
    named = re.findall(r"^differs .*: (.*)$", done.stdout, re.M)
    assert named == [f"{CLIENT}/client.py", f"{CLIENT}/left_over.py"]


def test_an_introspection_result_renews_schema_and_client(copy, source):
    (copy / SCHEMA).write_text("type Query { other: Int }")
    (copy / CLIENT / "client.py").write_text("# by hand")
    (copy / CLIENT / "left_over.py").write_text("")
    done = generate(copy, *source, SHOPIFY_API_TOKEN="shpat_local")
    assert done.returncode == 0, done.stderr
    assert "GetProducts" in done.stdout, "the prices are reported"
    for part in (SCHEMA, f"{CLIENT}/client.py", "services/shopify/operation_costs.py"):
        assert (copy / part).read_text() == (CHECKOUT / part).read_text()
    assert not (copy / CLIENT / "left_over.py").exists()


BAD_FILES = ["", "{}", '{"data": null, "errors": [{"message": "No"}]}', "[1]"]


@pytest.mark.parametrize("content", BAD_FILES)
def test_a_file_that_is_no_introspection_result(copy, tmp_path, content):
    result = tmp_path / "bad.json"
    result.write_text(content)
    done = generate(copy, "--introspection", str(result))
    assert done.returncode == 1
    assert done.stderr.startswith("Error: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_shop_that_refuses_the_token(copy):
    url = local_shopify()
    done = generate(copy, "--introspect", url, SHOPIFY_API_TOKEN="shpat_other")
    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: {url}")
    assert "shpat_other" not in done.stderr


def test_a_shop_needs_a_token(copy):
    done = generate(copy, "--introspect", "north", SHOPIFY_API_TOKEN="")
    assert (done.returncode, "SHOPIFY_API_TOKEN" in done.stderr) == (1, True)


def test_no_operation_asks_for_more_than_shopify_gives():
    assert OPERATION_COSTS
    dear = {name: cost for name, cost in OPERATION_COSTS.items() if cost > 1000}
    assert dear == {}
    assert MAX_REQUESTED_COST == 1000


def test_every_operation_has_a_price():
    queries = (CHECKOUT / "services/shopify/queries").rglob("*.graphql")
    names = {
        name
        for path in queries
        for name in re.findall(r"^(?:query|mutation) (\w+)", path.read_text(), re.M)
    }
    assert names == set(OPERATION_COSTS)


def test_the_api_version_stands_in_one_place():
    version = re.compile(r"""['"]20\d\d-(?:01|04|07|10)['"]""")
    places = [
        str(path.relative_to(CHECKOUT))
        for folder in ("services", "models", "controllers", "wizard")
        for path in (CHECKOUT / folder).rglob("*.py")
        if version.search(path.read_text())
    ]
    assert places == ["services/shopify/service.py"]
    assert re.fullmatch(r"20\d\d-(01|04|07|10)", ShopifyService.API_VERSION)
