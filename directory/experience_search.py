"""How the pages *How a municipality did it* are found."""

from django.utils.translation import gettext_lazy as _

from directory.models.experience import ExperiencePage
from portal.base.search_index import body_texts
from search.registry import SearchIndex, key_of, register
from search.sections import Facts, Reader, Section


def extract(page) -> list[Section]:
    if not page.live or page.alias_of_id:
        return []
    language = page.locale.language_code
    return [
        Section(
            uid=f"{key_of(page)}:top:{language}",
            object_key=key_of(page),
            kind="practice",
            title=page.title,
            path=(page.municipality.name,),
            body=" ".join([page.summary, page.funding, *body_texts(page.body)]),
            url=page.get_url(),
            language=language,
            audience=page.audience,
            jurisdiction=page.municipality.jurisdiction_id,
            group=str(page.translation_key),
            day=page.last_published_at.date() if page.last_published_at else None,
        )
    ]


def objects():
    return (
        ExperiencePage.objects.live()
        .filter(alias_of__isnull=True)
        .select_related("locale", "municipality")
        .order_by("pk")
    )


def facts(uids: list[str], reader: Reader) -> dict[str, Facts]:
    pks = {uid: uid.split(":")[1] for uid in uids}
    readable = ExperiencePage.objects.live().filter(
        pk__in=set(pks.values()), audience__in=reader.audiences
    )
    found = {str(pk) for pk in readable.values_list("pk", flat=True)}
    return {uid: Facts() for uid, pk in pks.items() if pk in found}


register(
    SearchIndex(
        model=ExperiencePage,
        kinds={"practice": _("How others did it")},
        extract=extract,
        objects=objects,
        facts=facts,
        weight=0.8,  # a story accompanies the step and the number, it does not replace them
    )
)
