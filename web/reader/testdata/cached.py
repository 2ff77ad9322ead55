"""Asks a real Django and a WSGI application what their caches keep. Prints the faults, one a line, as JSON: a list."""

import itertools
import json
import os
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.getcwd())

from django.conf import settings

settings.configure(
    SECRET_KEY="only for tests, on this machine",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    BISCOTTE_PURPOSES=sys.argv[1],
    CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    LOGGING_CONFIG=None,
)

import django
from django.core.cache import cache
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, override_settings
from django.urls import path
from django.views.decorators.cache import cache_control, cache_page

import biscotte

django.setup()
drawn = []


def body(request):
    drawn.append(request.path)
    return "counted" if request.consent["statistics"] else "not counted"


def plain(request):
    return HttpResponse(body(request))


def early(request):
    """What a middleware has read decides."""
    drawn.append(request.path)
    return HttpResponse("counted" if request.counted else "not counted")


def silent(request):
    drawn.append(request.path)
    return HttpResponse("the same for all")


def late(request):
    return StreamingHttpResponse(body(request) for _ in range(1))


def ahead(request):
    said = body(request)
    return StreamingHttpResponse(said for _ in range(1))


def look(get_response):
    def handle(request):
        request.counted = request.path == "/early" and request.consent["statistics"]
        return get_response(request)

    return handle


def public(view):
    """For everybody, whoever keeps it."""
    def handle(request):
        response = cache_control(public=True, s_maxage=600, max_age=600)(view)(request)
        response["CDN-Cache-Control"] = "max-age=600"
        return response

    return handle


urlpatterns = [
    path("plain", plain), path("early", early), path("silent", silent), path("late", late), path("ahead", ahead),
    path("page", cache_page(600)(plain)), path("public", public(plain)), path("public-page", cache_page(600)(public(plain))),
]

now = int(time.time())
yes, no = (f"eu-consent=1.{now - 60}.statistics:{answer}:k3f9a2" for answer in ("true", "false"))
visitors = [(yes, "counted"), ("", "not counted"), (no, "not counted"), (yes, "counted"), (no, "not counted")]
faults = []


def expect(true, *what):
    if not true:
        faults.append(" ".join(map(str, what)))


def ask(path, header):
    response = Client(HTTP_COOKIE=header).get("/" + path)
    said = b"".join(response.streaming_content) if response.streaming else response.content
    expect(path == "silent" or not response.get("CDN-Cache-Control"), path, "is kept by caches near visitors")
    return said.decode(), response.get("Vary", ""), response.get("Cache-Control", "")


update, fetch = "django.middleware.cache.UpdateCacheMiddleware", "django.middleware.cache.FetchFromCacheMiddleware"
ours, reads = "biscotte.middleware", __name__ + ".look"
orders = [o for o in itertools.permutations([update, fetch, ours, reads]) if o.index(update) < o.index(fetch) and o.index(ours) < o.index(reads)]
for order in [*orders, (ours, reads)]:
    with override_settings(MIDDLEWARE=order):
        names = [name.rpartition(".")[2] for name in order]
        for where in ["plain", "early", "page", "public", "public-page", "ahead"]:
            cache.clear()
            for header, want in visitors:
                said, vary, control = ask(where, header)
                expect(said == want, names, where, header, "reads", said)
                expect("Cookie" in vary and "private" in control, names, where, "has", vary, control)
                expect("public" not in control and "s-maxage" not in control, names, where, "has", control)
        cache.clear()
        drawn.clear()
        for header, _ in visitors:
            said, vary, control = ask("silent", header)
            expect("Cookie" not in vary and "private" not in control, names, "silent has", vary, control)
        expect(len(drawn) == (1 if update in order else len(visitors)), names, "silent is drawn", len(drawn), "times")
        expect(ask("late", yes)[0] == "not counted", names, "a stream that asks too late is told yes")


def application(environ, start_response):
    asked = environ["PATH_INFO"] != "/silent"
    said = asked and environ["biscotte.consent"]["statistics"]
    start_response("200 OK", [("Cache-Control", "public, s-maxage=9, max-age=60"), ("Vary", "Accept"), *([("Surrogate-Control", "max-age=60")] if asked else [])])
    return [b"counted" if said else b"not counted"]


with open(sys.argv[1]) as file:
    wrapped = biscotte.WSGI(application, biscotte.Reader(file.read()))
for where, want in {"/": [("Vary", "Accept, Cookie"), ("Cache-Control", "max-age=60, private")], "/silent": [("Cache-Control", "public, s-maxage=9, max-age=60"), ("Vary", "Accept")]}.items():
    out = []
    said = b"".join(wrapped({"PATH_INFO": where, "HTTP_COOKIE": yes}, lambda status, headers: out.extend(headers)))
    expect(out == want, "WSGI", where, out)
    expect(said == (b"counted" if where == "/" else b"not counted"), "WSGI", where, said)

json.dump(faults, sys.stdout)
