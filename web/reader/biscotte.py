"""What a visitor allows, read from the consent cookie. Needs nothing but Python; the middleware at the end is for Django.

    consent = Reader(open("purposes.json").read())
    consent.allowed(header, "statistics")          # header: the request's Cookie header
    consent.allowed(header, "media/youtube")
"""

import json
import logging
import re
import time

logger = logging.getLogger("biscotte")

LIFE = 180 * 24 * 60 * 60  # seconds, counted from the decision
OBJECTION = 400 * 24 * 60 * 60  # likewise, where something is used until the visitor objects
SKEW = 24 * 60 * 60  # how far in the future a decision may lie
LONGEST = 2048

ID = "[a-z][a-z0-9-]{0,31}"
# Header fields for caches near visitors alone: those put them above private.
FOR_CACHES = re.compile(".*cdn-cache-control|surrogate-control|x-accel-expires|edge-control", re.IGNORECASE)
CHOICE = re.compile(
    rf"1\.([1-9][0-9]{{0,10}})(?:((?:\.{ID}:(?:true|false):[a-z0-9]{{1,8}})+)((?:\.~{ID}:(?:true|false))*))?"
)


def values(header, name):
    """The values of the cookie called name, in their order."""
    found = []
    for pair in header.split(";"):
        key, equals, value = pair.partition("=")
        if equals and key.strip(" \t") == name:
            value = value.strip(" \t")
            if len(value) >= 2 and value[0] == value[-1] == '"':
                value = value[1:-1]
            found.append(value)
    return found


def decode(value):
    """A choice, or None for whatever is slightly off: that is no answer. One without answers takes back every earlier one."""
    match = CHOICE.fullmatch(value) if len(value) <= LONGEST else None
    if not match:
        return None
    answers = [field.split(":") for field in (match[2] or "").split(".") if field]
    exceptions = [field[1:].split(":") for field in (match[3] or "").split(".") if field]
    choice = {
        "time": int(match[1]),
        "answers": {category: (granted == "true", fingerprint) for category, granted, fingerprint in answers},
        "exceptions": {service: granted == "true" for service, granted in exceptions},
    }
    twice = len(choice["answers"]) < len(answers) or len(choice["exceptions"]) < len(exceptions)
    return None if twice else choice


def latest(found, now, life=LIFE):
    """The newest choice that counts: script and server write a cookie each, and changing a name or domain can leave more."""
    choices = filter(None, map(decode, found))
    valid = [c for c in choices if c["time"] <= now + SKEW and c["time"] + life > now]
    newest = max(valid, key=lambda c: c["time"], default=None)
    return newest if newest and newest["answers"] else None


def standing(found, purposes, now):
    """The newest choice where something is used until the visitor objects: of one that has run out, the objections count."""
    objectable = {id for id, purpose in purposes.items() if purpose.get("optOut")}
    choice = latest(found, now, OBJECTION if objectable else LIFE)
    if choice is None or choice["time"] + LIFE > now:
        return choice
    return {**choice, "answers": {id: answer for id, answer in choice["answers"].items() if id in objectable}}


def counts(purpose, fingerprint, service):
    """Does an answer to a fingerprint cover a service, or with "" everything? An earlier one does, but for what is new."""
    if fingerprint == purpose["fingerprint"] or purpose.get("optOut"):
        return True
    added = purpose.get("earlier", {}).get(fingerprint)
    return added is not None and (service not in added if service else not added)


class Reader:
    """Knows what today's policy asks: purposes.json, which lies beside consent.js."""

    def __init__(self, purposes):
        known = json.loads(purposes)
        names = [known["cookie"], *known.get("formerly", [])]
        self.names = [each for name in names for each in (name, name + "-lasting")]
        self.purposes = {purpose["id"]: purpose for purpose in known["purposes"]}
        self.regimes = known.get("regimes", [])

    def purposes_in(self, region, signal):
        """What is used until the visitor objects is not where the browser sends a privacy signal that refuses it."""
        for wanted in (region, region.partition("-")[0]):
            for regime in self.regimes:
                if wanted in regime["regions"]:
                    return {p["id"]: {**p, "optOut": p.get("optOut") and not (p.get("gpc") and signal)} for p in regime["purposes"]}
        return self.purposes

    def allowed(self, header, what, now=None, region="", signal=True):
        """May a category, or "category/service", be used?

        region says where the visitor is, as in "US-CA", by what the site's own network says of the request; without it
        the strictest regime holds. signal says whether the request has Sec-GPC: 1; who passes a region and does not say
        is taken to have it.
        """
        purposes, now = self.purposes_in(region, signal), time.time() if now is None else now
        found = [value for name in self.names for value in values(header, name)]
        category, _, service = what.partition("/")
        return self.allows(standing(found, purposes, now), category, service, purposes)

    def allows(self, choice, category, service="", purposes=None):
        purpose = (self.purposes if purposes is None else purposes).get(category)
        if purpose is None or service and service not in purpose.get("services", []):
            return False
        if purpose.get("exempt"):
            return True
        granted, fingerprint = (choice or {"answers": {}})["answers"].get(category, (None, None))
        if granted is None:
            return bool(purpose.get("optOut"))
        if not counts(purpose, fingerprint, service):
            return False
        return choice["exceptions"].get(service, granted)


