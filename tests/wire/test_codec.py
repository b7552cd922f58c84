"""Bytes to messages and back."""

import numpy as np
import pytest

from limelight.wire import codec
from limelight.wire.messages import Cancel, Frame, Patched, Trigger


def test_a_message_from_a_page_is_read_by_its_tag():
    message = codec.decode_message('{"t":"trigger","run":"r","listener":3,"inputs":[1,"a"]}')
    assert message == Trigger(run="r", listener=3, inputs=[1, "a"])
    assert codec.decode_message(b'{"t":"cancel","run":"r"}') == Cancel(run="r")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"t":"nonsense"}', '{"t":"trigger","run":7,"listener":0}', '{"t":"cancel"}']
)
def test_a_malformed_message_is_a_value_error(text):
    with pytest.raises(ValueError, match="cannot be read"):
        codec.decode_message(text)


def test_a_frame_is_a_number_and_its_messages():
    frame = Frame(n=7, m=[Patched(edits=[[1, ["value"], "set", "x"]], run="r")])
    assert codec.decode(codec.encode_message(frame)) == {
        "n": 7,
        "m": [{"t": "patched", "edits": [[1, ["value"], "set", "x"]], "run": "r"}],
    }


def test_json_has_no_nan_and_knows_numpy():
    value = {"nan": float("nan"), "inf": float("inf"), "array": np.arange(3), "number": np.float32(0.5)}
    assert codec.decode(codec.encode(value)) == {"nan": None, "inf": None, "array": [0, 1, 2], "number": 0.5}
