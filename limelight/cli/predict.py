"""`limelight predict URL /name ...`: call an endpoint of an app from the shell."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..errors import CallFailed, CannotRun

if TYPE_CHECKING:
    from ..client.client import Client
    from ..client.endpoints import Endpoint


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("url", help="the app's address, or a Space as owner/name")
    parser.add_argument("endpoint", nargs="?", help="the endpoint, /name; without it they are listed")
    parser.add_argument(
        "values",
        nargs="*",
        metavar="VALUE",
        help="name=text, name:=json, name@file, or values in order; '-' for a value reads the standard input",
    )
    parser.add_argument("--output", metavar="FOLDER", help="where files of the result go (default: here)", default=".")
    parser.add_argument("--stream", action="store_true", help="print each partial result on a line of its own")
    parser.add_argument("--raw", action="store_true", help="print a text as it is, not as JSON")
    parser.add_argument("--auth", metavar="NAME:PASSWORD", help="for an app with a sign-in")
    parser.add_argument("--token", help="of the hub, for private Spaces")
    parser.add_argument("--timeout", type=float, help="seconds after which the call is cancelled")


def run(options: argparse.Namespace, install_alias: Callable[[], None]) -> int:
    """Call the endpoint and print the result; gives the exit code. Raises `CannotRun` for what cannot be asked."""
    from ..client import Client

    auth = tuple(options.auth.split(":", 1)) if options.auth else None
    if auth is not None and len(auth) != 2:
        raise CannotRun("--auth takes a name and a password, with a colon between them.")
    try:
        with Client(
            options.url, token=options.token, verbose=False, auth=auth, download_files=options.output
        ) as client:
            if options.endpoint is None:
                client.view_api()
                return 0
            return _call(client, options)
    except (CallFailed, FileNotFoundError, TimeoutError) as error:
        raise CannotRun(str(error)) from error


def _call(client: Client, options: argparse.Namespace) -> int:
    endpoint = client.endpoints.get(f"/{options.endpoint.strip('/')}")
    args, kwargs = read_values(options.values, endpoint)
    if not options.stream:
        result = client.predict(*args, api_name=options.endpoint, timeout=options.timeout, **kwargs)
        _print(result, options.raw)
        return 0
    job = client.submit(*args, api_name=options.endpoint, **kwargs)
    for part in job:
        _print(part, options.raw)
    return 0


def read_values(words: list[str], endpoint: Endpoint | None) -> tuple[list[Any], dict[str, Any]]:
    """Values by position and by name, as the endpoint's types say. Raises `CannotRun` for what cannot be read."""
    types = {one.name: one.type for one in endpoint.parameters} if endpoint is not None else {}
    order = list(types)
    args: list[Any] = []
    kwargs: dict[str, Any] = {}
    for word in words:
        name, sign, text = _parts(word, types)
        if not sign:
            kind = types.get(order[len(args)], "str") if len(args) < len(order) else "str"
            args.append(_value("=", text, kind, text))
        else:
            kwargs[name] = _value(sign, text, types.get(name, "str"), name)
    return args, kwargs


def _parts(word: str, known: dict[str, str]) -> tuple[str, str, str]:
    """Name, sign and text; no sign for a value in order. A text may hold signs: only known names count before `@`."""
    for sign in (":=", "=", "@"):
        name, found, text = word.partition(sign)
        if found and name.isidentifier() and (sign != "@" or name in known or not known):
            return name, sign, text
    return "", "", word


def _value(sign: str, text: str, kind: str, name: str) -> Any:
    from ..client import handle_file

    if text == "-":
        text = sys.stdin.read()
        sign = "=" if sign == "@" else sign
    if sign == "@" or (kind == "filepath" and sign == "="):
        return handle_file(text)
    if sign == "=" and ("str" in kind or "Literal" in kind or kind == "Any"):
        return text
    try:
        return json.loads(text)
    except ValueError:
        if sign == ":=":
            raise CannotRun(f"'{name}' is not JSON: {text[:80]}") from None
        return text


def _print(value: Any, is_raw: bool) -> None:
    print(value if is_raw and isinstance(value, str) else json.dumps(value, ensure_ascii=False), flush=True)
