"""Turn a task into a prompt as somebody would type it: pick a wording, wrap it, and roughen it a little.

What stands in quotes, numbers and names of code are never altered. Compositions sample their own wordings; families
have a fixed list, of which every tenth part is kept from training so that unseen wordings can be measured.
"""

import hashlib
import re
from random import Random

from agentic_diffusion.training.family import Task, lines

BARE_SHARE = 0.25
"""Share of imperatives that stand without a wrapper."""
PREFIX_SHARE, SUFFIX_SHARE = 0.05, 0.07
SYNONYM_SHARE = 0.08
"""Chance of each synonym rule that applies."""
TYPO_SHARE = 0.04
BLOCK = 10
"""One of this many consecutive wordings of a family is held out."""

WRAPPERS = lines("""
    Write a Python function to {x}.
    Write a function to {x}
    write python code to {x}
    Write some Python that will {x}.
    Write a function that will {x}.
    write me a function to {x}
    write a short function which should {x}
    please {x}
    Please write a function to {x}.
    please write code that can {x}
    Create a function to {x}.
    Create a method which can {x}
    create a python function that can {x}
    Implement a function to {x}.
    Implement code to {x}.
    Define a function that can {x}.
    def that will {x}
    Make a function to {x}.
    make me a small function to {x}
    I need code to {x}.
    I need a function to {x}
    i need to {x}
    I want to {x}.
    I want a Python function that can {x}.
    I would like to {x}
    I'd like a function to {x}
    I have to {x}
    I am trying to {x}
    we need to {x}
    how do I {x}?
    How can I {x} in Python?
    how to {x}
    how to {x} in python?
    What is the best way to {x}?
    What's the simplest way to {x} in Python?
    can you {x}?
    Can you write a function to {x}?
    could you please {x}
    Could you write Python code to {x}?
    help me {x} in python
    Help me to {x}.
    task: {x}
    Task: {x}.
    Exercise: {x}
    TODO: {x}
    Python: {x}
    python function to {x}
    function to {x}
    code to {x}
    a function to {x}, please
    Show me how to {x}.
    show me code to {x}
    Give me a function to {x}.
    give me python code to {x}
    Your task is to {x}.
    Develop a function to {x}.
    Design a Python function to {x}.
    Come up with a function to {x}.
    The function should {x}.
    My function must {x}
    Let's {x}
    Is there a way to {x}?
    need a snippet to {x}
    looking for a function to {x}
    Solve this: {x}.
    Complete the following: {x}
""")
PREFIXES = lines("""
    I'm writing a small script.
    I am new to Python.
    Quick question.
    Hi!
    Hello,
    Hey,
    This is for my homework.
    I'm cleaning up some data.
    Small exercise for you:
    Beginner here.
    I am practising Python.
    One more thing I need:
    Next one:
    For a little tool of mine:
    Python 3.
""")
SUFFIXES = lines("""
    No imports please.
    Thanks!
    Thank you.
    thx
    It should also work for empty input.
    Keep it short.
    Keep it simple.
    Please use type hints.
    Use Python.
    Any help is welcome.
    A short solution is fine.
    One function is enough.
    Please write clean code.
    Just the code, please.
    in python
""")
SYNONYMS = (
    (r"\ba list\b(?! of lists| of tuples| compr| slic)", ("an array", "a sequence", "a python list")),
    (r"\bthe list\b(?! of lists| of tuples| compr| slic)", ("the array", "the sequence")),
    (r"\ban array\b", ("a list",)),
    (r"\ba string\b", ("a text", "some text", "a str")),
    (r"\bthe string\b", ("the text",)),
    (r"\bthe text\b", ("the string",)),
    (r"\ban integer\b", ("a whole number", "an int")),
    (r"\bintegers\b", ("whole numbers", "ints")),
    (r"\breturn (?=the |a |an |all |only )", ("give back ", "output ", "hand back ")),
    (r"\bcharacters\b", ("chars",)),
    (r"\belements\b", ("items", "entries")),
    (r"\bsmallest\b", ("lowest", "minimal")),
    (r"\bgreater than\b", ("bigger than", "larger than")),
    (r"\bless than\b", ("smaller than", "below")),
    (r"\bcheck whether\b", ("check if", "test if", "see if")),
    (r"\bevery\b(?! (?:second|other|third|\d))", ("each",)),
)
LANGUAGE_NAMES = {"javascript": ("JavaScript", "js"), "java": ("Java",), "go": ("Go", "golang")}
PROTECTED = re.compile(
    r"""(?<!\w)'[^']*'(?!\w) | (?<!\w)"[^"]*"(?!\w) | `[^`]*` | \[[^\]]*\] | \w*\d[\w.]* | \w+_\w+ | \w+\(\)""",
    re.VERBOSE,
)


def wordings_of(task: Task) -> tuple[str, ...]:
    """All wordings in a stable order: the imperatives, then the free ones."""
    return task.imperative + task.free


