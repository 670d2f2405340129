"""Static files under names that carry their content, also where one module imports another."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class PortalStaticFilesStorage(CompressedManifestStaticFilesStorage):
    # Else `import "./deadlines.js"` keeps the plain name: fetched a second time beside the
    # hashed one, and an old copy may stay in a reader's cache after an update.
    support_js_module_import_aggregation = True
