"""Every address below /admin/, asked by staff without the right: no answer names the shelter.

A name that nobody here knows fails, so that a new report, chooser or view is thought about.
"""

import re
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.urls import NoReverseMatch, get_resolver, include, reverse
from django.urls import path as at
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from directory.models import (
    Attribute,
    Contact,
    Keepership,
    ReferralMembership,
    TaxonomyTerm,
)
from portal.accounts.seed import permission
from portal.reference.models import Municipality, Role
from tests.directory.small_directory import MARKER
from tests.directory.test_admin_outlets import unpacked
from tests.directory.test_outlets import own_words

UNKNOWN = "00000000-0000-0000-0000-000000000001"
SHELTERS_NAME = "Shtëpia e qetë"
# View names that Wagtail gives each kind of snippet and each chooser.
OF_A_SNIPPET = set("list list_results add edit delete usage history history_results copy".split())
OF_A_CHOOSER = set("choose choose_results chosen chosen_multiple create".split())
OURS = set(
    "directory_queue directory_act directory_proposals directory_sheet directory_sheet_download "
    "empty_searches empty_searches_results unopened_searches unopened_searches_results "
    "most_asked most_asked_results wagtail_bulk_action".split()
)
# Namespace → names, as Wagtail and its translations have them. "": those without a namespace.
KNOWN = {
    "": OURS
    | set(
        "wagtailadmin_home wagtailadmin_error_test wagtailadmin_explore_root wagtailadmin_explore "
        "wagtailadmin_explore_results wagtailadmin_choose_page wagtailadmin_choose_page_child "
        "wagtailadmin_choose_page_search wagtailadmin_choose_page_chosen_multiple "
        "wagtailadmin_choose_page_external_link wagtailadmin_choose_page_email_link "
        "wagtailadmin_choose_page_phone_link wagtailadmin_choose_page_anchor_link "
        "wagtailadmin_tag_autocomplete wagtailadmin_tag_model_autocomplete wagtailadmin_account "
        "wagtailadmin_logout wagtailadmin_dismissibles wagtailadmin_block_preview "
        "wagtailadmin_sprite wagtailadmin_login wagtailadmin_password_reset "
        "wagtailadmin_password_reset_done wagtailadmin_password_reset_confirm "
        "wagtailadmin_password_reset_complete wagtailadmin_javascript_catalog".split()
    ),
    "wagtailadmin_api:pages": set("listing detail find action".split()),
    "wagtailadmin_api:documents": set("listing detail find".split()),
    "wagtailadmin_api:images": set("listing detail find".split()),
    "wagtailadmin_pages": set(
        "add preview_on_add type_use choose_parent type_use_results usage edit preview_on_edit "
        "view_draft add_subpage delete unpublish convert_alias search search_results move "
        "move_confirm set_page_position copy workflow_action collect_workflow_action_data "
        "confirm_workflow_cancellation workflow_preview set_privacy lock unlock revisions_index "
        "revisions_view revisions_revert revisions_unschedule revisions_compare workflow_history "
        "workflow_history_detail history history_results".split()
    ),
    "wagtailadmin_collections": set("index add edit delete set_privacy".split()),
    "wagtailadmin_workflows": set(
        "index index_results add enable disable edit usage usage_results remove add_task "
        "select_task_type task_index task_index_results edit_task disable_task enable_task "
        "task_chooser task_chooser_results task_chooser_create task_chosen".split()
    ),
    "wagtailadmin_reports": set(
        "locked_pages locked_pages_results workflow workflow_results workflow_tasks "
        "workflow_tasks_results site_history site_history_results aging_pages "
        "aging_pages_results page_types_usage page_types_usage_results".split()
    ),
    "wagtailadmin_editing_sessions": set("ping release".split()),
    "wagtail_localize": set(
        "javascript_catalog submit_page_translation submit_snippet_translation "
        "update_translations edit_string_translation edit_override download_pofile "
        "upload_pofile machine_translate preview_translation stop_translation convert_to_alias "
        "translations_report translations_report_results snippets_api_listing "
        "snippets_api_detail".split()
    ),
    "wagtailsettings": set("edit preview_on_edit".split()),
    "wagtailredirects": set(
        "index index_results add edit delete start_import process_import".split()
    ),
    "wagtailembeds": set("chooser chooser_upload".split()),
    "wagtaildocs": set(
        "index index_results add edit delete add_multiple edit_multiple "
        "create_multiple_from_uploaded_document delete_multiple delete_upload_multiple "
        "document_usage".split()
    ),
    "wagtailimages": set(
        "index index_results edit delete url_generator url_generator_output preview add "
        "image_usage add_multiple edit_multiple create_multiple_from_uploaded_image "
        "delete_multiple delete_upload_multiple".split()
    ),
    "wagtaildocs_chooser": OF_A_CHOOSER,
    "wagtailimages_chooser": OF_A_CHOOSER | {"select_format"},
    "wagtailsnippets": {"index"},
}
OF_A_MODEL = set("index index_results add edit delete history history_results usage copy".split())
KNOWN |= dict.fromkeys(
    ["wagtaillocales", "wagtailsites", "wagtailusers_users", "wagtailusers_groups"], OF_A_MODEL
)
# Rights add up: the least that opens the admin, what a keeper has, and more than anybody has.
STAFF = ("trainer", "keeper", "everything")


