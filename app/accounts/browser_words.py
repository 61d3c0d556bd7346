"""What a browser is called in a list of sessions, from what it says of itself."""

from app.wording import _

BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)  # fmt: skip


def browser_words(told: str) -> str:
    """A browser in words, "Firefox on Windows"; what it said itself, cut short, where no name is known."""
    browser = next((name for mark, name in BROWSERS if mark in told), "")
    system = next((name for mark, name in SYSTEMS if mark in told), "")
    if browser and system:
        return _("%(browser)s on %(system)s", browser=browser, system=system)
    return browser or system or told[:60] or _("not said")
