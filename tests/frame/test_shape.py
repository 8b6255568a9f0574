"""The house rules on size: small functions, small modules."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

LONGEST_FUNCTION, MEDIAN_FUNCTION, LONGEST_MODULE = 50, 8, 400


def functions(root: Path) -> dict[str, int]:
    """The lines of each function of the package, by its place."""
    found = {}
    for path in sorted((root / "digest").rglob("*.py")):
        for node in _nodes(path):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                place = f"{path.relative_to(root)}:{node.lineno} {node.name}"
                found[place] = (node.end_lineno or node.lineno) - node.lineno + 1
    return found


def _nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def _prints(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"


def test_functions_are_small(root: Path) -> None:
    """No function over 50 lines; half of them have 8 or fewer."""
    sizes = functions(root)
    assert {place: size for place, size in sizes.items() if size > LONGEST_FUNCTION} == {}
    assert median(sizes.values()) <= MEDIAN_FUNCTION


def test_modules_are_small(root: Path) -> None:
    """No module over 400 lines."""
    paths = (root / "digest").rglob("*.py")
    sizes = {
        str(path.relative_to(root)): len(path.read_text(encoding="utf-8").splitlines()) for path in paths
    }
    assert {path: size for path, size in sizes.items() if size > LONGEST_MODULE} == {}


def test_nothing_prints_but_the_command_line(root: Path) -> None:
    """`print` stands in `cli` only."""
    printing = [
        str(path.relative_to(root))
        for path in (root / "digest").rglob("*.py")
        if "cli" not in path.parts and any(_prints(node) for node in _nodes(path))
    ]
    assert printing == []
