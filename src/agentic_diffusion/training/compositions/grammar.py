"""How people ask for a chain of operations: noun phrases, verb sequences and the sentences around them.

Two views of the same chain. Result first: nested noun phrases ("the sum of the squares of the even numbers in a
list"), used only while the nesting leaves one reading. Data first: one verb phrase a step, in order. Skeletons put
either view, or a mixture (a verb over a noun phrase), into a sentence.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from string import Template

from agentic_diffusion.training.compositions.chain import Chain, DomainName
from agentic_diffusion.training.compositions.operation import Step

PLACES: Mapping[DomainName, tuple[tuple[str, str, str], ...]] = {  # whole, plural noun, where the elements are
    "int": (
        ("a list of integers", "numbers", "in a list"), ("a list of numbers", "numbers", "in a list of integers"),
        ("an array of integers", "integers", "in an array"), ("a list of ints", "elements", "of an integer list"),
        ("an integer array", "values", "in an integer array"), ("an integer list", "integers", "in a given list"),
        ("a list with whole numbers", "numbers", "from a list"), ("a sequence of integers", "ints", "in a list"),
    ),
    "words": (
        ("a list of words", "words", "in a list"), ("a list of strings", "strings", "in a list"),
        ("an array of words", "words", "from a list of words"), ("a word list", "words", "in a given list"),
        ("a list of words", "entries", "of a list of words"), ("an array of strings", "strings", "in an array"),
    ),
    "text": (
        ("the words of a sentence", "words", "of a sentence"), ("the words in a string", "words", "in a string"),
        ("the words of a text", "words", "of a text"), ("a sentence split into words", "words", "in a sentence"),
        ("a text split at whitespace", "words", "in a piece of text"),
        ("the words of a string", "words", "of a string"),
    ),
    "chars": (
        ("the characters of a string", "characters", "of a string"), ("a string", "characters", "in a string"),
        ("the characters of a text", "characters", "of a text"), ("a string of characters", "chars", "in a string"),
        ("some text, character by character", "characters", "in some text"),
    ),
}  # fmt: skip
SINGULAR_VERBS = {"are": "is", "have": "has", "do": "does", "can": "can", "belong": "belongs"}
GERUNDS = {"put": "putting", "get": "getting", "drop": "dropping", "swap": "swapping", "cut": "cutting",
"cap": "capping",
           "clip": "clipping", "limit": "limiting", "skip": "skipping", "flip": "flipping", "set": "setting",
           "total": "totalling", "map": "mapping", "strip": "stripping"}  # fmt: skip
SINGULAR_WORDS = (
    ("multiples of ", "a multiple of "), ("prime numbers", "a prime number"), ("is primes", "is a prime"),
    ("perfect squares", "a perfect square"), ("square numbers", "a square number"), ("as their ", "as its "),
    ("case-insensitive palindromes", "a case-insensitive palindrome"), ("palindromes", "a palindrome"),
    ("in them", "in it"),
    ("themselves", "itself"), ("is vowels", "is a vowel"), ("letters or digits", "a letter or digit"),
    ("is not vowels", "is not a vowel"), ("is spaces", "is a space"), ("is not spaces", "is not a space"),
    ("is not primes", "is not a prime"), ("anything but vowels", "anything but a vowel"), ("vowels of", "a vowel of"),
)  # fmt: skip
PARTICLE = re.compile(
    r"\b(add up|sum up|multiply together) (them|the rest|what is left|what you have|these results|the results"
    r"|the remaining ones)\b"
)
NOT_NEGATED = (" not ", " no ", "anything but", "either", ">= $a and", "belong to", "uneven", "free of")
ADJECTIVE_VERBS = (
    "keep only the {} ones",
    "select the {} ones",
    "pick out the {} ones",
    "ignore everything but the {} ones",
)
DROPPING = ("drop everything", "remove every element", "throw out everything", "discard each one", "leave out any")
NO_ARGUMENT = re.compile(r"\$\w+(-| (letters|characters|vowels|times|or more))|no \$")


class Unsayable(Exception):
    """This view of the chain would be ambiguous or clumsy; use another."""


@dataclass(frozen=True)
class NounPhrase:
    """ "the" + adjectives + noun + place + ", that ..." clauses."""

    noun: str
    place: str
    adjectives: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    ending: str = ""
    fixed: str = ""
    """The finished phrase, where it no longer takes adjectives or clauses."""

    def text(self) -> str:
        if self.fixed:
            return self.fixed + self.ending
        head = " ".join(("the", *self.adjectives, self.noun, self.place))
        return head + (f" that {' and '.join(self.clauses)}" if self.clauses else "") + self.ending


class Speaker:
    """Words for one rendering of a chain: all random choices of one sentence come from `rng`."""

    def __init__(self, chain: Chain, rng: Random) -> None:
        self.chain = chain
        self.rng = rng
        self.whole, self.noun, self.place = rng.choice(PLACES[chain.domain.name])
        self.given = rng.choice(("a given", "a given", "the given", "a user-supplied"))

    def phrase(self, step: Step, options: tuple[str, ...]) -> str:
        """One of the options with the parameter values in place; `$them` and `$np` stay."""
        values: dict[str, object] = dict(step.values)
        if step.argument:
            name = next(iter(values))
            options = tuple(option for option in options if not NO_ARGUMENT.search(option)) or options
            short = step.operation.kind == "slice"
            values[name] = step.operation.argument if short else f"{self.given} {step.operation.argument}"
        if not options:
            raise Unsayable
        template = self.rng.choice(options)
        if step.argument and step.operation.kind != "slice":
            template = re.sub(r"the (?:letter|digit|string) (\$\w+)", r"\1", template)
        return Template(template).safe_substitute(values)

    def clause(self, step: Step, singular: bool = False, negated: bool = False) -> str:
        """A predicate such as "are even", "is even", "are not even" or "does not end with 'a'"."""
        options = step.operation.clauses
        if negated:
            options = tuple(o for o in options if not any(mark in o for mark in NOT_NEGATED))
        text = self.phrase(step, options)
        verb, rest = text.split(" ", 1)
        single = SINGULAR_VERBS.get(verb, f"{verb}s")
        if negated:
            if verb in ("are", "can"):
                return _singular(f"{single if singular else verb}{'not' if verb == 'can' else ' not'} {rest}", singular)
            return _singular(f"{'does' if singular else 'do'} not {text}", singular)
        return _singular(f"{single} {rest}", singular) if singular else text

    def adjective(self, step: Step) -> str:
        return self.phrase(step, step.operation.adjectives)

    def noun_phrase(self, steps: tuple[Step, ...]) -> str:
        """All steps as one nested phrase; raises `Unsayable` where it could be read in two ways."""
        phrase = NounPhrase(self.noun, self.place)
        for index, step in enumerate(steps):
            phrase = self._wrap(phrase, step, last=index == len(steps) - 1)
        return phrase.text()

    def _wrap(self, phrase: NounPhrase, step: Step, last: bool) -> NounPhrase:
        kind, text = step.operation.kind, phrase.text()
        if phrase.ending or (phrase.fixed and kind in ("filter", "unique")):
            raise Unsayable
        if kind == "filter":
            if phrase.place.startswith("of the "):
                raise Unsayable
            if step.operation.adjectives and len(phrase.adjectives) < 2 and self.rng.random() < 0.65:
                return replace(phrase, adjectives=(*phrase.adjectives, self.adjective(step)))
            return replace(phrase, clauses=(*phrase.clauses, self.clause(step)))
        if kind == "map":
            return NounPhrase(self.phrase(step, step.operation.nouns), f"of {text}")
        if kind == "unique":
            return replace(phrase, adjectives=(self.adjective(step), *phrase.adjectives))
        if kind == "order":
            if not last:
                raise Unsayable
            return replace(phrase, ending=self.rng.choice((", ", " ")) + self.phrase(step, step.operation.clauses))
        return replace(phrase, fixed=Template(self.phrase(step, step.operation.nouns)).substitute(np=text))

    def verb(self, step: Step, them: str) -> str:
        """One step as a verb phrase over the object `them`."""
        kind = step.operation.kind
        if kind == "filter":
            return self._filter_verb(step)
        said = Template(self.phrase(step, step.operation.verbs)).substitute(them=them)
        return PARTICLE.sub(lambda found: f"{found[1].split()[0]} {found[2]} {found[1].split()[1]}", said)

    def _filter_verb(self, step: Step) -> str:
        rng = self.rng
        if step.operation.adjectives and rng.random() < 0.3:
            return rng.choice(ADJECTIVE_VERBS).format(self.adjective(step))
        if rng.random() < 0.4:
            try:
                return f"{rng.choice(DROPPING)} that {self.clause(step, singular=True, negated=True)}"
            except Unsayable:
                pass
        return rng.choice(("keep only those that ", "keep the ones that ", "select those that ",
        "filter for those that ",
                           "pick only the ones that ")) + self.clause(step)  # fmt: skip

    def pronoun(self, previous: Step | None, step: Step) -> str:
        if step.operation.kind == "map":
            options = ("each one", "each of them", "every one", "each")
            return self.rng.choice((*options, "each remaining one") if _filters(previous) else options[:3])
        if _filters(previous):
            return self.rng.choice(("the rest", "what is left", "the remaining ones", "them"))
        if previous is not None and previous.operation.kind == "map":
            return self.rng.choice(("the results", "them", "these results"))
        return "them"

    def verbs(self, steps: tuple[Step, ...], first_object: str = "") -> list[str]:
        """One verb phrase a step. `first_object`: what the first step works on, where it names the source itself."""
        phrases = []
        for index, step in enumerate(steps):
            previous = steps[index - 1] if index else None
            if index == 0 and first_object:
                phrases.append(self.opening(step))
            elif predicate := ending_words(step):
                phrases.append(predicate(self))
            else:
                phrases.append(self.verb(step, self.pronoun(previous, step)))
        return phrases

    def opening(self, step: Step) -> str:
        """The first step as a verb over the source: "keep only the even numbers in a list"."""
        if predicate := ending_words(step):
            return predicate(self)
        if step.operation.kind == "filter":
            verb = self.rng.choice(("take", "keep only", "select", "pick", "extract", "get"))
            return f"{verb} {self.noun_phrase((step,))}"
        if step.operation.kind == "map":
            singular = {"entries": "entry"}.get(self.noun, self.noun.removesuffix("s"))
            return self.verb(step, f"each {singular} {self.place}")
        return self.verb(step, f"the {self.noun} {self.place}")

    def result_verb(self, step: Step, phrase: str) -> str:
        """The last step as a verb over the noun phrase of all the others."""
        if step.operation.kind in ("filter", "map"):
            raise Unsayable
        return self.verb(step, phrase)


def _singular(clause: str, wanted: bool) -> str:
    for plural, single in SINGULAR_WORDS if wanted else ():
        if plural in clause:
            return clause.replace(plural, single)
    return clause


def _filters(step: Step | None) -> bool:
    return step is not None and step.operation.kind == "filter"


def gerund(phrase: str) -> str:
    """ "square each one" -> "squaring each one"."""
    verb, *rest = phrase.split(" ")
    if verb in GERUNDS:
        word = GERUNDS[verb]
    elif "-" in verb or not verb.isalpha():
        raise Unsayable
    else:
        word = (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"
    return " ".join((word, *rest))


def ending_words(step: Step) -> Callable[[Speaker], str] | None:
    """Verb phrase for predicates and dictionaries over "them"; None for every other step."""
    if step.inner is None:
        return None
    return lambda speaker: keyed_phrase(speaker, step, "them")


def keyed_phrase(speaker: Speaker, step: Step, np: str) -> str:
    """any, all, none, dict, group_by or count_by, said over the noun phrase `np`."""
    assert step.inner is not None
    inner, rng, name = step.inner, speaker.rng, step.operation.name
    if name in ("any", "all", "none"):
        clause = speaker.clause(inner)
        single = speaker.clause(inner, singular=True)
        return {
            "any": rng.choice((f"check whether at least one of {np} {single}", f"tell whether any of {np} {single}",
                               f"return True if at least one of {np} {single}, otherwise False")),
            "all": rng.choice((f"check whether all of {np} {clause}", f"tell whether every one of {np} {single}",
                               f"return True if all of {np} {clause}, otherwise False")),
            "none": rng.choice((f"check that none of {np} {single}", f"tell whether none of {np} {single}",
                                f"return True if none of {np} {single}, otherwise False")),
        }[name]  # fmt: skip
    attribute = speaker.phrase(inner, (inner.operation.attribute,))
    return {
        "dict": rng.choice((f"build a dictionary that maps each of {np} to its {attribute}",
                            f"make a dict with {np} as keys and the {attribute} of each as value",
                            f"map each of {np} to its {attribute} in a dictionary")),
        "group_by": rng.choice((f"group {np} by {attribute} in a dictionary of lists",
                                f"sort {np} into lists by {attribute}, one dictionary entry per {attribute}",
                                f"collect {np} in lists by {attribute}, as a dictionary")),
        "count_by": rng.choice((f"count {np} by {attribute} in a dictionary",
                                f"build a dict from each {attribute} to how many of {np} have it",
                                f"tally {np} by {attribute} and return the counts as a dict")),
    }[name]  # fmt: skip
