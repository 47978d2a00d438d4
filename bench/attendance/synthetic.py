"""Synthetic trainings to measure with: seeded, like real ones in shape, true of nobody.

`python synthetic.py PROJECT REGISTERS SESSIONS SEED`

Every file says so in its first line. The registers are those of the project, with two
synthetic sources more: one whose figures are public already and one whose are not.
"""

import random
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from portal.trainings.suppression import RULES, Kind

NOTICE = "# Synthetic: made by bench/attendance to measure the portal. Nothing in it happened."

PER_TRAINING = 40
"""Sessions of one training: more sessions are more trainings, and not longer pages."""

_SOURCE = """
- id: sintetic-{id}
  title: {{ro: Sursă sintetică}}
  publisher: bench
  dated: 2026
  read: 2026-11-21
  extent: full
  kind: {kind}
  public: {public}
"""

_SOURCES = [
    {"id": "public", "kind": "official", "public": "true"},
    {"id": "nepublic", "kind": "private-copy", "public": "false"},
]

_VENUES = (
    ("Sala de ședințe a primăriei", "Зал заседаний примэрии", "Зала засідань мерії"),
    ("Centrul comunitar", "Общественный центр", "Громадський центр"),
    ("Direcția generală asistență socială", "Управление социальной помощи", "Управління допомоги"),
)