def held_out_wording(family: str, index: int) -> bool:
    """Whether the wording at `index` of `wordings_of` is kept from training: one of each ten, by a stable hash."""
    block, place = divmod(index, BLOCK)
    digest = hashlib.sha256(f"{family}/{block}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % BLOCK == place


def is_composition(task: Task) -> bool:
    """Compositions are named by a structure key ("int:filter.even"), families by a plain identifier."""
    return ":" in task.family


def render(task: Task, rng: Random, *, held_out: bool = False, language: str = "python") -> str:
    """One prompt for the task. Families: from the held-out wordings only, or from the training wordings only.

    Where the wording names Python, it names `language` instead.
    """
    indices = [
        index
        for index in range(len(wordings_of(task)))
        if is_composition(task) or held_out_wording(task.family, index) == held_out
    ]
    if not indices:
        raise ValueError(f"family {task.family} has no {'held-out' if held_out else 'training'} wording")
    index = rng.choice(indices)
    return dressed(wordings_of(task)[index], rng, imperative=index < len(task.imperative), language=language)


def dressed(wording: str, rng: Random, *, imperative: bool, language: str = "python") -> str:
    """The wording as somebody types it: synonyms, perhaps a wrapper ("write a function to"), now and then a slip."""
    text = _synonyms(wording, rng)
    if imperative and rng.random() >= BARE_SHARE:
        text = _wrap(text, rng)
    text = _capital_and_stop(text, rng)
    text = in_language(_surround(text, rng), language, rng)
    return _typo(text, rng) if rng.random() < TYPO_SHARE else text


def in_language(text: str, language: str, rng: Random) -> str:
    """What is said of Python said of another language."""
    if language == "python":
        return text
    name, *others = LANGUAGE_NAMES[language]
    lower = rng.choice([name.lower(), *others])
    text = re.sub(r"\bdef that will\b", "function that will", text)
    text = re.sub(r"\bPython 3\b|\bPython\b", name, text)
    return re.sub(r"\bpython\b", lower, text)


def _wrap(text: str, rng: Random) -> str:
    wrapper = rng.choice(WRAPPERS)
    if wrapper.endswith(("?", "please")):
        text = text.rstrip(".")
    if re.search(r"in python\b", text, re.IGNORECASE):
        wrapper = re.sub(r" in python\b", "", wrapper, flags=re.IGNORECASE)
    return wrapper.replace("{x}", text)


def _capital_and_stop(text: str, rng: Random) -> str:
    draw = rng.random()
    if draw < 0.2 and not re.match(r"I\b|[A-Z]{2}", text):
        text = text[:1].lower() + text[1:]
    elif draw > 0.65:
        text = text[:1].upper() + text[1:]
    if text[-1] == "." and rng.random() < 0.25:
        return text[:-1]
    if text[-1] == "?" and rng.random() < 0.2:
        return text[:-1]
    if text[-1].isalnum() and rng.random() < 0.2:
        return text + "."
    return text


def _surround(text: str, rng: Random) -> str:
    """Now and then a sentence before or after."""
    if rng.random() < PREFIX_SHARE:
        prefix = rng.choice(PREFIXES)
        text = f"{prefix} {text if prefix[-1] in ',:' else text[:1].upper() + text[1:]}"
    if rng.random() < SUFFIX_SHARE:
        suffix = rng.choice(SUFFIXES)
        if suffix[0].isupper() and text[-1] not in ".?!":
            text += "."
        elif suffix[0].islower():
            text = text.rstrip(".") + ","
        text = f"{text} {suffix}"
    return text


def _split(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it may be altered."""
    pieces, end = [], 0
    for match in PROTECTED.finditer(text):
        pieces += [(text[end : match.start()], True), (match.group(), False)]
        end = match.end()
    return [*pieces, (text[end:], True)]


def _synonyms(text: str, rng: Random) -> str:
    """Replace a noun or verb throughout by another; each rule with a small chance, at most two rules."""
    rules = rng.sample(SYNONYMS, len(SYNONYMS))
    used = 0
    for pattern, choices in rules:
        if used == 2 or rng.random() >= SYNONYM_SHARE:
            continue
        choice = rng.choice(choices)
        changed = "".join(re.sub(pattern, choice, piece) if free else piece for piece, free in _split(text))
        used += changed != text
        text = changed
    return text


def _typo(text: str, rng: Random) -> str:
    """Swap, drop or double one letter of one longer word in lower case."""
    pieces = _split(text)
    places = [
        (index, match)
        for index, (piece, free) in enumerate(pieces)
        if free
        for match in re.finditer(r"(?<![\w'.])[a-z]{5,}(?![\w'(])", piece)
    ]
    if not places:
        return text
    index, match = rng.choice(places)
    word, at = match.group(), rng.randrange(1, len(match.group()) - 1)
    slip = rng.choice((word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[:at] + word[at + 1 :],
                       word[: at + 1] + word[at:]))  # fmt: skip
    piece = pieces[index][0]
    pieces[index] = (piece[: match.start()] + slip + piece[match.end() :], True)
    return "".join(piece for piece, _ in pieces)
