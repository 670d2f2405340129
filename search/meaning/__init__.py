"""What a section is about, beside the words it holds: latent semantic analysis of its stems.

A rebuild learns a space from the sections themselves: a truncated singular value
decomposition of (1 + ln tf) · ln((N + 1) / (df + ½)), rows of length 1 (Deerwester and
others 1990; the randomized method of Halko and others 2011). A section and a query
are sums of the vectors of their stems; of the best hundred candidates those that
point where the query does move up.

Every engine keeps two things and need not understand them. The space: `learn(sections)`
of a rebuild returns it as bytes (3 MB for 40,000 stems), to be kept with the index
that this rebuild makes; `Space(bytes)` reads it, and is what `IndexView.space` returns.
Of each section: the bytes of `space.fold(terms)`, which come back as `Candidate.vector`.
Sections written later are folded into the space of the index they go to. Without a
space, and for sections without a vector, the words alone decide.

Only learning needs numpy (15 MB of memory); reading is plain Python.
"""
