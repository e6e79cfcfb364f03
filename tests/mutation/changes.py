"""One small change to a module: what can be changed, and the source after it."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator

__all__ = ["is_inside_function", "mutated", "sites"]

_SWAPS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


def sites(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield number of a node and kind of change for everything that can be changed."""
    for number, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.Compare) and type(node.ops[0]) in _SWAPS:
            yield number, "comparison"
        elif isinstance(node, (ast.BinOp, ast.BoolOp)) and type(node.op) in _SWAPS:
            if not _is_of_types(node):
                yield number, "operator"
        elif isinstance(node, ast.Constant) and isinstance(node.value, (bool, int, float)):
            yield number, "constant"
        elif isinstance(node, ast.Return) and node.value is not None:
            if not (isinstance(node.value, ast.Constant) and node.value.value is None):
                yield number, "return"
        elif isinstance(node, ast.Raise):
            yield number, "raise"
        elif isinstance(node, (ast.If, ast.While)) and not _is_of_types(node.test):
            yield number, "condition"


def _is_of_types(node: ast.AST) -> bool:
    """Return whether something is only there for a checker of types."""
    return isinstance(node, ast.Name) and node.id == "TYPE_CHECKING"


def is_inside_function(tree: ast.AST, number: int) -> bool:
    """Return whether a node runs when a function is called, not when the module is imported."""
    wanted = list(ast.walk(tree))[number]
    functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    bodies = (n.body for n in ast.walk(tree) if isinstance(n, functions))
    parts = (part for body in bodies for part in (body if isinstance(body, list) else [body]))
    return any(node is wanted for part in parts for node in ast.walk(part))


def mutated(tree: ast.Module, number: int, kind: str) -> tuple[str, int]:
    """Return the source of a module after one change, and its line."""
    tree = copy.deepcopy(tree)
    node = list(ast.walk(tree))[number]
    if isinstance(node, ast.Compare):
        node.ops[0] = _SWAPS[type(node.ops[0])]()
    elif isinstance(node, (ast.BinOp, ast.BoolOp)):
        node.op = _SWAPS[type(node.op)]()
    elif isinstance(node, ast.Constant):
        node.value = (not node.value) if isinstance(node.value, bool) else node.value + 1
    elif isinstance(node, ast.Return):
        node.value = ast.Constant(None)
    elif isinstance(node, (ast.If, ast.While)):
        node.test = ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.Raise):
        node.exc, node.cause = ast.Name("RuntimeError", ast.Load()), None
    return ast.unparse(ast.fix_missing_locations(tree)), getattr(node, "lineno", 0)
