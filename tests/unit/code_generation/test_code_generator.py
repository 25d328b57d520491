"""The generator end to end: real network (random weights), real encoder, real judge; known answers where needed.

`Scripted` replays given programs in place of the network's, so that every road through the generator can be walked.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
import torch

from agentic_diffusion.code_generation.code_denoiser import CodeDenoiser
from agentic_diffusion.code_generation.code_diffusion import MASK_SIGN, Candidate, CodeDiffusionModel, Draft, Sampled
from agentic_diffusion.code_generation.code_generator import (
    CANDIDATES_PER_HOLE,
    HOLES_PER_ROUND,
    REPAIR_ROUNDS,
    CodeGenerator,
    distinct,
)
from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer
from agentic_diffusion.code_generation.decoding import confidence_threshold
from agentic_diffusion.code_generation.hole_context import MAX_CHARS_AFTER, MAX_CHARS_BEFORE, comment_words, context
from agentic_diffusion.code_generation.models import CodeModelParts
from agentic_diffusion.code_generation.prompt_encoder import PromptEncoder
from agentic_diffusion.errors import ConfigError, InputError, WeightsError
from agentic_diffusion.types import Judge

ADD = "def add(a, b):\n    return a + b\n"
SUB = "def add(a, b):\n    return a - b\n"
RAISES = "def add(a, b):\n    a = a + 0\n    return a.missing\n"
TEST = "assert add(1, 2) == 3"


class Scripted(CodeDiffusionModel):
    """Replays texts, one list per call of `sample` (the last one again and again), after the given prefix."""

    def __init__(self, texts: Sequence[Sequence[str]], tokenizer: CodeTokenizer, log_prob: float) -> None:
        self.texts, self.log_prob = texts, log_prob
        self.own_tokenizer = tokenizer
        self.calls: list[dict[str, object]] = []

    @property
    def languages(self) -> tuple[str, ...]:
        return ("python",)

    @property
    def tokenizer(self) -> CodeTokenizer:
        return self.own_tokenizer

    def sample(self, description: str, **given: object) -> Sampled:  # type: ignore[override]
        replies = self.texts[min(len(self.calls), len(self.texts) - 1)]
        self.calls.append({"description": description, **given})
        prefix, suffix = str(given.get("prefix", "")), str(given.get("suffix") or "")
        temperatures = given["temperatures"]
        assert isinstance(temperatures, Sequence)
        rows = [replies[index % len(replies)] for index in range(len(temperatures))]
        candidates = []
        for text in rows:
            generated = text.removeprefix(prefix)
            tokens = tuple(self.tokenizer.encode(generated))
            log_probs = (self.log_prob,) * len(tokens)
            candidates.append(Candidate(prefix + generated + suffix, generated, tokens, log_probs, True, len(prefix)))
        return Sampled(tuple(candidates), 1, sum(len(candidate.tokens) for candidate in candidates))


BOLD = partial(confidence_threshold, threshold=0.0)
"""A block per pass: an untrained network has nothing to lose by haste."""
Make = Callable[..., CodeGenerator]


@pytest.fixture
def scripted(tokenizer: CodeTokenizer, judge: Judge) -> Make:
    def build(*texts: Sequence[str], log_prob: float = -0.01) -> CodeGenerator:
        return CodeGenerator(Scripted(texts, tokenizer, log_prob), judge)

    return build


def calls_of(generator: CodeGenerator) -> list[dict[str, object]]:
    assert isinstance(generator.model, Scripted)
    return generator.model.calls


@pytest.fixture(scope="module")
def random_generator(
    tiny_model: CodeDenoiser, tokenizer: CodeTokenizer, encoder: PromptEncoder, judge: Judge
) -> CodeGenerator:
    return CodeGenerator(
        CodeDiffusionModel(CodeModelParts(tiny_model, tokenizer, encoder, torch.eye(384)[:4]), decoder=BOLD),
        judge,
        name="random",
    )


# --- with tests ------------------------------------------------------------------------------------------------------


def test_the_first_candidate_that_passes_wins(scripted: Make) -> None:
    other = ADD.replace("a + b", "b + a")
    answer = scripted([SUB, "def add(a, b:", ADD, other]).generate("add", tests=[TEST], candidates=4)
    assert (answer.status, answer.code) == ("verified", ADD)
    assert [(test.source, test.origin, test.outcome) for test in answer.tests] == [(TEST, "given", "passed")]
    assert answer.review["valid_syntax"] == answer.review["distinct"] == 3
    assert answer.review["judged"] == 2
    assert answer.review["repair_rounds"] == 0
    assert answer.isolation.startswith("L3")


def test_examples_of_the_prompt_are_tests(scripted: Make) -> None:
    assert scripted([SUB]).generate("add(1, 2) returns 3", candidates=1).status == "failed"
    assert scripted([ADD]).generate("add(1, 2) returns 3", candidates=1).status == "verified"


def test_a_failing_line_is_masked_and_written_again(scripted: Make) -> None:
    generator = scripted([RAISES], ["nothing", "return a + b"])
    drafts: list[Draft] = []
    answer = generator.generate("add", tests=[TEST], candidates=2, on_draft=drafts.append)
    assert (answer.status, answer.code) == ("verified", RAISES.replace("a.missing", "a + b"))
    repair = calls_of(generator)[1]
    assert repair["prefix"] == "def add(a, b):\n    a = a + 0\n    "  # the line that raised
    assert repair["suffix"] == "\n"
    assert 0.0 not in repair["temperatures"]  # type: ignore[operator]
    assert answer.review["repair_rounds"] == 1
    assert "repairing" in {draft.phase for draft in drafts}


def test_a_repair_keeps_to_its_budget_and_the_best_is_reported(scripted: Make) -> None:
    tests = [TEST, "assert add(0, 0) == 0", "assert add(1, 1) == 2"]
    generator = scripted([RAISES, SUB], ["pass"])
    answer = generator.generate("add", tests=tests, candidates=2)
    assert (answer.status, answer.code) == ("failed", SUB)
    assert [test.outcome for test in answer.tests] == ["failed", "passed", "failed"]
    assert answer.tests[0].detail == "add(1, 2) is -1"
    repairs = calls_of(generator)[1:]
    assert 1 <= len(repairs) <= REPAIR_ROUNDS * HOLES_PER_ROUND
    assert all(len(call["temperatures"]) == CANDIDATES_PER_HOLE for call in repairs)  # type: ignore[arg-type]
    assert len({call["seed"] for call in repairs}) == REPAIR_ROUNDS
    assert answer.profile.forward_passes == len(calls_of(generator))


def test_what_no_candidate_completes_has_failed_its_tests(scripted: Make) -> None:
    answer = scripted(["def add(a, b:"]).generate("add", tests=[TEST])
    assert answer.status == "failed"
    assert [(test.outcome, test.detail) for test in answer.tests] == [
        ("rejected", "no candidate was a complete program")
    ]
    assert scripted(["def add(a, b:"]).generate("add").status == "unverified"


def test_tests_that_no_judge_can_run_prove_nothing(scripted: Make) -> None:
    answer = scripted([ADD, SUB]).generate("add", tests=["add(1, 2)"], candidates=2)
    assert answer.status == "unverified"
    assert str(answer.review["reason"]).startswith("no test could be run")
    assert [test.outcome for test in answer.tests] == ["rejected"]


def test_only_programs_that_define_the_tested_name_count(scripted: Make) -> None:
    other = ADD.replace("add", "plus")
    answer = scripted([other, ADD]).generate("a function that adds", signature="add(a, b)", tests=[TEST], candidates=2)
    assert answer.code == ADD
    assert answer.review["distinct"] == 1


def test_imports_and_helpers_of_the_prompt_are_part_of_the_answer_but_not_shown_to_the_model(scripted: Make) -> None:
    prompt = "from typing import List\n\ndef twice(x):\n    return 2 * x\n\n"
    prompt += "def f(xs: List[int]) -> int:\n    '''>>> f([1])\n    2\n    '''\n"
    head = "def f(xs: List[int]) -> int:"
    generator = scripted([head + "\n    y = 1\n    return y.no\n"], ["return twice(xs[0])"])
    answer = generator.generate(prompt, candidates=1)
    assert answer.status == "verified"
    assert answer.code.startswith("from typing import List\n\ndef twice(x):\n    return 2 * x\n\n\n" + head)
    assert all(str(call["prefix"]).startswith(head) for call in calls_of(generator))


# --- without tests ---------------------------------------------------------------------------------------------------


def test_sure_and_agreeing_candidates_are_partly_verified(scripted: Make) -> None:
    other = "def add(a, b):\n    total = a + b\n    return total\n"
    answer = scripted([ADD, other, ADD, SUB]).generate("add two numbers", candidates=4)
    assert (answer.status, answer.code) == ("partly_verified", ADD)
    assert answer.review["agreement"] == 0.75
    assert {test.origin for test in answer.tests} == {"derived"}


@pytest.mark.parametrize(
    ("prompt", "texts", "log_prob", "candidates"),
    [
        ("add two numbers", [ADD, SUB], -0.01, 4),  # they disagree
        ("add two numbers", [ADD], -0.9, 4),  # the model is unsure
        ("add two numbers", [ADD], -0.01, 1),  # nothing to compare with
        ("сложи два числа", [ADD], -0.01, 4),  # not understood
        ("add two numbers", [RAISES], -0.01, 4),  # nothing comes back
        ("add two numbers", ["class Add:\n    pass\n"], -0.01, 4),  # nothing to call
    ],
)
def test_everything_else_is_unverified_with_a_reason(
    scripted: Make, prompt: str, texts: list[str], log_prob: float, candidates: int
) -> None:
    answer = scripted(texts, log_prob=log_prob).generate(prompt, candidates=candidates)
    assert (answer.status, answer.tests) == ("unverified", ())
    assert str(answer.review["reason"]).startswith("no tests were given")
    assert answer.code.strip() == texts[0].strip()


# --- infilling -------------------------------------------------------------------------------------------------------

SOURCE = (
    "# größer 日本 🙂\t\nimport math\n\n\ndef add(a, b):  # adds \n    return <fill>\n"
    "\n\ndef one():\n    return <fill>\n\n\n"
)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_everything_outside_the_holes_is_kept_to_the_byte(scripted: Make, line_end: str) -> None:
    source = SOURCE.replace("\n", line_end)
    answer = scripted(["a + b"], ["1"]).infill(source, tests=[TEST, "assert one() == 1"], candidates=2)
    assert answer.status == "verified"
    assert answer.code == source.replace("<fill>", "a + b", 1).replace("<fill>", "1")


def test_fillings_are_compared_by_the_tests(scripted: Make) -> None:
    source = "def add(a, b):\n    return <fill>\n"
    assert scripted(["a -", "a - b", "a + b"]).infill(source, tests=[TEST], candidates=3).status == "verified"
    failed = scripted(["a * b * 3 / 2", "a"]).infill(
        source, tests=["assert add(2, 1) == 3", "assert add(0, 0) == 1"], candidates=2
    )
    assert (failed.status, failed.code) == ("failed", source.replace("<fill>", "a * b * 3 / 2"))


def test_fillings_without_tests_are_unverified_and_the_commonest_wins(scripted: Make) -> None:
    source = "def add(a, b):\n    return <fill>\n"
    answer = scripted(["a -", "a - b", "a + b", "a + b"]).infill(source, candidates=4)
    assert (answer.status, answer.code) == ("unverified", source.replace("<fill>", "a + b"))
    nothing = scripted(["(("]).infill(source, tests=[TEST])
    assert (nothing.status, nothing.tests[0].outcome) == ("failed", "rejected")
    rejected = scripted(["a + b"]).infill(source, tests=["add(1, 2)"])
    assert rejected.status == "unverified"


def test_each_draft_of_the_first_hole_is_continued(scripted: Make) -> None:
    generator = scripted(["a", "b", "a"], ["1"])
    generator.infill("x = <fill>\ny = <fill>\n", candidates=3)
    assert [(call["prefix"], len(call["temperatures"])) for call in calls_of(generator)[1:]] == [  # type: ignore[arg-type]
        ("x = a\ny = ", 2),
        ("x = b\ny = ", 1),
    ]


@pytest.mark.parametrize("source", ["x = 1", "", "<fill>" * 9, "<fill>\0", "<fill>\ud800"])
def test_a_source_without_usable_holes_is_refused(scripted: Make, source: str) -> None:
    with pytest.raises(InputError, match=r"^file: it (holds|is not text)"):
        scripted(["1"]).infill(source)


def test_the_model_is_shown_a_window_of_a_huge_file(scripted: Make) -> None:
    filler = "def other(x):\n    return x  # more\n" * 20_000
    generator = scripted(["1"])
    answer = generator.infill(f"{filler}def one():\n    return <fill>\n{filler}", candidates=1)
    assert answer.code == f"{filler}def one():\n    return 1\n{filler}"
    call = calls_of(generator)[0]
    before, after = str(call["prefix"]), str(call["suffix"])
    assert before.startswith("def other(x):\n")
    assert before.endswith("def one():\n    return ")
    assert len(before) <= MAX_CHARS_BEFORE
    assert len(after) <= MAX_CHARS_AFTER
    assert context("x" * 9_999, "y" * 9_999).before == "x" * MAX_CHARS_BEFORE


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("# Add two\ndef f(a, b):\n    return ", "Add two"),
        ('def f(x):\n    """Double\n    it."""\n    y = "# no"\n    return ', "Double it."),
        ("x = '''no'''  #! yes\n", "yes"),
        ("def f(x):\n    y = 'open", ""),
        ("def f(x):\n    # first\n    '''", "first"),
        ("b'''bytes'''\n", ""),
        ("    odd\n  indent # kept\n", ""),
    ],
)
def test_the_words_of_a_hole_are_its_comments_and_docstrings(code: str, words: str) -> None:
    assert comment_words(code) == words


# --- arguments -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"language": "pyhton"}, r"'pyhton' is unknown \(the nearest known is 'python'\); write 'python'"),
        ({"language": "java"}, "'java' is nothing that this model writes; write 'python'"),
        ({"language": "Klingon"}, "'Klingon' is unknown; write 'python'"),
        ({"candidates": 0}, "candidates: 0 is out of range; write 1 to 256"),
        ({"candidates": 257}, "candidates: 257"),
        ({"seed": -1}, "seed: -1 is out of range"),
        ({"seed": 2**64}, "seed: "),
    ],
)  # fmt: skip
def test_bad_options_are_named_with_what_to_write(scripted: Make, given: dict[str, object], message: str) -> None:
    generator = scripted([ADD])
    with pytest.raises(ConfigError, match=message):
        generator.generate("add", **given)  # type: ignore[arg-type]
    assert calls_of(generator) == []


@pytest.mark.parametrize("prompt", ["", "x" * 2**20, "\0"])
def test_bad_prompts_never_reach_the_model(scripted: Make, prompt: str) -> None:
    generator = scripted([ADD])
    with pytest.raises(InputError, match=r"^prompt: "):
        generator.generate(prompt)
    assert calls_of(generator) == []


def test_loading_names_what_is_wrong(judge: Judge, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="write 'tiny'"):
        CodeGenerator.load("tini", judge=judge)
    with pytest.raises(WeightsError, match="manifest"):
        CodeGenerator.load("tiny", judge=judge, weights=tmp_path)


# --- the real network, untrained -------------------------------------------------------------------------------------


@pytest.mark.parametrize("prompt", ["add two numbers", "数える 🙂", "def add(a, b):", "is_even(2) == True"])
def test_an_untrained_model_never_convinces(random_generator: CodeGenerator, prompt: str) -> None:
    answer = random_generator.generate(prompt, candidates=3)
    assert answer.status in ("unverified", "failed")
    assert answer.prompt == prompt
    assert answer.model == "random"
    assert answer.profile.generated_tokens > 0
    assert answer.profile.memory_peak_bytes >= answer.profile.memory_current_bytes // 2 > 0


def test_the_same_seed_gives_the_same_answer_and_id(random_generator: CodeGenerator) -> None:
    first, again, other = (random_generator.generate("add", candidates=2, seed=seed) for seed in (3, 3, 4))
    assert (first.id, first.code, first.review) == (again.id, again.code, again.review)
    assert first.id != other.id


def test_real_infilling_keeps_the_surroundings(random_generator: CodeGenerator) -> None:
    answer = random_generator.infill("# 日本\ndef f(x):\n    return <fill>\n# end", candidates=2)
    assert answer.code.startswith("# 日本\ndef f(x):\n    return ")
    assert answer.code.endswith("\n# end")


def test_a_prefix_starts_every_candidate_and_drafts_grow_to_the_answer(random_generator: CodeGenerator) -> None:
    drafts: list[Draft] = []
    model = random_generator.model
    sampled = model.sample("add", prefix="def é(", temperatures=(0.0, 1.0), limit=12, on_draft=drafts.append)
    for candidate in sampled.candidates:
        assert candidate.code == "def é(" + candidate.generated
        assert candidate.code[candidate.start :] == candidate.generated
        assert len(candidate.log_probs) >= len(candidate.tokens)
        assert candidate.confidence <= 0
    assert drafts[-1].text.startswith(sampled.candidates[0].code)
    assert all(draft.text.startswith("def é(") and draft.phase == "denoising" for draft in drafts)


def test_masked_places_are_shown_as_such_up_to_the_end(random_generator: CodeGenerator) -> None:
    tokenizer = random_generator.model.tokenizer
    block = [*tokenizer.encode("x"), tokenizer.mask_id, tokenizer.eos_id, tokenizer.mask_id]
    assert random_generator.model._shown(block) == "x" + MASK_SIGN


# --- the choice among candidates -------------------------------------------------------------------------------------


def one(code: str, log_prob: float) -> Candidate:
    return Candidate(code, code, (1,), (log_prob,), True)


def test_candidates_are_distinct_usable_and_ordered() -> None:
    greedy, sure, unsure = one(ADD, -0.5), one(SUB, -0.1), one(RAISES, -0.9)
    broken = one("def add(", 0.0)
    candidates = [greedy, unsure, sure, broken, one(ADD + "\n\n", 0.0), one("x = 1\n", 0.0), sure]
    assert distinct(candidates, "add") == ([greedy, sure, unsure], [2, 2, 1])
    assert distinct(candidates, None, greedy_first=False)[0] == [sure, greedy, unsure]
    assert distinct(candidates, "other") == distinct([], None) == ([], [])


def test_a_candidate_without_tokens_has_no_confidence() -> None:
    assert Candidate("", "", (), (), False).confidence == float("-inf")
