"""The accessibility check of every page type: axe-core, in light and dark, phone and desktop."""

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")


def violations(page) -> list[str]:
    """Return what axe finds wrong with `page` as it stands: rule, element, reason."""
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    return [
        f"{violation['id']}: {node['html'][:160]} ({' '.join(node['failureSummary'].split())})"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


def violations_everywhere(page) -> list[str]:
    """Return the violations of the page loaded in `page`, in each width and colour scheme."""
    wrong = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            wrong += [f"{width} px, {scheme}: {words}" for words in violations(page)]
            sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if sideways > 0:
                wrong.append(f"{width} px, {scheme}: {sideways} px wider than the screen")
    return wrong
