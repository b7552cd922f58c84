"""Every exception that a user of Limelight can meet.

LimelightError
├── AppMistake                  an app is put together wrongly; raised where the mistake is written
│   ├── UnknownArgument         also a TypeError
│   ├── BadProp                 also a ValueError
│   ├── BadListener             also a ValueError
│   ├── OutsideBlocks           also a RuntimeError
│   ├── NoSuchEvent            also an AttributeError
│   ├── MissingPackage          also an ImportError
│   └── CannotRun               what is asked needs something else first
├── Error                       shown to the person at the page; raised by an app's function (also a ValueError)
│   ├── BadValue                a value that a component cannot take
│   ├── BadAnswer               a function returned what its outputs cannot show
│   └── FileRefused             a file that is unknown, too large, or of the wrong type
├── CallFailed                  a call of an app elsewhere gave no result: its function failed
│   ├── CallRefused             what was asked cannot be: a name, an argument, a file (also a ValueError)
│   ├── CallCancelled           the call was stopped
│   ├── SignInNeeded            the app elsewhere asks for a sign-in
│   └── AppUnreachable          no app answers there (also a ConnectionError)
├── QueueFull                   too many runs wait
├── ServerFailedToStart         a port is taken, a certificate is missing
└── FlagNotSaved                a flag could not be written and was not acknowledged
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable


class LimelightError(Exception):
    """The root of all errors of this library."""


class AppMistake(LimelightError):
    """An app is put together wrongly. Raised where the mistake is written, before anything is served."""


class UnknownArgument(AppMistake, TypeError):
    """An argument that does not exist, or one given twice."""


class BadProp(AppMistake, ValueError):
    """An argument exists but its value cannot be."""


class BadListener(AppMistake, ValueError):
    """An event is wired to what does not fit: a wrong number of inputs, a component of another app."""


class OutsideBlocks(AppMistake, RuntimeError):
    """Something that only makes sense inside `with gr.Blocks():` was done outside of it."""


class NoSuchEvent(AppMistake, AttributeError):
    """A part has no event or attribute of this name.

    Its words are made when they are read: looking whether something is there must stay cheap.
    """

    def __init__(self, say: Callable[[], str]):
        super().__init__()
        self._say = say

    def __str__(self) -> str:
        return self._say()


class MissingPackage(AppMistake, ImportError):
    """A feature needs a package that is not installed."""

    def __init__(self, feature: str, extra: str):
        super().__init__(
            f"{feature} needs packages that are not installed. Install them with: pip install 'limelight[{extra}]'"
        )


class CannotRun(AppMistake, RuntimeError):
    """What was asked needs something else first; the message says what."""


class Error(LimelightError, ValueError):
    """Raise it in a function to tell the person at the page what went wrong.

    Parameters:
        message: what happened, as the person should read it.
        duration: seconds the message stays; None keeps it until it is closed.
        visible: whether the message is shown as a notice at all.
        title: the heading above the message.
        print_exception: whether the traceback is printed in the terminal.
    """

    def __init__(
        self,
        message: str = "Error raised.",
        duration: float | None = 10,
        visible: bool = True,
        title: str = "Error",
        print_exception: bool = True,
    ):
        super().__init__(message)
        self.message = str(message)
        self.duration = duration
        self.visible = visible
        self.title = title
        self.print_exception = print_exception

    def __str__(self) -> str:
        return self.message


class BadValue(Error):
    """A value that a component cannot take: outside the choices, the range, or of another type."""

    def __init__(self, message: str):
        super().__init__(message, print_exception=False)


class BadAnswer(Error):
    """A function returned what its outputs cannot show."""

    def __init__(self, message: str):
        super().__init__(message)


class FileRefused(Error):
    """A file that was never issued, is too large, or is of the wrong type. `status` is the HTTP status to answer."""

    def __init__(self, message: str, status: int = 403):
        super().__init__(message, print_exception=False)
        self.status = status


class CallFailed(LimelightError):
    """A call of an app elsewhere gave no result.

    Parameters:
        message: what the app said.
        title: its heading.
        status: the HTTP status, where there was one.
    """

    def __init__(self, message: str, title: str | None = None, status: int | None = None):
        super().__init__(message)
        self.message = message
        self.title = title
        self.status = status


class CallRefused(CallFailed, ValueError):
    """What was asked of an app elsewhere cannot be: an unknown name, a wrong argument, a file that is not there."""


class CallCancelled(CallFailed):
    """A call was stopped before it had a result."""


class SignInNeeded(CallFailed):
    """The app elsewhere asks for a sign-in, or does not know these credentials."""


class AppUnreachable(CallFailed, ConnectionError):
    """No app answers at an address, or the connection to it was lost and did not come back."""


class QueueFull(LimelightError):
    """Too many runs wait already."""


class ServerFailedToStart(LimelightError):
    """The server could not start: the port is taken, a certificate cannot be read."""


class FlagNotSaved(LimelightError):
    """A flag could not be written. Nothing of it was stored and the person was told so."""


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint naming the closest known name, or nothing: `"; did you mean 'lines'?"`."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"; did you mean '{close[0]}'?" if close else ""


def counted(count: int, noun: str) -> str:
    """A number with its noun: "1 input", "no inputs", "3 inputs"."""
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"
