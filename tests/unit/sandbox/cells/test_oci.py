"""What containers are told, without starting any: settings, levels, config.json, the command line of Docker."""

import itertools
import json
import os
from pathlib import Path

import pytest

from agentic_diffusion.errors import ConfigError, SandboxUnavailable
from agentic_diffusion.sandbox.cells import bundles, oci
from agentic_diffusion.sandbox.cells.bundles import FAMILIES, Contents
from agentic_diffusion.sandbox.cells.oci import ContainerSettings
from agentic_diffusion.sandbox.cells.walls import Interpreter, interpreter
from agentic_diffusion.sandbox.limits import Limits

UNAME = os.uname()
FACTS = {"uid": 65534, "kernel": "4.4.0 #1 SMP", "CapEff": "0000000000000000", "Seccomp": "2"}
HOST_KERNEL = f"{UNAME.release} {UNAME.version}"


def contents(runtime: str = "runsc", **changed: object) -> Contents:
    known = {
        "argv": ("python", "-c", "pass"), "files": {}, "visible": (), "environment": {"A": "b"},
        "limits": Limits(), "memory_bytes": 100 << 20, "supervised": False, "family": FAMILIES[runtime],
    }  # fmt: skip
    return Contents(**(known | changed))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("environment", "names"),
    [
        ({"ADIFF_OCI_RUNTIME": "runsc", "ADIFF_DOCKER": "docker"}, ["ADIFF_OCI_RUNTIME", "ADIFF_DOCKER"]),
        ({"ADIFF_OCI_RUNTIME": "bash"}, ["ADIFF_OCI_RUNTIME", "'bash'", "runsc"]),
        ({"ADIFF_OCI_RUNTIME": "/bin/sh -c runsc"}, ["ADIFF_OCI_RUNTIME", "/bin/sh -c runsc"]),
        ({"ADIFF_DOCKER": "yes"}, ["ADIFF_DOCKER", "'yes'", "podman"]),
        ({"ADIFF_DOCKER_IMAGE": "python:3.11"}, ["ADIFF_DOCKER_IMAGE", "ADIFF_DOCKER=docker"]),
        ({"ADIFF_DOCKER_RUNTIME": "runsc"}, ["ADIFF_DOCKER_RUNTIME", "ADIFF_DOCKER=docker"]),
        ({"ADIFF_DOCKER": "docker", "ADIFF_DOCKER_IMAGE": "--privileged"}, ["ADIFF_DOCKER_IMAGE", "--privileged"]),
        ({"ADIFF_DOCKER": "docker", "ADIFF_DOCKER_RUNTIME": "runsc --x"}, ["ADIFF_DOCKER_RUNTIME", "runsc --x"]),
    ],
)
def test_nonsense_in_the_environment_is_refused_in_one_line(environment: dict[str, str], names: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        oci.from_environment(environment)
    message = str(caught.value)
    assert all(name in message for name in names)
    assert "\n" not in message


@pytest.mark.parametrize(
    ("environment", "level"),
    [
        ({"ADIFF_OCI_RUNTIME": "runsc"}, "L4"),
        ({"ADIFF_OCI_RUNTIME": "/usr/local/bin/kata-runtime"}, "L4"),
        ({"ADIFF_OCI_RUNTIME": "crun"}, "L3"),
        ({"ADIFF_OCI_RUNTIME": "/usr/sbin/runc"}, "L3"),
        ({"ADIFF_OCI_RUNTIME": "/usr/local/bin/runsc/crun"}, "L3"),
        ({"ADIFF_DOCKER": "docker"}, "L3"),
        ({"ADIFF_DOCKER": "podman", "ADIFF_DOCKER_RUNTIME": "crun"}, "L3"),
        ({"ADIFF_DOCKER": "docker", "ADIFF_DOCKER_IMAGE": "runsc:latest"}, "L3"),
        ({"ADIFF_DOCKER": "/usr/bin/docker", "ADIFF_DOCKER_RUNTIME": "runsc"}, "L4"),
        ({"ADIFF_DOCKER": "docker", "ADIFF_DOCKER_RUNTIME": "io.containerd.kata.v2"}, "L4"),
    ],
)
def test_only_a_runtime_with_its_own_kernel_is_level_4(environment: dict[str, str], level: str) -> None:
    settings = oci.from_environment(environment)
    assert settings
    assert settings.level == level


def test_nothing_configured_is_no_container() -> None:
    assert oci.from_environment({"PATH": "/bin", "ADIFF_OCI_RUNTIME": " ", "ADIFF_DOCKER": ""}) is None


def test_docker_has_a_default_image() -> None:
    settings = oci.from_environment({"ADIFF_DOCKER": "docker"})
    assert settings == ContainerSettings("docker", "docker", "python:3.11-slim", None)


@pytest.mark.parametrize(
    ("settings", "advice"),
    [
        (ContainerSettings("/missing/runsc", "oci"), "apt-get install runsc"),
        (ContainerSettings("/missing/podman", "docker"), "ADIFF_DOCKER"),
        (ContainerSettings("/missing/kata-runtime", "oci"), "ADIFF_OCI_RUNTIME"),
    ],
)
def test_a_runtime_that_is_not_installed_says_what_to_do(settings: ContainerSettings, advice: str) -> None:
    with pytest.raises(SandboxUnavailable, match=advice):
        oci.probe(settings)


@pytest.mark.parametrize(
    "worse",
    [
        {"uid": 0},
        {"CapEff": "00000000a80425fb"},
        {"CapEff": ""},
        {"Seccomp": "0"},
        {"Seccomp": ""},
        {"kernel": HOST_KERNEL},
    ],
    ids=str,
)
def test_a_container_that_isolates_less_than_its_name_promises_is_refused(worse: dict[str, object]) -> None:
    with pytest.raises(SandboxUnavailable, match="too little"):
        oci.describe(ContainerSettings("runsc", "oci"), FACTS | worse)


def test_the_line_on_isolation_says_what_is_in_force() -> None:
    assert oci.describe(ContainerSettings("/usr/bin/runsc", "oci"), FACTS).startswith(
        "L4 gVisor (runsc): its own kernel"
    )
    shared = oci.describe(ContainerSettings("crun", "oci"), FACTS | {"kernel": HOST_KERNEL})
    assert shared.startswith("L3 container (crun): namespaces")
    docker = ContainerSettings("podman", "docker", "some/image", "runsc")
    assert oci.describe(docker, FACTS).startswith("L4 gVisor (podman, runtime runsc, image some/image): its own kernel")


@pytest.mark.parametrize("runtime", FAMILIES)
@pytest.mark.parametrize("supervised", [False, True], ids=["program", "supervisor"])
def test_a_bundle_gives_nothing_away(tmp_path: Path, runtime: str, *, supervised: bool) -> None:
    bundles.write_bundle(tmp_path, contents(runtime, supervised=supervised, visible=(str(tmp_path),)))
    config = json.loads((tmp_path / "config.json").read_text())
    process, linux = config["process"], config["linux"]
    assert config["root"] == {"path": "root", "readonly": True}
    assert process["user"] == {"uid": 65534, "gid": 65534}
    assert process["noNewPrivileges"] is True
    assert process["terminal"] is False
    assert process["env"] == []
    assert len(process["capabilities"]) == 5
    assert not any(process["capabilities"].values())
    assert {"type": "RLIMIT_CORE", "hard": 0, "soft": 0} in process["rlimits"]
    kinds = {namespace["type"] for namespace in linux["namespaces"]}
    assert kinds >= {"pid", "network", "ipc", "uts", "mount"}
    assert all(list(namespace) == ["type"] for namespace in linux["namespaces"])  # a path would join one of the host's
    for mount in config["mounts"]:
        assert {"nosuid", "nodev"} <= set(mount["options"])
        assert mount["type"] in ("proc", "tmpfs") or "ro" in mount["options"]
    assert str(tmp_path) in {mount["destination"] for mount in config["mounts"]}


def test_the_namespace_of_users_holds_root_and_nobody_or_this_user_as_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def mapped(uid: int, runtime: str) -> object:
        monkeypatch.setattr(os, "geteuid", lambda: uid)
        config = bundles.configuration(contents(runtime), {})
        return config["linux"].get("uidMappings")  # type: ignore[attr-defined]

    assert [(m["containerID"], m["hostID"]) for m in mapped(0, "crun")] == [(0, 0), (65534, 65534)]  # type: ignore[attr-defined]
    assert mapped(1000, "crun") == [{"containerID": 65534, "hostID": 1000, "size": 1}]
    assert mapped(1000, "runsc") is None  # with --rootless it makes its own


def test_limits_reach_the_container(tmp_path: Path) -> None:
    limits = Limits(max_processes=7, file_bytes=1000, max_files=20)
    config = bundles.configuration(contents("crun", limits=limits, memory_bytes=1 << 30), {})
    resources = config["linux"]["resources"]  # type: ignore[index]
    assert resources["memory"]["limit"] == (1 << 30) + FAMILIES["crun"].overhead_bytes
    assert resources["pids"]["limit"] == 7 + FAMILIES["crun"].threads
    (work,) = (mount for mount in config["mounts"] if mount["destination"] == "/tmp")  # type: ignore[attr-defined]
    assert {"size=2000", "nr_inodes=320"} <= set(work["options"])


def test_installed_packages_are_hidden_but_for_those_that_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "lib"
    for name in ("site-packages/wanted", "site-packages/secret"):
        (library / name).mkdir(parents=True)
    python = Interpreter("/bin/python", (str(library),), (str(library / "site-packages"),))
    monkeypatch.setattr(bundles, "interpreter", lambda: python)
    (tmp_path / "bundle").mkdir()
    binds = bundles._binds(tmp_path / "bundle", [str(library / "site-packages/wanted")])
    order = list(binds)
    hidden = Path(binds[str(library / "site-packages")])
    assert [path.name for path in hidden.iterdir()] == ["wanted"]
    assert (
        order.index(str(library))
        < order.index(str(library / "site-packages"))
        < order.index(str(library / "site-packages/wanted"))
    )


def test_the_root_of_a_bundle_is_empty_but_for_places_to_mount_on(tmp_path: Path) -> None:
    bundles.write_bundle(tmp_path, contents(visible=("/etc/hostname", "/missing")))
    root = tmp_path / "root"
    assert not any(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    assert not any(path.readlink().is_absolute() for path in root.rglob("*") if path.is_symlink())
    assert not (root / "missing").exists()
    assert (root / interpreter().executable.lstrip("/")).is_file()


@pytest.mark.parametrize("umask", [0o077, 0o022])
def test_nobody_can_read_his_files_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        made = contents(files={"a/b": b"x"})
        bundles.write_start(tmp_path / "start", made)
        bundles.write_bundle(tmp_path, made)
    finally:
        os.umask(before)
    paths = [tmp_path / "start", *(tmp_path / "start").rglob("*"), tmp_path / "root", *(tmp_path / "root").rglob("*")]
    folders = [path for path in paths if path.is_dir()]
    assert all(path.stat().st_mode & 0o005 == 0o005 for path in folders)
    assert (tmp_path / "start/files/a/b").stat().st_mode & 0o004


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "a/../../b"])
def test_files_stay_in_the_working_folder(name: str) -> None:
    with pytest.raises(ValueError, match="outside of the working folder"):
        contents(files={name: b""})


