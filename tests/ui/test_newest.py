from counter_app.errors import Conflict
from tests.ui.conftest import NotePage
from ui.newest import NewestAnswer


class SlowPage(NotePage):
    """Answers only when the test says so."""

    def __init__(self, context):
        super().__init__(context)
        self.waiting = []

    def run(self, do, done=None, failed=None):
        self.waiting.append((do, done, failed))

    def answer(self):
        do, done, failed = self.waiting.pop(0)
        try:
            result = do()
        except Conflict as error:
            failed(error)
        else:
            done(result)


def slow_page(window):
    return SlowPage(window.frame.context)


def asked(open_window, hall_folder, sign_in):
    window = open_window(hall_folder)
    sign_in(window, "limin")
    return slow_page(window)


def test_only_the_newest_question_is_answered_and_one_asked_at_a_time(
    open_window, hall_folder, sign_in
):
    page = asked(open_window, hall_folder, sign_in)
    looked, shown, failed = [], [], []

    def look_up(question):
        looked.append(question)
        return question.upper()

    answers = NewestAnswer(page, look_up, lambda *answer: shown.append(answer), failed.append)
    for question in ("s", "sx", "sxl"):
        answers.ask(question)
    assert len(page.waiting) == 1
    page.answer()
    assert shown == []
    page.answer()
    assert looked == ["s", "sxl"], "what was typed over is never asked"
    assert shown == [("sxl", "SXL")]
    assert page.waiting == failed == []


def test_a_failed_question_is_told_only_when_it_still_counts(open_window, hall_folder, sign_in):
    page = asked(open_window, hall_folder, sign_in)
    shown, failed = [], []

    def look_up(question):
        if question == "bad":
            raise Conflict("This visit is not here.")
        return question

    answers = NewestAnswer(page, look_up, lambda *answer: shown.append(answer), failed.append)
    answers.ask("bad")
    answers.ask("good")
    page.answer()
    page.answer()
    assert (shown, failed) == ([("good", "good")], [])
    answers.ask("bad")
    page.answer()
    assert len(failed) == 1
    answers.ask("good")
    answers.forget()
    page.answer()
    assert len(shown) == 1, "nobody wants it any more"
