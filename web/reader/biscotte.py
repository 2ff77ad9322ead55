"""What a visitor allows, read from the consent cookie. Needs nothing but Python; the middleware at the end is for Django.

    consent = Reader(open("purposes.json").read())
    consent.allowed(header, "statistics")          # header: the request's Cookie header
    consent.allowed(header, "media/youtube")
"""

import json
import re
import time

LIFE = 180 * 24 * 60 * 60  # seconds, counted from the decision
SKEW = 24 * 60 * 60  # how far in the future a decision may lie
LONGEST = 2048

ID = "[a-z][a-z0-9-]{0,31}"
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


def latest(found, now):
    """The newest choice that counts: script and server write a cookie each, and changing a name or domain can leave more."""
    choices = filter(None, map(decode, found))
    valid = [c for c in choices if c["time"] <= now + SKEW and c["time"] + LIFE > now]
    newest = max(valid, key=lambda c: c["time"], default=None)
    return newest if newest and newest["answers"] else None


def counts(purpose, fingerprint, service):
    """Does an answer to a fingerprint cover a service, or with "" everything? An earlier one does, but for what is new."""
    if fingerprint == purpose["fingerprint"]:
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

    def allowed(self, header, what, now=None):
        """May a category, or "category/service", be used?"""
        found = [value for name in self.names for value in values(header, name)]
        choice = latest(found, time.time() if now is None else now)
        category, _, service = what.partition("/")
        return self.allows(choice, category, service)

    def allows(self, choice, category, service=""):
        purpose = self.purposes.get(category)
        if purpose is None or service and service not in purpose.get("services", []):
            return False
        if purpose.get("exempt"):
            return True
        granted, fingerprint = (choice or {"answers": {}})["answers"].get(category, (False, None))
        if not counts(purpose, fingerprint, service):
            return False
        return choice["exceptions"].get(service, granted)


class Allowed:
    """In a template: {% if request.consent.statistics %}."""

    def __init__(self, reader, header):
        self.reader, self.header = reader, header

    def __getitem__(self, what):
        return self.reader.allowed(self.header, what)


def middleware(get_response):
    """Django: MIDDLEWARE = [..., "biscotte.middleware"], BISCOTTE_PURPOSES = the path of purposes.json."""
    from django.conf import settings

    with open(settings.BISCOTTE_PURPOSES, encoding="utf-8") as file:
        reader = Reader(file.read())

    def handle(request):
        request.consent = Allowed(reader, request.META.get("HTTP_COOKIE", ""))
        return get_response(request)

    return handle
