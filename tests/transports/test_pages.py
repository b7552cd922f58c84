"""The page itself, and the files it is made of."""

from __future__ import annotations

import gzip
import json
import re

import pytest

import limelight as gr
from limelight.transports.assets import Assets, Packed
from limelight.transports.head import content_security_policy, hash_of
from limelight.transports.pages import SCHEME_SCRIPT
from tests.transports.serving import serve


@pytest.fixture
def built(tmp_path, monkeypatch):
    """A browser half as the build leaves it."""
    manifest = {
        "src/main.ts": {"file": "main-a.js", "css": ["main-a.css"], "isEntry": True, "imports": ["_core.js"]},
        "_core.js": {"file": "core-b.js", "css": ["core-b.css"]},
        "src/components/textbox/index.ts": {"file": "core-b.js", "imports": ["_core.js"]},
        "src/components/image/index.ts": {"file": "image-c.js", "css": ["image-c.css"], "imports": ["_canvas.js"]},
        "_canvas.js": {"file": "canvas-d.js"},
        "src/components/plot/index.ts": {"file": "plot-e.js"},
    }
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    for name in (
        "main-a.js",
        "core-b.js",
        "image-c.js",
        "canvas-d.js",
        "plot-e.js",
        "main-a.css",
        "core-b.css",
        "image-c.css",
    ):
        (tmp_path / name).write_text(f"/* {name} */" * 200)
    (tmp_path / "main-a.js.br").write_bytes(b"as brotli")
    (tmp_path / "main-a.js.gz").write_bytes(gzip.compress(b"as gzip"))
    monkeypatch.setenv("LIMELIGHT_ASSETS", str(tmp_path))
    return tmp_path


@pytest.fixture
def shown(built):
    with gr.Blocks(title="</script><script>alert(1)") as demo:
        box = gr.Textbox(value="</script><img src=x onerror=alert(1)>")
        box.change(None, box, box, js="(x) => x + '!'")
    one = serve(
        demo, css=".mine {color: red}", js="() => { window.ready = true }", head='<meta name="mine" content="yes">'
    )
    yield one
    one.close()


def test_it_names_what_it_needs_and_no_more(shown):
    html = shown.http.get("").text
    assert 'src="limelight/assets/main-a.js"' in html
    assert 'rel="modulepreload" href="limelight/assets/core-b.js"' in html
    assert html.count("core-b.js") == 1
    assert 'href="limelight/assets/core-b.css"' in html
    assert "plot-e.js" not in html
    assert "image-c.js" not in html
    assert '<meta name="mine" content="yes">' in html
    assert '<meta name="viewport"' in html
    assert "<noscript>" in html


def test_values_cannot_end_the_config(shown):
    html = shown.http.get("").text
    config = re.search(r'<script type="application/json" id="limelight-config">(.*?)</script>', html, re.DOTALL)[1]
    told = json.loads(config)
    assert told["app"]["title"] == "</script><script>alert(1)"
    assert "<img" not in html
    assert "<script>alert" not in html


def test_it_is_compressed_and_made_for_one_version(shown):
    answer = shown.http.get("", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"].startswith("no-cache")
    assert "content-encoding" not in shown.http.get("", headers={"accept-encoding": "identity"}).headers


def test_the_policy_lets_only_the_scheme_script_run(shown):
    policy = shown.http.get("").headers["content-security-policy"]
    assert hash_of(SCHEME_SCRIPT) in policy
    scripts = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
    assert "unsafe" not in scripts
    assert "object-src 'none'" in policy


def test_an_authors_head_is_let_through_as_written():
    policy = content_security_policy([], '<script>let a = 1;</script><script src="https://cdn.example/x.js"></script>')
    assert hash_of("let a = 1;") in policy
    assert "https://cdn.example" in policy
    assert "https://cdn.example" not in content_security_policy([], "")


def test_the_hashed_files_never_change(shown):
    html = shown.http.get("").text
    for path in re.findall(r'(?:href|src)="(limelight/[^"]+)"', html):
        answer = shown.http.get(path)
        assert answer.status_code == 200, path
        assert "immutable" in answer.headers["cache-control"]


def test_the_apps_own_style_and_script_are_served(shown):
    html = shown.http.get("").text
    sheet = re.search(r"limelight/theme-[0-9a-f]+\.css", html)[0]
    assert ".mine {color: red}" in shown.http.get(sheet).text
    told = json.loads(re.search(r"limelight-config\">(.*?)</script>", html, re.DOTALL)[1])
    script = shown.http.get(told["app"]["script"]).text
    assert "export default {" in script
    assert "(x) => x + '!'" in script
    assert "window.ready = true" in script


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("", None),
        ("identity", None),
    ],
)
def test_the_best_twin_is_sent(shown, accepted, encoding):
    with shown.http.stream("GET", "limelight/assets/main-a.js", headers={"accept-encoding": accepted}) as answer:
        assert answer.headers.get("content-encoding") == encoding
        assert answer.headers["vary"] == "Accept-Encoding"
        etag = answer.headers["etag"]
    assert shown.http.get("limelight/assets/main-a.js", headers={"if-none-match": etag}).status_code == 304


@pytest.mark.parametrize("name", ["main-a.js.br", "../pages.py", "%2e%2e/pages.py", "nothing.js", "/etc/passwd"])
def test_only_known_names_are_files(shown, name):
    assert shown.http.get(f"limelight/assets/{name}").status_code == 404


def test_a_page_without_a_browser_half_says_how_to_build_it(tmp_path, monkeypatch):
    monkeypatch.setenv("LIMELIGHT_ASSETS", str(tmp_path))
    with gr.Blocks() as demo:
        gr.Textbox()
    one = serve(demo)
    try:
        answer = one.http.get("")
        assert answer.status_code == 200
        assert "pip install -e ." in answer.text
    finally:
        one.close()


def test_a_new_build_is_seen_while_developing(built):
    assets = Assets(built, is_watched=True)
    (built / "late-f.js").write_text("x")
    (built / "manifest.json").write_text("{}")
    assert assets.get("late-f.js").plain == b"x"


def test_a_body_that_does_not_shrink_is_sent_plain():
    assert Packed.of(b"x", "text/plain").encoded == {}


@pytest.mark.parametrize(
    "path", ["favicon.ico", "manifest.json", "robots.txt", "theme.css", "gradio_api/theme.css", "healthz"]
)
def test_the_small_routes_answer(shown, path):
    assert shown.http.get(path).status_code == 200
