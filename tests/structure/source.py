"""Reads the application's own source, so that tests can hold it to the laws of docs/decisions and CONTRIBUTING."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from config import ROOT

EDGE_PACKAGES = ("web", "cli", "api", "worker")
EDGE_FILES = ("views", "forms")


@dataclass(frozen=True)
class Source:
    """One file of the application."""

    path: Path

    @property
    def name(self) -> str:
        """The path from the root, for messages."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def layer(self) -> str:
        """The file's place in its package: services, models, views…; for a package without layers its own name."""
        parts = self.path.relative_to(ROOT / "app").with_suffix("").parts
        if parts[0] in EDGE_PACKAGES:
            return "edge"
        layer = parts[1] if len(parts) > 1 else parts[0]
        return "edge" if layer in EDGE_FILES else layer

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed file."""
        return ast.parse(self.path.read_text(), self.name)

    def at(self, node: ast.AST) -> str:
        """Where a finding is."""
        return f"{self.name}:{getattr(node, 'lineno', 1)}"


def sources() -> list[Source]:
    """Every Python file of the application."""
    return [Source(path) for path in sorted((ROOT / "app").rglob("*.py"))]


def calls(source: Source) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the dotted name of what is called."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


def assignments(source: Source) -> Iterator[tuple[ast.Attribute, str]]:
    """Every assignment to an attribute with the attribute's dotted name."""
    for node in ast.walk(source.tree):
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AugAssign | ast.AnnAssign):
            targets = [node.target]
        for target in targets:
            for each in target.elts if isinstance(target, ast.Tuple) else [target]:
                if isinstance(each, ast.Attribute):
                    yield each, ast.unparse(each)


def imports(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Every imported name as `module.name`."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)
