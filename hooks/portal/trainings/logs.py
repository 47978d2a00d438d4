"""From `trainings/` to typed trainings with their logs, and every problem on the way.

Problems reported here: T01 a file that ends in `.yaml`, T02 a folder without
`training.yml`, T03 a name that is not an id, T04 a file in the wrong place, T05 a
part of itself, T06 a log nobody knows, T09 parts larger than their whole. The fields'
own problems are listed in `records.py`, personal data in `privacy.py`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from portal import memory, privacy, yamls
from portal.fields import is_id
from portal.problems import Problem
from portal.records import Model, Record, typed
from portal.registers import Registers
from portal.suggestions import nearest
from portal.texts import decoded, taken
from portal.trainings import remembered
from portal.trainings.model import Claim, Log, Training
from portal.trainings.shown import Shown, ShownEvaluation
from portal.trainings.suppression import Kind

CLAIMS = "claims.yml"
TRAINING = "training.yml"
SUFFIXES = (".yml", ".yaml")


_Taken = tuple[bytes, list[Problem]]
"""The bytes of a file, and why there are none."""


@dataclass(frozen=True)
class Entry:
    """A log in its place: `training` and `slug` are the names of its folder and file.

    As it is read, its counts stand in `log`. Once it has passed `disclosure.py` they are
    gone from there, and what may be told of them stands in `shown` and `evaluation`.
    """

    training: str
    slug: str
    path: str
    log: Log
    shown: Shown | None = None
    evaluation: ShownEvaluation | None = None

    @cached_property
    def reference(self) -> str:
        """How other records call it: `<training>/<slug>`."""
        return f"{self.training}/{self.slug}"


@dataclass(frozen=True)
class Course:
    """A training with its logs, the earliest first, and the class of people it is for."""

    id: str
    record: Record[Training]
    entries: tuple[Entry, ...]
    kind: Kind = "specialists"

    @property
    def training(self) -> Training:
        """What it is about and for whom."""
        return self.record.value

    @property
    def path(self) -> str:
        """The file that says so."""
        return self.record.path


@dataclass(frozen=True)
class Trainings:
    """All trainings by id, and what documents claim about them."""

    courses: dict[str, Course] = field(default_factory=dict)
    claims: tuple[Record[Claim], ...] = ()

    @property
    def entries(self) -> list[Entry]:
        """Every log of every training."""
        return [entry for course in self.courses.values() for entry in course.entries]

    @cached_property
    def by_reference(self) -> dict[str, Entry]:
        """Every log, by what other records call it."""
        return {entry.reference: entry for entry in self.entries}

    @cached_property
    def _part_of(self) -> dict[str, str | None]:
        return {reference: entry.log.part_of for reference, entry in self.by_reference.items()}

    @cached_property
    def _parts(self) -> dict[str, list[Entry]]:
        return _inside(self.entries)

    def parts_of(self, entry: Entry) -> list[Entry]:
        """The logs that name this one as the one whose figure contains theirs."""
        return self._parts.get(entry.reference, [])

    def wholes_of(self, entry: Entry) -> list[str]:
        """The logs whose figures contain this one, the nearest first; none in a circle."""
        wholes = list(chain(entry.log.part_of, self._part_of)) if entry.log.part_of else []
        return [] if entry.reference in wholes else wholes

    def course_of(self, entry: Entry) -> Course:
        """The training a log belongs to."""
        return self.courses[entry.training]


@dataclass(frozen=True)
class _Logged:
    """A log and the places of what other logs may contradict; its tree is not kept."""

    entry: Entry
    part_of: yamls.Mark
    present: yamls.Mark


def read(folder: Path, registers: Registers) -> tuple[Trainings, list[Problem]]:
    """The trainings in `folder`; none when there is no such folder."""
    reader = _Reader(folder, registers)
    if folder.is_dir():
        reader.read()
    return reader.trainings, reader.problems


class _Reader:
    """Reads one folder, file by file in alphabetical order, and keeps what is wrong."""

    def __init__(self, folder: Path, registers: Registers) -> None:
        self.folder = folder
        self.known = registers.known
        self.audiences = registers.audiences
        self.public_numbers = privacy.public_numbers(registers.contacts.values())
        self.trainings = Trainings()
        self.problems: list[Problem] = []
        self.logs: list[_Logged] = []
        self.written: set[str] = set()

    def read(self) -> None:
        for path in sorted(self.folder.iterdir()):
            if path.is_dir() and not path.name.startswith("."):
                self._read_course(path)
            elif path.suffix.lower() in SUFFIXES and path.name != CLAIMS:
                self.problems.append(Problem(self._name(path), 1, 1, "T04", {"name": path.name}))
        self._check_parts()
        claims = self._read_claims(self.folder / CLAIMS)
        self.trainings = Trainings(self.trainings.courses, tuple(claims))

    def _read_course(self, folder: Path) -> None:
        self._check_name(folder, folder.name)
        if not (folder / TRAINING).is_file():
            about: dict[str, str | int] = {"folder": folder.name}
            self.problems.append(Problem(self._name(folder / TRAINING), 1, 1, "T02", about))
        training: Record[Training] | None = None
        entries: list[Entry] = []
        for path in sorted(folder.iterdir()):
            if path.is_dir() and path.suffix.lower() not in SUFFIXES:
                self._refuse_nested(path)
            elif path.suffix.lower() in SUFFIXES and path.suffix != ".yml":
                about = {"name": path.name, "right": f"{path.stem}.yml"}
                self.problems.append(Problem(self._name(path), 1, 1, "T01", about))
            elif path.name == TRAINING:
                training = self._read_record(Training, path)
            elif path.suffix == ".yml":
                entries += self._read_log(path, folder.name)
        if training:
            in_time = tuple(sorted(entries, key=lambda e: (e.log.when.order, e.slug)))
            course = Course(folder.name, training, in_time, self._kind(training.value))
            self.trainings.courses[folder.name] = course

    def _kind(self, training: Training) -> Kind:
        """The class a training is for: the stricter one where it is for both, or nobody knows."""
        named = [self.audiences.get(key) for key in training.audience]
        are_specialists = all(audience and audience.kind == "specialists" for audience in named)
        return "specialists" if are_specialists else "beneficiaries"

    def _read_log(self, path: Path, training: str) -> Iterator[Entry]:
        self._check_name(path, path.stem)
        self.written.add(f"{training}/{path.stem}")
        logged = self._logged(path, training)
        if logged:
            self.logs.append(logged)
            yield logged.entry

    def _logged(self, path: Path, training: str) -> _Logged | None:
        """A log; of one that was read before and was right, only its ids are looked up again.

        Parsing a log and looking for personal data in it takes most of the time.
        """
        name = self._name(path)
        content = taken(path, name, yamls.MOST_BYTES)
        read: list[Record[Log] | None] = []

        def anew() -> dict[str, Any] | None:
            before = len(self.problems)
            read.append(self._typed(Log, name, content))
            is_right = len(self.problems) == before
            return remembered.told(read[0]) if read[0] and is_right else None

        known_by = (name, sha256(content[0]).hexdigest(), *sorted(self.public_numbers))
        told = memory.recalled("log", known_by, anew)
        if not read:
            log = remembered.log(told, self.known)
            if log:
                return _Logged(Entry(training, path.stem, name, log), *remembered.marks(told))
            anew()
        record = read[0]
        if record is None:
            return None
        return _Logged(Entry(training, path.stem, name, record.value), *remembered.places(record))

    def _refuse_nested(self, folder: Path) -> None:
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in SUFFIXES:
                self.problems.append(Problem(self._name(path), 1, 1, "T04", {"name": path.name}))

    def _read_record(self, model: type[Model], path: Path) -> Record[Model] | None:
        name = self._name(path)
        return self._typed(model, name, taken(path, name, yamls.MOST_BYTES))

    def _typed(self, model: type[Model], name: str, content: _Taken) -> Record[Model] | None:
        node, told = self._tree(name, content)
        if node is None:
            return None
        record, found = typed(model, node, name, self.known, told)
        self.problems += found
        return record

    def _read_claims(self, path: Path) -> Iterator[Record[Claim]]:
        if not path.exists():
            return
        name = self._name(path)
        node, told = self._tree(name, taken(path, name, yamls.MOST_BYTES))
        if node is None:
            return
        if not isinstance(node, yamls.Sequence):
            self.problems.append(Problem(name, 1, 1, "L14", {"value": ""}))
            return
        for item in node.items:
            record, found = typed(Claim, item, name, self.known, told)
            self.problems += found
            if record:
                for position, reference in enumerate(record.value.counts):
                    self._check_log(reference, name, record.mark("counts", position))
                yield record

    def _tree(self, name: str, taken: _Taken) -> tuple[yamls.Node | None, list[Problem]]:
        content, found = taken
        node, found = (None, found) if found else yamls.parse(content, name)
        self.problems += found
        if node is not None:
            text, _ = decoded(content, name)
            self.problems += privacy.problems_in(node, name, self.public_numbers, text)
        return node, found

    def _check_name(self, path: Path, name: str) -> None:
        if not is_id(name):
            self.problems.append(Problem(self._name(path), 1, 1, "T03", {"name": name}))

    def _check_parts(self) -> None:
        wholes = {logged.entry.reference: logged.entry.log.part_of for logged in self.logs}
        parts = _inside(logged.entry for logged in self.logs)
        for logged in self.logs:
            entry, whole = logged.entry, logged.entry.log.part_of
            if whole is not None:
                self._check_log(whole, entry.path, logged.part_of)
            if whole is not None and entry.reference in chain(whole, wholes):
                self.problems.append(logged.part_of.problem(entry.path, "T05", value=whole))
            self._check_sum_of_parts(logged, parts.get(entry.reference, []))

    def _check_sum_of_parts(self, whole: _Logged, parts: list[Entry]) -> None:
        """The parts of a log are no more than the log, unless it says only "at least"."""
        stated = whole.entry.log.attendance
        figures = [part.log.attendance for part in parts]
        total = sum(part.present for part in figures if part and part.exactness == "exact")
        if stated and stated.exactness == "exact" and total > stated.present:
            about = {"total": total, "present": stated.present}
            self.problems.append(whole.present.problem(whole.entry.path, "T09", **about))

    def _check_log(self, reference: str, path: str, mark: yamls.Mark) -> None:
        """The log that the file at `path` names at `mark` is there."""
        if reference not in self.written:
            likely = nearest(reference, self.written)
            self.problems.append(mark.problem(path, "T06", value=reference, nearest=likely))

    def _name(self, path: Path) -> str:
        return f"{self.folder.name}/{path.relative_to(self.folder).as_posix()}"


def _inside(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The logs that are a part of each, by the reference of the whole."""
    inside: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.log.part_of is not None:
            inside.setdefault(entry.log.part_of, []).append(entry)
    return inside


def misplaced(trainings: Path, path: Path) -> list[Problem]:
    """What is wrong with the place of a new file: `path` below the folder `trainings`."""
    place = f"{trainings.name}/{path.as_posix()}"
    wrong = [part for part in (*path.parts[:-1], path.stem) if not is_id(part)]
    if wrong or len(path.parts) != 2:
        return [Problem(place, 1, 1, "T03", {"name": part}) for part in wrong or [str(path)]]
    if path.name != TRAINING and not (trainings / path).with_name(TRAINING).is_file():
        return [Problem(place, 1, 1, "T02", {"folder": path.parts[0]})]
    return []


def chain(reference: str, wholes: dict[str, str | None]) -> Iterator[str]:
    """A log and the logs that contain it, each once."""
    seen: set[str] = set()
    following: str | None = reference
    while following and following not in seen:
        seen.add(following)
        yield following
        following = wholes.get(following)
