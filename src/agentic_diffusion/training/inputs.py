"""Random argument values for families: plain built-ins, edge cases included, varied enough to tell programs apart."""

from random import Random

WORDS = (
    "apple banana cherry river mountain silver night house green yellow python robot garden window stone paper "
    "level radar noon civic hello world data tree moon star light train market coffee bread summer winter ocean "
    "Anna Bob Carol Xavier Zoe LONDON Paris rhythm sky a I to of queue eerie book letter balloon"
).split()


def integers(rng: Random, low: int = -20, high: int = 50, max_length: int = 9) -> list[int]:
    """A list of 0 to `max_length` integers, often with repeated values."""
    values = [rng.randint(low, high) for _ in range(rng.randint(0, max_length))]
    if values and rng.random() < 0.5:
        values.extend(rng.choices(values, k=rng.randint(1, 3)))
        rng.shuffle(values)
    return values


def some_integers(rng: Random, low: int = -20, high: int = 50, max_length: int = 9) -> list[int]:
    """Like `integers`, but never empty."""
    return integers(rng, low, high, max_length) or [rng.randint(low, high)]


def floats(rng: Random, low: float = -10.0, high: float = 30.0, max_length: int = 7) -> list[float]:
    """A list of 1 to `max_length` floats with at most two decimals."""
    return [round(rng.uniform(low, high), rng.randint(0, 2)) for _ in range(rng.randint(1, max_length))]


def word(rng: Random) -> str:
    """One word, mostly in lower case, sometimes capitalised, in upper case or made of random letters."""
    kind = rng.random()
    if kind < 0.2:
        return "".join(rng.choices("abcdeiou", k=rng.randint(1, 7)))
    return rng.choice(WORDS) if kind < 0.8 else rng.choice(WORDS).title()


def words(rng: Random, max_length: int = 7) -> list[str]:
    """A list of 0 to `max_length` words, often with repeats."""
    values = [word(rng) for _ in range(rng.randint(0, max_length))]
    return values + values[:2] if rng.random() < 0.3 else values


def some_words(rng: Random, max_length: int = 7) -> list[str]:
    """Like `words`, but never empty."""
    return words(rng, max_length) or [word(rng)]


def sentence(rng: Random, max_words: int = 8) -> str:
    """Words with blanks between them; now and then punctuation, digits, doubled blanks or nothing at all."""
    parts = [word(rng) for _ in range(rng.randint(0, max_words))]
    if rng.random() < 0.3:
        parts.append(str(rng.randint(0, 999)))
    text = ("  " if rng.random() < 0.1 else " ").join(parts)
    return text + rng.choice(["", "", ".", "!", "?", ", ok"])
