"""The Model Context Protocol's official client, unmodified, in both of its ages, against a real server."""

from __future__ import annotations

import asyncio
import base64
import json
import threading
import time

import pytest

import limelight as gr
from tests.transports.serving import serve

pytestmark = pytest.mark.clients
CANCELLED = threading.Event()


def app() -> gr.Blocks:
    def greet(name: str, times: float = 2) -> str:
        """Greets somebody.

        Args:
            name: whom to greet.
            times: how often.

        Returns:
            the greeting
        """
        return f"Hello {name}!" * int(times)

    def steps(count, progress=gr.Progress()):
        for i in range(int(count)):
            progress((i, count), desc=f"step {i}")
        return "done"

    def tokens(count):
        for i in range(int(count)):
            yield str(i)

    def forever():
        try:
            for i in range(100_000):
                time.sleep(0.01)
                yield str(i)
        finally:
            CANCELLED.set()

    def refuse(name):
        raise gr.Error(f"no {name} here")

    @gr.mcp.tool(name="invert", description="Turns the colors around.", structured_output=False)
    def inverted(image):
        return None if image is None else 255 - image

    @gr.mcp.tool(structured_output=True)
    def add(a: float, b: float):
        return a + b

    @gr.mcp.resource("greeting://{name}", description="A greeting for somebody.")
    def greeting(name):
        return f"Hello, {name}!"

    @gr.mcp.resource("app://manual")
    def manual():
        return "read this"

    @gr.mcp.prompt()
    def ask(name, times=1):
        """Writes a question."""
        return f"Who is {name}?" * int(times)

    with gr.Blocks(title="Tools") as demo:
        name, out = gr.Textbox(label="name"), gr.Textbox(label="output")
        a, b, image = gr.Slider(0, 10, value=2, label="a"), gr.Number(label="b"), gr.Image(label="image")
        button = gr.Button("go")
        button.click(greet, [name, a], out)
        button.click(steps, a, out)
        button.click(tokens, a, out)
        button.click(forever, None, out)
        button.click(refuse, name, out)
        button.click(inverted, image, image, api_name="other_name")
        button.click(add, [a, b], b)
        button.click(greeting, name, out)
        button.click(manual, None, out)
        button.click(ask, [name, b], out)
        button.click(lambda name: name, name, out, api_name="echo")
        button.click(lambda name: name, name, out, api_name="closed", api_visibility="private")
    return demo


@pytest.fixture(scope="module")
def served():
    one = serve(app(), mcp_server=True)
    yield one
    one.close()


@pytest.fixture(params=["auto", "legacy"])
def session(served, request):
    """Run a coroutine with a connected client."""
    from mcp import Client

    def run(work, query=""):
        async def inside():
            async with Client(f"{served.url}gradio_api/mcp/{query}", mode=request.param) as client:
                return await asyncio.wait_for(work(client), 30)

        return asyncio.run(inside())

    return run


def test_every_public_endpoint_is_a_tool_with_words_and_types(session):
    tools = {one.name: one for one in session(lambda client: client.list_tools()).tools}
    assert set(tools) == {"greet", "steps", "tokens", "forever", "refuse", "invert", "add", "echo"}
    greet = tools["greet"]
    assert greet.description == "Greets somebody. Returns: the greeting"
    assert greet.input_schema["properties"]["name"] == {"type": "string", "description": "whom to greet."}
    assert greet.input_schema["properties"]["times"]["maximum"] == 10
    assert greet.input_schema["required"] == ["name"]
    assert tools["invert"].description == "Turns the colors around."
    assert tools["invert"].input_schema["properties"]["image"]["type"] == "string"
    assert [one.name for one in session(lambda client: client.list_tools(), "?tools=add,echo").tools] == ["add", "echo"]


def test_calls_a_tool(session):
    answer = session(lambda client: client.call_tool("greet", {"name": "Ada", "times": 1}))
    assert (answer.content[0].text, answer.is_error) == ("Hello Ada!", False)
    structured = session(lambda client: client.call_tool("add", {"a": 2, "b": 3}))
    assert structured.structured_content == {"result": 5}


def test_what_goes_wrong_is_told_to_the_model(session):
    refused = session(lambda client: client.call_tool("refuse", {"name": "Ada"}))
    assert (refused.content[0].text, refused.is_error) == ("no Ada here", True)
    wrong = session(lambda client: client.call_tool("greet", {"nam": "Ada"}))
    assert wrong.is_error
    assert "did you mean 'name'?" in wrong.content[0].text
    assert "did you mean 'greet'" in fault(session, lambda client: client.call_tool("gret", {}))
    assert "no tool 'closed'" in fault(session, lambda client: client.call_tool("closed", {"name": "x"}))


