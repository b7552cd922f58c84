"""Files in and out of a served app."""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import os
import socket
import time
from pathlib import Path

import pytest

import limelight as gr
from tests.transports.serving import serve


@pytest.fixture(scope="module")
def one(tmp_path_factory):
    allowed = tmp_path_factory.mktemp("allowed")
    (allowed / "page.html").write_text("<script>alert(1)</script>")
    with gr.Blocks() as demo:
        file = gr.File()
        file.upload(lambda f: Path(f).stat().st_size, file, gr.Textbox(), api_name="size")
    served = serve(demo, max_file_size="1mb", allowed_paths=[str(allowed)])
    served.allowed = allowed
    yield served
    served.close()


def folder_size(one) -> int:
    total = 0
    for folder, _, names in os.walk(one.site.engine.files.folder):
        for name in names:
            with contextlib.suppress(FileNotFoundError):  # it went while we looked
                total += (Path(folder) / name).stat().st_size
    return total


def put(one, data: bytes, name: str = "a.bin"):
    return one.http.put("limelight/upload", params={"name": name}, content=data)


def test_a_put_file_comes_back_by_its_handle(one):
    data = os.urandom(300_000)
    file = put(one, data, "dir/../näme\n1.txt").json()
    assert file["meta"] == {"_type": "gradio.FileData"}
    assert "/" not in file["orig_name"]
    answer = one.http.get(file["url"])
    assert answer.content == data
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_the_limit_holds_to_the_byte(one):
    assert put(one, b"x" * 1024 * 1024).status_code == 200
    before = folder_size(one)
    answer = put(one, b"x" * (1024 * 1024 + 1))
    assert answer.status_code == 413
    assert "larger" in answer.json()["detail"]

    def blocks():
        for _ in range(65):
            yield b"x" * 16_384

    assert one.http.put("limelight/upload?name=a", content=blocks()).status_code == 413
    assert folder_size(one) == before


def test_an_upload_that_is_broken_off_leaves_nothing(one):
    before = folder_size(one)
    host, port = one.host.split(":")
    with socket.create_connection((host, int(port))) as raw:
        raw.sendall(
            f"PUT /limelight/upload?name=a HTTP/1.1\r\nHost: {one.host}\r\nContent-Length: 900000\r\n\r\n".encode()
        )
        raw.sendall(b"x" * 200_000)
        until = time.monotonic() + 5
        while folder_size(one) == before and time.monotonic() < until:
            time.sleep(0.01)
    until = time.monotonic() + 5
    while folder_size(one) != before and time.monotonic() < until:
        time.sleep(0.01)
    assert folder_size(one) == before


def test_ranges_and_etags(one):
    data = bytes(range(256)) * 10
    url = put(one, data).json()["url"]
    part = one.http.get(url, headers={"range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, data[10:20])
    assert part.headers["content-range"] == f"bytes 10-19/{len(data)}"
    assert "user-agent" not in part.headers
    assert one.http.get(url, headers={"range": "bytes=9999999-"}).status_code == 416
    assert one.http.get(url, headers={"if-none-match": part.headers["etag"]}).status_code == 304
    head = one.http.head(url)
    assert (head.status_code, head.headers["content-length"], head.content) == (200, str(len(data)), b"")


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.xml", "a.js"])
def test_what_could_act_is_a_download(one, name):
    answer = one.http.get(put(one, b"<script>alert(1)</script>", name).json()["url"])
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd", "../../etc/passwd", "..%2f..%2fetc/passwd", "%252e%252e/x", "//host/share", "C:/windows/win.ini",
        "x/../../etc/passwd", "\\\\host\\share", "/proc/self/environ", "invented-handle/a.txt",
        "http://127.0.0.1:1/", "a%00b",
    ],
)  # fmt: skip
def test_a_path_that_was_not_issued_opens_nothing(one, path):
    for route in ("gradio_api/file=", "gradio_api/file/", "limelight/file/x/", "limelight/assets/"):
        connection = http.client.HTTPConnection(one.host, timeout=10)
        connection.request("GET", f"/{route}{path}")
        answer = connection.getresponse()
        assert answer.status in (403, 404)
        assert b"root:" not in answer.read()
        connection.close()


def test_an_authors_page_runs_as_a_stranger(one):
    answer = one.http.get(f"gradio_api/file={one.allowed}/page.html")
    assert answer.status_code == 200
    assert "sandbox" in answer.headers["content-security-policy"]


def test_multipart_files_in_order(one):
    files = [("files", ("a.txt", b"one")), ("other", ("x", b"ignored")), ("files", ("b.txt", b"two" * 50_000))]
    paths = one.http.post("gradio_api/upload", files=files).json()
    assert [path.split("/")[1] for path in paths] == ["a.txt", "b.txt"]
    assert [one.http.get(f"gradio_api/file={path}").content[:3] for path in paths] == [b"one", b"two"]
    meta = {"_type": "gradio.FileData"}
    assert one.call("size", {"path": paths[1], "meta": meta})[-1] == ("complete", ["150000"])


def test_multipart_limits_and_faults(one):
    before = folder_size(one)
    big = one.http.post("gradio_api/upload", files=[("files", ("a", b"x" * (1024 * 1024 + 1)))])
    assert big.status_code == 413
    assert one.http.post("gradio_api/upload", content=b"x").status_code == 400
    kind = {"content-type": "multipart/form-data; boundary=b"}
    assert one.http.post("gradio_api/upload", content=b"--b\r\nnonsense", headers=kind).status_code == 400
    nameless = b'--b\r\nContent-Disposition: form-data; name="files"\r\n\r\nx\r\n--b--\r\n'
    assert one.http.post("gradio_api/upload", content=nameless, headers=kind).status_code == 400
    many = b"".join(
        b'--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n\r\n' for _ in range(1001)
    )
    assert one.http.post("gradio_api/upload", content=many + b"--b--\r\n", headers=kind).status_code == 413
    assert folder_size(one) == before


def test_upload_progress_counts_every_byte(one):
    import threading

    found: list = []
    listener = threading.Thread(target=lambda: found.extend(one.events("gradio_api/upload_progress?upload_id=u1")))
    listener.start()
    one.http.post("gradio_api/upload?upload_id=u1", files=[("files", ("a.txt", b"x" * 500_000))])
    listener.join(10)
    updates = [data for _, data in found if data["msg"] == "update"]
    assert sum(update["chunk_size"] for update in updates) == 500_000
    assert found[-1][1] == {"msg": "done"}


def test_a_large_upload_keeps_memory_flat(one):
    import resource

    with gr.Blocks() as demo:
        gr.File()
    served = serve(demo)
    try:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        digest = hashlib.sha256()

        def blocks():
            block = os.urandom(1 << 20)
            for _ in range(120):
                digest.update(block)
                yield block

        file = served.http.put("limelight/upload?name=big.bin", content=blocks()).json()
        assert file["size"] == 120 << 20
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000
    finally:
        served.close()


def test_a_full_disk_is_said(one, monkeypatch):
    import errno

    from limelight.files import upload

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(upload.os, "write", full)
    answer = put(one, b"x" * 1000)
    assert answer.status_code == 507
    assert "full" in answer.json()["detail"]
