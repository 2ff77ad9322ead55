"""A small portal in English, French and Spanish. The test says how: DJANGO_PORTAL is JSON with `tag`, the address of
consent.js, and `settings`, which replace the ones below by name."""

import json
import os

PORTAL = json.loads(os.environ["DJANGO_PORTAL"])

SECRET_KEY = "only for tests, on this machine"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "urls"
INSTALLED_APPS = ["django.contrib.sessions"]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [os.path.dirname(__file__)],
        "OPTIONS": {"context_processors": ["django.template.context_processors.i18n", "django.template.context_processors.request"]},
    }
]
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("es", "Español")]

globals().update(PORTAL["settings"])
