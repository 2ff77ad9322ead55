"""Asks a real Django what a template says to the Cookie headers on standard input, as JSON: a list of strings."""

import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.getcwd())

from django.conf import settings

settings.configure(
    SECRET_KEY="only for tests, on this machine",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=["biscotte.middleware"],
    BISCOTTE_PURPOSES=sys.argv[1],
    TEMPLATES=[{
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }],
)

import django
from django.http import HttpResponse
from django.template import engines
from django.test import Client
from django.urls import path

django.setup()
page = "{% if request.consent.statistics %}counted{% else %}not counted{% endif %}"


def home(request):
    return HttpResponse(engines["django"].from_string(page).render({}, request))


urlpatterns = [path("", home)]
json.dump([Client(HTTP_COOKIE=header).get("/").content.decode() for header in json.load(sys.stdin)], sys.stdout)
