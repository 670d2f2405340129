"""One page of a list, in the standard's envelope."""

from directory.hsds.asking import Query


class Page:
    """`rows`: those of this page; `total`: those of all pages."""

    def __init__(self, rows: list, total: int, query: Query):
        self.rows, self.total = rows, total
        self.number, self.per_page = query.page, query.per_page

    def envelope(self, contents: list[dict]) -> dict:
        pages = -(-self.total // self.per_page)
        return {
            "total_items": self.total,
            "total_pages": pages,
            "page_number": self.number,
            "size": len(contents),
            "first_page": self.number == 1,
            "last_page": self.number >= pages,
            "empty": not contents,
            "contents": contents,
        }


def page_of(rows, query: Query, more=()) -> Page:
    """Return the page that was asked for of the queryset `rows` and then of `more` records.

    Two queries.
    """
    start, count = (query.page - 1) * query.per_page, rows.count()
    end = start + query.per_page
    found = [*rows[start:end], *more[max(0, start - count) : max(0, end - count)]]
    return Page(found, count + len(more), query)


class PageOfList(Page):
    """The same of a list whose rows are ready to be sent."""

    def __init__(self, rows: list[dict], query: Query):
        start = (query.page - 1) * query.per_page
        super().__init__(rows[start : start + query.per_page], len(rows), query)

    def whole(self) -> dict:
        return self.envelope(self.rows)
