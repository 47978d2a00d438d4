"""What we tell people to do works as it is written."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import copy_project, environment

from portal import registers, yamls
from portal.records import typed
from portal.trainings.model import Attendance, Claim, Evaluation, Log, Training

BLOCK = re.compile(r"```yaml\n(.*?)```", re.S)
DOCUMENTS = [
    "trainings/README.md",
    *(f"docs/{code}/instruiri/formatori.md" for code in ("ro", "ru", "uk")),
]


@pytest.fixture(scope="module")
def known(root):
    """The ids of the real registers, with the training the examples speak of."""
    return registers.read(root / "registers")[0].known


@pytest.mark.parametrize("document", DOCUMENTS)
def test_examples_pass_the_check(root, known, document):
    """Every complete example of a log or a training can be pasted and passes."""
    read = 0
    for text in BLOCK.findall((root / document).read_text(encoding="utf-8")):
        node, problems = yamls.parse(text.encode(), document)
        model = Training if "\nkind:" in f"\n{text}" else Log
        assert problems == []
        assert typed(model, node, document, known)[1] == []
        read += 1
    assert read >= 1


def test_every_field_is_explained(root):
    """A field that can be written is named in trainings/README.md."""
    text = (root / "trainings/README.md").read_text(encoding="utf-8")
    fields = {*Log.model_fields, *Training.model_fields, *Attendance.model_fields}
    claim = {"counts", "parts"} & Claim.model_fields.keys()
    assert [name for name in sorted(fields | claim) if f"`{name}`" not in text] == []
    assert all(f"{name}:" in text for name in Evaluation.model_fields)


def test_the_commands_of_the_readme_exist(root):
    """What README and CONTRIBUTING tell people to type can be typed."""
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.M))
    told = "".join(
        (root / name).read_text(encoding="utf-8")
        for name in ("README.md", "CONTRIBUTING.md", "trainings/README.md")
    )
    typed_in = set(re.findall(r"(?:`|^|PORTAL_LANG=uk )make ([a-z-]+)", told, re.M))
    assert {"site", "test", "serve", "check"} <= typed_in <= targets
    for command in re.findall(r"python -m portal ([a-z]+)", told):
        helped = subprocess.run(
            [sys.executable, "-m", "portal", command, "--help"], capture_output=True, check=False
        )
        assert helped.returncode == 0, command


def test_links_between_documents_lead_somewhere(root):
    """Relative links of the documents outside the site lead to files."""
    documents = ["README.md", "CONTRIBUTING.md", "trainings/README.md"]
    for name in documents:
        path = root / name
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), (name, target)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Am adăugat o sesiune", "Verificarea a găsit o problemă"),
        ("Добавил занятие", "Проверка нашла"),
        ("Додав заняття в Кишиневі, її вів фахівець", "Перевірка знайшла"),
    ],
)
def test_a_proposal_is_answered_in_its_language(tmp_path, title, said):
    """The answer to a pull request is in the language of its description and names the place."""
    folder = copy_project(tmp_path)
    (folder / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    log = folder / "trainings/comunicare-incluziva/2025.yml"
    text = log.read_text(encoding="utf-8")
    log.write_text(text.replace("present: 95", "present: nouăzeci"), encoding="utf-8")
    answered = subprocess.run(
        [".ci/answer", "answer"],
        cwd=folder,
        env=environment(TITLE=title, BODY="", NUMBER="7"),
        capture_output=True,
        check=False,
    )
    told = Path(folder / "answer/answer.md").read_text(encoding="utf-8")
    assert answered.returncode == 1
    assert told.startswith(said)
    assert "`trainings/comunicare-incluziva/2025.yml:6:12` **L05**" in told
    assert (folder / "answer/number").read_text(encoding="utf-8") == "7"
