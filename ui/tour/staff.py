"""The tour's stop at the staff page: one's own check, what is private, the leader's lists."""

from __future__ import annotations

from counter_app.hall.self_check import self_check_questions
from ui.pages.staff import StaffPage
from ui.pages.staff_care import CarePart
from ui.pages.staff_today_list import TodayPart
from ui.pages.staff_training import TrainingPart
from ui.tour.driving import Driver


def own_health(driver: Driver, password: str) -> None:
    """A clerk tells of their health, then looks at what is private to them."""
    driver.press("Ctrl+T")
    page = driver.page
    assert isinstance(page, StaffPage)
    driver.picture("staff-check")
    driver.write("365")
    driver.press("Enter")
    driver.picture("staff-check-fit")
    driver.press("Ctrl+Shift+Tab")
    part = page.section
    assert isinstance(part, CarePart)
    driver.picture("staff-private-closed")
    driver.write(password)
    driver.press("Enter")
    driver.until(lambda: part.is_open, "what is private to open")
    driver.press("F9")
    driver.picture("staff-self-check")
    for _ in self_check_questions().questions:
        driver.press("Space", "Tab")
    driver.press("Ctrl+S")
    driver.until(lambda: bool(part.table.rows()), "the self-check to be kept")
    driver.picture("staff-private")


def staff_of_today(driver: Driver) -> None:
    """A leader looks at who is where, the day's list, and the training record."""
    driver.press("Ctrl+T")
    page = driver.page
    assert isinstance(page, StaffPage)
    driver.press("Ctrl+Tab")
    today = page.section
    assert isinstance(today, TodayPart)
    driver.until(lambda: bool(today.table.rows()), "the staff of today")
    driver.picture("staff-today")
    driver.press("F4")
    driver.until(lambda: today.preview.pdf() != b"", "the day's list")
    driver.picture("staff-day-list")
    driver.press("Ctrl+P")
    driver.paper()
    driver.press("Esc", "Ctrl+Tab")
    training = page.section
    assert isinstance(training, TrainingPart)
    driver.picture("staff-training")
    driver.press("F4")
    driver.until(lambda: training.preview.pdf() != b"", "the training record")
    driver.picture("staff-training-record")
    driver.press("Ctrl+P")
    driver.paper()
    driver.press("Esc")
