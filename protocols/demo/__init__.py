"""Demo protocols, written by hand as plain code: sample content, not legal advice.

One module per protocol, each with one ``PROTOCOL`` in the shape of
`protocols.demo.format`; `protocols.seed` turns them into pages.
"""
