"""The overview in a real browser: it changes by itself, its times run, a cut line is said."""

import threading
import time
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from counter_app.hall.checklists import read_checklists
from counter_app.hall.rounds import start_extra_round
from counter_app.server.folding import Folder
from counter_app.server.operator_roles import OperatorRole
from counter_app.server.operator_sessions import Sessions
from counter_app.server.operators import add_operator
from counter_app.server.serving import Serving
from counter_app.server.state import Server
from tests.server.browsing import PASSWORD
from tests.server.held_halls import enrolled, fetch, hold, know, person_at
from tests.server.test_overview import a_fever, a_visitor, planned_rounds, walk
from tests.server.writing_halls import NOON

pytestmark = pytest.mark.slow

SOON = 15
"""Seconds in which a page must have changed; far more than it takes on a busy machine."""


class RunningClock:
    """Noon of a day long ago, and running."""

    def __init__(self):
        self.began = time.monotonic()

    def now(self):
        return NOON + round((time.monotonic() - self.began) * 1000)


@pytest.fixture(scope="module")
def chromium():
    """A browser without a screen, for all tests here."""
    options = ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--accept-lang=zh-CN"):
        options.add_argument(argument)
    options.add_argument("--window-size=1366,768")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    yield driver
    driver.quit()


@pytest.fixture
def database(open_again, sqlite_url):
    """One kind of database will do: what differs between them is tried without a browser."""
    return open_again(sqlite_url)


class Served:
    """A centre with one hall, served until cut off, and a browser at its pages.

    Without TLS: a browser trusts its own computer all the same, and takes a secure cookie from it.
    """

    def __init__(self, centre, hall, driver):
        self.centre, self.hall, self.driver = centre, hall, driver
        centre.clock = centre.server.clock = hall.clock = RunningClock()
        hall.desk = know(centre, hall, "城东大厅")
        hall.desk.clock = centre.clock
        self.port = 0
        self.operator, _ = add_operator(
            centre.database,
            centre.clock,
            None,
            "wang",
            "王芳",
            OperatorRole.ADMINISTRATOR,
            None,
            PASSWORD,
        )

    def start(self):
        """Take connections as a new process would, each time at the same port."""
        ready = threading.Event()
        known = self.centre.server
        server = Server(
            known.database,
            known.workflows,
            known.clock,
            known.news,
            known.settings,
            certificate=known.certificate,
        )
        self.serving = Serving(
            server,
            "127.0.0.1",
            self.port,
            None,
            ready=lambda _port: ready.set(),
            background=[Folder(known.database, known.workflows, known.news)],
        )
        self.port = self.serving.port
        self.thread = threading.Thread(target=self.serving.run, name="serving")
        self.thread.start()
        assert ready.wait(SOON)

    def stop(self):
        """Take none any more, and end."""
        self.serving.stop()
        self.thread.join(60)
        assert not self.thread.is_alive()

    @contextmanager
    def cut_off(self):
        """Nobody can be reached while the block lasts."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def open(self, path="/"):
        self.driver.get(f"http://127.0.0.1:{self.port}{path}")

    def sign_in(self):
        """As somebody who never touches the mouse."""
        self.open()
        self.driver.switch_to.active_element.send_keys("wang", Keys.TAB)
        self.driver.switch_to.active_element.send_keys(PASSWORD, Keys.ENTER)
        self.wait(lambda: self.text("h1") == "总览")

    def text(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector).text

    def part(self, name):
        return self.text(f'[data-part="{name}"]')

    def visits(self):
        """Today's visits, as the page says them."""
        words = self.part("tiles").split()
        return words[words.index("今日来访") + 1]

    def wait(self, holds):
        """Until something holds; parts may be replaced at any moment."""
        waiting = WebDriverWait(
            self.driver, SOON, 0.05, ignored_exceptions=[StaleElementReferenceException]
        )
        waiting.until(lambda _driver: holds())

    def is_stale(self):
        root = self.driver.find_element(By.TAG_NAME, "html")
        return "stale" in (root.get_attribute("class") or "")

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def complaints(self):
        """What the browser says of the pages: scripts that failed, what the policy kept out."""
        return [
            entry["message"]
            for entry in self.driver.get_log("browser")
            if entry["source"] in ("javascript", "security", "rendering", "worker")
        ]


@pytest.fixture
def served(new_centre, new_hall, chromium):
    chromium.execute_cdp_cmd("Network.clearBrowserCookies", {})
    chromium.get("about:blank")
    chromium.get_log("browser")
    one = Served(new_centre(), new_hall(), chromium)
    one.start()
    yield one
    chromium.get("about:blank")
    one.stop()


