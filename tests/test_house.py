"""The house keeps its own rules: contract, five lines a room, names of rooms."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
CONTRACT = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
LAYERS = CONTRACT["contracts"][0]["layers"]
IN_CONTRACT = {name for layer in LAYERS for name in layer.replace(" ", "").split("|")}
FIRST_PARTY = sorted(
    path.parent.relative_to(ROOT).as_posix().replace("/", ".")
    for pattern in ("*/__init__.py", "portal/*/__init__.py")
    for path in ROOT.glob(pattern)
    if path.parent.name not in ("portal", "tests", "bench", "ops") and ".venv" not in path.parts
)
REFUSED_NAMES = {"utils", "helpers", "common", "misc", "services", "managers"}


def own_modules():
    for package in {name.split(".")[0] for name in FIRST_PARTY}:
        yield from (ROOT / package).rglob("*.py")


def test_the_rooms_are_found():
    assert {"protocols", "search", "portal.base", "portal.settings"} <= set(FIRST_PARTY)


@pytest.mark.parametrize("package", FIRST_PARTY)
def test_every_first_party_package_is_in_the_contract(package):
    assert package in IN_CONTRACT


def test_every_installed_first_party_app_is_in_the_contract():
    ours = {app.name for app in apps.get_app_configs() if Path(app.path).is_relative_to(ROOT)}
    ours = {name for name in ours if (ROOT / name.replace(".", "/")).is_dir()}
    assert ours
    assert ours <= IN_CONTRACT


def test_the_contract_names_only_what_exists():
    for name in IN_CONTRACT:
        path = ROOT / name.replace(".", "/")
        assert path.is_dir() or path.with_suffix(".py").is_file(), name


@pytest.mark.parametrize("package", [name for name in FIRST_PARTY if name != "portal.settings"])
def test_every_app_says_in_a_few_lines_what_it_owns_and_refuses(package):
    text = (ROOT / package.replace(".", "/") / "__init__.py").read_text()
    docstring = text.split('"""')[1].strip()
    assert 4 <= len(docstring.splitlines()) <= 8
    assert "own" in docstring.lower()
    assert "Refuses" in docstring
    assert "May import" in docstring


def test_no_module_has_a_name_that_says_nothing():
    assert [path for path in own_modules() if path.stem in REFUSED_NAMES] == []
