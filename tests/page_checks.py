"""What every whole page must be, whoever sees it: the checks that need no browser."""

from collections import Counter
from collections.abc import Iterator

from lxml import html

CONTROLS = "//input[not(@type='hidden' or @type='submit' or @type='button')] | //select | //textarea"
REFERENCES = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "headers")


def faults(tree: html.HtmlElement) -> list[str]:
    """What is wrong with a page, in words; empty when nothing is."""
    return [*_document(tree), *_names(tree), *_references(tree), *_forms(tree), *_policy(tree)]


def _document(tree: html.HtmlElement) -> Iterator[str]:
    if not tree.get("lang"):
        yield "no language on <html>"
    yield from _title(" ".join((tree.findtext(".//title") or "").split()), tree)
    if (number := len(tree.findall(".//h1"))) != 1:
        yield f"{number} first-level headings"
    if (number := len(tree.findall(".//main"))) != 1:
        yield f"{number} main parts"


def _title(title: str, tree: html.HtmlElement) -> Iterator[str]:
    heading = tree.find(".//h1")
    if heading is not None and " ".join(heading.text_content().split()) not in title:
        yield f"the title {title!r} does not carry the heading"
    refused = bool(tree.xpath("//*[@id='error-summary']"))
    if refused is not title.startswith("Error: "):
        yield "errors without “Error:” in the title" if refused else "“Error:” in the title without errors"


def _names(tree: html.HtmlElement) -> Iterator[str]:
    labelled = {label.get("for") for label in tree.iter("label")}
    for control in tree.xpath(CONTROLS):
        inside = any(True for _ in control.iterancestors("label"))
        if not (inside or control.get("id") in labelled or control.get("aria-label") or control.get("aria-labelledby")):
            yield f"no label for {control.get('name') or control.get('id')}"
    for image in tree.iter("img"):
        if image.get("alt") is None:
            yield f"no alternative text for {image.get('src')}"
    for thing in tree.xpath("//a[@href] | //button"):
        if not (thing.text_content().strip() or thing.get("aria-label") or thing.xpath(".//img[@alt != '']")):
            yield f"no words in {html.tostring(thing, encoding='unicode')[:80]}"


def _references(tree: html.HtmlElement) -> Iterator[str]:
    ids = Counter(tree.xpath("//@id"))
    yield from (f"id {name} stands {number} times" for name, number in ids.items() if number > 1)
    for attribute in REFERENCES:
        for value in tree.xpath(f"//@{attribute}"):
            yield from (f"{attribute} names {name}, which is not here" for name in value.split() if name not in ids)
    for target in tree.xpath("//a[starts-with(@href, '#')]/@href"):
        if target[1:] not in ids:
            yield f"link to {target}, which is not here"


def _forms(tree: html.HtmlElement) -> Iterator[str]:
    for form in tree.iter("form"):
        if not form.get("action") or form.get("method", "").lower() not in ("get", "post"):
            yield "a form without address or method"
        if form.method == "POST" and not form.xpath(".//input[@name='csrf_token']"):
            yield f"no token in the form to {form.get('action') or 'this page'}"


def _policy(tree: html.HtmlElement) -> Iterator[str]:
    if tree.xpath("//@style | //style"):
        yield "a style that the content policy forbids"
    if tree.xpath("//script[not(@src) and not(@type='application/json')]"):
        yield "a script that the content policy forbids"
    handlers = {name for element in tree.iter() for name in element.keys() if name.startswith("on")}  # noqa: SIM118
    yield from (f"the handler {name}, which the content policy forbids" for name in sorted(handlers))
