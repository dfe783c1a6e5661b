"""Reads cases (see SpfCase.java) from standard input, prints what libspf2 says of each, a line a case.

DNS is asked as Exim does it: names with characters that no host name has do not exist, SERVFAIL and
silence are "try again", a record that cannot be read ("invalid") is no result.
"""
import ctypes as c
import ipaddress
import re
import sys

lib, libc = c.CDLL("libspf2.so.2"), c.CDLL(None)
RESULTS = "none neutral pass fail softfail none temperror permerror".split()
TYPES = {1: "A", 28: "AAAA", 15: "MX", 12: "PTR", 16: "TXT"}
NOT_FOUND, TRY_AGAIN, NO_DATA = 1, 2, 4
HOST = re.compile(r"(?:\w(?:[\w/-]*\w)?\.)*\w(?:[\w/-]*\w)?\.?$", re.A)


class Rr(c.Structure):
    _fields_ = [
        ("domain", c.c_void_p), ("domain_len", c.c_size_t), ("type", c.c_int), ("count", c.c_int),
        ("rr", c.c_void_p), ("lens", c.c_void_p), ("buffers", c.c_int), ("ttl", c.c_long),
        ("utc_ttl", c.c_long), ("herrno", c.c_int), ("hook", c.c_void_p), ("source", c.c_void_p)]


Lookup = c.CFUNCTYPE(c.c_void_p, c.c_void_p, c.c_char_p, c.c_int, c.c_int)


class Server(c.Structure):
    _fields_ = [
        ("destroy", c.c_void_p), ("lookup", Lookup), ("get_spf", c.c_void_p), ("get_exp", c.c_void_p),
        ("add_cache", c.c_void_p), ("below", c.c_void_p), ("name", c.c_char_p), ("debug", c.c_int),
        ("hook", c.c_void_p)]


lib.SPF_dns_rr_new_init.restype = c.c_void_p
lib.SPF_dns_rr_new_init.argtypes = [c.c_void_p, c.c_char_p, c.c_int, c.c_int, c.c_int]
libc.malloc.restype = c.c_void_p
libc.malloc.argtypes = [c.c_size_t]
for f, args in (("SPF_server_new_dns", [c.c_void_p, c.c_int]), ("SPF_request_new", [c.c_void_p])):
    getattr(lib, f).restype = c.c_void_p
    getattr(lib, f).argtypes = args
for f in ("SPF_server_set_rec_dom", "SPF_request_set_ipv6_str", "SPF_request_set_ipv4_str",
          "SPF_request_set_helo_dom", "SPF_request_set_env_from"):
    getattr(lib, f).argtypes = [c.c_void_p, c.c_char_p]
lib.SPF_request_query_mailfrom.argtypes = [c.c_void_p, c.POINTER(c.c_void_p)]
lib.SPF_response_result.argtypes = [c.c_void_p]
lib.SPF_request_free.argtypes = [c.c_void_p]
lib.SPF_response_free.argtypes = [c.c_void_p]
zone, fails = {}, {}


def octets(kind, value):
    if kind in ("A", "AAAA"):
        return ipaddress.ip_address(value).packed.ljust(16, b"\0")
    return (value.split(" ")[1] if kind == "MX" else value).encode().rstrip(
        b"" if kind == "TXT" else b".") + b"\0"


def lookup(server, domain, number, cache):
    name, kind = domain.decode("latin-1").lower(), TYPES.get(number, "")
    def none(why):
        return lib.SPF_dns_rr_new_init(server, domain, number, 0, why)
    if kind in ("A", "AAAA", "MX") and not HOST.match(name):
        return none(NOT_FOUND)
    name = name[:-1] if name.endswith(".") else name
    while (name, "CNAME") in zone:
        name = zone[(name, "CNAME")][0]
    if (name, kind) in fails:
        return none(TRY_AGAIN)
    values = zone.get((name, kind), [])
    if kind == "TXT":
        values = [v for v in values if v.lower().startswith("v=spf1")]
    if not values:
        return none(NO_DATA if kind == "" or any(n == name for n, _ in zone) else NOT_FOUND)
    made = lib.SPF_dns_rr_new_init(server, domain, number, 60, 0)
    rr = Rr.from_address(made)
    rr.rr = libc.malloc(8 * len(values))
    for i, value in enumerate(values):
        data = octets(kind, value)
        at = libc.malloc(len(data))
        c.memmove(at, data, len(data))
        c.c_void_p.from_address(rr.rr + 8 * i).value = at
    rr.count = len(values)
    return made


dns = Server(None, Lookup(lookup), None, None, None, None, b"cases", 0, None)
spf = lib.SPF_server_new_dns(c.byref(dns), 0)
lib.SPF_server_set_rec_dom(spf, b"mx.example.net")
for line in sys.stdin:
    line = line.rstrip("\n")
    word = line.split(" ", 2)
    if word[0] == "case":
        zone, fails = {}, {}
        client, helo, sender = word[2].split(" ")
    elif len(word) == 3 and word[1] in ("TIMEOUT", "SERVFAIL"):
        fails[(word[0].lower(), word[2])] = word[1]
    elif len(word) == 3:
        zone.setdefault((word[0].lower(), word[1]), []).append(word[2])
    elif not line:
        request, response = lib.SPF_request_new(spf), c.c_void_p()
        four = "." in client
        (lib.SPF_request_set_ipv4_str if four else lib.SPF_request_set_ipv6_str)(
            request, client.encode())
        lib.SPF_request_set_helo_dom(request, helo.encode())
        lib.SPF_request_set_env_from(request, sender.encode())
        lib.SPF_request_query_mailfrom(request, c.byref(response))
        print(RESULTS[lib.SPF_response_result(response)], flush=True)
        lib.SPF_response_free(response)
        lib.SPF_request_free(request)
