"""What no pattern may use, because a Python that vndx runs on reads it wrong, and no name may stand for twice."""

import ast
import re

import pytest

from pipelines.settings import PROJECT

# A group repeated without giving back, "(…)*+": Python before 3.11.5 (Debian 12 has 3.11.2) goes on behind the place
# where its last round failed, so that "86," was a figure (python/cpython#106052). "(?>(…)*)" says the same everywhere.
_POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")


def _strings(source: str) -> list[str]:
    """The string constants of a module; of an f-string all that is constant, with "" for what is put in."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            found.append("".join(str(part.value) for part in node.values if isinstance(part, ast.Constant)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node.value)
    return found


@pytest.mark.parametrize(
    "source", [r'A = r"(?:[.,]\d++)*+"', r'A = rf"(?: {B}\w){{0,4}}+"', r'A = rf"(?:{B}|\d)?+"', r'A = r"(?:\w)++"']
)
def test_a_group_repeated_possessively_is_seen(source: str) -> None:
    assert any(map(_POSSESSIVE_GROUP.search, _strings(source)))


def test_no_pattern_repeats_a_group_possessively() -> None:
    found = []
    for path in sorted(PROJECT.glob("pipelines/**/*")) + sorted(PROJECT.glob("benchmarks/*.py")):
        if path.suffix in (".py", ".yml"):
            source = path.read_text(encoding="utf-8")
            texts = _strings(source) if path.suffix == ".py" else source.splitlines()
            found += [f"{path.relative_to(PROJECT)}: {text}" for text in texts if _POSSESSIVE_GROUP.search(text)]
    assert found == []


def test_no_module_gives_two_constants_one_name() -> None:
    """The later would stand for both wherever a function asks, silently."""
    found = []
    for path in sorted(PROJECT.glob("pipelines/**/*.py")):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        targets = [target for node in body if isinstance(node, ast.Assign) for target in node.targets]
        targets += [node.target for node in body if isinstance(node, ast.AnnAssign)]
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        found += [f"{path.relative_to(PROJECT)}: {name}" for name in {*names} if names.count(name) > 1]
    assert found == []
