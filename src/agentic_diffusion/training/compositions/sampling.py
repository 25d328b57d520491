"""Draw chains that make sense: fitting types, no step without effect, outputs that vary."""

from dataclasses import replace
from random import Random

from agentic_diffusion.training.compositions import (
    integer_filters,
    integer_maps,
    list_operations,
    word_filters,
    word_maps,
)
from agentic_diffusion.training.compositions.chain import DOMAINS, Chain, DomainName
from agentic_diffusion.training.compositions.operation import Operation, Step, variants
from agentic_diffusion.training.compositions.rendering import Untidy, render

FILTERS = integer_filters.FILTERS + word_filters.FILTERS
MAPS = integer_maps.MAPS + word_maps.MAPS
TABLES = {
    "F": FILTERS,
    "M": MAPS,
    "S": list_operations.ORDERS,
    "U": (list_operations.UNIQUE,),
    "L": list_operations.SLICES,
    "R": list_operations.REDUCERS,
    "P": list_operations.PREDICATES,
    "K": list_operations.KEYED,
}
SHAPES = variants("""
    F|F|F|M|M|S|R|U|FF|FF|FM|FM|FM|FM|MF|FS|FS|FS|MS|MS|US|UM|UF|FL|FL|SL|SL|SL|LM|LF|MM
    |FR|FR|FR|FR|FR|FR|MR|MR|MR|UR|UR|LR|SR|FMR|FMR|FMR|FMR|FMR|FMR|FFR|FFR|FMS|FMS|FSL|FSL|FSL
    |FUS|FUS|MUS|MUR|FUR|MFR|MFR|MFM|LMR|LFR|SLR|SLM|SLR|UML|USL|MSL|FSM|MMR|FML|FFM|FMU|LSR|UMR
    |FMSL|FMUS|FMUR|FSLR|FSLM|FFMR|FMFR|UFMR|USLR|FUSL|MFSL|MUSL|SMR|FSMR|UMSR
    |P|P|P|FP|MP|MP|LP|UP|FMP|K|K|K|K|FK|FK|FK|UK|FUK|LK|FFK
""")
"""One letter a step, see `TABLES`; repeated shapes are drawn more often."""
CHAR_SHAPES = variants("FR|FR|FR|UR|FMR|MR|FR|FUR|FUR|FMR|FUSR|USR|FP|P|P|K|K|FK|FK|SR|FSR|FMR")
DOMAIN_WEIGHTS: dict[DomainName, int] = {"int": 44, "words": 27, "text": 19, "chars": 10}
ONE_TO_ONE = set(
    variants(
        "cube|double|triple|negate|to_string|hexadecimal|binary|successor|halve|reversed|swapcase|doubled|repeated|code_point"
    )
)
"""Maps that nobody groups by: every element would be alone."""
ARGUMENT_SHARE = 0.5
"""Of the chains that could; gives about a fifth of all chains a second argument."""
NUM_TRIALS = 24


def _draw(operation: Operation, rng: Random) -> Step:
    return Step(operation, {name: draw(rng) for name, draw in operation.parameters.items()})


def _candidates(letter: str, kind: str, used: list[Step]) -> list[Operation]:
    keys = {step.operation.key for step in used}
    groups = {step.operation.group for step in used if step.operation.group}
    fitting = [o for o in TABLES[letter] if kind in o.takes and o.key not in keys]
    return [o for o in fitting if o.group not in groups]


def _inner(letter: str, owner: Operation, kind: str, rng: Random) -> Step | None:
    if letter == "P":
        return _draw(rng.choice(_candidates("F", kind, [])), rng)
    if letter != "K":
        return None
    keys = [o for o in _candidates("M", kind, []) if o.attribute]
    if owner.name != "dict":
        keys = [o for o in keys if o.name not in ONE_TO_ONE]
    return _draw(rng.choice(keys), rng) if keys else None


def _propose(rng: Random) -> Chain | None:
    (name,) = rng.choices(list(DOMAIN_WEIGHTS), weights=list(DOMAIN_WEIGHTS.values()))
    kind: str = DOMAINS[name].element
    steps: list[Step] = []
    for letter in rng.choice(CHAR_SHAPES if name == "chars" else SHAPES):
        options = _candidates(letter, kind, steps)
        if not options:
            return None
        step = _draw(rng.choice(options), rng)
        inner = _inner(letter, step.operation, kind, rng)
        if letter in "PK" and inner is None:
            return None
        steps.append(replace(step, inner=inner))
        if letter == "M":
            kind = step.operation.gives or kind
    return Chain(DOMAINS[name], tuple(steps))


def _with_argument(chain: Chain, rng: Random) -> Chain:
    places = [i for i, s in enumerate(chain.steps) if s.operation.argument or (s.inner and s.inner.operation.argument)]
    if not places or rng.random() > ARGUMENT_SHARE:
        return chain
    place = rng.choice(places)
    step = chain.steps[place]
    if step.inner and not step.operation.argument:
        changed = replace(step, inner=replace(step.inner, argument=True))
    else:
        changed = replace(step, argument=True)
    return replace(chain, steps=(*chain.steps[:place], changed, *chain.steps[place + 1 :]))


def _outputs(chain: Chain, trials: list[tuple[object, ...]]) -> list[str] | None:
    try:
        return [repr(chain.run(*arguments)) for arguments in trials]  # type: ignore[arg-type]
    except (TypeError, ValueError, AttributeError, IndexError, StopIteration):
        return None


def is_sensible(chain: Chain, rng: Random) -> bool:
    """Outputs vary, not all of them are empty, and leaving any one step out would change them."""
    trials = [chain.inputs(rng) for _ in range(NUM_TRIALS)]
    outputs = _outputs(chain, trials)
    if outputs is None or (len(set(outputs)) < 4 and set(outputs) != {"True", "False"}):
        return False
    if max(map(outputs.count, outputs)) > NUM_TRIALS - 10 or max(map(len, outputs)) > 600:
        return False
    if len(chain.steps) == 1:
        return True
    for place in range(len(chain.steps)):
        shorter = replace(chain, steps=chain.steps[:place] + chain.steps[place + 1 :])
        arguments = [trial[: 2 if shorter.argument_step else 1] for trial in trials]
        if _outputs(shorter, arguments) == outputs:
            return False
    return True


def draw_chain(rng: Random) -> tuple[Chain, str, str]:
    """(chain, function name, source)."""
    while True:
        chain = _propose(rng)
        if chain is None:
            continue
        chain = _with_argument(chain, rng)
        if not is_sensible(chain, rng):
            continue
        try:
            name, source = render(chain)
        except Untidy:
            continue
        return chain, name, source
