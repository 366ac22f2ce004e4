"""dbt, ended by the kernel when its parent ends: a dbt that goes on after its run was killed would write the build file
beside the next run."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1

if __name__ == "__main__":
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before the kernel was told
            sys.exit(1)
    from dbt.cli.main import cli

    cli(prog_name="dbt")