# Routes without a name, each with what is known of it.
UNNAMED = {
    "admin/pages/<int:page_id>/edit/": "walked as wagtailadmin_pages:edit, before which it stands",
    "admin/reports/site-history/": "walked as wagtailadmin_reports:site_history",
    "admin/reports/site-history/results/": "walked as wagtailadmin_reports:site_history_results",
    "admin/^localize/api/snippets/directory/": "closed",
    "admin/^snippets/choose/directory/keepership/": "closed",
    "admin/test404/": "one sentence of Wagtail",
    "admin/localize/update/<int:translation_source_id>/": "a redirect to where it is now",
    "admin/localize/translate/<int:translation_id>/disable/": "a redirect to where it is now",
    "admin/^.*/$": "what there is not",
}


def addresses_below(resolver, route="", namespace=""):
    """Yield (namespace, name, route) of every address; the name may be None."""
    for pattern in resolver.url_patterns:
        here = f"{route}{pattern.pattern}"
        if hasattr(pattern, "url_patterns"):
            inner = ":".join(filter(None, (namespace, pattern.namespace)))
            yield from addresses_below(pattern, here, inner)
        elif here.startswith("admin/"):
            yield namespace, pattern.name, here


def admin_names() -> list[tuple[str, str]]:
    return sorted({(s, name) for s, name, _route in addresses_below(get_resolver()) if name})


def unknown_to_us(resolver) -> list[str]:
    """Return the routes below /admin/ that nobody here knows, by their name or as they are."""
    return [
        route
        for space, name, route in addresses_below(resolver)
        if (name not in known_names(space) if name else route not in UNNAMED)
    ]


def known_names(namespace: str) -> set[str]:
    if namespace.startswith("wagtailsnippets_"):
        return OF_A_SNIPPET
    if namespace.startswith("wagtailsnippetchoosers_"):
        return OF_A_CHOOSER
    return KNOWN.get(namespace, set())


def test_every_address_below_admin_is_known():
    unknown = unknown_to_us(get_resolver())
    assert unknown == [], "walk these here, or say in KNOWN or UNNAMED what they are"
    assert len(admin_names()) > 300


@pytest.mark.parametrize("name", [None, "dump"])
def test_an_address_of_ours_below_admin_is_not_overlooked(name):
    """Also where it stands beside those of Wagtail, or has no name to be asked by."""
    added = at("admin/dump/", lambda request: None, name=name)
    inside = at("admin/", include([at("other/", lambda request: None, name=name)]))
    there = SimpleNamespace(url_patterns=[*get_resolver().url_patterns, added, inside])
    assert unknown_to_us(there) == ["admin/dump/", "admin/other/"]


@pytest.fixture
def everything(db, keeper):
    """Somebody in every group there is, with every permission on the directory, who keeps
    another organization than the shelter's: the most that is not the right to it.
    """
    keeper.groups.set(Group.objects.all())
    group = Group.objects.get_or_create(name="All of the directory")[0]
    for model in apps.get_app_config("directory").get_models():
        if model._meta.model_name != "keepership":  # whoever may write it, gives oneself the right
            verbs = ("add", "change", "delete", "view")
            names = [f"directory.{verb}_{model._meta.model_name}" for verb in verbs]
            group.permissions.add(*map(permission, names))
    keeper.groups.add(group)
    return keeper


@pytest.fixture
def rows(shelter, desk, resident):
    """Rows of the shelter by kind, with what happened to them in the log."""
    chief = Contact.objects.create(organization=shelter.organization, title="Drejtuese Streha")
    kept = Keepership.objects.create(user=resident, organization=shelter.organization)
    pair = shelter.service_at_locations.get()
    role, _is_new = Role.objects.get_or_create(code="ngo", defaults={"jurisdiction_id": "AL"})
    seat = ReferralMembership.objects.create(
        municipality=Municipality.objects.get(code="al-kukes"),
        organization=shelter.organization,
        role=role,
        body="etn",
        level="municipality",
    )
    term = TaxonomyTerm.objects.create(code="floor", name="floor")
    word = Attribute.objects.create(
        link_entity="location", link_id=pair.location_id, taxonomy_term=term, value=MARKER
    )
    ours = (shelter.organization, shelter, pair.location, pair, chief, kept, seat, word)
    found = {row._meta.model_name: row for row in ours}
    for row in found.values():
        log(instance=row, action="wagtail.edit", user=resident)
    return found


