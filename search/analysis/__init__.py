"""The parts of the language chain; the one door to them is `search.text`."""