def test_it_changes_by_itself_and_nobody_loses_their_place(served):
    served.sign_in()
    served.run(
        "window.stays = true; document.body.style.paddingBottom = '2000px'; scrollTo(0, 300)"
    )
    link = f"hall-{served.hall.hall}"
    served.run("document.getElementById(arguments[0]).focus({preventScroll: true})", link)
    assert served.visits() == "0"
    a_visitor(served.hall)
    hold(served.centre, served.hall, fold=False)
    served.wait(lambda: served.visits() == "1")
    assert served.run("return window.stays"), "the page was not loaded anew"
    assert served.run("return scrollY") == 300
    assert served.run("return document.activeElement.id") == link
    case = a_fever(served.hall)
    hold(served.centre, served.hall, fold=False)
    served.wait(lambda: case.number in served.part("cases"))
    assert served.complaints() == []


def test_a_round_that_is_done_shows_by_itself(served):
    desk, checkpoint = planned_rounds(served.hall, (13, 14), (14, 15))
    hold(served.centre, served.hall, fold=False)
    served.sign_in()
    served.wait(lambda: "0 / 2" in served.part("halls"))
    walk(desk, checkpoint, start_extra_round(desk).round.id)
    hold(served.centre, served.hall, fold=False)
    served.wait(lambda: "1 / 3" in served.part("halls"))
    assert served.complaints() == []


def test_a_checklist_is_written_in_the_browser_and_reaches_the_desk(served):
    served.sign_in()
    served.open("/reference/checklists")
    served.driver.find_element(By.PARTIAL_LINK_TEXT, "入口").click()
    before = read_checklists(person_at(served.hall.desk))["ENTRANCE"]
    at = len(before.questions)
    served.driver.find_element(By.NAME, f"chinese_{at}").send_keys("地面标线清晰")
    served.driver.find_element(By.NAME, f"english_{at}").send_keys("Lines clear", Keys.ENTER)
    served.wait(lambda: "已写入 1 个大厅" in served.text("main"))
    assert fetch(served.centre, served.hall, served.hall.desk) == []
    after = read_checklists(person_at(served.hall.desk))["ENTRANCE"]
    assert after.questions[:at] == before.questions
    assert after.questions[at].words.chinese == "地面标线清晰"
    assert after.version == before.version + 1
    assert served.complaints() == []


def test_times_run_between_two_words_of_the_server(served):
    a_fever(served.hall)
    hold(served.centre, served.hall, fold=False)
    served.sign_in()
    since, due = "[data-since]", "[data-due]"
    first, left = served.text(since), served.text(due)
    served.run("window.fetch = () => new Promise(() => {})")  # from here on by itself alone
    served.wait(lambda: served.text(since) > first and served.text(due) < left)
    served.run(
        "document.querySelector('[data-due]').dataset.due = arguments[0]", served.centre.clock.now()
    )
    served.wait(lambda: "逾期" in served.text(due) or "超时" in served.text(due))


def test_a_cut_line_is_said_and_what_may_be_old_is_marked_until_it_is_back(served):
    served.sign_in()
    assert not served.is_stale()
    with served.cut_off():
        served.wait(served.is_stale)
        assert "中断" in served.text("#cut")
        a_visitor(served.hall)
        hold(served.centre, served.hall, fold=False)
        assert served.visits() == "0", "nothing is made up"
    served.wait(lambda: not served.is_stale())
    served.wait(lambda: served.visits() == "1")
    assert not served.driver.find_element(By.ID, "cut").is_displayed()


def test_a_desk_that_falls_silent_is_seen_without_any_news(served):
    enrolled(served.centre, served.hall, served.hall.desk.device, seen=NOON - 145_000, unsent=0)
    served.sign_in()
    served.open(f"/halls/{served.hall.hall}")
    served.wait(lambda: "无应答" in served.part("desks"))


def test_whoever_is_signed_out_elsewhere_sees_nothing_more(served):
    served.sign_in()
    sessions = Sessions(served.centre.database, served.centre.clock)
    token = served.driver.get_cookie("__Host-operator")["value"]
    session = sessions.find(token, active=False)
    assert session is not None
    sessions.end(session)
    served.wait(lambda: "密码" in served.text("main"))
    assert "城东大厅" not in served.driver.page_source


@pytest.mark.parametrize(("width", "language"), [(1366, "zh_CN"), (1920, "en")])
def test_no_page_is_wider_than_the_screen(served, width, language):
    a_fever(served.hall)
    hold(served.centre, served.hall, fold=False)
    enrolled(served.centre, served.hall, served.hall.desk.device, seen=NOON, unsent=3, skew=200_000)
    served.sign_in()
    served.driver.set_window_size(width, 768)
    for path in (
        "/",
        f"/halls/{served.hall.hall}",
        "/devices",
        "/reference",
        "/reference/catalogue",
        "/reference/checklists",
        "/reference/checklists/edit?code=ENTRANCE",
        "/reference/plans",
        "/reference/plans/edit?code=visitor",
        "/reference/users",
        "/operators",
        "/records",
    ):
        served.open(f"/language/{language}?to={quote(path)}")
        wider = served.run("return document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, path
    assert served.complaints() == []