class Synthetic:
    """Writes synthetic sessions into the folder `project`, the same ones for the same seed."""

    def __init__(self, project: Path, registers: Path, seed: int) -> None:
        self.project = project
        self.registers = registers
        self.random = random.Random(seed)
        self.claims: list[str] = []
        ids = {path.stem: _ids(path) for path in registers.glob("*.yml")}
        self.institutions, self.districts = ids["institutions"], ids["districts"]
        self.topics, self.competencies = ids["topics"], ids["competencies"]
        text = (registers / "audiences.yml").read_text(encoding="utf-8")
        self.classes = dict(re.findall(r"- id: (\S+).*?class: (\w+)", text, re.DOTALL))

    def write(self, sessions: int) -> None:
        """All files of the project: registers, trainings with their logs, claims."""
        shutil.copytree(self.registers, self.project / "registers")
        with (self.project / "registers/sources.yml").open("a", encoding="utf-8") as sources:
            sources.writelines([f"\n{NOTICE}", *(_SOURCE.format(**one) for one in _SOURCES)])
        for first in range(0, sessions, PER_TRAINING):
            name = f"sintetic-{first // PER_TRAINING + 1:04}"
            self._write_training(name, min(PER_TRAINING, sessions - first))
        self._write_file("claims.yml", self.claims)

    def _write_training(self, name: str, sessions: int) -> None:
        kind: Kind = "beneficiaries" if self.random.random() < 0.2 else "specialists"
        audiences = [audience for audience, is_for in self.classes.items() if is_for == kind]
        self._write_file(f"{name}/training.yml", self._training(name, audiences))
        claimed: dict[str, int] = {}
        whole = ""
        for number in range(sessions):
            slug = f"{name}/s-{number + 1:04}"
            present, source = None, self.random.choice(["public", "nepublic"])
            if number % 10 == 0:  # a cycle that was counted as one, of which three are logged too
                whole, present = slug, 180 + self.random.randint(0, 40)
            elif number % 10 <= 3:
                present = min(self._came(), 60)
            elif number % 10 <= 6 and number < 10:  # three sessions a document adds up
                present, source = self._came(), "nepublic"
                claimed[slug] = present
            part_of = whole if 0 < number % 10 <= 3 else ""
            self._write_file(f"{slug}.yml", self._log(present, part_of, source))
        self.claims += self._claim(name, claimed, kind)

    def _training(self, name: str, audiences: list[str]) -> Iterator[str]:
        yield f"kind: {self.random.choice(['training', 'workshop', 'meeting', 'e-learning'])}"
        yield "title:"
        yield f"  ro: Instruire sintetică {name}, despre asistența și protecția oamenilor"
        yield f"  ru: Синтетическое обучение {name}, о помощи людям и об их защите"
        yield f"  uk: Синтетичне навчання {name}, про допомогу людям і їхній захист"
        yield "summary:"
        yield "  ro: Text sintetic de o lungime obișnuită, doar pentru măsurători."
        yield "working: [title.ru, title.uk]"
        yield f"topics: {self._few(self.topics, 1, 3)}"
        yield f"audience: {self._few(audiences, 1, 2)}"
        yield f"competencies: {self._few(self.competencies, 0, 2)}"

    def _log(self, present: int | None, whole: str, source: str) -> Iterator[str]:
        """A session. Where `present` is given it was held and counted exactly."""
        held = present is not None or self.random.random() < 0.9
        yield f"when: {self._when()}"
        yield f"status: {'held' if held else self.random.choice(['planned', 'cancelled'])}"
        if self.random.random() < 0.6:
            yield f"sessions: {self.random.randint(1, 3)}"
        if whole:
            yield f"part_of: {whole}"
        yield f"districts: {self._few(self.districts, 0, 3)}"
        if self.random.random() < 0.6:
            yield from self._text("venue", self.random.choice(_VENUES))
        yield f"organisers: {self._few(self.institutions, 1, 2)}"
        yield f"partners: {self._few(self.institutions, 0, 3)}"
        yield f"funders: {self._few(self.institutions, 0, 2)}"
        if present is not None:
            yield from self._attendance(present, "exact")
        elif held and self.random.random() < 0.85:
            exactness = self.random.choice(["exact"] * 8 + ["at-least", "approximate"])
            yield from self._attendance(self._came(), exactness)
        yield "sources:"
        yield f"  - id: sintetic-{source}"
        yield f'    point: "{self.random.randint(1, 300)}"'
        if self.random.random() < 0.3:
            texts = ("Notă sintetică.", "Синтетическая заметка.", "Синтетична нотатка.")
            yield from self._text("note", texts)

    def _when(self) -> str:
        """Mostly a day; a month or a year where the source says no more."""
        year, month, day = (self.random.randint(*of) for of in ((2019, 2026), (1, 12), (1, 28)))
        parts = [str(year), f"{month:02}", f"{day:02}"]
        return "-".join(parts[: self.random.choice([1, 2, 2, *[3] * 15])])

    def _text(self, key: str, texts: tuple[str, str, str]) -> Iterator[str]:
        yield f"{key}:"
        for language, text in zip(("ro", "ru", "uk"), texts, strict=True):
            yield f"  {language}: {text}"

    def _came(self) -> int:
        """Mostly 12 to 60 people; now and then a handful, or a hall."""
        among = self.random.random()
        bounds = (2, 11) if among < 0.1 else (12, 60) if among < 0.95 else (61, 300)
        return self.random.randint(*bounds)

    def _attendance(self, present: int, exactness: str) -> Iterator[str]:
        yield "attendance:"
        yield f"  present: {present}"
        yield f"  exactness: {exactness}"
        if self.random.random() < 0.6:
            institutions = self.random.sample(self.institutions, self.random.randint(3, 10))
            yield "  by_institution:"
            parts = zip(institutions, self._parts(present, len(institutions)), strict=True)
            yield from (f"    {institution}: {count}" for institution, count in parts)
        if self.random.random() < 0.4:
            women, men = self._parts(present, 2)
            yield f"  by_sex: {{women: {women}, men: {men}}}"
        if self.random.random() < 0.1 and exactness == "exact":
            yield from self._evaluation(present)

    def _evaluation(self, present: int) -> Iterator[str]:
        answers, tenth = self.random.randint(0, present), self.random.randint(0, 9)
        before, applying = self.random.randint(30, 60), self.random.randint(0, answers)
        yield "evaluation:"
        yield f"  satisfaction: {{answers: {answers}, mean: 4.{tenth}, scale: 5}}"
        yield f"  knowledge: {{matched: {answers}, before: {before}.5, after: 81.5, out_of: 100}}"
        yield f"  follow_up: {{after_months: 3, reached: {answers}, applying: {applying}}}"

    def _parts(self, total: int, count: int) -> list[int]:
        """`total` people in `count` groups."""
        cuts = sorted(self.random.randint(0, total) for _ in range(count - 1))
        return [after - before for before, after in zip([0, *cuts], [*cuts, total], strict=True)]

    def _few(self, ids: list[str], least: int, most: int) -> str:
        """A YAML list of some of the ids."""
        return f"[{', '.join(self.random.sample(ids, self.random.randint(least, most)))}]"

    def _claim(self, name: str, claimed: dict[str, int], kind: Kind) -> Iterator[str]:
        """The sum of some sessions, as a public document states it."""
        if not claimed:
            return
        hidden = any(RULES[kind].protects(present) for present in claimed.values())
        yield f"- id: {name}"
        yield f"  title: {{ro: Cifră sintetică despre {name}}}"
        yield f"  states: {{present: {sum(claimed.values())}}}"
        yield f"  verdict: {'undecided' if hidden else 'reconciles'}"
        yield "  sources: [{id: sintetic-public}]"
        yield f"  counts: [{', '.join(claimed)}]"

    def _write_file(self, name: str, lines: Iterable[str]) -> None:
        path = self.project / "trainings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([NOTICE, *lines, ""]), encoding="utf-8")


def _ids(path: Path) -> list[str]:
    return re.findall(r"^- id: (\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)


if __name__ == "__main__":
    Synthetic(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[4])).write(int(sys.argv[3]))
