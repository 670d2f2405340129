"""Blank forms of the demo: a title, labelled lines, nothing of any person."""

import json

import typst

TEMPLATE = b"""
#let form = json(bytes(sys.inputs.form))
#set document(title: form.title)
#set text(lang: form.language, size: 11pt)
#set page(paper: "a4", margin: 22mm)
= #form.title
#v(4mm)
#for line in form.lines [
  #block(width: 100%, below: 9mm)[
    #line
    #v(6mm)
    #box(width: 100%, stroke: (bottom: .5pt))
  ]
]
"""


def blank_form_pdf(title: str, lines: tuple[str, ...], language: str) -> bytes:
    """Return a one-page tagged PDF with `title` and a writing line under each label."""
    data = {
        "title": title,
        "lines": list(lines),
        "language": {"sr-latn": "sr"}.get(language, language),
    }
    return typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={"form": json.dumps(data)},
        pdf_standards=["ua-1"],
    )
