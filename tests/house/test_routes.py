"""Every way in has a row that says who may use it."""

from __future__ import annotations

import ast

from limelight.transports.policy import _ROWS, TABLE
from tests.house.sources import PACKAGE, parsed, place, report

MAKES_A_ROUTE = {"Route", "WebSocketRoute", "add_route", "add_websocket_route", "add_api_route", "route"}


def test_no_two_rows_have_one_name():
    assert len(_ROWS) == len(TABLE), "limelight/transports/policy.py: two rows have the same name."


def test_what_changes_something_from_elsewhere_is_the_contract_of_the_clients():
    faults = [
        f"limelight/transports/policy.py: '{row.name}' takes {row.methods} from any origin. Say 'same', or serve it "
        "below gradio_api/ or api/, where clients call from elsewhere."
        for row in TABLE.values()
        if row.origin == "open"
        and row.method_set - {"GET", "HEAD"}
        and not row.path.startswith(("gradio_api/", "api/"))
    ]
    assert not faults, report(faults)


def test_every_body_has_a_limit_or_is_counted_by_its_route():
    counted = {row.name for row in TABLE.values() if row.max_body_bytes is None}
    assert counted <= {"put_file", "post_files"}, f"{sorted(counted)}: give each a largest body in policy.py."


def test_routes_are_made_from_the_table_only():
    faults = [
        f"{place(path, node.lineno)}: makes a route of its own. Add a row to transports/policy.py and a handler."
        for folder in ("transports", "flags", "testing", "hosting", "recipes")
        for path in sorted((PACKAGE / folder).rglob("*.py"))
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and _called(node) in MAKES_A_ROUTE
    ]
    assert not faults, report(faults)


def _called(node: ast.Call) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", ""))
