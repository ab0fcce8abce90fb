"""How long finding a visit takes, key by key, among a million visits in the encrypted file.

`fill` makes the visits; `search_1m` types, and measures the verb (from what was typed to masked
visits) beside the bare FTS5 query.
"""

import random
import statistics
import time
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import Any

from sqlalchemy import Connection

from counter_app.hall.finding import MOST_FOUND, find
from counter_app.hall.identity import check_digit
from counter_app.hall.search_text import search_query, search_text
from counter_app.hall.visits import visit_search, visit_table
from counter_app.journal.journal import Journal
from counter_app.people.desk import Desk
from counter_app.store.engine import writing

ONE_DAY = 300
"""Visits that arrive one by one after all others, through the triggers, as a hall's day does."""

REPEATS = 20
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段单钱汤尹黎易常武乔贺赖龚文"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂文辉力永健世广志义兴良海山仁波宁贵福生龙元全国胜学祥才发"
    "武新利清飞彬富顺信子建华婷雪慧玉兰小红春花晓梅琳云峰宇浩凯欣怡佳嘉琪博思雨晨涵梓轩诗梦瑶俊鹏林少丹凤"
)
TYPED = {
    "name": "王小玲",
    "given name": "秀兰",
    "initials": "wxl",
    "pinyin": "wangxiaoling",
    "family and initials": "zhangxl",
    "two words": "li ming",
    "document tail": "0024",
    "phone tail": "8000",
    "whole phone": "13812348000",
    "ticket": "A023",
    "ticket without zeros": "b7",
    "name and document": "王 0024",
    "pinyin and phone": "wang 8000",
}
"""Each is typed letter by letter; every state of the field is a query."""


def search_1m(desk: Desk) -> dict[str, Any]:
    """Milliseconds over all key strokes: `p50`, `p95`, `max`; the same for each of `queries`.

    Verb and bare FTS5 query take turns; `raw_p95` is the bare one's, `ratio` the verb's over it.
    """
    verb: dict[str, list[float]] = {}
    bare: list[float] = []
    for _ in range(REPEATS):
        for name, whole in TYPED.items():
            for end in range(1, len(whole) + 1):
                typed = whole[:end]
                started = time.perf_counter()
                find(desk, typed)
                verb.setdefault(name, []).append((time.perf_counter() - started) * 1000)
                with desk.journal.read() as connection:
                    bare.append(_bare(connection, search_query(typed)))
    everything = [one for times in verb.values() for one in times]
    answer = _summary(everything)
    raw = _summary(bare)
    return {
        **answer,
        "raw_p50": raw["p50"],
        "raw_p95": raw["p95"],
        "ratio": answer["p95"] / raw["p95"],
        "queries": {name: _summary(times) for name, times in verb.items()},
    }


def _bare(connection: Connection, query: str | None) -> float:
    """Milliseconds of the FTS5 query alone, without SQLAlchemy and without reading visits."""
    cursor = connection.connection.cursor()
    name = visit_search.name
    statement = f"SELECT rowid FROM {name} WHERE {name} MATCH ? ORDER BY rowid DESC LIMIT ?"
    started = time.perf_counter()
    cursor.execute(statement, (query, MOST_FOUND)).fetchall()
    taken = (time.perf_counter() - started) * 1000
    cursor.close()
    return taken


def _summary(times: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(times, n=100)
    return {"p50": cuts[49], "p95": cuts[94], "max": max(times)}


def fill(journal: Journal, visits: int) -> None:
    """Many visits at once, then one day's through the triggers."""
    chance = random.Random(20200210)
    statement = (
        f"INSERT INTO visit ({', '.join(f'{chr(34)}{one.name}{chr(34)}' for one in _COLUMNS)}) "
        f"VALUES ({', '.join('?' * len(_COLUMNS))})"
    )
    rows = _rows(chance, journal.hall, visits)
    with writing(journal.engine) as connection:
        visit_search.pause(connection)
        driver: Any = connection.connection.driver_connection
        driver.executemany(statement, (next(rows) for _ in range(visits - ONE_DAY)))
        visit_search.resume(connection)
    for row in rows:
        with writing(journal.engine) as connection:
            connection.exec_driver_sql(statement, row)


_COLUMNS = [one for one in visit_table.columns if one.name != "row"]


def _rows(chance: random.Random, hall: str, visits: int) -> Iterator[tuple[Any, ...]]:
    """Plausible visitors: family names as frequent as they are, some hundred visits a day."""
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(SURNAMES))))
    blank = {
        one.name: None if one.nullable else 0 if one.type.python_type in (int, bool) else ""
        for one in _COLUMNS
    }
    usual = {"hall": hall, "state": "done", "document_kind": "resident_id", "sex": "0"}
    names_read = cache(lambda name: search_text(name, "", "", ""))
    for number in range(visits):
        name = chance.choices(SURNAMES, cum_weights=weights)[0] + chance.choice(GIVEN)
        name += chance.choice(GIVEN) if chance.random() < 0.8 else ""
        birth_date = f"{chance.randrange(1940, 2002)}-{chance.randrange(1, 13):02}-10"
        document = f"{chance.randrange(11, 66)}0101{birth_date.replace('-', '')}"
        document += f"{chance.randrange(1000):03}"
        document += check_digit(document)
        phone = f"1{chance.randrange(30, 100)}{chance.randrange(10**8):08}"
        ticket = f"{chance.choice('ABCDEFGH')}{number % 400 + 1:03}"
        row = blank | usual
        row["id"], row["day"] = f"{number:032x}", f"2020-{number * 12 // visits + 1:02}-10"
        row["name"], row["document"], row["phone"] = name, document, phone
        row["birth_date"], row["ticket"] = birth_date, ticket
        row["search"] = f"{names_read(name)} {search_text('', document, phone, ticket)}"
        yield tuple(row.values())
