"""Serves the portal on a free port, which it prints. Ends with its standard input: no test leaves it behind."""

import os
import socketserver
import sys
import threading
from wsgiref import simple_server

sys.dont_write_bytecode = True
here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, "../../reader")]
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"

try:
    from django.core.wsgi import get_wsgi_application
except ImportError:
    sys.exit("error: no Django for %s\nhint: apt-get install python3-django, or make tools" % sys.executable)


class Server(socketserver.ThreadingMixIn, simple_server.WSGIServer):
    daemon_threads = True


class Handler(simple_server.WSGIRequestHandler):
    def log_message(self, *args):
        pass


server = simple_server.make_server("127.0.0.1", 0, get_wsgi_application(), Server, Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.read()
