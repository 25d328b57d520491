"""From a wish to code with evidence: understand, sample, filter by syntax, run, repair, compare.

    prompt -> Request -> N candidates in one batch -> those that parse -> judge against the tests
           -> failing spans masked and denoised again -> best candidate, its cases, its status

Without tests the candidates are compared by what they return on generated inputs; agreement of a sure model makes
`partly_verified`, everything else stays `unverified`. Nothing is called verified on the model's word.
"""

import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from random import Random

import psutil

from agentic_diffusion.code_generation.brace_prompts import checked_brace_tests
from agentic_diffusion.code_generation.code_diffusion import Candidate, CodeDiffusionModel, Draft, Sampled
from agentic_diffusion.code_generation.code_tokenizer import LANGUAGES
from agentic_diffusion.code_generation.consensus import find_consensus
from agentic_diffusion.code_generation.hole_context import checked_parts, context
from agentic_diffusion.code_generation.models import checked_name, load_parts
from agentic_diffusion.code_generation.prompts import Request, checked_tests, is_in_latin_letters, understand
from agentic_diffusion.code_generation.repair import holes
from agentic_diffusion.code_generation.syntax_parsers import PARSERS
from agentic_diffusion.code_generation.tidying import tidy
from agentic_diffusion.errors import ConfigError
from agentic_diffusion.types import Generation, Judge, Outcome, Profile, Status, TestReport, Verdict

OnDraft = Callable[[Draft], None]

TEMPERATURES = (0.0, 0.7, 0.7, 0.9, 0.9, 1.0, 1.0, 1.2)
"""Of the candidates in turn; the first is greedy."""
MIN_AGREEMENT = 0.75
MIN_CONFIDENCE = -0.05
MIN_FAMILIARITY = 0.5
"""Mean log-probability below which even agreeing candidates are not trusted. Both chosen on development prompts."""
REPAIR_ROUNDS = 2
HOLES_PER_ROUND = 3
CANDIDATES_PER_HOLE = 4
MAX_REPAIR_TOKENS = 64
MAX_FILL_TOKENS = 96
MAX_SEED = 2**63 - 1
SAMPLE_TEMPERATURE = 0.8
HOLE_MARK = "<fill>"


@dataclass
class _Job:
    """What all steps of one job share: its options, and what it has cost so far."""

    count: int
    seed: int
    on_draft: OnDraft | None
    forward_passes: int = 0
    generated_tokens: int = 0
    familiarity: float = 1.0
    review: dict[str, object] = field(default_factory=dict)

    def add(self, sampled: Sampled) -> Sequence[Candidate]:
        self.forward_passes += sampled.forward_passes
        self.generated_tokens += sampled.generated_tokens
        self.familiarity = sampled.familiarity
        return sampled.candidates