def fault(session, work) -> str:
    """What the client raised, out of the groups it comes in."""
    with pytest.raises(Exception) as caught:  # noqa: PT011
        session(work)
    error = caught.value
    while getattr(error, "exceptions", None):
        error = error.exceptions[0]
    return str(error)


def test_progress_and_partial_results_arrive(session):
    told = []

    async def tell(progress, total, message):
        told.append((progress, total, message))

    assert (
        session(lambda client: client.call_tool("steps", {"count": 3}, progress_callback=tell)).content[0].text
        == "done"
    )
    assert told[0] == (0, 3, "step 0")
    told.clear()
    last = session(lambda client: client.call_tool("tokens", {"count": 4}, progress_callback=tell))
    assert last.content[0].text == "3"
    assert [message for _, _, message in told] == ["0", "1", "2", "3"]


def test_images_go_by_address_and_come_as_images(session, served):
    from io import BytesIO

    from PIL import Image

    buffer = BytesIO()
    Image.new("RGB", (4, 4), "black").save(buffer, "PNG")
    data = f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"
    picture, address = session(lambda client: client.call_tool("invert", {"image": data})).content
    assert Image.open(BytesIO(base64.b64decode(picture.data))).convert("RGB").getpixel((0, 0)) == (255, 255, 255)
    assert served.http.get(address.text).status_code == 200


def test_resources_and_prompts(session):
    templates = session(lambda client: client.list_resource_templates()).resource_templates
    assert [one.uri_template for one in templates] == ["greeting://{name}"]
    assert [one.uri for one in session(lambda client: client.list_resources()).resources] == ["app://manual"]
    read = session(lambda client: client.read_resource("greeting://Ada%20L"))
    assert read.contents[0].text == "Hello, Ada L!"
    assert session(lambda client: client.read_resource("app://manual")).contents[0].text == "read this"
    assert "no resource" in fault(session, lambda client: client.read_resource("app://nothing"))
    (prompt,) = session(lambda client: client.list_prompts()).prompts
    assert [(one.name, one.required) for one in prompt.arguments] == [("name", True), ("times", False)]
    asked = session(lambda client: client.get_prompt("ask", {"name": "Ada", "times": "2"}))
    assert asked.messages[0].content.text == "Who is Ada?Who is Ada?"


def test_closing_the_answer_stops_the_function(served):
    CANCELLED.clear()
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "forever", "arguments": {}}}
    headers = {"accept": "application/json, text/event-stream"}
    with served.http.stream("POST", "gradio_api/mcp/", json=body, headers=headers) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
    assert CANCELLED.wait(10)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"no json", 400, -32700),
        (b"[]", 400, -32600),
        (b'{"jsonrpc": "1.0"}', 400, -32600),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "nothing"}', 200, -32601),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": 3}}', 200, -32602),
        (
            b'{"jsonrpc": "2.0", "id": 1, "method": "ping", "params":{"_meta": {"%s": "1999-01-01"}}}'
            % b"io.modelcontextprotocol/protocolVersion",
            200,
            -32022,
        ),
    ],
)
def test_bad_messages_are_answered_as_the_protocol_says(served, body, status, code):
    answer = served.http.post("gradio_api/mcp/", content=body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


def test_notifications_batches_and_other_methods(served):
    note = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    assert served.http.post("gradio_api/mcp/", json=note).status_code == 202
    ping = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    assert [one["id"] for one in served.http.post("gradio_api/mcp/", json=[ping, note, {**ping, "id": 2}]).json()] == [
        1,
        2,
    ]
    assert served.http.get("gradio_api/mcp/", headers={"accept": "text/event-stream"}).status_code == 405
    assert "Give your agent" in served.http.get("gradio_api/mcp/", headers={"accept": "text/html"}).text
    names = {one["name"] for one in served.http.get("gradio_api/mcp/schema").json()}
    assert {"greet", "greeting", "ask"} <= names


def test_an_app_that_is_not_for_agents_says_so():
    one = serve(app())
    try:
        answer = one.http.post("gradio_api/mcp/", json={"jsonrpc": "2.0", "id": 1, "method": "ping"})
        assert answer.status_code == 404
        assert "mcp_server=True" in json.dumps(answer.json())
    finally:
        one.close()


def test_agents_sign_in_like_everybody():
    one = serve(app(), mcp_server=True, auth=("ada", "love"))
    try:
        ping = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
        assert one.http.post("gradio_api/mcp/", json=ping).status_code == 401
        one.http.post("login", data={"username": "ada", "password": "love"})
        assert one.http.post("gradio_api/mcp/", json=ping).json() == {"jsonrpc": "2.0", "id": 1, "result": {}}
        foreign = one.http.post("gradio_api/mcp/", json=ping, headers={"origin": "https://evil.example"})
        assert foreign.status_code == 403
    finally:
        one.close()
