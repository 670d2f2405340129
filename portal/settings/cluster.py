"""Where the search cluster is, and who may ask it: read from the environment, nonsense refused.

No value is ever repeated in a message: keys and passwords are among them.
"""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

PREFIX = re.compile(r"[a-z][a-z0-9_]{0,30}")  # of index names; no hyphen, it ends the prefix


def read_cluster(env) -> dict:
    """Return the options of `search.engines.elastic_cluster`. Raises ImproperlyConfigured.

    urls: of the nodes, or of what stands before them. ca: file of the authority that
    signed the cluster's certificate. shards, replicas ("0-2"): of an index built from
    now on. seconds: that one page waits in all; write_seconds: that one request of
    the drain waits.
    """
    addresses = env.list("SEARCH_CLUSTER_URLS", ["http://127.0.0.1:9200"])
    options = {
        "urls": list(dict.fromkeys(url.strip().rstrip("/") for url in addresses)),
        "ca": env.str("SEARCH_CLUSTER_CA", ""),
        "verify": env.bool("SEARCH_CLUSTER_VERIFY", True),
        "api_key": env.str("SEARCH_CLUSTER_API_KEY", ""),
        "user": env.str("SEARCH_CLUSTER_USER", ""),
        "password": env.str("SEARCH_CLUSTER_PASSWORD", ""),
        "prefix": env.str("SEARCH_CLUSTER_PREFIX", "zyra"),
        "shards": env.int("SEARCH_CLUSTER_SHARDS", 1),
        "replicas": env.str("SEARCH_CLUSTER_REPLICAS", "0-2"),
        "seconds": env.float("SEARCH_CLUSTER_SECONDS", 0.5),
        "write_seconds": env.float("SEARCH_CLUSTER_WRITE_SECONDS", 30.0),
    }
    for fault in _faults(options):
        raise ImproperlyConfigured(f"{fault} (docs/administrator.md)")
    return options


def _faults(options: dict):
    yield from _faults_of_addresses([urlsplit(url) for url in options["urls"]])
    is_safe = all(url.startswith("https://") for url in options["urls"])
    if options["api_key"] and options["user"]:
        yield "SEARCH_CLUSTER_API_KEY and SEARCH_CLUSTER_USER exclude each other"
    if bool(options["user"]) != bool(options["password"]):
        yield "SEARCH_CLUSTER_USER and SEARCH_CLUSTER_PASSWORD belong together"
    if (options["api_key"] or options["user"]) and not is_safe:
        yield "A key or password goes to the cluster over https:// alone"
    if not PREFIX.fullmatch(options["prefix"]):
        yield "SEARCH_CLUSTER_PREFIX is small letters, digits and _, a letter first"
    if not re.fullmatch(r"\d+-(\d+|all)", options["replicas"]):
        yield "SEARCH_CLUSTER_REPLICAS looks like 0-2"
    if not 1 <= options["shards"] <= 64:
        yield "SEARCH_CLUSTER_SHARDS is between 1 and 64"
    if not 0.1 <= options["seconds"] <= 30 or not 1 <= options["write_seconds"] <= 600:
        yield "SEARCH_CLUSTER_SECONDS is 0.1 to 30, SEARCH_CLUSTER_WRITE_SECONDS 1 to 600"


def _faults_of_addresses(addresses: list):
    schemes = {address.scheme for address in addresses}
    if not addresses or not schemes <= {"http", "https"} or len(schemes) > 1:
        yield "SEARCH_CLUSTER_URLS lists addresses that all begin with http:// or all with https://"
    if not all(address.hostname for address in addresses):
        yield "An address of SEARCH_CLUSTER_URLS has no host"
    if any("@" in address.netloc for address in addresses):
        yield "SEARCH_CLUSTER_URLS holds no user: use SEARCH_CLUSTER_API_KEY or _USER and _PASSWORD"
