"""From a wish to code with evidence: understand, sample, filter by syntax, run, repair, compare.

    prompt -> Request -> N candidates in one batch -> those that parse -> judge against the tests
           -> failing spans masked and denoised again -> best candidate, its cases, its status

Without tests the candidates are compared by what they return on generated inputs; agreement of a sure model makes
`partly_verified`, everything else stays `unverified`. Nothing is called verified on the model's word.
"""

import re
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import psutil

from agentic_diffusion.code_generation.code_diffusion import Candidate, CodeDiffusionModel, Draft, Sampled
from agentic_diffusion.code_generation.consensus import find_consensus
from agentic_diffusion.code_generation.layout import hole_parts
from agentic_diffusion.code_generation.models import checked_name, load_parts
from agentic_diffusion.code_generation.prompts import Request, understand
from agentic_diffusion.code_generation.repair import holes
from agentic_diffusion.code_generation.syntax_parsers import PARSERS
from agentic_diffusion.code_generation.syntax_parsers.python_parser import defined_names
from agentic_diffusion.errors import ConfigError
from agentic_diffusion.types import Generation, Judge, Origin, Profile, Status, TestReport, Verdict

OnDraft = Callable[[Draft], None]

TEMPERATURES = (0.0, 0.7, 0.7, 0.9, 0.9, 1.0, 1.0, 1.2)
"""Of the candidates in turn; the first is greedy."""
MIN_AGREEMENT = 0.6
MIN_CONFIDENCE = -0.15
"""Mean log-probability below which even agreeing candidates are not trusted. Both chosen on development prompts."""
REPAIR_ROUNDS = 2
HOLES_PER_ROUND = 3
CANDIDATES_PER_HOLE = 4
HOLE_MARK = "<fill>"


@dataclass
class _Cost:
    forward_passes: int = 0
    generated_tokens: int = 0

    def add(self, sampled: Sampled) -> Sampled:
        self.forward_passes += sampled.forward_passes
        self.generated_tokens += sampled.generated_tokens
        return sampled


@dataclass(frozen=True, slots=True)
class _Answer:
    code: str
    status: Status
    tests: tuple[TestReport, ...]
    review: dict[str, object]


