"""Forms of the editors: a document is what its bytes say; the sign-in speaks their language."""

import zipfile
from pathlib import Path

import puremagic
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.documents.forms import BaseDocumentForm

from portal.accounts.access import Audience

# What the bytes of each accepted ending may turn out to be.
ZIP_CONTENT = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
    "odt": "content.xml",
    "ods": "content.xml",
}


def is_what_it_says(file) -> bool:
    """Say whether the content of `file` fits the ending of its name. Rewinds the file."""
    ending = Path(file.name).suffix.lstrip(".").lower()
    file.seek(0)
    head = file.read(4096)
    try:
        if ending == "pdf":
            return b"%PDF-" in head[:1024]
        if ending in ZIP_CONTENT:
            file.seek(0)
            with zipfile.ZipFile(file) as archive:
                return ZIP_CONTENT[ending] in archive.namelist()
        if ending in ("txt", "vtt"):
            return b"\x00" not in head
        if ending in ("mp4", "webm"):
            return any(m.mime_type.startswith("video/") for m in puremagic.magic_string(head))
        return False
    except (zipfile.BadZipFile, puremagic.PureError, ValueError):
        return False
    finally:
        file.seek(0)


class PortalDocumentForm(BaseDocumentForm):
    """Serves every way to upload: one file, several at once, from a page's editor."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("language", "audience"):
            self.fields[name].required = False  # several at once: asked for afterwards

    def clean_language(self):
        return self.cleaned_data["language"] or settings.LANGUAGE_CODE

    def clean_audience(self):
        """Return the audience; a file that nobody decided on yet is closed to the public."""
        return self.cleaned_data["audience"] or Audience.PROFESSIONAL

    def add_error(self, field, error):
        """Leave out what the model says of a file that this form does not ask for, or refused.

        Wagtail's second step of an upload has no file field, yet the model
        speaks of the file; it was looked at in the first step. A refused file
        never reaches the model, which would then complain of an empty name.
        """
        is_settled = "file" not in self.fields or "file" in self.errors
        if is_settled and hasattr(error, "error_dict"):
            error.error_dict.pop("file", None)
            if not error.error_dict:
                return
        super().add_error(field, error)

    def clean_file(self):
        file = self.cleaned_data.get("file")
        if file and "file" in self.changed_data:
            _refuse_other_endings(file)
            _refuse_other_content(file)
        return file


def _refuse_other_endings(file) -> None:
    allowed = settings.WAGTAILDOCS_EXTENSIONS
    if Path(file.name).suffix.lstrip(".").lower() not in allowed:
        raise forms.ValidationError(
            _("“%(name)s” cannot be kept here. Kinds of file that can: %(allowed)s."),
            params={
                "name": Path(file.name).name,
                "allowed": ", ".join(ending.upper() for ending in allowed),
            },
            code="other-ending",
        )


def _refuse_other_content(file) -> None:
    if not is_what_it_says(file):
        raise forms.ValidationError(
            _(
                "The content of “%(name)s” is not %(ending)s, whatever its name says. "
                "Save it again in the program that made it, then upload that file."
            ),
            params={
                "name": Path(file.name).name,
                "ending": Path(file.name).suffix.lstrip(".").upper(),
            },
            code="not-what-it-says",
        )


class EditorLoginForm(LoginForm):
    """Wagtail's form leaves the label of the password in English."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
