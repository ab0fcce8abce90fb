"""Signing in at the server's pages: cookies, forms that are ours, languages, what is kept out."""

import re

import pytest

from counter_app.server.operator_roles import OperatorRole
from counter_app.server.operator_sessions import IDLE
from counter_app.server.operators import first_operator, list_operators
from counter_app.server.overview.signing import local_path
from counter_app.server.overview.visit import FORM_COOKIE, SESSION_COOKIE, wanted_language
from tests.server.browsing import PASSWORD, Browser


@pytest.fixture
def browser(centre):
    return Browser(centre)


@pytest.fixture
def boss(centre):
    one = Browser(centre)
    one.sign_in_as(OperatorRole.ADMINISTRATOR)
    return one


FOREIGN = re.compile(r"\sstyle=|<script(?! src)|\son\w+=|https?://(?!www\.w3\.org)")
"""What the policy would keep out, or would come from elsewhere."""

PAGES = (
    "/",
    "/devices",
    "/password",
    "/new-hall",
    "/operators",
    "/records",
    "/reference",
    "/reference/catalogue",
    "/reference/catalogue/item",
    "/reference/users",
)


def test_the_first_administrator_goes_from_the_link_to_the_overview(centre, browser):
    link = first_operator(centre.database, centre.clock)
    assert browser.get(link) == 200
    assert browser.send(login="wang", name="王芳", password=PASSWORD, again="other") == 400
    assert "两次输入的密码不一致" in browser.page.text
    assert browser.send(login="wang", name="王芳", password=PASSWORD, again=PASSWORD) == 303
    assert browser.follow() == 200
    assert "王芳" in browser.page.text
    assert browser.get(link) == 409, "used up"


@pytest.mark.parametrize("path", PAGES)
def test_every_page_asks_to_sign_in_first_and_goes_on_there(centre, browser, path):
    assert browser.get(path) == 303
    browser.follow()
    browser.sign_in_as(OperatorRole.ADMINISTRATOR)
    assert browser.get(path) == 200


def test_where_one_wanted_to_go_is_where_one_comes(boss, centre):
    operator = list_operators(centre.database)[0]
    browser = Browser(centre)
    browser.get("/devices?x=1")
    browser.follow()
    assert browser.send(login=operator.login, password=PASSWORD) == 303
    assert browser.answer.headers["location"] == "/devices?x=1"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example", "", "evil"]
)
def test_signing_in_leads_nowhere_else(elsewhere):
    assert local_path(elsewhere) == "/"


def test_the_cookie_is_a_secret_of_this_browser_and_this_server(boss, centre):
    boss.get("/")
    boss.send("/sign-out")
    boss.sign_in(list_operators(centre.database)[0].login)
    session = next(
        line
        for line in boss.answer.headers.get_list("set-cookie")
        if line.startswith(SESSION_COOKIE + "=")
    )
    assert session.startswith("__Host-")
    for guard in ("HttpOnly", "Secure", "SameSite=strict", "Path=/"):
        assert guard in session
    assert "Domain" not in session
    assert "Max-Age" not in session, "it ends with the browser"


def test_pages_let_nothing_foreign_in_and_are_kept_nowhere(boss, browser):
    for one in (boss, browser):
        one.get("/sign-in" if one is browser else "/")
        headers = one.answer.headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert not FOREIGN.search(one.answer.text)


def test_what_pages_load_comes_from_here_and_is_kept(boss):
    boss.get("/")
    loaded = re.findall(r'(?:href|src)="(/overview/[^"]+)"', boss.answer.text)
    assert {path.partition("?")[0] for path in loaded} == {
        "/overview/style.css",
        "/overview/live.js",
        "/overview/icon.svg",
    }
    for path in (*loaded, "/overview/NotoSansSC-Regular.ttf"):
        assert boss.get(path) == 200
        assert "immutable" in boss.answer.headers["cache-control"]
    assert boss.get("/overview/../visit.py") == 404


@pytest.mark.parametrize("token", [None, "", "f" * 64])
def test_a_form_that_is_not_ours_does_nothing(boss, centre, token):
    fields = {"name": "城东"} | ({} if token is None else {"form_token": token})
    assert boss.post("/new-hall", **fields) == 403
    boss.get("/")
    assert "城东" not in boss.page.text


