"""The likely contacts of a case, called one after the other, and the case on paper."""

from __future__ import annotations

from ui.pages.isolation import IsolationPage
from ui.tour.driving import Driver

SURNAME = "王"
"""So common that somebody of that name has a ticket of today."""


def call_contacts(driver: Driver) -> None:
    """Somebody falls ill inside: a case is opened, and whoever waited along is called."""
    page = driver.page
    assert isinstance(page, IsolationPage)
    driver.press("F9")
    driver.write(SURNAME)
    driver.until(lambda: bool(page.sheet.ticket.suggestions()), "a ticket of today")
    driver.picture("isolation-new-case")
    driver.press("Enter", "F9")
    part = page.contacts
    driver.press("F6")
    driver.until(lambda: bool(part.table.rows()), "likely contacts")
    driver.picture("contacts")
    while part.reveal.isHidden():
        driver.press("Down")  # colleagues come before the visitors, and are not masked
    driver.press("F10")
    driver.picture("contact-number")
    driver.press("Enter")
    driver.write("没有症状，已告知居家观察")
    driver.press("F2", "F3")
    driver.picture("contacts-called")
    driver.press("Esc")


def make_papers(driver: Driver) -> None:
    """Each paper of the case."""
    page = driver.page
    assert isinstance(page, IsolationPage)
    for key, name in (("F2", "hand-over"), ("F3", "contacts"), ("F4", "file")):
        driver.press("F3")
        if key == "F2":
            driver.picture("case-papers")
        driver.press(key)
        driver.until(lambda: page.papers.preview.pdf() != b"", "a paper of the case")
        driver.picture(f"case-paper-{name}")
        driver.press("Esc")
