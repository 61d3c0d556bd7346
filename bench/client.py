"""A browser in small: one connection, one session cookie, forms sent with their hidden fields."""

import http.client
import re
from dataclasses import dataclass
from urllib.parse import urlencode

FIELD = re.compile(r"<input[^>]*type=\"hidden\"[^>]*>|<input[^>]*name=\"csrf_token\"[^>]*>")
NAME, VALUE = re.compile(r'name="([^"]*)"'), re.compile(r'value="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: bytes
    place: str


class Client:
    """One signed-in person at one server; cookies that are set are kept."""

    def __init__(self, port: int, **cookies: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.cookies = dict(cookies)

    def get(self, path: str) -> Answer:
        """Read a page; anything but 200 ends the benchmark."""
        answer = self._ask("GET", path)
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status} {answer.place}: the benchmark measures only what works.")
        return answer

    def send(self, path: str, **fields: str) -> Answer:
        """Open a form and send it with its hidden fields; anything but a redirect ends the benchmark."""
        page = self.get(path)
        values = hidden_fields(page.body.decode()) | fields
        answer = self._ask("POST", path, urlencode(values))
        if answer.status not in (302, 303):
            raise SystemExit(f"The form on {path} answered {answer.status}, not a redirect.")
        return answer

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        headers = {"Host": "localhost", "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": "http://localhost"}
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        answer = Answer(response.status, response.read(), response.headers.get("Location", ""))
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, _sign, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer


def hidden_fields(page: str) -> dict[str, str]:
    """The hidden fields of the page's last form that has any; the header's own forms come first."""
    forms = [part.partition("</form>")[0] for part in page.split("<form")[1:]]
    found = [dict(_pairs(form)) for form in forms]
    return next((fields for fields in reversed(found) if "csrf_token" in fields), {})


def _pairs(form: str) -> list[tuple[str, str]]:
    pairs = []
    for field in FIELD.findall(form):
        name, value = NAME.search(field), VALUE.search(field)
        if name:
            pairs.append((name.group(1), value.group(1) if value else ""))
    return pairs
