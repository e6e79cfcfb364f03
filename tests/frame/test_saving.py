"""Saving a model deletes nothing but files of an older model, whatever the directory holds."""

from __future__ import annotations

import contextlib
import errno
import json
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype import saving
from pandas_semtype.checkpoint import Checkpoint, read_checkpoint
from pandas_semtype.errors import ArgumentError, CheckpointError, ModelNotFoundError, SaveError
from pandas_semtype.parts import PART, lock_part, remove_leftovers, swap
from pandas_semtype.saving import write_checkpoint

OLD = Checkpoint({"name": "old"}, {"w.npz": b"old weights", "gone.bin": b"1"}, "# old\n")
NEW = Checkpoint({"name": "new"}, {"w.npz": b"new weights"}, "# new\n")
FILES = {"README.md", "config.json", "manifest.json", "w.npz"}


def names(directory: Path) -> set[str]:
    return {str(path.relative_to(directory)) for path in directory.rglob("*")}


def name_of(directory: Path) -> str:
    return read_checkpoint(directory).config["name"]


@pytest.fixture
def model(tmp_path):
    return write_checkpoint(tmp_path / "m", OLD)


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_new_an_empty_and_a_model_directory_are_written(model, tmp_path, overwrite):
    empty = tmp_path / "empty"
    empty.mkdir(mode=0o750)
    for directory in (tmp_path / "deep" / "new", empty, model):
        assert write_checkpoint(directory, NEW, overwrite=overwrite) == directory
        assert names(directory) == FILES
        assert read_checkpoint(directory).files == NEW.files
    assert {path.name for path in tmp_path.iterdir()} == {"deep", "empty", "m"}
    assert empty.stat().st_mode & 0o777 == 0o750 or os.name == "nt"


def in_the_way(directory: Path, kind: str) -> str:
    """Put something of a user into a directory; return its name."""
    if kind == "a file":
        (directory / "data.csv").write_text("mine")
        return "data.csv"
    if kind == "a hidden file":
        (directory / ".gitignore").write_text("mine")
        return ".gitignore"
    if kind == "a folder":
        (directory / "notes").mkdir()
        (directory / "notes" / "a.txt").write_text("mine")
        return "notes"
    (directory / "link").symlink_to(directory.parent, target_is_directory=True)
    return "link"


KINDS = ("a file", "a hidden file", "a folder", "a link")


@pytest.mark.parametrize("holds_a_model", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_other_files_are_named_and_stay(kind, holds_a_model, model):
    if not holds_a_model:
        for path in model.iterdir():
            path.unlink()
    name = in_the_way(model, kind)
    before = names(model)
    message = f"{str(model)!r} with {name!r}. Give a new or an empty directory, or pass overwrite"
    with pytest.raises(CheckpointError, match=re.escape(message)):
        write_checkpoint(model, NEW)
    assert names(model) == before
    write_checkpoint(model, NEW, overwrite=True)
    assert name_of(model) == "new"
    assert names(model) == (before - {"gone.bin"}) | FILES
    if kind == "a folder":
        assert (model / "notes" / "a.txt").read_text() == "mine"
    write_checkpoint(model, OLD, overwrite=True)
    assert name_of(model) == "old"
    assert [path.name for path in model.parent.iterdir()] == ["m"]


def test_a_few_names_are_shown(tmp_path):
    for name in "edcba":
        (tmp_path / name).touch()
    with pytest.raises(CheckpointError, match="with 'a', 'b', 'c' and 2 more"):
        write_checkpoint(tmp_path, NEW)


FOREIGN = {
    "another kind": json.dumps({"model_type": "bert", "files": {"w.npz": "0"}}),
    "no json": "{",
    "no object": "[]",
    "another format": json.dumps({"format": 1, "files": {"w.npz": "0"}}),
}


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize("kind", FOREIGN)
def test_a_config_of_somebody_else_is_never_replaced(kind, overwrite, tmp_path):
    (tmp_path / "config.json").write_text(FOREIGN[kind])
    (tmp_path / "w.npz").write_bytes(b"mine")
    with pytest.raises(CheckpointError, match=r"Saving would replace.*with 'config.json', 'w.npz'"):
        write_checkpoint(tmp_path, NEW, overwrite=overwrite)
    assert (tmp_path / "config.json").read_text() == FOREIGN[kind]
    assert (tmp_path / "w.npz").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["README.md", "readme.md", "w.npz"])
