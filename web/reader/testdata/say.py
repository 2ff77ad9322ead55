"""Says what biscotte.py makes of the vectors on standard input, as JSON."""

import json
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, ".")
import biscotte

asked = json.load(sys.stdin)
reader = biscotte.Reader(json.dumps(asked["known"]))


def plain(choice):
    if choice is None:
        return None
    return {
        "time": choice["time"],
        "answers": [{"category": c, "granted": g, "fingerprint": f} for c, (g, f) in choice["answers"].items()],
        "exceptions": [{"service": s, "granted": g} for s, g in choice["exceptions"].items()],
    }


json.dump({
    "values": [biscotte.values(v["header"], v["name"]) for v in asked["values"]],
    "decode": [plain(biscotte.decode(v)) for v in asked["decode"]],
    "latest": [plain(biscotte.latest(v["values"], v["now"])) for v in asked["latest"]],
    "allowed": [reader.allowed(v["header"], v["what"], v["now"], v["region"], v["signal"]) for v in asked["allowed"]],
}, sys.stdout)
