"""What a browser tells assistive technology of a page: its accessibility tree."""

from playwright.sync_api import CDPSession, Page


def _node(page: Page, selector: str) -> tuple[CDPSession, int]:
    session = page.context.new_cdp_session(page)
    document = session.send("DOM.getDocument")["root"]["nodeId"]
    asked = {"nodeId": document, "selector": selector}
    return session, session.send("DOM.querySelector", asked)["nodeId"]


def told(page: Page, selector: str) -> dict[str, object]:
    """The name, the role and the states of an element."""
    session, node = _node(page, selector)
    asked = {"nodeId": node, "fetchRelatives": False}
    answer = session.send("Accessibility.getPartialAXTree", asked)["nodes"][0]
    states = {one["name"]: one["value"].get("value") for one in answer.get("properties", [])}
    return {"name": answer["name"]["value"], "role": answer["role"]["value"], **states}


def names(page: Page, selector: str, role: str) -> list[str]:
    """The names of everything of a role inside an element, in the order they are read."""
    session, node = _node(page, selector)
    answer = session.send("Accessibility.queryAXTree", {"nodeId": node, "role": role})["nodes"]
    return [one.get("name", {}).get("value", "") for one in answer if not one["ignored"]]