def test_overwriting_replaces_no_file_of_somebody_else(name, tmp_path):
    (tmp_path / name).write_text("mine")
    with pytest.raises(CheckpointError, match=f"Saving would replace.* with '{name}'. Move them"):
        write_checkpoint(tmp_path, NEW, overwrite=True)
    assert names(tmp_path) == {name}
    assert (tmp_path / name).read_text() == "mine"


def test_a_listed_name_that_is_a_folder_or_leads_out_is_not_deleted(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    model = tmp_path / "m"
    (model / "w.npz").mkdir(parents=True)
    (model / "w.npz" / "data.csv").write_text("mine")
    files = {"../outside.txt": "0", "..": "0", "w.npz": "0", str(outside): "0", "a\0b": "0"}
    (model / "config.json").write_text(json.dumps({"format": "pandas-semtype-1", "files": files}))
    with pytest.raises(CheckpointError, match=r"Saving would replace.* with 'w.npz'"):
        write_checkpoint(model, NEW, overwrite=True)
    (model / "w.npz").rename(model / "data")
    write_checkpoint(model, NEW, overwrite=True)
    assert outside.read_text() == "mine"
    assert (model / "data" / "data.csv").read_text() == "mine"


def test_a_model_of_another_release_or_kind_is_replaced(model):
    config = json.loads((model / "config.json").read_text())
    config |= {"format": "pandas-semtype-7", "kind": "fakenews"}
    (model / "config.json").write_text(json.dumps(config))
    write_checkpoint(model, NEW)
    assert names(model) == FILES


def test_a_damaged_model_is_replaced(model):
    (model / "w.npz").write_bytes(b"cut")
    (model / "gone.bin").unlink()
    write_checkpoint(model, NEW)
    assert name_of(model) == "new"


def test_a_file_in_place_of_the_directory_stays(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("mine")
    for overwrite in (False, True):
        with pytest.raises(CheckpointError, match="which is a file"):
            write_checkpoint(file, NEW, overwrite=overwrite)
        with pytest.raises(OSError, match=re.escape(file.name)):
            write_checkpoint(file / "m", NEW, overwrite=overwrite)
    assert file.read_text() == "mine"
    assert names(tmp_path) == {"notes.txt"}


def test_links_to_a_directory_are_followed(model, tmp_path):
    link, dangling = tmp_path / "link", tmp_path / "dangling"
    link.symlink_to(model, target_is_directory=True)
    dangling.symlink_to(tmp_path / "later", target_is_directory=True)
    assert write_checkpoint(link, NEW) == link
    assert link.is_symlink()
    assert name_of(model) == "new"
    write_checkpoint(dangling, NEW)
    assert dangling.is_symlink()
    assert name_of(tmp_path / "later") == "new"


def test_a_link_in_place_of_a_file_of_the_model_is_replaced_alone(model, tmp_path):
    kept = tmp_path / "kept.npz"
    (model / "w.npz").rename(kept)
    (model / "w.npz").symlink_to(kept)
    (model / "data.csv").write_text("mine")
    write_checkpoint(model, NEW, overwrite=True)
    assert kept.read_bytes() == b"old weights"
    assert not (model / "w.npz").is_symlink()


@pytest.mark.parametrize("where", [".", "", "../m"])
def test_the_working_directory_can_be_saved_into(where, model, monkeypatch):
    monkeypatch.chdir(model)
    if not where:
        for value in ("", b"", 3, None, "a\0b"):
            with pytest.raises(ArgumentError, match="Pass the path of a directory"):
                write_checkpoint(value, NEW)
        return
    inode = model.stat().st_ino
    write_checkpoint(where, NEW)
    assert Path.cwd() == model.resolve()
    assert model.stat().st_ino == inode, "this process still stands in it"
    assert names(model) == FILES
    assert [path.name for path in model.parent.iterdir()] == ["m"]


def test_the_home_directory_is_known_by_its_sign(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    assert write_checkpoint("~/models/m", NEW) == tmp_path / "home" / "models" / "m"
    assert write_checkpoint(Path("~") / "n", NEW) == tmp_path / "home" / "n"
    write_checkpoint("./~", NEW)
    assert name_of(tmp_path / "~") == "new"


def test_what_a_killed_save_left_is_removed_by_the_next(model, tmp_path):
    begins = tmp_path / f"{PART}m-"
    shutil.copytree(model, f"{begins}replaced")
    for name, content in (("empty", None), ("cut", "{"), ("aside", None)):
        Path(f"{begins}{name}").mkdir()
        if content:
            Path(f"{begins}{name}", "config.json").write_text(content)
    shutil.copytree(model, Path(f"{begins}aside", "old"))
    (model / f"{PART}x").mkdir()
    mine = [tmp_path / f"{PART}other-x", Path(f"{begins}mine"), tmp_path / ".m-x"]
    for directory in mine:
        directory.mkdir()
        (directory / "data.csv").write_text("mine")
    write_checkpoint(model, NEW)
    assert names(model) == FILES
    assert {path.name for path in tmp_path.iterdir()} == {"m", *(path.name for path in mine)}
    assert all(names(directory) == {"data.csv"} for directory in mine)


def test_a_model_that_was_moved_aside_when_its_save_was_killed_comes_back(model, tmp_path):
    aside = tmp_path / f"{PART}m-x"
    aside.mkdir()
    model.rename(aside / "old")
    with pytest.raises(TypeError):
        write_checkpoint(model, Checkpoint({"name": object()}, {}))
    remove_leftovers(model)
    assert name_of(model) == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["m"]


def test_a_save_that_goes_on_keeps_its_directory(model, tmp_path):
    part = tmp_path / f"{PART}m-x"
    part.mkdir()
    with contextlib.ExitStack() as stack:
        if not lock_part(part, stack):
            pytest.skip("this system locks no directories")
        write_checkpoint(model, NEW)
        assert part.is_dir()
    write_checkpoint(model, OLD)
    assert not part.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system to exchange directories")
def test_there_is_no_moment_without_a_model(tmp_path, monkeypatch):
    seen = []

    def watched(one, other):
        seen.append(read_checkpoint(other).config["name"])
        done = swap(one, other)
        seen.append(read_checkpoint(other).config["name"])
        return done

    write_checkpoint(tmp_path / "m", OLD)
    probe = [Path(tempfile.mkdtemp(dir=tmp_path)) for _ in range(2)]
    if not swap(*probe):
        pytest.skip("this file system exchanges no directories")
    for path in probe:
        path.rmdir()
    monkeypatch.setattr(saving, "swap", watched)
    write_checkpoint(tmp_path / "m", NEW)
    assert seen == ["old", "new"]
    assert [path.name for path in tmp_path.iterdir()] == ["m"]


@pytest.mark.parametrize("steps", range(5))
def test_a_save_killed_between_two_files_gives_an_error_and_can_be_repeated(
    steps, model, monkeypatch
):
    (model / "data.csv").write_text("mine")
    replace, done = Path.replace, []

    def killed(self, target):
        if len(done) == steps:
            raise KeyboardInterrupt
        done.append(target)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    if steps < 4:
        with pytest.raises(KeyboardInterrupt):
            write_checkpoint(model, NEW, overwrite=True)
        with pytest.raises((CheckpointError, OSError)):  # never the one with files of the other
            read_checkpoint(model)
    monkeypatch.undo()
    write_checkpoint(model, NEW, overwrite=True)
    assert names(model) == FILES | {"data.csv"}
    assert name_of(model) == "new"
    assert [path.name for path in model.parent.iterdir()] == ["m"]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(errno.EIO, "broken")])
def test_an_interrupted_exchange_puts_the_old_model_back(error, model, monkeypatch):
    rename = Path.rename

    def interrupted(self, target):
        if self.name.startswith(".pandas-semtype-save-m-") and target == model.resolve():
            monkeypatch.undo()
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    monkeypatch.setattr(saving, "swap", lambda *_: False)
    if isinstance(error, KeyboardInterrupt):
        with pytest.raises(KeyboardInterrupt):
            write_checkpoint(model, NEW)
        assert read_checkpoint(model).files == OLD.files
    else:
        write_checkpoint(model, NEW)  # file by file
        assert read_checkpoint(model).files == NEW.files
    assert [path.name for path in model.parent.iterdir()] == ["m"]


@pytest.fixture
def closed_parent(monkeypatch):
    """A parent directory in which nothing can be made, as seen by any user."""
    make = tempfile.mkdtemp

    def mkdtemp(prefix=None, dir=None):
        if Path(dir).name != "m":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), f"{dir}/{prefix}x")
        return make(prefix=prefix, dir=dir)

    monkeypatch.setattr(tempfile, "mkdtemp", mkdtemp)


