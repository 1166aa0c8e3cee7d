"""The generated client: complete, unedited, affordable, renewable."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ..scripts.local_shopify.cost import MAX_REQUESTED_COST
from ..services.shopify.operation_costs import OPERATION_COSTS
from ..services.shopify.service import ShopifyService

ROOT = Path(__file__).resolve().parents[1]


def generate(root: Path, *options: str, **environment: str):
    """Run the generator of a copy of the project, or of the project itself."""
    return subprocess.run(
        [sys.executable, root / "scripts" / "generate_shopify_models.py", *options],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """A copy of what the generator reads and writes."""
    root = tmp_path_factory.mktemp("project") / "commerce_sync"
    for part in ("services", "scripts"):
        shutil.copytree(
            ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__")
        )
    return root


def test_the_committed_client_is_a_fresh_generation():
    done = generate(ROOT, "--check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_client_edited_by_hand_is_noticed_and_mended(copy):
    client = copy / "services/shopify/gql/client.py"
    original = client.read_text()
    client.write_text(original + "\n# by hand\n")
    (copy / "services/shopify/gql/left_over.py").write_text("")
    done = generate(copy, "--check")
    assert done.returncode == 1
    assert "gql/client.py" in done.stdout
    assert "gql/left_over.py" in done.stdout
    assert generate(copy).returncode == 0
    assert client.read_text() == original
    assert not (client.parent / "left_over.py").exists()


def test_an_introspection_result_renews_the_schema(copy, tmp_path):
    from graphql import build_schema, introspection_from_schema

    schema = copy / "services/shopify/schema/admin.graphql"
    pinned = schema.read_text()
    built = build_schema(pinned, assume_valid=True)
    result = tmp_path / "admin.json"
    introspection = introspection_from_schema(built, input_value_deprecation=True)
    result.write_text(json.dumps({"data": introspection}))
    schema.write_text("type Query { other: Int }")
    done = generate(copy, "--introspection", str(result))
    assert done.returncode == 0, done.stderr
    assert schema.read_text() == pinned


BAD_FILES = ["", "{}", '{"data": null, "errors": [{"message": "No"}]}', "[1]"]


@pytest.mark.parametrize("content", BAD_FILES)
def test_a_file_that_is_no_introspection_result(copy, tmp_path, content):
    result = tmp_path / "bad.json"
    result.write_text(content)
    done = generate(copy, "--introspection", str(result))
    assert done.returncode == 1
    assert done.stderr.startswith("Error: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_shop_needs_a_token(copy):
    done = generate(copy, "--introspect", "north", SHOPIFY_API_TOKEN="")
    assert (done.returncode, "SHOPIFY_API_TOKEN" in done.stderr) == (1, True)


def test_no_operation_asks_for_more_than_shopify_gives():
    assert OPERATION_COSTS
    dear = {name: cost for name, cost in OPERATION_COSTS.items() if cost > 1000}
    assert dear == {}
    assert MAX_REQUESTED_COST == 1000


def test_every_operation_has_a_price():
    queries = (ROOT / "services/shopify/queries").glob("*.graphql")
    names = {
        name
        for path in queries
        for name in re.findall(r"^(?:query|mutation) (\w+)", path.read_text(), re.M)
    }
    assert names == set(OPERATION_COSTS)


def test_the_api_version_stands_in_one_place():
    version = re.compile(r"""['"]20\d\d-(?:01|04|07|10)['"]""")
    places = [
        str(path.relative_to(ROOT))
        for folder in ("services", "models", "controllers", "wizard")
        for path in (ROOT / folder).rglob("*.py")
        if version.search(path.read_text())
    ]
    assert places == ["services/shopify/service.py"]
    assert re.fullmatch(r"20\d\d-(01|04|07|10)", ShopifyService.API_VERSION)
