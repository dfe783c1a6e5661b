"""Reads cases (see DmarcCases.java) from standard input, prints what libopendmarc says of each, a line
a case: the result, and what is to be done. The records are handed over as its milter does it.
"""
import ctypes as c
import sys


class Library(c.Structure):
    _fields_ = [("tld_type", c.c_int), ("tld_source", c.c_char * 4096), ("nscount", c.c_int),
                ("nsaddr", c.c_char * 512)]


lib = c.CDLL("libopendmarc.so.2")
lib.opendmarc_policy_connect_init.restype = c.c_void_p
lib.opendmarc_policy_connect_init.argtypes = [c.c_char_p, c.c_int]
lib.opendmarc_policy_connect_shutdown.argtypes = [c.c_void_p]
lib.opendmarc_policy_store_from_domain.argtypes = [c.c_void_p, c.c_char_p]
lib.opendmarc_policy_store_spf.argtypes = [c.c_void_p, c.c_char_p, c.c_int, c.c_int, c.c_char_p]
lib.opendmarc_policy_store_dkim.argtypes = [
    c.c_void_p, c.c_char_p, c.c_char_p, c.c_int, c.c_char_p]
lib.opendmarc_policy_store_dmarc.argtypes = [c.c_void_p, c.c_char_p, c.c_char_p, c.c_char_p]
lib.opendmarc_get_policy_to_enforce.argtypes = [c.c_void_p]
lib.opendmarc_get_tld.argtypes = [c.c_char_p, c.c_char_p, c.c_size_t]
settings = Library(1, b"/usr/share/publicsuffix/public_suffix_list.dat", 0, b"")
if lib.opendmarc_policy_library_init(c.byref(settings)) != 0:
    sys.exit("no library")
REJECT, QUARANTINE, PASS, NONE = 16, 17, 15, 18


def judge(from_domain, spf, dkim):
    at = from_domain.encode("utf-8")
    buffer = c.create_string_buffer(512)
    lib.opendmarc_get_tld(at, buffer, 512)
    organization = buffer.value
    records = []
    for name in (at, organization):
        records = [t for t in zone.get("_dmarc." + name.decode("utf-8"), [])
                   if t.lower().startswith("v=dmarc1")]
        if records:
            break
    if len(records) != 1:
        return "none none"
    context = lib.opendmarc_policy_connect_init(b"2001:db8::25", 1)
    try:
        lib.opendmarc_policy_store_from_domain(context, at)
        if spf != "-":
            lib.opendmarc_policy_store_spf(context, spf.encode(), 1, 1, b"")
        for domain in dkim.split(","):
            if domain != "-":
                lib.opendmarc_policy_store_dkim(context, domain.encode(), b"s", 1, b"")
        # An organizational domain is handed over where the record is its own.
        own = name == at
        said = lib.opendmarc_policy_store_dmarc(
            context, records[0].encode("utf-8"), at, None if own else organization)
        if said != 0:
            return "none none"
        said = lib.opendmarc_get_policy_to_enforce(context)
    finally:
        lib.opendmarc_policy_connect_shutdown(context)
    return {PASS: "pass none", REJECT: "fail reject", QUARANTINE: "fail quarantine",
            NONE: "fail none"}.get(said, "none none")


zone, head = {}, []
sys.stdin.reconfigure(encoding="utf-8")
for line in sys.stdin:
    line = line.rstrip("\n")
    word = line.split(" ", 2)
    if word[0] == "case":
        zone, head = {}, word[2].split(" ")
    elif len(word) == 3 and word[1] == "TXT":
        zone.setdefault(word[0].lower(), []).append(word[2])
    elif not line:
        print(judge(*head), flush=True)
