"""The tour's stop at hygiene: a label is scanned and logged; each part, labels, the month."""

from __future__ import annotations

from ui.pages.hygiene import HygienePage
from ui.pages.hygiene_due import DueSection
from ui.pages.hygiene_papers import LabelPapers, MonthPaper
from ui.tour.driving import Driver


def keep_clean(driver: Driver) -> None:
    """What is overdue is logged by its label; then each part, a sheet of labels, the month."""
    driver.press("Ctrl+D")
    page = driver.page
    assert isinstance(page, HygienePage)
    due = page.section
    assert isinstance(due, DueSection)
    driver.until(lambda: bool(due.table.rows()), "what is to be disinfected")
    driver.picture("hygiene-due")
    driver.scan(due.table.rows()[0].asset.code)
    driver.picture("hygiene-scanned")
    driver.press("Enter")
    driver.picture("hygiene-logged")
    driver.press("F8")
    month = page.over
    assert isinstance(month, MonthPaper)
    driver.until(lambda: month.paper.pdf() != b"", "the month's record")
    driver.picture("hygiene-month")
    driver.press("Esc")
    for name in page.names()[1:]:
        page.open_with(name)
        driver.picture(f"hygiene-{name}")
    page.open_with("assets")
    driver.press("F7")
    labels = page.over
    assert isinstance(labels, LabelPapers)
    driver.picture("hygiene-labels-asked")
    driver.press("Enter")
    driver.until(lambda: labels.paper.pdf() != b"", "the labels")
    driver.picture("hygiene-labels")
    driver.press("Esc", "Esc")