class Allowed:
    """What one visitor allows: consent["statistics"], in a template {% if request.consent.statistics %}.

    asked tells whether anybody has looked. Then the response depends on the visitor's answer, and must not be kept for
    others: see private. Once its headers are out it is too late to look for the first time, and nothing is allowed.
    """

    def __init__(self, reader, header, ask=lambda: None, region="", signal=True):
        self.reader, self.header, self.ask, self.region, self.signal = reader, header, ask, region, signal
        self.asked = self.sent = False

    def __getitem__(self, what):
        if self.sent and not self.asked:
            logger.warning("consent[%r] was read after the headers were sent: read it before, or caches serve one visitor's answer to others", what)
            return False
        if not self.asked:
            self.asked = True
            self.ask()
        return self.reader.allowed(self.header, what, region=self.region, signal=self.signal)


def private(headers):
    """Response headers, as pairs, for a response that depends on the visitor's answer: no cache keeps it for another."""
    vary, control, others = [], [], []
    for name, value in headers:
        into = {"vary": vary, "cache-control": control}.get(name.lower())
        if FOR_CACHES.fullmatch(name):
            continue
        if into is None:
            others.append((name, value))
        else:
            into.extend(part.strip() for part in value.split(",") if part.strip())
    if not any(field.lower() in ("cookie", "*") for field in vary):
        vary.append("Cookie")
    control = [part for part in control if part.partition("=")[0].lower() not in ("public", "private", "s-maxage")]
    return [*others, ("Vary", ", ".join(vary)), ("Cache-Control", ", ".join([*control, "private"]))]


class WSGI:
    """WSGI: application = biscotte.WSGI(application, reader); then environ["biscotte.consent"]["statistics"].

    region is the key of environ in which the site's own network says where the visitor is, as in "HTTP_CF_IPCOUNTRY".
    """

    def __init__(self, application, reader, region=""):
        self.application, self.reader, self.region = application, reader, region

    def __call__(self, environ, start_response):
        consent = environ["biscotte.consent"] = Allowed(
            self.reader, environ.get("HTTP_COOKIE", ""), region=environ.get(self.region, ""), signal=environ.get("HTTP_SEC_GPC") == "1"
        )

        def start(status, headers, *more):
            consent.sent = True
            return start_response(status, private(headers) if consent.asked else headers, *more)

        return self.application(environ, start)


def middleware(get_response):
    """Django: MIDDLEWARE = [..., "biscotte.middleware"], BISCOTTE_PURPOSES = the path of purposes.json.

    A response that has looked at request.consent is private and varies with the cookie, and Django's cache does not keep
    it, wherever its middleware stands. Others are left as they are. BISCOTTE_REGION is the key of request.META in which
    the site's own network says where the visitor is, as in "HTTP_CF_IPCOUNTRY"; without it the strictest regime holds.
    """
    from django.conf import settings
    from django.utils.cache import patch_cache_control, patch_vary_headers

    with open(settings.BISCOTTE_PURPOSES, encoding="utf-8") as file:
        reader = Reader(file.read())

    def handle(request):
        response = None

        def ask():
            # UpdateCacheMiddleware and cache_page may stand inside of this, and learn by this alone not to keep the
            # response. FetchFromCacheMiddleware may set it again after somebody has looked: hence no mere value.
            never = property(lambda self: False, lambda self, value: None)
            request.__class__ = type(type(request).__name__, (type(request),), {"_cache_update_cache": never})
            if response is not None:
                mark(response)

        def mark(response):
            patch_vary_headers(response, ["Cookie"])
            patch_cache_control(response, private=True)
            # Shared caches alone would obey these, and some put them above private.
            control = [part for part in response["Cache-Control"].split(", ") if not part.startswith(("s-maxage", "public"))]
            response["Cache-Control"] = ", ".join(control)
            for name in [name for name in response.headers if FOR_CACHES.fullmatch(name)]:
                del response[name]

        region = request.META.get(getattr(settings, "BISCOTTE_REGION", ""), "")
        signal = request.META.get("HTTP_SEC_GPC") == "1"
        consent = request.consent = Allowed(reader, request.META.get("HTTP_COOKIE", ""), ask, region, signal)
        response = get_response(request)
        if consent.asked:
            mark(response)
        # What streams is read once the headers are out; another middleware may still look before that, at its peril.
        consent.sent = getattr(response, "streaming", False)
        return response

    return handle
