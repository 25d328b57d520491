"""Find a recipe by name: one of the shipped ones, a function of a file, or a function of an importable module.

The folder `recipes` stands beside `src` in a checkout and inside the package in a wheel; both are looked at.
Not covered: recipes from anything but the user's own command line, since a recipe is code that runs on being read.
"""

import importlib
import importlib.util
from difflib import get_close_matches
from pathlib import Path
from types import ModuleType

from agentic_diffusion.errors import ConfigError
from agentic_diffusion.training.trainer import RunConfig

RECIPES = {"code_tiny": "code_tiny.py", "smoke": "code_tiny.py", "code_gpu": "code_tiny.py"}
"""The one place where a string names a shipped recipe: its function, and the file that holds it."""

PACKAGE = Path(__file__).parents[1]
FOLDERS = (PACKAGE / "recipes", PACKAGE.parents[1] / "recipes")
"""Where the shipped recipes may be: in an installed package, in a checkout."""


def load_recipe(name: str) -> RunConfig:
    """The run that a recipe describes: "code_tiny", "path/to/file.py:function" or "module:function".

    Raises ConfigError, with the nearest name where there is one.
    """
    place, colon, function = name.rpartition(":")
    if not colon and name in RECIPES:
        return _call(_from_file(_shipped(RECIPES[name])), name, name)
    if not colon or not place or not function:
        near = get_close_matches(name, RECIPES, n=1, cutoff=0.0)[0]
        raise ConfigError(
            f"recipe: {name!r} is unknown; write {near!r} (available: {', '.join(RECIPES)}), "
            "a file with its function as in my_recipes.py:mine, or module:function"
        )
    module = _from_file(Path(place)) if place.endswith(".py") else _from_module(place)
    return _call(module, function, name)


def _shipped(file: str) -> Path:
    for folder in FOLDERS:
        if (folder / file).is_file():
            return folder / file
    raise ConfigError(f"recipe: {file} lies neither in {FOLDERS[0]} nor in {FOLDERS[1]}; reinstall the package")


def _from_file(path: Path) -> ModuleType:
    if not path.is_file():
        raise ConfigError(f"recipe: there is no file {path}; write the path of a Python file, then a colon and a name")
    spec = importlib.util.spec_from_file_location(f"recipe_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise ConfigError(f"recipe: {path} cannot be read: {type(error).__name__}: {error}") from error
    return module


def _from_module(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except Exception as error:
        raise ConfigError(f"recipe: cannot import {name!r}: {type(error).__name__}: {error}") from error


def _call(module: ModuleType, function: str, name: str) -> RunConfig:
    found = getattr(module, function, None)
    if not callable(found):
        names = [key for key, value in vars(module).items() if callable(value) and not key.startswith("_")]
        near = get_close_matches(function, names, n=1)
        hint = f"; write {near[0]!r}" if near else "; write the name of a function that returns a RunConfig"
        raise ConfigError(f"recipe: {name!r} names no function {function!r}{hint}")
    try:
        run = found()
    except Exception as error:
        raise ConfigError(f"recipe: {name!r} failed: {type(error).__name__}: {error}") from error
    if not isinstance(run, RunConfig):
        raise ConfigError(
            f"recipe: {name!r} returned {type(run).__name__}; a recipe is a function that returns a RunConfig"
        )
    return run
