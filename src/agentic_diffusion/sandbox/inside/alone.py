"""The first program in a container of its own (L4): one job from descriptor 0, done here, answered there.

The same jobs as a worker of the zygote gets; a program with a toolchain is built and then takes this process over, with
the same descriptor 0.
"""

import importlib
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from agentic_diffusion.sandbox.inside import channels as wire
    from agentic_diffusion.sandbox.inside import confinement, runner, supervisor
else:
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    import channels as wire
    import confinement
    import runner
    import supervisor


def main() -> None:
    """Do the job and leave."""
    channel = os.dup(0)
    job = wire.receive(channel)
    kind = job["kind"]
    if kind == "commands":
        supervisor.write_files(job["files"])
        if job["build"]:
            wire.send(channel, ["built", *supervisor.build(job)])
        if "stdin" in job:
            wire.send(channel, ["ended", *supervisor.run_script([channel], job, job)])
        else:
            supervisor.become(job["run"], channel, os.open("/dev/null", os.O_WRONLY), job)
        return
    null = os.open("/dev/null", os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    confinement.limit(job["limits"])
    if kind == "run":
        sys.path.pop(0)
        runner.serve(channel, job, wire.receive)
    else:
        module, function = ("peer", "serve_code") if kind == "code" else ("test_side", "serve_tests")
        served = getattr(importlib.import_module(module), function)
        sys.path[:] = [*job.get("path", ()), *sys.path[1:]]
        served(channel, job)


if __name__ == "__main__":
    main()
    os._exit(0)
