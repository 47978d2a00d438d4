"""How the parts stand to each other: guards against drift."""

import ast
import subprocess
import sys

import pytest

EVENTS = "on_"

BLOCKED = """
import importlib, pkgutil, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"mkdocs", "material", "mkdocs_static_i18n", "engine"}:
            raise ImportError(name)

sys.meta_path.insert(0, Blocked())
import portal
names = [module.name for module in pkgutil.walk_packages(portal.__path__, "portal.")]
for name in names:
    importlib.import_module(name)
sys.stdout.write(" ".join(names))
"""


@pytest.fixture(scope="module")
def hooks(repository):
    """The folder of the code."""
    return repository / "hooks"


def parsed(folder, pattern="*.py"):
    """The Python files of a folder with their trees."""
    return {path: ast.parse(path.read_text()) for path in sorted(folder.rglob(pattern))}


def imported(tree):
    """The top names of all modules a tree imports, and the lines they are imported on."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name.split(".")[0], node
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.split(".")[0], node


def test_the_portal_knows_no_engine(hooks):
    """No module of `portal` imports MkDocs, its theme or a plugin, not even inside a function."""
    engines = {"mkdocs", "material", "mkdocs_static_i18n", "pymdownx"}
    for path, tree in parsed(hooks / "portal").items():
        assert not engines & {name for name, _ in imported(tree)}, path


def test_only_commands_about_releases_need_the_engine(hooks):
    """Our own edge to the engine is imported by few modules, inside the functions that need it."""
    for path, tree in parsed(hooks / "portal").items():
        top = {name for name, node in imported(tree) if node in tree.body}
        anywhere = {name for name, _ in imported(tree)}
        assert "engine" not in top, path
        assert "engine" not in anywhere or path.name in {"build.py", "restore.py", "rollback.py"}


def test_everything_of_the_portal_works_without_mkdocs(hooks):
    """Where MkDocs is not installed every module of `portal` can still be imported."""
    made = subprocess.run(
        [sys.executable, "-c", BLOCKED], cwd=hooks, capture_output=True, text=True, check=False
    )
    assert made.stderr == ""
    assert {"portal.site", "portal.commands.build", "portal.trainings.logs"} <= set(
        made.stdout.split()
    )


def test_only_one_module_knows_yaml(hooks):
    """PyYAML is imported by `yamls.py` and by nobody else: there is one guarded way in."""
    knowing = {
        path.relative_to(hooks).as_posix()
        for path, tree in parsed(hooks).items()
        if "yaml" in {name for name, _ in imported(tree)}
    }
    assert knowing == {"portal/yamls.py"}


def test_a_hook_only_calls(hooks):
    """A hook is short, and holds only events and the functions combined into one."""
    for path in sorted(hooks.glob("*.py")):
        source = path.read_text()
        tree = ast.parse(source)
        functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert source.count("\n") < 45, path
        assert {name for name in functions if not name.startswith(EVENTS)} <= combined(tree), path
        assert not [node for node in tree.body if isinstance(node, ast.ClassDef)], path


def combined(tree):
    """The names of functions that `CombinedEvent(…)` makes one event of."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {
        argument.id
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "CombinedEvent"
        for argument in call.args
    }


def test_no_module_is_long(hooks):
    """A module can be read in one sitting."""
    for path in sorted(hooks.rglob("*.py")):
        assert path.read_text().count("\n") <= 330, path


def test_every_module_says_what_it_is(hooks):
    """Every module opens with a sentence, except the empty one of a folder."""
    for path, tree in parsed(hooks).items():
        assert ast.get_docstring(tree) or not path.read_text().strip(), path


def test_the_package_opens_with_its_reading_order(hooks):
    """The head of the package names every room and every module beside it."""
    docstring = ast.get_docstring(ast.parse((hooks / "portal/__init__.py").read_text()))
    inside = {path.stem for path in (hooks / "portal").iterdir() if not path.name.startswith("_")}
    assert {name for name in inside if name not in docstring} == set()


def test_the_core_does_not_print(hooks):
    """Only commands speak to a terminal; everything else answers with values."""
    for path, tree in parsed(hooks / "portal").items():
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        assert "print" not in {call.id for call in calls if isinstance(call, ast.Name)}, path
        speaks = "click" in {name for name, _ in imported(tree)}
        assert not speaks or path.parent.name == "commands", path
