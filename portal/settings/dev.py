"""A developer's desk and the demo: no secrets needed, never for real people's data."""

from .base import *
from .base import VAR_DIR, env

DEBUG = env.bool("DEBUG", True)
DEMO_CONTENT = True
SECRET_KEY = "dev-only-never-in-production-0000000000000000000000000000"
ALLOWED_HOSTS = ["*"]
INTERNAL_IPS = ["127.0.0.1"]
for folder in ("mail", "media", "index", "static"):
    (VAR_DIR / folder).mkdir(parents=True, exist_ok=True)
