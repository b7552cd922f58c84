"""Bytes to messages and back."""

import numpy as np
import pytest

from limelight.wire import codec
from limelight.wire.messages import Cancel, Frame, Patched, Piece, Trigger
from limelight.wire.values import Part


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


def test_bytes_travel_beside_a_message_and_come_back_where_they_stood():
    head = b'{"t":"chunk","run":"r","inputs":[{"meta":{"_type":"limelight.Part"},"mime_type":"a/b","data":[1,2]},7]}'
    message = codec.decode_message(codec.BINARY + len(head).to_bytes(4, "little") + head + b"xyz!")
    assert (message.inputs[0].data, message.inputs[0].mime_type, message.inputs[1]) == (b"yz", "a/b", 7)


@pytest.mark.parametrize("place", ["[3,2]", "[-1,2]", "[0]", "[0.5,1]", "null"])
def test_a_part_that_lies_elsewhere_is_a_value_error(place):
    head = b'{"t":"chunk","run":"r","inputs":[{"meta":{"_type":"limelight.Part"},"data":%s}]}' % place.encode()
    with pytest.raises(ValueError, match="a part at"):
        codec.decode_message(codec.BINARY + len(head).to_bytes(4, "little") + head + b"xyz!")


def test_a_frame_with_parts_holds_them_as_they_are_and_as_text_where_only_text_travels():
    patched = Patched(edits=[[1, ["value"], "set", Part(b"\0\xff", "image/jpeg")]])
    piece = Piece(node=2, part=Part(b"abc", "audio/pcm"))
    assert codec.has_parts(patched)
    assert codec.has_parts(piece)
    data = codec.framed(7, [patched, piece])
    end = 5 + int.from_bytes(data[1:5], "little")
    head = codec.decode(data[5:end])
    assert (head["n"], head["m"][1]["part"]["data"], data[end:]) == (7, [2, 3], b"\0\xffabc")
    assert codec.decode(codec.encode_message(piece))["part"]["data"] == "YWJj"
