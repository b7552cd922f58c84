from __future__ import annotations

import pytest

import limelight as gr
from limelight.errors import BadAnswer, BadProp, BadValue


@pytest.fixture
def folder(tmp_path):
    for name in ("root/a.py", "root/b.txt", "root/sub/c.py", "root/sub/deep/d.txt", "outside/secret.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "root" / "way out").symlink_to(tmp_path / "outside")
    (tmp_path / "root" / "secret").symlink_to(tmp_path / "outside" / "secret.txt")
    (tmp_path / "root" / "round").symlink_to(tmp_path / "root")
    return tmp_path / "root"


def names(entries):
    return [(one["name"], one["type"]) for one in entries]


def test_a_folder_is_listed_folders_first_without_what_leads_out(folder):
    listed = gr.FileExplorer(root_dir=folder).ls()
    assert names(listed) == [("round", "folder"), ("sub", "folder"), ("a.py", "file"), ("b.txt", "file")]


@pytest.mark.parametrize(
    ("glob", "shown"),
    [("*.py", ["c.py"]), ("**/*.txt", []), ("sub/*", ["c.py"]), ("**/{a,c}.py", ["c.py"]), ("other/**/*.py", [])],
)
def test_a_glob_chooses_files_at_any_depth(folder, glob, shown):
    listed = gr.FileExplorer(glob, root_dir=folder).ls(["sub"])
    assert [one["name"] for one in listed if one["type"] == "file"] == shown


def test_ignored_files_and_folders_are_left_out(folder):
    assert names(gr.FileExplorer(root_dir=folder, ignore_glob="*.txt").ls(["sub", "deep"])) == []
    assert ("sub", "folder") not in names(gr.FileExplorer(root_dir=folder, ignore_glob="sub").ls())


def test_all_files_of_a_folder_are_found_once(folder):
    below = gr.FileExplorer(root_dir=folder).files_below([])
    assert sorted(below) == [["a.py"], ["b.txt"], ["sub", "c.py"], ["sub", "deep", "d.txt"]]


@pytest.mark.parametrize(
    "parts", [[".."], ["sub", "..", ".."], ["/etc"], ["way out"], ["secret"], ["a\0b"], "sub", [3]]
)
def test_nothing_outside_can_be_listed_or_chosen(folder, parts):
    box = gr.FileExplorer(root_dir=folder)
    with pytest.raises(BadValue):
        box.ls(parts)
    with pytest.raises(BadValue):
        box.preprocess([parts])


def test_a_function_gets_paths_on_this_machine(folder):
    assert gr.FileExplorer(root_dir=folder).preprocess([["sub", "c.py"]]) == [str(folder / "sub" / "c.py")]
    single = gr.FileExplorer(root_dir=folder, file_count="single")
    assert single.preprocess([["a.py"]]) == str(folder / "a.py")
    assert single.preprocess([]) is None


def test_a_file_that_the_tree_does_not_show_cannot_be_chosen(folder):
    with pytest.raises(BadValue, match=r"does not offer 'b\.txt'"):
        gr.FileExplorer("*.py", root_dir=folder).preprocess([["b.txt"]])
    with pytest.raises(BadValue, match="no longer there"):
        gr.FileExplorer(root_dir=folder).preprocess([["gone.txt"]])


def test_paths_are_shown_as_the_names_that_lead_to_them(folder):
    box = gr.FileExplorer(root_dir=folder)
    assert box.postprocess(["a.py", str(folder / "sub" / "c.py")]) == [["a.py"], ["sub", "c.py"]]
    with pytest.raises(BadAnswer, match="lies elsewhere"):
        box.postprocess("/etc/passwd")


def test_pages_are_not_told_where_the_folder_lies(folder):
    props = gr.FileExplorer(root_dir=folder).travelling_props()
    assert str(folder) not in str(props)


def test_another_folder_can_be_given_to_a_page(folder):
    box = gr.FileExplorer(root_dir=folder)
    told = box.changed({"root_dir": str(folder / "sub")}).travelling_props()["root_dir"]
    assert names(box.changed({"root_dir": told}).ls()) == [("deep", "folder"), ("c.py", "file")]


def test_a_missing_folder_is_refused_where_it_is_given(folder):
    with pytest.raises(BadProp, match="must be a folder"):
        gr.FileExplorer(root_dir=folder / "nowhere")
