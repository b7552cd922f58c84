from __future__ import annotations

import pytest

from limelight.errors import BadProp
from limelight.recipes.samples import read_samples, used_columns


def test_plain_values_are_samples_of_a_single_input():
    assert read_samples(["a", "b"], 1) == [["a"], ["b"]]


def test_too_many_values_are_named():
    with pytest.raises(BadProp, match="example 0 has 2 values"):
        read_samples([["a", "b"]], 1)


def test_each_file_of_a_folder_is_a_sample(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden"):
        (tmp_path / name).write_text("x")
    assert read_samples(str(tmp_path), 1) == [[str(tmp_path / "a.txt")], [str(tmp_path / "b.txt")]]


def test_a_log_gives_one_sample_per_row(tmp_path):
    (tmp_path / "log.csv").write_text("picture,size,answer\ncat.png,3,cat\n")
    (tmp_path / "cat.png").write_bytes(b"x")
    assert read_samples(tmp_path, 2) == [[str(tmp_path / "cat.png"), "3"]]


def test_a_folder_that_is_not_there_is_named():
    with pytest.raises(BadProp, match="'nowhere' is no folder"):
        read_samples("nowhere", 1)


def test_inputs_without_a_value_are_left_out():
    assert used_columns([["a", None], ["b"]], 2) == [0]
