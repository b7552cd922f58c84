"""Makes the five files a component needs: `new_component.py Rating` (`make new-component NAME=Rating`).

The class, the door and the drawing of its browser half, a test, a demo. They pass the house tests as they are; what is
left is to make them yours.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

CLASS = '''"""{words}: a text, until you say otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..define import Event, prop
from ..graph.component import Input


class {name}(Input):
    """{words}: say here what a person does with it."""

    wire = str | None

    value: str | Callable[..., str] | None = prop(default=None, kw_only=False)
    """What it holds at first. A function is called anew for each page that opens."""
    placeholder: str | None = prop(default=None)
    """What stands in it while it is empty."""

    change = Event()
    input = Event()

    def preprocess(self, payload: str | None) -> str | None:
        """The text a person entered."""
        return payload

    def postprocess(self, value: Any) -> str | None:
        """Anything, as text."""
        return None if value is None else str(value)

    def example_payload(self) -> str:
        """A text."""
        return "{name}"
'''

DOOR = """\
import {{ mount as draw, unmount }} from "svelte";
import type {{ Mount }} from "../../tree/model";
import {name} from "./{name}.svelte";

export const mount: Mount = (el, model) => {{
  const component = draw({name}, {{ target: el, props: {{ model }} }});
  return () => void unmount(component);
}};
"""

DRAWING = """\
<script lang="ts">
  import Frame from "../../kit/Frame.svelte";
  import type {{ Model }} from "../../tree/model";
  import type {{ {name}Props }} from "../props.gen";

  let {{ model }}: {{ model: Model<{name}Props> }} = $props();
  const its = model.props;
</script>

<Frame {{model}}>
  {{#snippet children(a11y)}}
    <input
      id={{a11y.id}}
      class="ll-input"
      type="text"
      value={{its.value ?? ""}}
      placeholder={{its.placeholder ?? ""}}
      disabled={{!model.interactive}}
      aria-describedby={{a11y.describedBy}}
      aria-invalid={{a11y.invalid}}
      oninput={{(event) => model.set("value", event.currentTarget.value)}}
    />
  {{/snippet}}
</Frame>
"""

TEST = """\
from __future__ import annotations

import limelight as gr


def test_a_function_gets_the_text_a_person_entered():
    assert gr.{name}().preprocess("three") == "three"


def test_any_value_is_shown_as_text():
    assert gr.{name}().postprocess(3) == "3"


def test_nothing_stays_nothing():
    assert gr.{name}().postprocess(None) is None
"""

DEMO = '''"""{words}, shown back."""

import limelight as gr


def echo(value):
    return value


demo = gr.Interface(echo, gr.{name}(label="{words}"), gr.Textbox(label="What came in"))

if __name__ == "__main__":
    demo.launch()
'''

FILES = {
    "limelight/components/{kind}.py": CLASS,
    "frontend/src/components/{kind}/index.ts": DOOR,
    "frontend/src/components/{kind}/{name}.svelte": DRAWING,
    "tests/components/test_{kind}.py": TEST,
    "demos/{kind}/app.py": DEMO,
}


def main(name: str) -> None:
    """Write the files; ends with a sentence when the name cannot be."""
    if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", name):
        raise SystemExit(f"'{name}' is no name for a component. Write it as a class: make new-component NAME=Rating")
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).capitalize()
    facts = {"name": name, "kind": name.lower(), "words": words}
    paths = {ROOT / path.format(**facts): text.format(**facts) for path, text in FILES.items()}
    if there := [str(path.relative_to(ROOT)) for path in paths if path.exists()]:
        raise SystemExit(f"Nothing was written, because {', '.join(there)} exists. Choose another name or remove it.")
    for path, text in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
    open_front_door(ROOT / "limelight" / "__init__.py", name, facts["kind"])
    print(f"limelight/__init__.py names it. Next: `make types`, `make test`, then make `{name}` what it is to be.")


def open_front_door(door: Path, name: str, kind: str) -> None:
    """Add a name to the front door: to its table and to the imports for type checkers, both in order."""
    lines = door.read_text(encoding="utf-8").splitlines(keepends=True)
    entry = f'    "{name}": "components.{kind}",\n'
    imported = f"    from .components.{kind} import {name} as {name}\n"
    _insert(lines, entry, [line for line in lines if re.match(r'    "\w+": "[\w.]+",\n', line)])
    _insert(lines, imported, [line for line in lines if line.startswith("    from .components.")])
    door.write_text("".join(lines), encoding="utf-8")


def _insert(lines: list[str], new: str, among: list[str]) -> None:
    """Put a line before the first of its neighbours that sorts after it, or after the last."""
    later = next((line for line in among if line > new), None)
    lines.insert(lines.index(later) if later else lines.index(among[-1]) + 1, new)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
