"""Who has to keep up finds what changed, and can subscribe to it."""

import json
import re
from datetime import date
from urllib.parse import urljoin

import yaml
from lxml import etree

ADDRESS = "https://indrumar.example/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entries(public, place):
    """The entries of a feed: its title and where it leads."""
    tree = etree.parse(public / place)
    return [
        (one.findtext("a:title", namespaces=ATOM), one.find("a:link", ATOM).get("href"))
        for one in tree.iterfind("a:entry", ATOM)
    ]


def test_an_act_stands_on_the_day_it_was_adopted(pages, project):
    """The newest act in force is told under the day it bears, in every language."""
    acts = yaml.safe_load((project / "registers/acts.yml").read_text(encoding="utf-8"))
    dated = [a for a in acts if a["status"] == "in-force" and isinstance(a["date"], date)]
    newest = max(dated, key=lambda act: act["date"])
    for place in ("", "ru/", "uk/"):
        page = pages[f"{place}noutati/"]
        links = page.all(f"//h3[@id='ziua-{newest['date']}']/following-sibling::ul[1]//a/@href")
        found = [urljoin(f"/{page.address}", link) for link in links]
        assert f"/{place}acte/{newest['id']}/" in found


def test_every_session_is_told(pages, project):
    """As many records of sessions are told by training as there are logs."""
    logs = [path for path in (project / "trainings").glob("*/*.yml") if path.stem != "training"]
    page = pages["noutati/"]
    told = [
        int(re.search(r": (\d+) ", item.text_content())[1])
        for item in page.all("//article//li[a]")
        if re.search(r"/instruiri/[^/]+/$", item.find("a").get("href"))
    ]
    assert sum(told) == len(logs) > 40


def test_a_topic_tells_its_own_changes_alone(pages, project):
    """The page of a topic holds every training of the topic, and no other training."""
    trainings = {
        path.parent.name: yaml.safe_load(path.read_text(encoding="utf-8"))["topics"]
        for path in (project / "trainings").glob("*/training.yml")
        if len(list(path.parent.glob("*.yml"))) > 1
    }
    for topic in {topic for topics in trainings.values() for topic in topics}:
        page = pages[f"uk/noutati/{topic}/"]
        links = page.all("//article//li//a/@href")
        found = {m[1] for link in links if (m := re.search(r"/instruiri/([^/]+)/$", link))}
        assert found == {name for name, topics in trainings.items() if topic in topics}, topic


def test_every_page_of_changes_has_its_feed(pages, public):
    """A feed beside the page, with the same changes in the same order, leading to pages."""
    of_changes = [page for page in pages.values() if page.inside.startswith("noutati/")]
    assert len(of_changes) > 30
    for page in of_changes:
        told = [
            (" ".join(a.text_content().split()), urljoin(ADDRESS + page.address, a.get("href")))
            for a in page.all("//h3/following-sibling::ul/li/a")
            if page.inside != "noutati/" or a.xpath("preceding::h2")[-1].get("id") == "ultimele"
        ]
        found = entries(public, f"{page.address}atom.xml")
        assert found == told, page.address
        assert all(to.removeprefix(ADDRESS).partition("#")[0] in pages for _, to in found)


def test_a_release_records_what_pages_say(project):
    """The record has every typed page, with the digests of each of its sections."""
    lines = (project / "registers/changes.jsonl").read_text(encoding="utf-8").splitlines()
    known = {json.loads(line)["page"]: json.loads(line)["sections"] for line in lines}
    typed = {
        p.relative_to(project / "docs/ro").as_posix() for p in (project / "docs/ro").rglob("*.md")
    }
    assert set(known) == typed
    assert set(known["cod/index.md"]) == {"pagina", "scrieti-codul"}