class CodeGenerator:
    """Writes functions with a code diffusion model and proves them with a judge."""

    def __init__(self, model: CodeDiffusionModel, judge: Judge, *, name: str = "tiny") -> None:
        self.model, self.judge, self.name = model, judge, name

    @classmethod
    def load(cls, model: str = "tiny", *, judge: Judge, weights: Path | None = None) -> "CodeGenerator":
        """An embedded model by name, from `weights` if given. Raises ConfigError or WeightsError."""
        return cls(CodeDiffusionModel(load_parts(checked_name(model), weights)), judge, name=model)

    def generate(
        self,
        prompt: str,
        *,
        language: str = "python",
        signature: str | None = None,
        tests: Sequence[str] = (),
        candidates: int = 8,
        seed: int = 0,
        on_draft: OnDraft | None = None,
    ) -> Generation:
        """Write code for a prompt. Raises InputError or ConfigError for bad arguments, SandboxUnavailable."""
        _check_arguments(language, candidates)
        request = understand(prompt, signature=signature, tests=tests)
        return self._timed(prompt, language, seed, lambda cost: self._answer(request, candidates, seed, on_draft, cost))

    def infill(
        self,
        source: str,
        *,
        tests: Sequence[str] = (),
        candidates: int = 8,
        seed: int = 0,
        on_draft: OnDraft | None = None,
    ) -> Generation:
        """Fill every `<fill>` in a source; everything else is kept to the byte. Raises InputError."""
        _check_arguments("python", candidates)
        parts = hole_parts(source, HOLE_MARK)
        return self._timed(
            source, "python", seed, lambda cost: self._filled(parts, tuple(tests), candidates, seed, on_draft, cost)
        )

    def _timed(self, prompt: str, language: str, seed: int, work: Callable[[_Cost], _Answer]) -> Generation:
        began, cost = time.perf_counter(), _Cost()
        answer = work(cost)
        memory = psutil.Process().memory_info()
        profile = Profile(
            elapsed_time_sec=round(time.perf_counter() - began, 4),
            memory_current_bytes=memory.rss,
            memory_peak_bytes=_peak_bytes(),
            forward_passes=cost.forward_passes,
            generated_tokens=cost.generated_tokens,
        )
        return Generation(
            id=str(uuid.UUID(int=Random(f"{seed}:{prompt}").getrandbits(128), version=4)),
            prompt=prompt,
            language=language,
            code=answer.code,
            status=answer.status,
            tests=answer.tests,
            isolation=self.judge.isolation,
            model=self.name,
            seed=seed,
            profile=profile,
            review=answer.review,
        )

    def _answer(self, request: Request, count: int, seed: int, on_draft: OnDraft | None, cost: _Cost) -> _Answer:
        sampled = cost.add(
            self.model.sample(
                request.description,
                prefix=request.prefix,
                temperatures=_temperatures(count),
                seed=seed,
                on_draft=on_draft,
            )
        )
        usable, weights = distinct(sampled.candidates, request.entry_point)
        review: dict[str, object] = {
            "candidates": count,
            "valid_syntax": sum(PARSERS["python"]().check_syntax(candidate.code) for candidate in sampled.candidates),
            "distinct": len(usable),
        }
        if not usable:
            review["reason"] = "no candidate was a complete program"
            return _Answer(tidy(sampled.candidates[0].code), "failed" if request.tests else "unverified", (), review)
        review["confidence"] = round(usable[0].confidence, 4)
        if request.tests:
            return self._tested(request, usable, seed, on_draft, cost, review)
        return self._compared(usable, weights, count, request, review)

    def _tested(
        self,
        request: Request,
        usable: list[Candidate],
        seed: int,
        on_draft: OnDraft | None,
        cost: _Cost,
        review: dict[str, object],
    ) -> _Answer:
        """Judge the candidates, likeliest first, until one passes; then repair the best within the budget."""
        judged: list[tuple[float, int, Candidate, Verdict]] = []
        seen: set[str] = set()
        fresh = usable
        for attempt in range(REPAIR_ROUNDS + 1):
            for candidate in fresh:
                seen.add(candidate.code)
                verdict = self.judge.judge(candidate.code, request.tests)
                judged.append((verdict.pass_rate, -len(judged), candidate, verdict))
                if verdict.passed:
                    review |= {"judged": len(judged), "repair_rounds": attempt}
                    return _Answer(tidy(candidate.code), "verified", _reports(verdict), review)
            if attempt < REPAIR_ROUNDS:
                best = max(judged, key=lambda entry: entry[:2])
                fresh = self._repaired(request, best[2], best[3], seed + attempt + 1, on_draft, cost)
                fresh = [candidate for candidate in fresh if candidate.code not in seen]
        _, _, candidate, verdict = max(judged, key=lambda entry: entry[:2])
        review |= {"judged": len(judged), "repair_rounds": REPAIR_ROUNDS}
        return _Answer(tidy(candidate.code), "failed", _reports(verdict), review)

    def _repaired(
        self, request: Request, broken: Candidate, verdict: Verdict, seed: int, on_draft: OnDraft | None, cost: _Cost
    ) -> list[Candidate]:
        """Denoise the implicated spans of one failing candidate again."""
        found: list[Candidate] = []
        for hole in holes(broken, verdict, self.model.tokenizer, budget=HOLES_PER_ROUND):
            sampled = cost.add(
                self.model.sample(
                    request.description,
                    prefix=hole.before,
                    suffix=hole.after,
                    temperatures=_temperatures(CANDIDATES_PER_HOLE + 1)[1:],
                    seed=seed,
                    limit=64,
                )
            )
            found.extend(sampled.candidates)
            if on_draft is not None:
                on_draft(Draft(sampled.candidates[0].code, "repairing"))
        return distinct(found, request.entry_point)[0]

    def _compared(
        self, usable: list[Candidate], weights: list[int], count: int, request: Request, review: dict[str, object]
    ) -> _Answer:
        names = [request.entry_point or defined_names(candidate.code)[-1] for candidate in usable]
        codes = [candidate.code for candidate in usable]
        consensus = find_consensus(codes, weights, count, names, self.judge) if count > 1 else None
        if consensus is None:
            review["reason"] = "no tests were given" + ("" if count > 1 else ", and one candidate cannot be compared")
            return _Answer(tidy(codes[0]), "unverified", (), review)
        winner = usable[consensus.winner]
        review |= {"agreement": round(consensus.agreement, 3), "confidence": round(winner.confidence, 4)}
        if consensus.agreement >= MIN_AGREEMENT and winner.confidence >= MIN_CONFIDENCE:
            return _Answer(tidy(winner.code), "partly_verified", consensus.tests, review)
        review["reason"] = "no tests were given, and the candidates do not agree enough to trust one"
        return _Answer(tidy(winner.code), "unverified", (), review)

    def _filled(
        self,
        parts: list[str],
        tests: tuple[str, ...],
        count: int,
        seed: int,
        on_draft: OnDraft | None,
        cost: _Cost,
    ) -> _Answer:
        """Fill holes left to right, each given what is known before and after it, for several candidates."""
        drafts = [parts[0]] * count
        for after in parts[1:]:
            filled: list[str] = []
            for index, before in enumerate(dict.fromkeys(drafts)):
                share = drafts.count(before)
                sampled = cost.add(
                    self.model.sample(
                        _comment_text(before),
                        prefix=before,
                        suffix=after,
                        temperatures=_temperatures(share),
                        seed=seed + index,
                        limit=96,
                        on_draft=on_draft,
                    )
                )
                filled += [before + candidate.generated + after for candidate in sampled.candidates]
            drafts = filled
        return self._judged_fill(drafts, tests)

    def _judged_fill(self, drafts: list[str], tests: tuple[str, ...]) -> _Answer:
        parser = PARSERS["python"]()
        valid = [code for code in dict.fromkeys(drafts) if parser.check_syntax(code)]
        review: dict[str, object] = {"candidates": len(drafts), "distinct": len(valid)}
        if not valid:
            review["reason"] = "no filling was a complete program"
            return _Answer(drafts[0], "failed" if tests else "unverified", (), review)
        if not tests:
            best = max(valid, key=drafts.count)
            return _Answer(best, "unverified", (), review | {"reason": "no tests were given"})
        verdicts: list[tuple[Verdict, str]] = []
        for code in valid:
            verdicts.append((self.judge.judge(code, tests), code))
            if verdicts[-1][0].passed:
                return _Answer(code, "verified", _reports(verdicts[-1][0]), review)
        verdict, code = max(verdicts, key=lambda pair: pair[0].pass_rate)
        return _Answer(code, "failed", _reports(verdict), review)