@pytest.mark.usefixtures("closed_parent")
def test_a_directory_in_a_read_only_one_is_written_in_place(tmp_path):
    model = tmp_path / "m"
    model.mkdir()
    for made in (OLD, NEW):
        write_checkpoint(model, made)
        assert read_checkpoint(model).files == made.files
    assert names(model) == FILES
    with pytest.raises(SaveError) as caught:
        write_checkpoint(tmp_path / "new", NEW)
    assert caught.value.filename == str((tmp_path / "new").resolve())


def test_a_read_only_directory_is_named(model, monkeypatch):
    def mkdtemp(prefix=None, dir=None):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), f"{dir}/{prefix}x")

    monkeypatch.setattr(tempfile, "mkdtemp", mkdtemp)
    with pytest.raises(OSError, match="Read-only") as caught:
        write_checkpoint(model, NEW)
    assert caught.value.filename == str(model.resolve())
    assert name_of(model) == "old"


def test_a_directory_that_cannot_be_moved_is_written_in_place(model, monkeypatch):
    rename = Path.rename

    def busy(self, target):
        if self.name == "m":
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        return rename(self, target)

    def busy_too(one, other):
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    monkeypatch.setattr(Path, "rename", busy)
    monkeypatch.setattr(saving, "swap", busy_too)
    write_checkpoint(model, NEW)
    assert names(model) == FILES
    assert [path.name for path in model.parent.iterdir()] == ["m"]


