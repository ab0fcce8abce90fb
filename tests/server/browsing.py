"""A browser without a screen: a client that keeps cookies, fills in forms and reads pages."""

from html.parser import HTMLParser
from typing import Any

from starlette.testclient import TestClient

from counter_app.server.operators import add_operator, list_operators

PASSWORD = "长城内外 2020"


VOID = frozenset({"br", "img", "input", "link", "meta", "path", "circle", "rect", "line"})


class Page(HTMLParser):
    """What a page says, part by part, and the forms and links on it."""

    def __init__(self, html):
        super().__init__()
        self.texts, self.links, self.forms = [], [], []
        self._parts, self._open = {}, []
        self.feed(html)

    @property
    def text(self):
        """Everything that a reader sees."""
        return " ".join(" ".join(self.texts).split())

    def part(self, name):
        """The words in one part of those that keep themselves up to date."""
        return " ".join(" ".join(self._parts[name]).split())

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "a":
            self.links.append(values.get("href", ""))
        if tag == "form":
            self.forms.append({"action": values.get("action"), "fields": {}})
        named = tag == "input" and self.forms and values.get("name")
        if named and (values.get("type") != "checkbox" or "checked" in values):
            self.forms[-1]["fields"].setdefault(values["name"], values.get("value", "on"))
        if tag not in VOID:
            self._open.append((tag, values.get("data-part")))
            self._parts.setdefault(values.get("data-part"), [])

    def handle_startendtag(self, tag, attributes):
        """Drawings only: they say nothing."""

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not any(tag in ("script", "style") for tag, _ in self._open):
            self.texts.append(data)
            for name in {part for _, part in self._open}:
                self._parts[name].append(data)


class Browser:
    """One browser at the centre's pages. `answer`, `page` and `path` are of the newest request."""

    def __init__(self, centre, language="zh-CN"):
        self.centre = centre
        self.client = TestClient(
            centre.app,
            base_url="https://centre.example",
            headers={"accept-language": language},
            follow_redirects=False,
        )
        self.answer: Any = None
        self.page = Page("")
        self.path = ""

    def get(self, path, **headers):
        """Open a page; the status of the answer."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._took(self.client.get(path, headers=named), path)

    def post(self, path, **fields):
        """Send fields as no page of ours would."""
        return self._took(self.client.post(path, data=fields), path)

    def send(self, action=None, **fields):
        """Fill in the page's form with this action (else its first) and send it; the status."""
        form = next(
            one
            for one in self.page.forms
            if "form_token" in one["fields"]
            and (one["action"] == action if action else one["action"] != "/sign-out")
        )
        return self.post(form["action"] or self.path, **{**form["fields"], **fields})

    def follow(self):
        """Go where the last answer leads; the status."""
        assert self.answer.status_code == 303, self.page.text
        return self.get(self.answer.headers["location"])

    def sign_in(self, login, password=PASSWORD):
        """Through the page; the status."""
        self.get("/sign-in")
        return self.send(login=login, password=password)

    def sign_in_as(self, role, hall=None):
        """A new operator of a role, signed in here. Returns who it is."""
        login = f"op{len(list_operators(self.centre.database))}"
        database, clock = self.centre.database, self.centre.clock
        operator, _ = add_operator(database, clock, None, login, "王芳", role, hall, PASSWORD)
        assert self.sign_in(login) == 303
        return operator

    def _took(self, answer, path):
        html = answer.headers.get("content-type", "").startswith("text/html")
        self.answer, self.path, self.page = answer, path, Page(answer.text if html else "")
        return answer.status_code
