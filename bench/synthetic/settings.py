"""The portal's settings on data of the bench's own: ZYRA_VAR names the folder of one size."""

from portal.settings.dev import *  # noqa: F403
from portal.settings.dev import INSTALLED_APPS

DEBUG = False
INSTALLED_APPS = [*INSTALLED_APPS, "bench.synthetic"]
