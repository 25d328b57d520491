"""What pip is told, uv is told."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[3] / "scripts" / "pip_settings.py"


@pytest.fixture(scope="module")
def pip_settings() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pip_settings", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_stronger_section_wins(pip_settings: ModuleType) -> None:
    listing = (
        ":env:.find-links='c'\nglobal.find-links='a'\ninstall.find-links='b'\nglobal.cert='x'\nlist.format='columns'\n"
    )
    assert pip_settings.parse(listing) == {"find-links": "c", "cert": "x"}


def test_lists_are_joined_in_the_way_of_uv(pip_settings: ModuleType) -> None:
    settings = {"find-links": "\na\nb", "extra-index-url": "one two", "timeout": "9"}
    assert pip_settings.for_uv(settings, {}) == {
        "UV_FIND_LINKS": "a,b",
        "UV_EXTRA_INDEX_URL": "one two",
        "UV_HTTP_TIMEOUT": "9",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
    }


def test_what_uv_was_told_already_stays(pip_settings: ModuleType) -> None:
    assert pip_settings.for_uv({"find-links": "a"}, {"UV_FIND_LINKS": "mine"}) == {}


def test_a_real_pip_configuration_reaches_the_shell(tmp_path: Path) -> None:
    configuration = tmp_path / "pip.conf"
    configuration.write_text(
        "[global]\nfind-links = /wheels with 'quote'\n    https://wheels.example\nno-index = true\n"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_", "SSL_"))}
    environment |= {"PIP_CONFIG_FILE": str(configuration), "PIP_CERT": "/some/bundle.pem"}
    output = subprocess.run(
        ["bash", "-c", f'eval "$({sys.executable} {SCRIPT})"; echo "$UV_FIND_LINKS|$UV_NO_INDEX|$SSL_CERT_FILE"'],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert output.stdout == "/wheels,with,'quote',https://wheels.example|true|/some/bundle.pem\n"
