"""Answers policy/django_test.go with what Django itself would pick. Reads sites as JSON on stdin, one a line:
{"languages": [...], "codes": [...], "requests": [{"cookies": [...], "accept": [...]}]}. Writes for each a line
{"match": [...], "pick": [...]}, where no match is the empty string."""

import json
import sys

from django.conf import settings

settings.configure(USE_I18N=True, LANGUAGE_CODE="xx", INSTALLED_APPS=[])

import django  # noqa: E402
from django.http.cookie import parse_cookie  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.test.signals import setting_changed  # noqa: E402
from django.utils.translation import trans_real  # noqa: E402

django.setup()


def match(code):
    try:
        return trans_real.get_supported_language_variant(code)
    except LookupError:
        return ""


def pick(wish):
    headers = {"HTTP_ACCEPT_LANGUAGE": ",".join(wish["accept"])}
    request = RequestFactory().get("/", **headers)
    request.COOKIES = parse_cookie("; ".join("django_language=" + c for c in wish["cookies"]))
    return trans_real.get_language_from_request(request)


def answer(site):
    settings.LANGUAGES = [(code, code) for code in site["languages"]]
    setting_changed.send(sender=None, setting="LANGUAGES", value=settings.LANGUAGES, enter=True)
    for code in site["languages"]:
        if not trans_real.check_for_language(code):
            sys.exit("Django has no catalogue for %r" % code)
    return {"match": [match(c) for c in site["codes"]], "pick": [pick(r) for r in site["requests"]]}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))))