def test_a_full_disk_leaves_the_old_model(model, monkeypatch):
    def full(path, data):
        if path.name == "w.npz":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        path.write_bytes(data)

    monkeypatch.setattr(saving, "write_file", full)
    for name in ("", "data.csv"):
        if name:
            (model / name).write_text("mine")
        with pytest.raises(OSError, match="No space"):
            write_checkpoint(model, NEW, overwrite=True)
        assert name_of(model) == "old"
    assert [path.name for path in model.parent.iterdir()] == ["m"]


def save_often(directory: Path, letter: str, gate: object) -> None:
    gate.wait()
    for k in range(30):
        content = f"{letter}{k}" * 2000
        files = {"w.npz": content.encode(), f"{letter}.bin": content.encode()}
        write_checkpoint(directory, Checkpoint({"name": letter}, files), overwrite=True)


@pytest.mark.parametrize("beside", [False, True])
def test_saves_at_once_leave_one_whole_model(beside, tmp_path):
    directory = tmp_path / "m"
    directory.mkdir()
    if beside:
        (directory / "data.csv").write_text("mine")
    context = multiprocessing.get_context("spawn")
    gate = context.Barrier(2)
    workers = [context.Process(target=save_often, args=(directory, x, gate)) for x in "ab"]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    made = read_checkpoint(directory)
    kept = {"data.csv"} if beside else set()
    assert names(directory) == {"config.json", "manifest.json", *made.files} | kept
    assert [path.name for path in tmp_path.iterdir()] == ["m"]


@pytest.mark.parametrize("kind", ["simon", "fakenews"])
def test_models_are_saved_beside_other_files_if_asked(kind, tmp_path):
    if kind == "simon":
        model = pandas_semtype.load("simon_v2")
    else:
        texts = ["one fine day", "two fine days"] * 4
        model = pandas_semtype.FakeNewsClassifier("tfidf").fit(pd.Series(texts), [0, 1] * 4)
    (tmp_path / "data.csv").write_text("mine")
    with pytest.raises(CheckpointError, match=r"with 'data\.csv'"):
        model.save(tmp_path)
    with pytest.raises(ArgumentError, match="overwrite"):
        model.save(tmp_path, overwrite="yes")
    model.save(tmp_path, overwrite=True)
    assert repr(pandas_semtype.load(tmp_path)) == repr(model)
    assert (tmp_path / "data.csv").read_text() == "mine"


