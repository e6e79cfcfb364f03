"""Training a biLM: what it reads, what it learns, and how it goes on."""

import json

import numpy as np
import pytest

from pandas_semtype.errors import ArgumentError
from pandas_semtype.fakenews.bilm.characters import BOS, EOS
from pandas_semtype.fakenews.bilm.corpus import UNKNOWN, Corpus, hold_out, read_texts
from pandas_semtype.fakenews.bilm.settings import BilmSettings
from pandas_semtype.fakenews.bilm.training import BilmRecipe, main, train

TINY = BilmSettings(
    filters=((1, 6), (2, 6)), char_dim=4, max_chars=8, n_highway=1, n_layers=1, cell=16,
    projection=8,
)  # fmt: skip
RECIPE = BilmRecipe(
    settings=TINY, vocabulary=40, samples=12, epochs=2, streams=4, steps=4, dropout=0.1,
    learning_rate=0.03, valid_share=0.1,
)  # fmt: skip
# After each word only one other can follow, in both directions.
CYCLE = ["ash", "birch", "cedar", "elm", "fir", "oak", "pine", "yew"]
TEXTS = [" ".join((CYCLE * 3)[i % 8 :][: 6 + i // 8]) for i in range(64)]


# -- texts ---------------------------------------------------------------------------------


def test_texts_come_from_tables_and_folders(tmp_path):
    table = tmp_path / "t.csv"
    table.write_text('id,text,title\n1,"a\nb",A\n2,,B\n3,c,A\n', encoding="utf-8")
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "one.txt").write_text("c", encoding="utf-8")
    (folder / "two.txt").write_text("d", encoding="utf-8")
    assert read_texts([table, folder]) == ["a\nb", "c", "d"]
    assert read_texts([table], ["title", "text"]) == ["A", "a\nb", "B", "c"]
    with pytest.raises(ArgumentError, match=r"names of columns of t\.csv"):
        read_texts([table], ["body"])
    with pytest.raises(ArgumentError, match="a CSV file or a folder"):
        read_texts([tmp_path / "nothing"])


def test_whole_texts_are_held_out():
    kept, held_out = hold_out(TEXTS, 0.25, 0)
    assert len(held_out) == 16
    assert sorted(kept + held_out) == sorted(TEXTS)
    assert hold_out(TEXTS, 0.25, 0) == (kept, held_out)
    assert hold_out(TEXTS, 0.25, 1) != (kept, held_out)


@pytest.mark.needs("sacremoses")
def test_words_beyond_the_vocabulary_are_unknown():
    corpus = Corpus(["a a b", "a c d", " "], 5, 8)
    assert corpus.vocabulary == [EOS, BOS, UNKNOWN, "a", "b"]
    assert corpus.n_tokens == 6
    assert corpus.unknown_share == pytest.approx(2 / 10)
    again = Corpus(["b x"], corpus.vocabulary, 8)
    assert again.words[again.numbers[0]].tolist() == [1, 4, 2, 0]


@pytest.mark.needs("sacremoses")
def test_windows_predict_every_token_from_the_one_before_it_in_both_directions():
    corpus = Corpus(TEXTS, 40, 8)
    windows = list(corpus.windows(np.random.default_rng(0), 3, 4))
    assert len(windows) == corpus.n_windows(3, 4)
    follows = dict(zip(CYCLE, CYCLE[1:] + CYCLE[:1], strict=True))
    names = {row.tobytes(): i for i, row in enumerate(corpus.characters)}
    words = corpus.vocabulary
    last = None
    for window in windows:
        types = np.array([names[row.tobytes()] for row in window.ids])
        read = corpus.words[types[window.index]]
        if last is not None:  # what was foretold is what is read next
            np.testing.assert_array_equal(read[:, :, 0], last[:, :, -1])
        np.testing.assert_array_equal(read[:, :, 1:], window.targets[:, :, :-1])
        last = window.targets
        for direction, first in enumerate((BOS, EOS)):
            np.testing.assert_array_equal(
                window.starts[direction], read[direction] == words.index(first)
            )
        for a, b in zip(read[0].ravel(), window.targets[0].ravel(), strict=True):
            if words[a] in follows:
                assert words[b] in (follows[words[a]], EOS)
        for a, b in zip(read[1].ravel(), window.targets[1].ravel(), strict=True):
            if words[a] in follows:
                assert words[b] == BOS or follows[words[b]] == words[a]
    skipped = list(corpus.windows(np.random.default_rng(0), 3, 4, first=5))
    np.testing.assert_array_equal(skipped[0].targets, windows[5].targets)


# -- likelihood ----------------------------------------------------------------------------


@pytest.mark.tf
def test_with_every_word_as_noise_the_estimate_is_the_likelihood():
    import tensorflow as tf

    from pandas_semtype.fakenews.bilm.objective import LanguageModel

    whole = LanguageModel(TINY, 30, samples=0, seed=1)
    some = LanguageModel(TINY, 30, samples=30, seed=1)
    rng = np.random.default_rng(0)
    out = tf.constant(rng.normal(size=(6, 8)).astype(np.float32))
    targets = tf.constant(rng.integers(0, 30, 6).astype(np.int32))
    # Each word once, and each as often as is expected: the noise takes nothing off.
    some.noise = np.full(30, 1 / 30)
    every = tf.range(30)
    exact = float(whole._loss(out, targets, every))
    assert float(some._loss(out, targets, every)) == pytest.approx(exact, abs=1e-5)
    scores = np.asarray(out) @ np.asarray(whole.softmax).T
    expected = np.log(np.exp(scores).sum(1)) - scores[np.arange(6), np.asarray(targets)]
    assert exact == pytest.approx(expected.mean(), abs=1e-5)


@pytest.mark.tf
def test_perplexity_is_that_of_each_text_on_its_own():
    from pandas_semtype.fakenews.bilm.objective import LanguageModel

    corpus = Corpus(TEXTS[:9], 40, 8)
    model = LanguageModel(TINY, len(corpus.vocabulary), seed=1)
    together = model.perplexities(corpus)
    logs, n = np.zeros(2), 0
    for text in TEXTS[:9]:
        one = model.perplexities(Corpus([text], corpus.vocabulary, 8))
        logs += np.log(one) * (len(text.split()) + 1)
        n += len(text.split()) + 1
    np.testing.assert_allclose(np.log(together), logs / n, atol=1e-5)
    assert together[0] == pytest.approx(11, rel=0.5)  # nothing is known yet
    assert together[0] != pytest.approx(together[1], rel=1e-4)


# -- training ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    return train(TEXTS, tmp_path_factory.mktemp("bilm") / "run", RECIPE)


@pytest.mark.tf
def test_both_directions_are_fitted(trained):
    saved = json.loads((trained / "training.json").read_text(encoding="utf-8"))
    history = saved["history"]
    assert [entry["epoch"] for entry in history] == [1, 2]
    for name in ("perplexity_forward", "perplexity_backward"):
        assert history[1][name] < history[0][name] < 11
        assert history[1][name] < 7  # where 11 words could follow
    assert saved["texts"] + saved["held_out_texts"] == len(TEXTS)
    assert saved["parameters"] == TINY.count()
    vocabulary = (trained / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
    assert vocabulary[:3] == ["</S>", "<S>", "<UNK>"]
    assert set(CYCLE) <= set(vocabulary)


@pytest.mark.tf
def test_a_training_that_was_stopped_goes_on_as_if_it_had_not_been(trained, tmp_path, capsys):
    from pandas_semtype.fakenews.bilm.weights import read_hdf5

    out = tmp_path / "run"
    (tmp_path / "t.csv").write_text("body\n" + "\n".join(TEXTS), encoding="utf-8")
    recipe = tmp_path / "recipe.json"
    recipe.write_text(json.dumps({**RECIPE.to_dict(), "epochs": 9, "seed": 4}), encoding="utf-8")
    main([
        str(tmp_path / "t.csv"), "--column", "body", "--out", str(out), "--recipe", str(recipe),
        "--seed", "0", "--epochs", "2", "--minutes", "0",
    ])  # fmt: skip
    assert "step 1 loss" in capsys.readouterr().out
    # What there is can be used, however little it is.
    saved = json.loads((out / "training.json").read_text(encoding="utf-8"))
    assert BilmRecipe.from_dict(saved["recipe"]) == RECIPE
    assert saved["history"] == []
    assert 0 < saved["published"]["epoch"] < 0.1
    assert (out / "weights.hdf5").is_file()
    train(TEXTS, out, RECIPE)
    assert "from step 1;" in capsys.readouterr().out
    straight = read_hdf5(trained / "weights.hdf5", BilmSettings.read(trained / "options.json"))
    again = read_hdf5(out / "weights.hdf5", TINY)
    for key, value in straight.items():
        np.testing.assert_allclose(again[key], value, atol=1e-5, err_msg=key)
    with pytest.raises(SystemExit, match="another recipe or other texts"):
        train(TEXTS[:-4], out, RECIPE)


@pytest.mark.tf
def test_too_few_texts_are_refused(tmp_path):
    with pytest.raises(SystemExit, match="too few for a step"):
        train(TEXTS[:3], tmp_path, RECIPE)
