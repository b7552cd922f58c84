"""Every environment variable Limelight reads: its name, its default, what it means. Read when asked, never at import.

A variable is found under its own name (`LIMELIGHT_PORT`) or under the name existing deployments use
(`GRADIO_SERVER_PORT`).
"""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """One environment variable. `names` in the order they are looked up."""

    names: tuple[str, ...]
    default: str | None
    meaning: str

    def read(self) -> str | None:
        """The value as text, or the default."""
        for name in self.names:
            if (value := os.environ.get(name)) is not None:
                return value
        return self.default

    def read_int(self) -> int | None:
        """The value as a whole number. Raises `ValueError` naming the variable."""
        value = self.read()
        if value is None or value == "":
            return None
        try:
            return int(value)
        except ValueError:
            raise ValueError(f"{self.names[0]} must be a whole number, not '{value}'.") from None

    def is_on(self) -> bool:
        """Whether the value says yes: 1, true, yes, on."""
        return (self.read() or "").strip().lower() in {"1", "true", "yes", "on"}


ASSETS = Setting(("LIMELIGHT_ASSETS",), None, "Folder of the built browser half, instead of the one in the package.")
HOST = Setting(("LIMELIGHT_HOST", "GRADIO_SERVER_NAME"), "127.0.0.1", "Address to listen on.")
PORT = Setting(
    ("LIMELIGHT_PORT", "GRADIO_SERVER_PORT"), None, "Port to listen on; without it the first free one from 7860."
)
PORT_COUNT = Setting(("LIMELIGHT_PORT_COUNT", "GRADIO_NUM_PORTS"), "100", "How many ports from 7860 on are tried.")
ROOT_PATH = Setting(("LIMELIGHT_ROOT_PATH", "GRADIO_ROOT_PATH"), "", "Path or URL under which a proxy serves the app.")
ALLOWED_HOSTS = Setting(
    ("LIMELIGHT_ALLOWED_HOSTS",), "", "Comma-separated host names whose pages may use the app, *.example.org."
)
CACHE_FOLDER = Setting(
    ("LIMELIGHT_CACHE", "GRADIO_TEMP_DIR"), None, "Folder for uploads and results; without it the system's."
)
STORE = Setting(
    ("LIMELIGHT_STORE",), None, "File in which sessions and results outlive a restart; without it they do not."
)
ALLOWED_PATHS = Setting(
    ("LIMELIGHT_ALLOWED_PATHS", "GRADIO_ALLOWED_PATHS"), "", "Comma-separated folders that may be served."
)
BLOCKED_PATHS = Setting(
    ("LIMELIGHT_BLOCKED_PATHS", "GRADIO_BLOCKED_PATHS"), "", "Comma-separated folders that never are."
)
FLAGGING_MODE = Setting(
    ("LIMELIGHT_FLAGGING_MODE", "GRADIO_FLAGGING_MODE"), "manual", "How an Interface flags: manual, auto, never."
)
CHAT_FLAGGING_MODE = Setting(
    ("LIMELIGHT_CHAT_FLAGGING_MODE", "GRADIO_CHAT_FLAGGING_MODE"), "never", "How a chat flags: manual, never."
)
CHAT_HISTORY = Setting(
    ("LIMELIGHT_CHAT_HISTORY",), None, "SQLite file that keeps conversations; without it each browser keeps its own."
)
CACHE_EXAMPLES = Setting(
    ("LIMELIGHT_CACHE_EXAMPLES", "GRADIO_CACHE_EXAMPLES"), "", "Whether examples are cached unless said otherwise."
)
CACHE_MODE = Setting(
    ("LIMELIGHT_CACHE_MODE", "GRADIO_CACHE_MODE"), "eager", "When cached examples are computed: eager, lazy."
)
EXAMPLES_CACHE = Setting(
    ("LIMELIGHT_EXAMPLES_CACHE", "GRADIO_EXAMPLES_CACHE"), ".gradio/cached_examples", "Folder of cached examples."
)
CONCURRENCY = Setting(
    ("LIMELIGHT_CONCURRENCY", "GRADIO_DEFAULT_CONCURRENCY_LIMIT"),
    "1",
    "Runs of one function at a time; 'none' is no limit.",
)
HEARTBEAT_S = Setting(
    ("LIMELIGHT_HEARTBEAT", "GRADIO_HEARTBEAT_INTERVAL"), "15", "Seconds between signs of life on a quiet stream."
)
HUB = Setting(("LIMELIGHT_HUB", "HF_ENDPOINT"), "https://huggingface.co", "Address of the hub of models and Spaces.")
INFERENCE = Setting(
    ("LIMELIGHT_INFERENCE", "HF_INFERENCE_ENDPOINT"),
    "https://router.huggingface.co",
    "Address where hosted models are asked.",
)
WEBHOOK_SECRET = Setting(("LIMELIGHT_WEBHOOK_SECRET",), None, "Secret that signs webhooks; without it none are sent.")
WEBHOOK_HOSTS = Setting(
    ("LIMELIGHT_WEBHOOK_HOSTS",), "", "Comma-separated hosts that webhooks may reach although they are not public."
)
MCP_SERVER = Setting(("LIMELIGHT_MCP_SERVER", "GRADIO_MCP_SERVER"), "", "Serve agents unless the app says otherwise.")
DEBUG = Setting(("LIMELIGHT_DEBUG", "GRADIO_DEBUG"), "", "Block the thread and show errors in a notebook.")
SHARE = Setting(("LIMELIGHT_SHARE", "GRADIO_SHARE"), "", "Ask for a public link unless the app says otherwise.")
DEV = Setting(("LIMELIGHT_DEV",), "", "Set by `limelight run --reload`: pages reload, errors show in the page.")
APP_VERSION = Setting(
    ("LIMELIGHT_APP_VERSION",), None, "What flags call this version of the app; without it a digest of the app's file."
)
MODEL_VERSION = Setting(("LIMELIGHT_MODEL_VERSION",), None, "What flags call this version of the model.")
SPACE_ID = Setting(("SPACE_ID",), None, "The Space the app runs on, as its host names it: owner/name.")
OAUTH_CLIENT_ID = Setting(
    ("OAUTH_CLIENT_ID",), None, "The app's name at the sign-in's provider; without it `gr.LoginButton` plays a sign-in."
)
OAUTH_CLIENT_SECRET = Setting(("OAUTH_CLIENT_SECRET",), None, "The app's secret at the sign-in's provider.")
OAUTH_SCOPES = Setting(("OAUTH_SCOPES",), "openid profile", "What a sign-in asks for, separated by blanks.")
OPENID_PROVIDER_URL = Setting(("OPENID_PROVIDER_URL",), "https://huggingface.co", "Who signs people in.")
HF_TOKEN = Setting(("HF_TOKEN",), None, "The token that a played sign-in hands to functions.")
