"""The API for people: every endpoint with its arguments, an example, and a form to try it. One small page of HTML."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from ..graph.describe import python_type
from ..wire.codec import encode
from .assets import Packed
from .contracts import Contract, Parameter, has_files
from .head import content_security_policy
from .looks import digest_of
from .openapi import example_of
from .pages import SCHEME_SCRIPT
from .roots import root_of

if TYPE_CHECKING:
    from .site import Site


async def api_page(site: Site, request: Request) -> Response:
    """The page."""
    if request.url.path.endswith("/"):
        return Response(status_code=301, headers={"location": "../api"})
    body = _html(site, root_of(site, request)).encode()
    policy = content_security_policy([SCHEME_SCRIPT, _SCRIPT])
    headers = {"cache-control": "no-cache, private", "content-security-policy": policy}
    return Packed.of(body, "text/html; charset=utf-8").answer(request.headers, headers)


def _html(site: Site, root: str) -> str:
    contracts = site.contracts.public()
    title = html.escape(str(site.blueprint.title or "Limelight"))
    _, _, styles = site.assets.needed([])
    sheets = [f"limelight/theme-{digest_of(site.pages.sheet)}.css", *(f"limelight/assets/{name}" for name in styles)]
    links = "".join(f'<link rel="stylesheet" href="{name}">' for name in sheets)
    names = [html.escape(one.name) for one in contracts]
    return _PAGE.format(
        title=title,
        scheme=SCHEME_SCRIPT,
        links=links,
        style=_STYLE,
        contents="".join(f'<li><a href="#{name}">{name}</a></li>' for name in names),
        sections="".join(_section(one, root) for one in contracts) or _EMPTY,
        script=_SCRIPT,
    )


def _section(contract: Contract, root: str) -> str:
    name = html.escape(contract.name)
    example = json.dumps(json.loads(encode(example_of(contract))), ensure_ascii=False)
    curl = (
        f"curl -X POST {root}/api/{contract.name} \\\n"
        f"  -H 'Content-Type: application/json' \\\n  -d '{example.replace(chr(39), chr(39) + chr(92) + chr(39) * 2)}'"
    )
    rows = "".join(_row(one) for one in contract.parameters)
    fields = "".join(_field(contract, one) for one in contract.parameters)
    returns = ", ".join(html.escape(str(one.get("title", ""))) for one in contract.returns) or "nothing"
    table = f"<table><thead>{_HEAD}</thead><tbody>{rows}</tbody></table>"
    return f"""<section id="{name}">
<h2><span class="verb">POST</span> <code>/api/{name}</code></h2>
<p>{html.escape(contract.description)}</p>
{table if rows else "<p>It takes nothing.</p>"}
<p>Gives: {returns}. {html.escape(contract.returned_words)}</p>
<pre tabindex="0"><code>{html.escape(curl)}</code></pre>
<details><summary>Try it</summary>
<form method="post" action="api/{name}" enctype="multipart/form-data" target="_blank">{fields}
<button class="ll-btn ll-btn-primary ll-btn-md" type="submit">Call {name}</button></form><output></output>
</details></section>"""


def _row(parameter: Parameter) -> str:
    default = "required" if parameter.is_required else json.dumps(json.loads(encode(parameter.default)))
    kind = python_type(parameter.wire)
    cells = (f"<code>{html.escape(parameter.name)}</code>", html.escape(kind), html.escape(default[:80]))
    return "<tr>" + "".join(f"<td>{one}</td>" for one in (*cells, html.escape(parameter.words))) + "</tr>"


def _field(contract: Contract, parameter: Parameter) -> str:
    id, name = html.escape(f"{contract.name}-{parameter.name}"), html.escape(parameter.name)
    return f'<label for="{id}">{name}</label>{_control(parameter, id, name)}'


def _control(parameter: Parameter, id: str, name: str) -> str:
    first = parameter.example if parameter.is_required else parameter.default
    if has_files(parameter.wire):
        return f'<input id="{id}" name="{name}" type="file" {"multiple" * (parameter.wire.get("type") == "array")}>'
    choices = parameter.wire.get("enum")
    if choices:
        texts = [(one if isinstance(one, str) else json.dumps(one), one == first) for one in choices]
        options = "".join(f"<option {'selected' * is_first}>{html.escape(text)}</option>" for text, is_first in texts)
        return f'<select id="{id}" name="{name}" class="ll-input">{options}</select>'
    text = first if isinstance(first, str) else "" if first is None else json.dumps(json.loads(encode(first)))
    return f'<input id="{id}" name="{name}" class="ll-input" value="{html.escape(_plain(text))}">'


def _plain(value: Any) -> str:
    return str(value)[:4_000]


_HEAD = "<tr><th>Name</th><th>Type</th><th>Default</th><th>Meaning</th></tr>"
_EMPTY = "<p>This app has no endpoint that the API lists.</p>"
_SCRIPT = """addEventListener('submit',async e=>{
const f=e.target,o=f.nextElementSibling;if(!o)return;e.preventDefault();
const d=new FormData(f);for(const[k,v]of[...d])if(v instanceof File&&!v.name)d.delete(k);
o.textContent='…';try{const r=await fetch(f.action,{method:'POST',body:d}),t=await r.text();
let s=t;try{s=JSON.stringify(JSON.parse(t),null,2)}catch{}
o.textContent=r.status+' '+s}catch(x){o.textContent=String(x)}})"""
_STYLE = """.api{max-width:60rem;margin:0 auto;padding:32px 20px 80px;font-size:15px;line-height:1.55}
.api h1{font-size:28px;line-height:34px;font-weight:600;margin:0}
.api h2{font-size:18px;margin:0 0 8px;overflow-wrap:anywhere}
.api ul{list-style:none;display:flex;flex-wrap:wrap;gap:4px 16px;padding:0;margin:16px 0 32px}
.api a{color:var(--ll-accent-text,var(--link-text-color,inherit))}
.api section{border-top:1px solid var(--border-color-primary);padding:28px 0}
.api .verb{font-size:12px;font-weight:600;letter-spacing:.04em;padding:2px 6px;border:1px solid;
border-radius:6px;vertical-align:2px}
.api table{border-collapse:collapse;width:100%;display:block;overflow-x:auto;margin:12px 0}
.api th,.api td{text-align:start;vertical-align:top;padding:6px 16px 6px 0;
border-bottom:1px solid var(--border-color-primary)}
.api th{font-weight:600;font-size:13px;white-space:nowrap}.api pre{overflow-x:auto;padding:14px;border-radius:10px;
background:var(--background-fill-secondary);border:1px solid var(--border-color-primary);font-size:13px}
.api form{display:grid;gap:6px;max-width:32rem;margin:12px 0}.api label{font-weight:500;margin-top:8px}
.api form button{justify-self:start;margin-top:14px}.api summary{cursor:pointer;padding:6px 0;font-weight:500}
.api output{display:block;white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.5 ui-monospace,monospace}
@media (pointer:coarse){.api a,.api summary{display:inline-block;min-height:40px;line-height:40px}}"""
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>API · {title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<script>{scheme}</script>
<link rel="icon" href="favicon.ico">
{links}
<style>{style}</style>
</head>
<body>
<main class="api">
<h1>{title}: API</h1>
<p>One request, one answer. <code>Accept: text/event-stream</code> streams, <code>Prefer: respond-async</code>
answers at once with the id of a run. The same for programs: <a href="api/openapi.json">openapi.json</a>.
<a href="./">Back to the app</a></p>
<nav aria-label="Endpoints"><ul>{contents}</ul></nav>
{sections}
</main>
<script>{script}</script>
</body>
</html>
"""
