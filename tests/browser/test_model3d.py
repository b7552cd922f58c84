"""Models in three dimensions, in a browser that draws them by software."""

from __future__ import annotations

import base64
import json
import math
import re
import struct

import pytest
from playwright.sync_api import Page, expect, sync_playwright

import limelight as gr
from tests.browser.axe import check_accessible
from tests.browser.conftest import CHROMIUM_ARGS, chromium

OBJ = "v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nf 1 2 3\nf 1 2 4\nf 1 3 4\nf 2 3 4\n"
STL = """solid s
facet normal 0 0 1
outer loop
vertex 0 0 0
vertex 1 0 0
vertex 0 1 0
endloop
endfacet
endsolid s
"""
PLY = """ply
format ascii 1.0
element vertex 3
property float x
property float y
property float z
end_header
0 0 0
1 0 0
0 1 0
"""
CORNERS = base64.b64encode(struct.pack("<9f", 0, 0, 0, 1, 0, 0, 0, 1, 0)).decode()
GLTF = json.dumps(
    {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
        "buffers": [{"uri": f"data:application/octet-stream;base64,{CORNERS}", "byteLength": 36}],
        "bufferViews": [{"buffer": 0, "byteLength": 36}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3", "max": [1, 1, 0], "min": [0, 0, 0]}
        ],
    }
)


def splats() -> bytes:
    """A ring of red ones."""
    ring = [(math.cos(i), math.sin(i), 0.0) for i in range(50)]
    return b"".join(struct.pack("<6f8B", *at, 0.2, 0.2, 0.2, 255, 0, 0, 255, 255, 128, 128, 128) for at in ring)


@pytest.fixture(scope="module")
def browser():
    """Chromium that draws in three dimensions without a graphics card."""
    drawing = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
    args = [one for one in CHROMIUM_ARGS if one != "--disable-gpu"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=args + drawing)
        yield started
        started.close()


def test_every_kind_of_file_is_drawn(page: Page, serve, tmp_path, allowed):
    allowed.append("GPU stall due to ReadPixels")
    files = {"a.obj": OBJ, "b.stl": STL, "c.ply": PLY, "d.gltf": GLTF, "e.splat": splats()}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    with gr.Blocks(title="Models") as demo:
        shown = gr.Model3D(str(tmp_path / "a.obj"), label="Model", height=160, interactive=False)
        for name in files:
            gr.Button(name).click(lambda name=name: str(tmp_path / name), None, shown)
    page.goto(serve(demo))
    for name in files:
        page.get_by_role("button", name=name, exact=True).dispatch_event("click")
        view = page.get_by_role("img", name=re.compile(f"^{name}: arrow keys turn it"))
        expect(view).to_have_attribute("data-drawn", "", timeout=40_000)
    reds = """(canvas) => { const pen = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
        pen.drawImage(canvas, 0, 0); const all = pen.getImageData(0, 0, canvas.width, canvas.height).data;
        let count = 0; for (let i = 0; i < all.length; i += 4) if (all[i] > 150 && all[i + 1] < 60) count++;
        return count; }"""
    assert page.locator("canvas").evaluate(reds) > 500, "the splats are seen"


def test_keys_turn_it_and_the_view_is_reset(page: Page, serve, tmp_path, allowed):
    allowed.append("GPU stall due to ReadPixels")
    path = tmp_path / "a.obj"
    path.write_text(OBJ)
    with gr.Blocks(title="Models") as demo:
        gr.Model3D(str(path), label="Model", display_mode="wireframe", clear_color=(1, 1, 1, 1), height=160)
    page.goto(serve(demo))
    view = page.get_by_role("img", name=re.compile("^a.obj"))
    expect(view).to_have_attribute("data-drawn", "", timeout=40_000)
    picture = "(view) => view.querySelector('canvas').toDataURL()"
    before = view.evaluate(picture)
    page.set_default_timeout(40_000)
    view.press("ArrowLeft")
    page.wait_for_function(f"([view, before]) => ({picture})(view) !== before", arg=[view.element_handle(), before])
    view.press("0")
    page.wait_for_function(f"([view, before]) => ({picture})(view) === before", arg=[view.element_handle(), before])
    check_accessible(page)


def test_a_file_that_is_no_model_is_told_and_can_be_downloaded(page: Page, serve, tmp_path):
    (tmp_path / "bad.glb").write_text("<script>alert(1)</script>")
    (tmp_path / "a.fbx").write_text("x")
    with gr.Blocks() as demo:
        gr.Model3D(str(tmp_path / "bad.glb"), label="Bad", interactive=False)
        gr.Model3D(str(tmp_path / "a.fbx"), label="Unknown", interactive=False)
    page.goto(serve(demo))
    expect(page.get_by_role("alert").first).to_contain_text("“bad.glb” cannot be shown", timeout=40_000)
    expect(page.get_by_role("alert").last).to_contain_text("only .glb, .gltf, .obj")
    assert page.get_by_role("link", name="Download").count() == 2
