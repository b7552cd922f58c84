"""`deploy` writes a folder and sends nothing."""

from __future__ import annotations

import pytest

import limelight as gr
from limelight.cli.main import run_command
from limelight.errors import CannotRun


def test_a_folder_for_a_space_is_written(tmp_path, capsys):
    (tmp_path / "my app.py").write_text("import limelight as gr\n")
    assert run_command(["deploy", str(tmp_path / "my app.py"), "--title", "Über: uns"], lambda: None) == 0
    folder = tmp_path / "deploy-ber-uns"
    assert sorted(one.name for one in folder.iterdir()) == ["Dockerfile", "README.md", "my app.py", "requirements.txt"]
    assert "limelight run 'my app.py'\"]" in (folder / "Dockerfile").read_text()
    readme = (folder / "README.md").read_text("utf-8")
    assert readme.startswith('---\ntitle: "Über: uns"\n')
    assert 'sdk: "docker"\napp_port: 7860\n---\n' in readme
    assert "Nothing was sent." in capsys.readouterr().out


def test_what_was_changed_by_hand_stays(tmp_path, capsys):
    (tmp_path / "app.py").write_text("first")
    folder = gr.deploy("One", str(tmp_path / "app.py"), "gcloud")
    assert not (tmp_path / "deploy-one" / "README.md").exists()
    (tmp_path / "deploy-one" / "Dockerfile").write_text("FROM mine\n")
    (tmp_path / "app.py").write_text("second")
    assert gr.deploy("One", str(tmp_path / "app.py"), "gcloud") == folder
    assert (tmp_path / "deploy-one" / "Dockerfile").read_text() == "FROM mine\n"
    assert (tmp_path / "deploy-one" / "app.py").read_text() == "second"
    assert "Dockerfile is there already" in capsys.readouterr().out


def test_mistakes_are_told(tmp_path):
    with pytest.raises(CannotRun, match="did you mean 'spaces'"):
        gr.deploy(provider="space")
    with pytest.raises(CannotRun, match=r"There is no file 'nowhere\.py'"):
        gr.deploy(app_file="nowhere.py")