@pytest.mark.parametrize("path", ["~\0", "there\0", "~nobody-of-this-name\0/m"])
def test_a_path_with_a_null_byte_is_refused(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ArgumentError, match="directory"):
        write_checkpoint(path, NEW)
    with pytest.raises(ModelNotFoundError):
        pandas_semtype.load(path)
    assert not list(tmp_path.iterdir())


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from pandas_semtype.checkpoint import Checkpoint, read_checkpoint
from pandas_semtype.saving import write_checkpoint
target, rng = Path(sys.argv[1]), random.Random(5)
write_checkpoint(target, Checkpoint({"name": "0"}, {"w.npz": b"0" * 500_000}))
killed = 0
for number in range(20):
    child = os.fork()
    if not child:
        for k in range(1000):
            letter = str(k % 10)
            content = letter.encode() * 500_000
            write_checkpoint(target, Checkpoint({"name": letter}, {"w.npz": content}))
        os._exit(0)
    time.sleep(rng.uniform(0.002, 0.05))
    os.kill(child, signal.SIGKILL)
    killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
    found = read_checkpoint(target)
    assert found.files["w.npz"] == found.config["name"].encode() * 500_000
write_checkpoint(target, Checkpoint({"name": "end"}, {}))
print(killed, sorted(os.listdir(target.parent)))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="saves are forked to be killed")
def test_twenty_kills_leave_a_whole_model_and_the_next_save_cleans_up(tmp_path):
    root = str(Path(pandas_semtype.__file__).parents[1])
    command = [sys.executable, "-c", KILLED, str(tmp_path / "m")]
    environment = {**os.environ, "PYTHONPATH": root}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "20 ['m']", done.stderr


KILLED_EVERYWHERE = """
import os, sys
from pathlib import Path
from pandas_semtype.checkpoint import Checkpoint, read_checkpoint
from pandas_semtype import saving
target, how = Path(sys.argv[1]), sys.argv[2]
if how == "renamed":
    saving.swap = lambda one, other: False
if how == "kept":
    saving._can_move = lambda target: not target.exists()
old = Checkpoint({"name": "old"}, {f"{k}.npz": b"old" * 99 for k in range(4)}, "Card")
new = Checkpoint({"name": "new"}, {f"{k}.npz": b"new" * 99 for k in range(3, 7)})
steps = {"open", "os.listdir", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.scandir"}
seen, status = set(), 9
for number in range(1, 1000):
    saving.write_checkpoint(target, old)
    child = os.fork()
    if not child:
        left = number

        def count(event, args):
            global left
            left -= event in steps and str(target.parent) in str(args[:1])
            if not left:
                os._exit(9)

        sys.addaudithook(count)
        saving.write_checkpoint(target, new)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    names = sorted(os.listdir(target.parent))
    if how == "exchanged":
        found = read_checkpoint(target)
        seen.add(found.config["name"])
        assert set(found.files.values()) == {found.config["name"].encode() * 99}
    saving.write_checkpoint(target, old)
    assert os.listdir(target.parent) == [target.name], (number, names)
    assert read_checkpoint(target).files == old.files
    if not status:
        break
print(status, number > 20, sorted(seen))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="saves are forked to be killed")
@pytest.mark.parametrize(
    ("how", "seen"), [("exchanged", ["new", "old"]), ("renamed", []), ("kept", [])]
)
def test_a_save_killed_at_any_step_is_cleaned_up_by_the_next(tmp_path, how, seen):
    root = str(Path(pandas_semtype.__file__).parents[1])
    command = [sys.executable, "-c", KILLED_EVERYWHERE, str(tmp_path / "here" / "m"), how]
    environment = {**os.environ, "PYTHONPATH": root}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == f"0 True {seen}", done.stderr
