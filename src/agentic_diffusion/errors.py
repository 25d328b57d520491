"""The one exception tree. Each class says who can fix the problem.

AgenticDiffusionError
├── UserError                 the caller can fix it by changing an input
│   ├── ConfigError           an option, signature, language, model name or configuration value
│   ├── InputError            a prompt, file, test or batch row
│   └── WeightsError          model files that are missing, altered or of another format
├── SandboxUnavailable        this machine cannot isolate code; never scored as a wrong answer
├── SandboxBusy               too many programs wait for the sandbox; try again later
└── SandboxBroken             the sandbox started but violated its own protocol; never scored either

`UserError` ends a command with exit code 2 and one line; the others end it with exit code 1.
"""


class AgenticDiffusionError(Exception):
    """Base class; caught only at the edge (cli.py)."""


class UserError(AgenticDiffusionError):
    """The caller can fix this; the message says what is wrong, where, and what to write instead."""


class ConfigError(UserError):
    """An option or configuration value is unknown or out of range."""


class InputError(UserError):
    """A prompt, file, test or batch row cannot be used."""


class WeightsError(UserError):
    """Model files are missing, altered (checksum) or of an unknown format."""


class SandboxUnavailable(AgenticDiffusionError):
    """This machine cannot isolate untrusted code, so nothing was run."""


class SandboxBroken(AgenticDiffusionError):
    """The sandbox failed by itself; says nothing about the code that was to run in it."""


class SandboxBusy(AgenticDiffusionError):
    """More programs wait than the judge was told to let wait; nothing was run."""
