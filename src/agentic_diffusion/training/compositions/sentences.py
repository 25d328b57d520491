"""Sentence skeletons: every way in which a whole chain can be asked for.

A skeleton takes a `Speaker` and returns a sentence, or raises `Unsayable` where this shape does not suit the chain.
Bare ones start with a verb in lower case and fit wrappers such as "Write a function to ..."; free ones stand alone.
"""

from collections.abc import Callable
from random import Random

from agentic_diffusion.training.compositions.chain import Chain
from agentic_diffusion.training.compositions.grammar import Speaker, Unsayable, gerund, keyed_phrase
from agentic_diffusion.training.compositions.operation import Step

Skeleton = Callable[[Speaker], str]
NUMBER_WORDS = ("first", "second", "third", "fourth", "fifth")


def _steps(speaker: Speaker) -> tuple[Step, ...]:
    return speaker.chain.steps


def _joined(phrases: list[str], speaker: Speaker) -> str:
    """ "a, b and c" with one of several connectives."""
    if len(phrases) == 1:
        return phrases[0]
    style = speaker.rng.randrange(4)
    head = ", ".join(phrases[:-1])
    return (f"{head} and {phrases[-1]}", f"{head}, then {phrases[-1]}", f"{head} and then {phrases[-1]}",
            ", then ".join(phrases))[style]  # fmt: skip


def _noun_phrase(speaker: Speaker) -> str:
    if _steps(speaker)[-1].inner:
        raise Unsayable
    return speaker.noun_phrase(_steps(speaker))


def _over(speaker: Speaker) -> str:
    """The last step as a verb over the phrase of the others: "sum the squares of the even numbers in a list"."""
    *before, last = _steps(speaker)
    if before and before[-1].operation.kind == "order":
        raise Unsayable
    phrase = speaker.noun_phrase(tuple(before))
    if last.inner:
        return keyed_phrase(speaker, last, phrase)
    return speaker.result_verb(last, phrase)


def _final(phrases: list[str], speaker: Speaker) -> list[str]:
    """Sequences that end in a list may say so."""
    if _steps(speaker)[-1].operation.kind != "reduce" and speaker.rng.random() < 0.4:
        return [*phrases, speaker.rng.choice(("return the list", "return the resulting list", "return what you get"))]
    return phrases


def _chain_verbs(speaker: Speaker) -> str:
    return _joined(_final(speaker.verbs(_steps(speaker)), speaker), speaker)


def _fetch(verb: str) -> Skeleton:
    return lambda speaker: f"{verb} {_noun_phrase(speaker)}"


def _open_sequence(speaker: Speaker) -> str:
    """ "keep only the even numbers in a list, square each one and add them up"."""
    steps = _steps(speaker)
    if len(steps) < 2 or steps[0].inner:
        raise Unsayable
    return _joined(_final(speaker.verbs(steps, first_object=speaker.whole), speaker), speaker)


def _half_and_half(speaker: Speaker) -> str:
    """A noun phrase for the first steps, verbs for the others."""
    steps = _steps(speaker)
    if len(steps) < 3:
        raise Unsayable
    phrase = speaker.noun_phrase(steps[:-1])
    return f"{speaker.rng.choice(('take', 'collect', 'get', 'build a list of'))} {phrase} and {_last_words(speaker)}"


def _last_words(speaker: Speaker) -> str:
    steps = _steps(speaker)
    return speaker.verbs(steps)[-1]


def _after(speaker: Speaker) -> str:
    """ "add up a list of integers after keeping only the even ones": the last step first."""
    *before, last = _steps(speaker)
    if not before or last.inner or last.operation.kind not in ("reduce", "order"):
        raise Unsayable
    steps = [gerund(phrase) for phrase in speaker.verbs(tuple(before))]
    return f"{speaker.result_verb(last, 'what you have')}, after {_plain(steps)}, starting from {speaker.whole}"


def _by(speaker: Speaker) -> str:
    steps = [gerund(phrase) for phrase in speaker.verbs(_steps(speaker))]
    return f"process {speaker.whole} by {_plain(steps)}"


def _plain(phrases: list[str]) -> str:
    return phrases[0] if len(phrases) == 1 else ", ".join(phrases[:-1]) + " and then " + phrases[-1]


def _prefixed(template: str) -> Skeleton:
    return lambda speaker: template.format(whole=speaker.whole, verbs=_chain_verbs(speaker))


def _signposted(speaker: Speaker) -> str:
    phrases = speaker.verbs(_steps(speaker))
    if len(phrases) < 2:
        raise Unsayable
    marks = ["first", *["next"] * (len(phrases) - 2), "finally"]
    return f"take {speaker.whole}; " + ", ".join(
        f"{mark} {phrase}" for mark, phrase in zip(marks, phrases, strict=True)
    )