def test_a_form_of_another_session_does_nothing(boss, centre):
    other = Browser(centre)
    other.sign_in_as(OperatorRole.ADMINISTRATOR)
    other.get("/new-hall")
    token = other.page.forms[-1]["fields"]["form_token"]
    assert boss.post("/new-hall", name="城东", form_token=token) == 403


def test_a_form_sent_from_another_site_does_nothing(boss):
    boss.get("/new-hall")
    boss.client.headers["sec-fetch-site"] = "cross-site"
    assert boss.send(name="城东") == 403


def test_signing_in_needs_a_form_of_this_browser_too(centre, browser):
    assert browser.post("/sign-in", login="wang", password=PASSWORD) == 403
    browser.get("/sign-in")
    browser.client.cookies.delete(FORM_COOKIE)
    assert browser.send(login="wang", password=PASSWORD) == 403


def test_a_form_that_is_too_large_is_not_read(boss):
    boss.get("/new-hall")
    assert boss.send(name="x" * 70_000) == 413


def test_wrong_passwords_are_said_and_lock_out(centre, browser):
    boss = Browser(centre)
    operator = boss.sign_in_as(OperatorRole.ADMINISTRATOR)
    for _ in range(5):
        assert browser.sign_in(operator.login, "wrong password") == 400
        assert "用户名或密码" in browser.page.text or "密码" in browser.page.text
    assert browser.sign_in(operator.login) == 400
    assert "15" in browser.page.text
    assert boss.get("/") == 200, "who is inside stays inside"


def test_too_many_attempts_from_one_address_are_turned_away(centre, browser, monkeypatch):
    monkeypatch.setattr("counter_app.server.operator_sessions.password_fits", lambda *_: False)
    for _ in range(20):
        browser.sign_in("nobody", "wrong password")
    assert browser.sign_in("nobody", "wrong password") == 503
    assert int(browser.answer.headers["retry-after"]) >= 1
    assert "服务器繁忙" in browser.page.text


def test_signing_out_ends_it_for_every_copy_of_the_cookie(boss, centre):
    copy = Browser(centre)
    copy.client.cookies = boss.client.cookies
    boss.get("/")
    assert boss.send("/sign-out") == 303
    assert copy.get("/") == 303


def test_a_page_left_alone_ends_although_it_refreshes_itself(boss, centre):
    for _ in range(3):
        centre.clock.advance(IDLE // 4)
        assert boss.get("/", x_refresh="idle") == 200
    centre.clock.advance(IDLE // 4)
    assert boss.get("/", x_refresh="idle") == 401
    boss.sign_in_as(OperatorRole.READER)
    for _ in range(6):
        centre.clock.advance(IDLE // 2)
        assert boss.get("/", x_refresh="active") == 200


def test_changing_ones_password_ends_the_sessions_elsewhere(boss, centre):
    login = list_operators(centre.database)[0].login
    elsewhere = Browser(centre)
    elsewhere.sign_in(login)
    centre.clock.advance(1)
    boss.get("/password")
    assert boss.send(old_password="no", password="another 2021", again="another 2021") == 400
    assert boss.send(old_password=PASSWORD, password="another 2021", again="another 2021") == 303
    assert boss.get("/") == 200
    assert elsewhere.get("/") == 303
    assert elsewhere.sign_in(login, "another 2021") == 303


@pytest.mark.parametrize(
    ("chosen", "accepts", "language"),
    [
        (None, "", "zh_CN"),
        (None, "zh-TW,zh;q=0.9,en;q=0.8", "zh_CN"),
        (None, "en-GB,en;q=0.9,zh;q=0.8", "en"),
        (None, "fr,de;q=0.5", "zh_CN"),
        (None, "fr, en;q=0.5", "en"),
        ("en", "zh-CN", "en"),
        ("zh_CN", "en", "zh_CN"),
        ("tlh", "en", "en"),
    ],
)
def test_chinese_first_english_for_who_asks(chosen, accepts, language):
    assert wanted_language(chosen, accepts) == language


def test_the_language_is_changed_by_one_link_and_stays(centre):
    browser = Browser(centre)
    browser.get("/sign-in")
    assert "登录" in browser.page.text
    (link,) = [one for one in browser.page.links if one.startswith("/language/en")]
    assert browser.get(link) == 303
    assert browser.answer.headers["location"] == "/sign-in"
    browser.follow()
    assert "Sign in" in browser.page.text
    assert 'lang="en"' in browser.answer.text
