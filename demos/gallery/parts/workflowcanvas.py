"""A workflow as a picture."""

import json

import limelight as gr


def _port(label):
    return {"id": label, "label": label, "type": "text"}


GRAPH = {
    "name": "Backwards",
    "references": [
        {"id": "text", "label": "Text", "role": "reference", "outputs": [_port("text")], "data": {"o": "fox"}}
    ],
    "operators": [
        {"id": "turn", "label": "reverse", "fn": "reverse", "inputs": [_port("text")], "outputs": [_port("turned")]},
        {"id": "loud", "label": "shout", "fn": "shout", "inputs": [_port("text")], "outputs": [_port("loud")]},
    ],
    "subjects": [
        {"id": "out", "label": "Turned", "role": "subject", "inputs": [_port("text")]},
        {"id": "cry", "label": "Loud", "role": "subject", "inputs": [_port("text")]},
    ],
    "edges": [
        {"from_node_id": start, "from_port_id": "x", "to_node_id": end, "to_port_id": "x"}
        for start, end in [("text", "turn"), ("text", "loud"), ("turn", "out"), ("loud", "cry")]
    ],
}


def picture():
    """`gr.Workflow(graph="workflow.json", bind=[reverse, shout])` makes this, the app below it, and its API."""
    gr.WorkflowCanvas(json.dumps(GRAPH), label="Backwards", show_label=True)
