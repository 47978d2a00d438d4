"""`portal schema`: JSON Schemas that editors use to complete and check while one types."""

import json
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel

from portal import registers
from portal.commands.project import Project
from portal.registers import Registers
from portal.trainings.model import Claim, Log, Training

FOLDER = ".schemas"


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), required=False)
@click.pass_obj
def schema(project: Project, folder: Path | None) -> None:
    """Write the schemas below FOLDER, `.schemas` by default."""
    folder = folder or project.root / FOLDER
    known, _ = registers.read(project.root / "registers")
    made = schemas(known)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in made.items():
            told = json.dumps(content, ensure_ascii=False, indent=2)
            (folder / f"{name}.schema.json").write_text(told + "\n", encoding="utf-8")
    except OSError as error:
        raise click.ClickException(str(error)) from error
    click.echo(project.words.text("schema.written", count=len(made), folder=str(folder)))


def schemas(known: Registers) -> dict[str, dict[str, Any]]:
    """One schema per kind of file; ids are the choices their registers give."""
    models: dict[str, type[BaseModel]] = {"training": Training, "log": Log}
    made = {name: model.model_json_schema() for name, model in models.items()}
    lists: dict[str, type[BaseModel]] = {"claims": Claim, **registers.MODELS}
    for name, model in lists.items():
        item = model.model_json_schema()
        made[name] = {"type": "array", "items": item, "$defs": item.pop("$defs", {})}
    for content in made.values():
        content["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        _offer_ids(content, known)
    return made


def _offer_ids(node: Any, known: Registers) -> None:
    """Turn the note `register: topics` into the list of topics.

    Text may look like a number to an editor (`when: 2025`); to our reader it is text.
    """
    if isinstance(node, dict):
        register = node.pop("register", None) if "type" in node else None
        if register and known.ids.get(register):
            node["enum"] = sorted(known.ids[register])
        elif node.get("type") == "string":
            node["type"] = ["string", "number"]
        for value in list(node.values()):
            _offer_ids(value, known)
    elif isinstance(node, list):
        for value in node:
            _offer_ids(value, known)
