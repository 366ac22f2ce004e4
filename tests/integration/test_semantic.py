"""MetricFlow accepts the semantic models and metrics, against the marts that they are about."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from pipelines.settings import DBT_PROJECT, Settings


def test_metricflow_accepts_the_semantic_models(analysts_build: Settings, tmp_path: Path) -> None:
    build_file = tmp_path / analysts_build.build_file.name
    shutil.copy(analysts_build.build_file, build_file)
    environment = os.environ | {
        "VNDX_BUILD_FILE": str(build_file), "DBT_PROFILES_DIR": str(DBT_PROJECT), "DBT_TARGET_PATH": str(tmp_path),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    }  # fmt: skip
    done = subprocess.run(
        [Path(sys.executable).with_name("mf"), "validate-configs"],
        cwd=DBT_PROJECT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    # Semantics, then entities, dimensions, measures and metrics against the tables.
    assert said.count("ERRORS: 0, FUTURE_ERRORS: 0") >= 5, said