def _numbered(speaker: Speaker) -> str:
    phrases = speaker.verbs(_steps(speaker))
    if len(phrases) < 2:
        raise Unsayable
    style = speaker.rng.choice(("{}. ", "{}) ", "({}) ", "step {}: "))
    steps = " ".join(
        f"{style.format(i)}{phrase}{';' if i < len(phrases) else ''}" for i, phrase in enumerate(phrases, 1)
    )
    return speaker.rng.choice((f"Input: {speaker.whole}. {steps}", f"For {speaker.whole}: {steps}",
                               f"Steps for {speaker.whole}: {steps}"))  # fmt: skip


def _arrow(speaker: Speaker) -> str:
    phrases = speaker.verbs(_steps(speaker))
    arrow = speaker.rng.choice((" -> ", " => ", " then -> "))
    return arrow.join((speaker.whole, *phrases))


def _about(template: str) -> Skeleton:
    return lambda speaker: template.format(np=_noun_phrase(speaker), bare=_noun_phrase(speaker).removeprefix("the "))


def _verbal(template: str) -> Skeleton:
    return lambda speaker: template.format(over=_over(speaker))


def _sequence(template: str) -> Skeleton:
    return lambda speaker: template.format(whole=speaker.whole, verbs=_chain_verbs(speaker))


def _gerunds(template: str) -> Skeleton:
    def say(speaker: Speaker) -> str:
        phrases = [gerund(phrase) for phrase in speaker.verbs(_steps(speaker))]
        return template.format(whole=speaker.whole, steps=_plain(phrases))

    return say


BARE: tuple[Skeleton, ...] = (
    *(_fetch(verb) for verb in ("return", "compute", "find", "get", "give back", "work out", "determine", "produce")),
    _over, _over, _over, _open_sequence, _open_sequence, _half_and_half, _after, _by, _signposted,
    _prefixed("take {whole}, {verbs}"), _prefixed("go through {whole}: {verbs}"),
    _prefixed("start with {whole}, {verbs}"),
    _prefixed("accept {whole}, {verbs}"), _prefixed("read {whole}, then {verbs}"),
    _prefixed("work on {whole}: {verbs}"),
)  # fmt: skip

FREE: tuple[Skeleton, ...] = (
    _numbered, _numbered, _arrow, _arrow,
    _about("{bare}"), _about("{np}"), _about("what is {np}?"), _about("I need {np}."), _about("how can I get {np}?"),
    _about("function that returns {np}"), _about("{bare}, in Python please"), _about("I am looking for {np}"),
    _about("can you give me {np}"), _about("what I want: {np}"), _about("code that gives me {np}"),
    _verbal("how would you {over}?"), _verbal("what do you get if you {over}?"), _verbal("The function should {over}."),
    _verbal("My program has to {over}"), _verbal("is there a short way to {over}?"), _verbal("i want to {over}"),
    _sequence("Given {whole}, {verbs}."), _sequence("given {whole}: {verbs}"), _sequence("I have {whole}. {verbs}."),
    _sequence("With {whole} as input, {verbs}."), _sequence("There is {whole}; {verbs}"),
    _sequence("input: {whole}; {verbs}"),
    _sequence("The argument is {whole}. You should {verbs}."), _sequence("i get {whole} and have to {verbs}"),
    _sequence("for {whole}, please {verbs}"), _gerunds("start from {whole}; the answer comes from {steps}"),
    _gerunds("how about {steps}? the input is {whole}"), _gerunds("I'm stuck on {steps} (input: {whole})"),
)  # fmt: skip


def _polish(sentence: str, capital: bool) -> str:
    """A capital after full stops inside free prompts, "There are the words"; single blanks."""
    sentence = sentence.replace("There is the ", "There are the ").replace(
        "argument is the words", "input is the words"
    )
    if not capital:
        return sentence
    parts = sentence.split(". ")
    return ". ".join(parts[:1] + [part[:1].upper() + part[1:] for part in parts[1:]])


def sample(chain: Chain, rng: Random, skeletons: tuple[Skeleton, ...], count: int) -> tuple[str, ...]:
    """`count` different wordings of the chain; fewer only if the grammar has no more to say."""
    found: dict[str, None] = {}
    pool = list(skeletons)
    for _ in range(20):
        rng.shuffle(pool)
        for skeleton in pool:
            if len(found) == count:
                return tuple(found)
            try:
                text = skeleton(Speaker(chain, rng))
            except Unsayable:
                continue
            found.setdefault(_polish(text, capital=skeletons is FREE))
    return tuple(found)
