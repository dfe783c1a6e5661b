"""Asks a receiver what came, with Python's standard library alone.

PAGE is the URL of the page (fake-receiver serve --http), TOKEN its token if it wants one.
"""

import json
import os
import urllib.parse
import urllib.request

API = os.environ["PAGE"].rstrip("/") + "/api/v1"


def ask(method, path, body=None, **parameters):
    query = "?" + urllib.parse.urlencode(parameters) if parameters else ""
    headers = {"Content-Type": "application/json"}
    if "TOKEN" in os.environ:
        headers["Authorization"] = "Bearer " + os.environ["TOKEN"]
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(API + path + query, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=60) as reply:
        text = reply.read()
        return json.loads(text) if text else None


if __name__ == "__main__":
    found = ask("GET", "/wait", count=1, timeout=20, outcome="defer,reject")
    if not found["complete"]:
        raise SystemExit("no mail was refused")
    mail = ask("GET", f"/mails/{found['mails'][0]['id']}")
    print(mail["outcome"], "because of", ", ".join(mail["because"]))
    for cause in mail["causes"]:
        if cause["minded"]:
            print(cause["remedy"])
    ask("DELETE", f"/mails/{mail['id']}")
    ask("PUT", "/receivers/1/persona", {"persona": "permissive"})
    print("now", ask("GET", "/receivers")[0]["persona"])