@dataclass(frozen=True, slots=True)
class _Answer:
    code: str
    status: Status
    tests: tuple[TestReport, ...] = ()


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
        _check_arguments(language, self.model.languages, candidates, seed)
        request = understand(prompt, signature=signature, tests=tests, language=language)
        job = _Job(candidates, seed, on_draft)
        return self._timed(prompt, language, job, lambda: self._answer(request, job))

    def sample(
        self, prompt: str, *, language: str = "python", signature: str | None = None, count: int = 1, seed: int = 0
    ) -> list[Candidate]:
        """Answers as the model gives them, drawn at temperature 0.8 and completed; nothing is run or compared.

        Raises InputError or ConfigError for bad arguments.
        """
        _check_arguments(language, self.model.languages, count, seed)
        request = understand(prompt, signature=signature, language=language)
        sampled = self.model.sample(
            request.description,
            prefix=request.prefix,
            language=language,
            temperatures=[SAMPLE_TEMPERATURE] * count,
            seed=seed,
        )
        found = [_completed(candidate, request) for candidate in sampled.candidates]
        return [replace(candidate, code=_whole(candidate.code, language)) for candidate in found]

    def infill(
        self,
        source: str,
        *,
        language: str = "python",
        tests: Sequence[str] = (),
        candidates: int = 8,
        seed: int = 0,
        on_draft: OnDraft | None = None,
    ) -> Generation:
        """Fill every `<fill>` in a source; everything else is kept to the byte. Raises InputError."""
        _check_arguments(language, self.model.languages, candidates, seed)
        given = checked_tests(tests) if language == "python" else checked_brace_tests(tests)
        parts = checked_parts(source, HOLE_MARK)
        job = _Job(candidates, seed, on_draft)
        return self._timed(
            source, language, job, lambda: self._judged_fill(self._filled(parts, language, job), language, given, job)
        )

    def _timed(self, prompt: str, language: str, job: _Job, work: Callable[[], _Answer]) -> Generation:
        began = time.perf_counter()
        answer = work()
        profile = Profile(
            elapsed_time_sec=round(time.perf_counter() - began, 4),
            memory_current_bytes=psutil.Process().memory_info().rss,
            memory_peak_bytes=_peak_bytes(),
            forward_passes=job.forward_passes,
            generated_tokens=job.generated_tokens,
        )
        return Generation(
            id=str(uuid.UUID(int=Random(f"{job.seed}:{prompt}").getrandbits(128), version=4)),
            prompt=prompt,
            language=language,
            code=answer.code,
            status=answer.status,
            tests=answer.tests,
            isolation=self.judge.isolation,
            model=self.name,
            seed=job.seed,
            profile=profile,
            review=job.review,
        )

    def _answer(self, request: Request, job: _Job) -> _Answer:
        sampled = job.add(
            self.model.sample(
                request.description,
                prefix=request.prefix,
                language=request.language,
                temperatures=_temperatures(job.count),
                seed=job.seed,
                on_draft=job.on_draft,
            )
        )
        sampled = [_completed(candidate, request) for candidate in sampled]
        usable, weights = distinct(sampled, request.entry_point, request.language)
        valid = sum(_is_program(candidate.code, request.language) for candidate in sampled)
        job.review |= {"candidates": job.count, "valid_syntax": valid, "distinct": len(usable)}
        if not usable:
            job.review["reason"] = reason = "no candidate was a complete program"
            return _never_run(_whole(sampled[0].code, request.language), request.tests, reason)
        job.review |= {"confidence": round(usable[0].confidence, 4), "familiarity": round(job.familiarity, 3)}
        if request.tests:
            return self._tested(request, usable, job)
        return self._compared(request, usable, weights, job)

    def _tested(self, request: Request, usable: Sequence[Candidate], job: _Job) -> _Answer:
        """Judge the candidates, likeliest first, until one passes; then repair the best within the budget."""
        judged: list[tuple[Candidate, Verdict]] = []
        fresh = usable
        for attempt in range(REPAIR_ROUNDS + 1):
            job.review["repair_rounds"] = attempt
            if attempt:
                candidate, verdict = _best(judged)
                seen = {candidate.code.rstrip() for candidate, _ in judged}
                repaired = self._repaired(request, candidate, verdict, job, seed=job.seed + attempt)
                fresh = [candidate for candidate in repaired if candidate.code.rstrip() not in seen]
            for candidate in fresh:
                code = _whole(candidate.code, request.language)
                verdict = self.judge.judge(code, request.tests, language=request.language)
                judged.append((candidate, verdict))
                job.review["judged"] = len(judged)
                if verdict.passed:
                    return _Answer(code, "verified", _reports(verdict))
                if _was_rejected(verdict):  # the tests' fault: no other candidate would fare better
                    job.review["reason"] = f"no test could be run: {verdict.detail}"
                    return _Answer(code, "unverified", _reports(verdict))
        candidate, verdict = _best(judged)
        return _Answer(_whole(candidate.code, request.language), "failed", _reports(verdict))

    def _repaired(
        self, request: Request, broken: Candidate, verdict: Verdict, job: _Job, *, seed: int
    ) -> list[Candidate]:
        """Denoise the implicated spans of one failing candidate again."""
        found: list[Candidate] = []
        first_line = (request.support + request.prefix).count("\n") + 2
        tokenizer = self.model.tokenizer
        verdict = _in_lines_of(broken.code, verdict, request.language)
        for hole in holes(broken, verdict, tokenizer, budget=HOLES_PER_ROUND, first_line=first_line):
            sampled = job.add(
                self.model.sample(
                    request.description,
                    prefix=hole.before.removeprefix(request.support),
                    suffix=hole.after,
                    language=request.language,
                    temperatures=_temperatures(CANDIDATES_PER_HOLE + 1)[1:],
                    seed=seed,
                    limit=MAX_REPAIR_TOKENS,
                )
            )
            found.extend(_completed(candidate, request) for candidate in sampled)
            if job.on_draft is not None:
                job.on_draft(Draft(found[-len(sampled)].code, "repairing"))
        return distinct(found, request.entry_point, request.language, greedy_first=False)[0]

    def _compared(self, request: Request, usable: Sequence[Candidate], weights: Sequence[int], job: _Job) -> _Answer:
        """Without tests: the behaviour that most candidates share, trusted only if the model is sure of it."""
        parser, language = PARSERS[request.language](), request.language
        codes = [_whole(candidate.code, language) for candidate in usable]
        names = [request.entry_point or parser.main_name(candidate.code) or "" for candidate in usable]
        consensus = find_consensus(codes, weights, job.count, names, self.judge, language) if job.count > 1 else None
        if consensus is None:
            job.review["reason"] = "no tests were given" + ("" if job.count > 1 else "; one candidate has no peers")
            return _Answer(codes[0], "unverified")
        winner = usable[consensus.winner]
        job.review |= {"agreement": round(consensus.agreement, 3), "confidence": round(winner.confidence, 4)}
        if not is_in_latin_letters(request.description):
            job.review["reason"] = "no tests were given, and the prompt is not in English"
        elif job.familiarity < MIN_FAMILIARITY:
            job.review["reason"] = "no tests were given, and the prompt is unlike anything the model was trained on"
        elif consensus.agreement < MIN_AGREEMENT or winner.confidence < MIN_CONFIDENCE:
            job.review["reason"] = "no tests were given, and the candidates do not agree enough to trust one"
        else:
            return _Answer(codes[consensus.winner], "partly_verified", consensus.tests)
        return _Answer(codes[consensus.winner], "unverified")

    def _filled(self, parts: Sequence[str], language: str, job: _Job) -> list[str]:
        """Fill holes left to right, each given what is known before and after it, for several candidates."""
        line_end = "\r\n" if "\r\n" in "".join(parts) else "\n"
        drafts = [parts[0]] * job.count
        for after in parts[1:]:
            filled: list[str] = []
            for index, before in enumerate(dict.fromkeys(drafts)):
                seen = context(before, after)
                sampled = job.add(
                    self.model.sample(
                        seen.words,
                        prefix=seen.before,
                        suffix=seen.after,
                        language=language,
                        temperatures=_temperatures(drafts.count(before)),
                        seed=job.seed + index,
                        limit=MAX_FILL_TOKENS,
                        on_draft=job.on_draft,
                    )
                )
                filled += [before + candidate.generated.replace("\n", line_end) + after for candidate in sampled]
            drafts = filled
        return drafts

    def _judged_fill(self, drafts: Sequence[str], language: str, tests: tuple[str, ...], job: _Job) -> _Answer:
        parser = PARSERS[language]()
        valid = [code for code in dict.fromkeys(drafts) if parser.check_syntax(code)]
        job.review |= {"candidates": len(drafts), "distinct": len(valid)}
        if not valid:
            job.review["reason"] = reason = "no filling was a complete program"
            return _never_run(drafts[0], tests, reason)
        if not tests:
            job.review["reason"] = "no tests were given"
            return _Answer(max(valid, key=drafts.count), "unverified")
        verdicts: list[tuple[str, Verdict]] = []
        for code in valid:
            verdicts.append((code, self.judge.judge(code, tests, language=language)))
            if verdicts[-1][1].passed:
                break
        code, verdict = max(verdicts, key=lambda pair: (pair[1].passed, pair[1].pass_rate))
        return _Answer(code, _status(verdict), _reports(verdict))


