import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QLineEdit

from counter_app.language import Phrase
from counter_app.people.roles import Role
from ui.translation import install_language
from ui.widgets.key_button import KeyButton


@pytest.fixture
def speak(qapp):
    yield lambda language: install_language(qapp, language)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


def test_tr_finds_chinese_by_the_english_text_alone(speak, look, qtbot):
    words = speak("zh_CN")
    button = KeyButton(look, "")
    qtbot.addWidget(button)
    assert button.tr("Sign in") == "登录"
    assert button.tr("nobody translated this") == "nobody translated this"
    assert words.say(Role.LEADER.label) == "带班领导"
    assert words.say(Phrase("The hall {name} is ready.", name="甲")).count("甲") == 1


def test_english_stays_english(speak, look, qtbot):
    words = speak("en")
    button = KeyButton(look, "")
    qtbot.addWidget(button)
    assert button.tr("Sign in") == "Sign in"
    assert words.say(Role.LEADER.label) == "duty leader"


def test_qts_own_menus_are_chinese_too(speak, qtbot):
    speak("zh_CN")
    line = QLineEdit()
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    assert any("复制" in action.text() for action in menu.actions())
    menu.deleteLater()
