"""The portal's pages. Its home lies deeper too, for a language cookie with a path."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from django.views.i18n import set_language


def home(request):
    """A page that says something in words that Django itself has translated."""
    return render(request, "home.html", {
        "words": gettext("This field is required."),
        "user": request.session.get("user"),
        "tag": settings.PORTAL["tag"],
        "preferences": settings.PORTAL["settings"].get("PREFERENCES"),
        "closed": settings.LANGUAGE_COOKIE_HTTPONLY,
    })


def closed(request):
    """The same, and no script may run."""
    response = home(request)
    response["Content-Security-Policy"] = "script-src 'none'"
    return response


@require_POST
def sign_in(request):
    request.session["user"] = request.POST["user"]
    return HttpResponseRedirect(request.META["HTTP_REFERER"])


urlpatterns = [
    path("", home),
    path("portal/", home),
    path("closed/", closed),
    path("sign-in", sign_in),
    path("language", set_language),
]
