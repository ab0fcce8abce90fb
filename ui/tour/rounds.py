"""A duty round on the tour: being walked, a failure told, its report, findings, the plans."""

from __future__ import annotations

from ui.pages.rounds import RoundsPage
from ui.pages.rounds_findings import FindingsSection
from ui.pages.rounds_today import TodaySection
from ui.tour.driving import Driver


def walk_a_round(driver: Driver) -> None:
    """What a duty leader does with rounds."""
    driver.press("Ctrl+R")
    page = driver.page
    assert isinstance(page, RoundsPage)
    today = page.section_named("today")
    assert isinstance(today, TodaySection)
    driver.until(lambda: bool(today.table.rows()), "the rounds of today")
    driver.picture("rounds")
    driver.press("F2")
    driver.until(lambda: today.walk.form is not None, "the round that is under way")
    driver.picture("rounds-walk")
    driver.press("1", "2")
    driver.write("值班台旁地面有积水")
    driver.picture("rounds-failure")
    driver.press("Esc")
    _report(driver, today)
    _findings(driver, page)
    for name in ("plans", "checkpoints", "checklists"):
        driver.press("Ctrl+Tab")
        driver.picture(f"rounds-{name}")


def _report(driver: Driver, today: TodaySection) -> None:
    done = next(row for row in today.table.rows() if row.round.done_at is not None)
    today.table.select(done.round.id)
    driver.press("F8")
    driver.until(lambda: today.papers.sheet.pdf() != b"", "the report of the round")
    driver.picture("rounds-report")
    driver.press("Esc")


def _findings(driver: Driver, page: RoundsPage) -> None:
    driver.press("Ctrl+Tab")
    findings = page.section_named("findings")
    assert isinstance(findings, FindingsSection)
    driver.until(lambda: bool(findings.table.rows()), "what the rounds found")
    driver.picture("rounds-findings")
    driver.press("F6")
    driver.picture("rounds-rectify")
    driver.press("Esc")
