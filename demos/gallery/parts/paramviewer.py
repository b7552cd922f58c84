"""The parameters of a function, to open one by one."""

import limelight as gr


def parameters():
    """Names in `linkify` lead to their own entry."""
    gr.ParamViewer(
        {
            "model": {"type": "Model | str", "description": "Which model answers, by **name** or as it is."},
            "Model": {"type": "type[Any]", "description": "The class of models.", "default": "None"},
            "temperature": {"type": "float", "description": "How free the answer is.", "default": "0.7"},
        },
        linkify=["Model"],
        anchor_links="demo",
    )