def distinct(candidates: Sequence[Candidate], entry_point: str | None) -> tuple[list[Candidate], list[int]]:
    """Usable candidates without repeats, and how many samples gave each: greedy first, then by confidence.

    Usable: it parses and defines what was asked for (something, if no name is known).
    """
    parser = PARSERS["python"]()
    counts: dict[str, int] = {}
    first: dict[str, Candidate] = {}
    for candidate in candidates:
        names = defined_names(candidate.code) if parser.check_syntax(candidate.code) else []
        if names and (entry_point is None or entry_point in names):
            counts[candidate.code] = counts.get(candidate.code, 0) + 1
            first.setdefault(candidate.code, candidate)
    greedy = candidates[0].code if candidates else ""
    ordered = sorted(first.values(), key=lambda one: (one.code != greedy, -one.confidence))
    return ordered, [counts[candidate.code] for candidate in ordered]


def tidy(code: str) -> str:
    """The answer as a person would leave it: one line break at the end, a blank line after nested definitions."""
    return re.sub(r"(\n( +)def [^\n]*(?:\n\2 +[^\n]*)+)(?=\n\2\S)", r"\1\n", code.strip("\n")) + "\n"


def _check_arguments(language: str, candidates: int) -> None:
    if language not in PARSERS:
        raise ConfigError(f"language: {language!r} is not supported yet; write one of {', '.join(PARSERS)}")
    if not 1 <= candidates <= 256:
        raise ConfigError(f"candidates: {candidates} is out of range; write 1 to 256")


def _temperatures(count: int) -> list[float]:
    return [TEMPERATURES[index] if index < len(TEMPERATURES) else 1.0 + 0.2 * (index % 2) for index in range(count)]


def _reports(verdict: Verdict, origin: Origin = "given") -> tuple[TestReport, ...]:
    return tuple(TestReport(case.source, origin, case.outcome, case.detail) for case in verdict.cases)


def _peak_bytes() -> int:
    import resource  # noqa: PLC0415

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _comment_text(before: str) -> str:
    """What comments and docstrings before a hole say: the only words an infilling request has."""
    words = re.findall(r"#\s*(.+)|(?:\"\"\"|''')(.*?)(?:\"\"\"|'''|$)", before, re.DOTALL)
    return " ".join(" ".join(part for pair in words for part in pair).split())