def distinct(
    candidates: Sequence[Candidate], entry_point: str | None, language: str = "python", *, greedy_first: bool = True
) -> tuple[list[Candidate], list[int]]:
    """Usable candidates without repeats, and how many samples gave each: the first (greedy), then by confidence.

    Usable: it parses and defines what was asked for (something, if no name is known). Trailing blanks do not count.
    """
    parser = PARSERS[language]()
    counts: dict[str, int] = {}
    first: dict[str, Candidate] = {}
    for candidate in candidates:
        names = parser.defined_names(candidate.code) if parser.check_syntax(candidate.code) else []
        if names and (entry_point is None or entry_point in names):
            code = candidate.code.rstrip()
            counts[code] = counts.get(code, 0) + 1
            first.setdefault(code, candidate)
    greedy = candidates[0] if candidates and greedy_first else None
    ordered = sorted(first.values(), key=lambda one: (one is not greedy, -one.confidence))
    return ordered, [counts[candidate.code.rstrip()] for candidate in ordered]


def _check_arguments(language: str, known: Sequence[str], candidates: int, seed: int) -> None:
    if language not in known:
        near = get_close_matches(language.lower(), LANGUAGES, n=1)
        nearest = f" (the nearest known is {near[0]!r})" if near and near[0] != language else ""
        state = "nothing that this model writes" if language in LANGUAGES else f"unknown{nearest}"
        raise ConfigError(f"language: {language!r} is {state}; write {' or '.join(map(repr, known))}")
    if not 1 <= candidates <= 256:
        raise ConfigError(f"candidates: {candidates} is out of range; write 1 to 256")
    if not 0 <= seed <= MAX_SEED:
        raise ConfigError(f"seed: {seed} is out of range; write 0 to {MAX_SEED}")


