"""Every code that the source writes into the audit trail, found by reading the source.

A code may be a constant, one of two, a name given a constant, or what the callers of a function
give it. What is known only in part comes out as a pattern: « pathway.* ».
"""

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import conseil_mobilite

ANYTHING: Final = "*"
_RECORDING: Final = {"record", "record_each"}


@dataclass(frozen=True)
class _Scope:
    """A function of a module, or the module itself."""

    module: str
    node: ast.FunctionDef | ast.Module

    def parameters(self) -> list[str]:
        if isinstance(self.node, ast.Module):
            return []
        given = self.node.args
        return [each.arg for each in (*given.args, *given.kwonlyargs)]


_Call: TypeAlias = tuple[ast.Call, _Scope]


class _Source:
    """The program: its calls by the names of what they call or hand on, its constants.

    A file is parsed when something in it may matter: all of them would take seconds.
    """

    def __init__(self, root: Path) -> None:
        self.calls: defaultdict[str, list[_Call]] = defaultdict(list)
        self._constants: defaultdict[str, list[tuple[ast.expr, _Scope]]] = defaultdict(list)
        self._texts = {str(p): p.read_text(encoding="utf-8") for p in sorted(root.rglob("*.py"))}
        self._parsed: set[str] = set()
        self.parse("audit.record")

    def parse(self, words: str) -> None:
        """Parse the files that hold these words."""
        for path in [path for path, text in self._texts.items() if words in text]:
            if path not in self._parsed:
                self._parsed.add(path)
                tree = ast.parse(self._texts[path])
                self._read(tree, _Scope(path, tree))

    def values(self, node: ast.expr, scope: _Scope, depth: int = 4) -> set[str]:
        """Return what an expression may be, as texts or patterns."""
        match node:
            case ast.Constant(value=str(text)):
                return {text}
            case ast.IfExp(body=one, orelse=other):
                return self.values(one, scope, depth) | self.values(other, scope, depth)
            case ast.JoinedStr(values=parts):
                return self._joined(parts, scope, depth)
            case ast.FormattedValue(value=value):
                return self.values(value, scope, depth)
            case ast.Name(id=name) if depth:
                return self._named(name, scope, depth - 1)
        return {ANYTHING}

    def _read(self, node: ast.AST, scope: _Scope) -> None:
        for child in ast.iter_child_nodes(node):
            inner = _Scope(scope.module, child) if isinstance(child, ast.FunctionDef) else scope
            if isinstance(child, ast.Call):
                for name in {_last_name(each) for each in (child.func, *child.args)} - {""}:
                    self.calls[name].append((child, scope))
            if isinstance(child, ast.AnnAssign) and scope is inner and child.value is not None:
                self._constants[_last_name(child.target)].append((child.value, scope))
            self._read(child, inner)

    def _joined(self, parts: list[ast.expr], scope: _Scope, depth: int) -> set[str]:
        texts = {""}
        for part in parts:
            ends = self.values(part, scope, depth)
            texts = {text + end for text in texts for end in ends}
        return texts

    def _named(self, name: str, scope: _Scope, depth: int) -> set[str]:
        found = [self.values(each, scope, depth) for each in _assigned(scope.node, name)]
        if not found and name in scope.parameters():
            found = [self.values(*each, depth) for each in self._from_callers(scope, name)]
        if not found:
            found = [self.values(*each, depth) for each in self._constants[name]]
        return set().union(*found) or {ANYTHING}

    def _from_callers(self, scope: _Scope, name: str) -> Iterator[tuple[ast.expr, _Scope]]:
        assert isinstance(scope.node, ast.FunctionDef)
        own, module = scope.node.name, Path(scope.module).stem
        if not own.startswith("_"):
            self.parse(f"{module}.{own}")
        for call, around in list(self.calls[own]):
            within = around.module == scope.module
            if not within and not _named_of(call, module, own):
                continue  # another one of that name
            given = _argument(call, own, scope.parameters(), name)
            if given is not None:
                yield given, around


def recorded_codes() -> dict[str, str]:
    """Return each code or pattern, and the module it is written in."""
    source = _Source(Path(conseil_mobilite.__file__).parent)
    found: dict[str, str] = {}
    for name in _RECORDING:
        for call, scope in source.calls[name]:
            code = _recorded(call)
            for each in source.values(code, scope) if code is not None else ():
                found.setdefault(each, Path(scope.module).stem)
    return found


def _recorded(call: ast.Call) -> ast.expr | None:
    """Return what stands for the code where a call records, itself or through a store."""
    if _is_recorder(call.func):
        return call.args[1]
    for argument, following in zip(call.args, call.args[1:], strict=False):
        if _is_recorder(argument):
            return following
    return None


def _is_recorder(node: ast.expr) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id="audit"), attr=attr):
            return attr in _RECORDING
        case _:
            return False


def _assigned(scope: ast.FunctionDef | ast.Module, name: str) -> Iterator[ast.expr]:
    held = ast.walk(scope) if isinstance(scope, ast.FunctionDef) else iter(scope.body)
    for node in held:
        match node:
            case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                yield value


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _named_of(call: ast.Call, module: str, own: str) -> bool:
    """Tell whether a call calls, or hands on, the function of that very module."""
    for each in (call.func, *call.args):
        match each:
            case ast.Attribute(value=ast.Name(id=base), attr=attr) if (base, attr) == (module, own):
                return True
    return False


def _argument(call: ast.Call, own: str, parameters: list[str], name: str) -> ast.expr | None:
    """Return what a call of a function, or one that hands it on, gives one of its parameters."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    rank = parameters.index(name)
    if _last_name(call.func) == own:
        rank -= parameters[0] == "self"
    else:  # `run(act, …)`: the session is given by whoever runs it
        rank += next(at for at, each in enumerate(call.args) if _last_name(each) == own)
    return call.args[rank] if rank < len(call.args) else None
