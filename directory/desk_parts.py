"""Lists inside the keepers' forms: phones, hours, languages and what else hangs on a record."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel


def spoken_languages():
    return InlinePanel(
        "languages",
        heading=_("Spoken languages"),
        panels=[FieldRowPanel([FieldPanel("code"), FieldPanel("note")]), FieldPanel("name")],
    )


def phones():
    return InlinePanel(
        "phones",
        heading=_("Phones"),
        help_text=_("One line for each number; the extension in its own field."),
        panels=[
            FieldRowPanel([FieldPanel("number"), FieldPanel("extension")]),
            FieldPanel("description"),
            FieldPanel("is_intake"),
            FieldPanel("type"),
            spoken_languages(),
        ],
    )


def schedules():
    return InlinePanel(
        "schedules",
        heading=_("Hours"),
        help_text=_(
            "One rule for each run of days; a lunch break is two rules. A holiday closing is a "
            "rule “closed on these dates”."
        ),
        panels=[
            FieldRowPanel([FieldPanel("kind"), FieldPanel("byday")]),
            FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
            FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
            FieldPanel("on_holidays"),
            FieldPanel("description"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("freq"), FieldPanel("interval")]),
                    FieldRowPanel([FieldPanel("dtstart"), FieldPanel("until")]),
                    FieldRowPanel([FieldPanel("count"), FieldPanel("wkst")]),
                    FieldRowPanel([FieldPanel("bymonthday"), FieldPanel("byyearday")]),
                    FieldPanel("byweekno"),
                    FieldPanel("attending_type"),
                    FieldPanel("schedule_link"),
                    FieldPanel("notes"),
                ],
                heading=_("Not every week"),
            ),
        ],
    )


def service_areas():
    return InlinePanel(
        "service_areas",
        heading=_("Takes people from"),
        help_text=_("Each line names one territory: the country, a municipality or a unit."),
        panels=[
            FieldPanel("country"),
            FieldPanel("municipality"),
            FieldPanel("administrative_unit"),
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldPanel("description"),
                    FieldPanel("extent"),
                    FieldPanel("extent_type"),
                    FieldPanel("uri"),
                ],
                heading=_("A territory of another directory"),
            ),
        ],
    )


def required_documents():
    return InlinePanel(
        "required_documents",
        heading=_("Required documents"),
        panels=[
            FieldPanel("document"),
            FieldPanel("document_sq"),
            FieldPanel("document_sr_latn"),
            FieldPanel("document_en"),
            FieldPanel("uri"),
        ],
    )


def costs():
    return InlinePanel(
        "cost_options",
        heading=_("Costs"),
        help_text=_("Nothing here and “free” in words is enough for what costs nothing."),
        panels=[
            FieldPanel("option"),
            FieldRowPanel([FieldPanel("amount"), FieldPanel("currency")]),
            FieldPanel("amount_description"),
            FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
        ],
    )


def funding():
    return InlinePanel("funding", heading=_("Who pays"), panels=[FieldPanel("source")])


def translations():
    return InlinePanel(
        "translations",
        heading=_("In other languages"),
        help_text=_("A field left empty is shown in the language of the service."),
        panels=[
            FieldPanel("language"),
            FieldPanel("name"),
            FieldPanel("alternate_name"),
            FieldPanel("alert"),
            FieldPanel("description"),
            FieldPanel("eligibility_description"),
            FieldPanel("not_for"),
            FieldPanel("application_process"),
            FieldPanel("fees_description"),
        ],
    )


def addresses():
    return InlinePanel(
        "addresses",
        heading=_("Addresses"),
        panels=[
            FieldPanel("attention"),
            FieldPanel("address_1"),
            FieldPanel("address_2"),
            FieldRowPanel([FieldPanel("postal_code"), FieldPanel("city")]),
            FieldRowPanel([FieldPanel("state_province"), FieldPanel("region")]),
            FieldRowPanel([FieldPanel("country"), FieldPanel("address_type")]),
        ],
    )


def accessibility():
    return InlinePanel(
        "accessibility",
        heading=_("Accessibility"),
        panels=[FieldPanel("description"), FieldPanel("details"), FieldPanel("url")],
    )


def register_numbers():
    return InlinePanel(
        "organization_identifiers",
        heading=_("Numbers in registers"),
        panels=[
            FieldPanel("identifier_type"),
            FieldPanel("identifier"),
            FieldPanel("identifier_scheme"),
        ],
    )


def origin():
    """Where the record came from; what an import writes there joins it to the next one."""
    return MultiFieldPanel(
        [
            FieldPanel("source"),
            FieldPanel("external_id", read_only=True),
            FieldPanel("is_sample"),
        ],
        heading=_("Where it comes from"),
    )