def _is_program(code: str, language: str) -> bool:
    """Whether the code parses and defines something; a lone word parses too, but answers nothing."""
    parser = PARSERS[language]()
    return parser.check_syntax(code) and bool(parser.defined_names(code))


def _whole(code: str, language: str) -> str:
    """The code as it is judged and handed over."""
    whole = PARSERS[language]().complete(code)
    return tidy(whole) if language == "python" else whole


def _in_lines_of(code: str, verdict: Verdict, language: str) -> Verdict:
    """The verdict on `_whole(code)` with the lines of `code` itself, which may start further up."""
    first = code.split("\n", 1)[0].strip()
    whole = [line.strip() for line in _whole(code, language).split("\n")]
    offset = whole.index(first) if first in whole else 0
    cases = [replace(case, line=case.line - offset if case.line else None) for case in verdict.cases]
    return replace(verdict, cases=tuple(cases))


def _completed(candidate: Candidate, request: Request) -> Candidate:
    """The candidate under the name that was asked for, behind the code that the prompt brought along."""
    parser, name = PARSERS[request.language](), request.entry_point
    code = candidate.code if name is None else parser.with_name(candidate.code, name)
    return replace(candidate, code=request.support + code, start=candidate.start + len(request.support))


def _temperatures(count: int) -> list[float]:
    return [TEMPERATURES[index] if index < len(TEMPERATURES) else 1.0 + 0.2 * (index % 2) for index in range(count)]


def _best(judged: Sequence[tuple[Candidate, Verdict]]) -> tuple[Candidate, Verdict]:
    """The first of those that pass most tests."""
    return max(judged, key=lambda pair: pair[1].pass_rate)


def _was_rejected(verdict: Verdict) -> bool:
    return all(case.outcome == "rejected" for case in verdict.cases)


def _status(verdict: Verdict) -> Status:
    if verdict.passed:
        return "verified"
    return "unverified" if _was_rejected(verdict) else "failed"


def _reports(verdict: Verdict) -> tuple[TestReport, ...]:
    return tuple(TestReport(case.source, "given", case.outcome, case.detail) for case in verdict.cases)


def _never_run(code: str, tests: Sequence[str], reason: str) -> _Answer:
    """No program came about: given tests count as failed, each with the reason."""
    outcome: Outcome = "rejected"
    return _Answer(
        code, "failed" if tests else "unverified", tuple(TestReport(test, "given", outcome, reason) for test in tests)
    )


def _peak_bytes() -> int:
    import resource  # noqa: PLC0415

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