def test_the_first_process_is_told_the_limits_of_a_program_and_none_of_a_supervisor(tmp_path: Path) -> None:
    for supervised, expected in ((False, Limits().kernel()), (True, None)):
        folder = tmp_path / str(supervised)
        bundles.write_start(folder, contents(supervised=supervised))
        start = json.loads((folder / "start.json").read_text())
        assert start["limits"] == expected
        assert start["environment"] == {"A": "b"}


@pytest.mark.parametrize("program", ["/usr/bin/docker", "/usr/bin/podman"])
def test_dockers_command_line_takes_everything_away(tmp_path: Path, program: str) -> None:
    made = contents("crun", visible=("/usr/share/tool",))
    line = bundles.docker_command(program, "name", tmp_path, made, "image", "crun")
    options = line[: line.index("image")]
    pairs = set(itertools.pairwise(options))
    memory = str(made.all_bytes)
    for pair in (
        ("--network", "none"), ("--cap-drop", "ALL"), ("--security-opt", "no-new-privileges"),
        ("--user", "65534:65534"), ("--memory", memory), ("--memory-swap", memory),
        ("--pids-limit", str(made.max_pids)), ("--pull", "never"), ("--runtime", "crun"), ("--name", "name"),
        ("--ipc", "none"), ("--ulimit", "core=0:0"),
    ):  # fmt: skip
        assert pair in pairs, pair
    assert {"--interactive", "--rm", "--read-only"} <= set(options)
    assert not {"--privileged", "--env", "-e", "--publish", "--cap-add", "--device"} & set(options)
    mounts = [value for name, value in pairs if name == "--mount"]
    assert len(mounts) == 3
    assert all(mount.endswith(",readonly") for mount in mounts)
    assert line[line.index("image") + 1 :][-2:] == ["/cell/bridge.py", "/start"]
