"""Sheets of the demo: blank forms and summaries of laws, as small tagged PDFs."""

import json

import typst

HEAD = """
#let sheet = json(bytes(sys.inputs.sheet))
#set document(title: sheet.title)
#set text(lang: sheet.language, size: 11pt)
#set page(paper: "a4", margin: 22mm)
= #sheet.title
"""

FORM = (
    HEAD
    + """
#v(4mm)
#for line in sheet.lines [
  #block(width: 100%, below: 9mm)[
    #line
    #v(6mm)
    #box(width: 100%, stroke: (bottom: .5pt))
  ]
]
"""
)

SUMMARY = (
    HEAD
    + """
#for (index, (heading, paragraphs)) in sheet.pages.enumerate() {
  if index > 0 { pagebreak() }
  [== #heading]
  for paragraph in paragraphs { par(paragraph) }
}
"""
)


def blank_form_pdf(title: str, lines: tuple[str, ...], language: str) -> bytes:
    """Return a one-page tagged PDF with `title` and a writing line under each label."""
    return _typeset(FORM, title, language, lines=list(lines))


def summary_pdf(title: str, pages: tuple, language: str) -> bytes:
    """Return a tagged PDF with one page per (heading, paragraphs) of `pages`."""
    return _typeset(SUMMARY, title, language, pages=pages)


def _typeset(template: str, title: str, language: str, **data) -> bytes:
    sheet = {"title": title, "language": {"sr-latn": "sr"}.get(language, language), **data}
    return typst.compile(
        template.encode(),
        format="pdf",
        sys_inputs={"sheet": json.dumps(sheet)},
        pdf_standards=["ua-1"],
    )