@pytest.fixture(params=STAFF)
def staff(request, desk, rows, client):
    user = request.getfixturevalue(request.param)
    Keepership.objects.get_or_create(user=user, organization=desk.organization)
    client.force_login(user)
    return user


def arguments(namespace: str, rows) -> list[list]:
    """Return what to fill the parameters of the addresses of `namespace` with, in turn."""
    if namespace.startswith(("wagtailsnippets_", "wagtailsnippetchoosers_")):
        app, kind = namespace.split("_")[1:]
        key = apps.get_model(app, kind)._meta.pk
        unknown = UNKNOWN if key.get_internal_type() == "UUIDField" else 1
        return [[], [rows[kind].pk if kind in rows else unknown]]
    if namespace.endswith("_chooser"):
        return [[], [1]]
    page = Page.objects.filter(depth=2).first().pk
    tries = [[], [page], [rows["service"].pk], [page, 1], [page, "live", "latest"]]
    for name, row in rows.items():
        tries += [["directory", name], ["directory", name, row.pk], ["directory", name, row.pk, 1]]
        tries += [["directory", name, "delete"]]
    return [*tries, ["directory", "service", "change"], [1, "x", 1], [1, "original"], ["x", "y"]]


def addresses(rows):
    """Yield every address below /admin/ that can be built from what there is."""
    for namespace, name in admin_names():
        if name in ("wagtailadmin_logout", "wagtailadmin_error_test"):
            continue  # the first ends the walk, the second raises and no more
        full = f"{namespace}:{name}" if namespace else name
        built = set()
        for given in arguments(namespace, rows):
            try:
                built.add(reverse(full, args=given))
            except NoReverseMatch:
                continue
        assert built, f"{full}: say in `arguments` with what it is asked"
        yield from ((full, path) for path in sorted(built))


def queries(full: str, rows) -> list[str]:
    """Return the query strings that make an address say more."""
    ids = "&".join(f"id={row.pk}" for row in rows.values())
    space, _colon, name = full.rpartition(":")
    if name == "wagtail_bulk_action":
        return ["?id=all", f"?{ids}"]
    if name.endswith("chosen_multiple"):
        kind = space.rpartition("_directory_")[2]
        return [f"?id={rows[kind].pk if kind in rows else 2}"]  # 2: the page below the root
    if name in ("list", "index") or "report" in full or name.endswith("searches"):
        return ["", f"?q={MARKER}", "?export=csv", "?export=xlsx"]
    if "choose" in name or "autocomplete" in name or name in ("listing", "search", "list_results"):
        return ["", f"?q={MARKER}&search={MARKER}&term={MARKER}", "?q=Shtëpia"]
    return [""]


def text_of(answer) -> str:
    kind = answer.get("Content-Type", "")
    if "spreadsheet" in kind:
        return unpacked(answer)
    said = answer.getvalue() if answer.streaming else answer.content
    headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    return f"{said.decode('utf-8', 'replace')}\n{headers}"


def told(text: str, asked: str, rows) -> list[str]:
    """Return what `text` says of the shelter beyond what the address `asked` said itself."""
    for echo in (asked, MARKER if MARKER in asked else ""):
        text = text.replace(echo, "") if echo else text
    keys = [str(row.pk) for kind, row in rows.items() if kind not in ("service", "keepership")]
    names = [SHELTERS_NAME, "Drejtuese Streha", *keys]
    return own_words(text) + [word for word in names if word in text and word not in asked]


def test_no_view_below_admin_names_the_shelter(staff, rows, client):
    found, seen, broken = {}, set(), set()
    client.raise_request_exception = False
    for full, path in addresses(rows):
        for query in queries(full, rows):
            for name in caches:
                caches[name].clear()
            answer = client.get(path + query)
            if answer.status_code == 200:
                seen.add(full)
            elif answer.status_code >= 500:
                broken.add(path + query)
            if words := told(text_of(answer), path + query, rows):
                found[path + query] = words
    assert not found, "\n".join(f"{path}: {words}" for path, words in found.items())
    assert [path for path in broken if "chosen" not in path] == []  # Wagtail, of an id of no kind
    assert client.get("/admin/localize/api/snippets/reference/emergencyline/").status_code == 200
    assert len(seen) > 40, sorted(seen)


def test_who_is_no_staff_opens_nothing_below_admin(rows, client, worker):
    client.force_login(worker)
    for full, path in addresses(rows):
        answer = client.get(path)
        is_open = re.search("login|password|jsi18n|javascript|sprite|localize/jsi18n", path)
        assert answer.status_code in (302, 403, 404, 405) or is_open, (full, path)
        assert told(text_of(answer), path, rows) == [], path


def test_every_kind_of_record_has_its_desk_in_the_walk():
    ours = {m._meta.model_name for m in get_snippet_models() if m._meta.app_label == "directory"}
    walked = {
        space.rpartition("_directory_")[2] for space, _n in admin_names() if "_directory_" in space
    }
    assert ours == walked
