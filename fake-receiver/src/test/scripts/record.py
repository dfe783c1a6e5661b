#!/usr/bin/env python3
"""Turns what a lab of real mail servers recorded into resources of our tests. Standard library only.

    record.py --results LAB/results/truth.csv --scenarios LAB/scenarios.csv --zones LAB/zones --out DIR
              [--name combined] [--only s01,s02 | --new]

Writes into DIR
    scenarios[-NAME].csv, replies[-NAME].csv   what clients did, and what each server replied
    zones/*.zone                               the DNS that the servers saw
    zones/faults.zone                          what its broken and silent name servers answered

--only takes these scenarios; --new takes those that no scenarios*.csv in DIR has yet. Nothing is written
when something is wrong: a row without its scenario, a dialogue that failed, a missing column.
"""
import argparse
import csv
import ipaddress
import pathlib
import re
import sys

SCENARIO = ["scenario", "title", "src", "helo", "mail_from", "header_from", "rcpt"]
REPLY = ["scenario", "mta", "version", "policy", "stage", "code", "enhanced", "text", "seconds", "dns_count",
         "src", "helo", "mail_from", "title"]
STAGES = {"connect", "helo", "mail", "rcpt", "data", "dot", "accepted"}
BROKEN = "servfail.lab.example."
SILENT = "blackhole.lab.example."
HALF = """
; Half broken: A is answered, AAAA is SERVFAIL, other types do not exist.
half.example.    300 IN SOA servfail.lab.example. hostmaster.lab.example. 1 3600 600 86400 5
half.example.    A     198.51.100.77
*.half.example.  A     198.51.100.77
half.example.    AAAA  !servfail
*.half.example.  AAAA  !servfail
"""


def rows(file, columns):
    with open(file, newline="", encoding="utf-8") as source:
        reader = csv.DictReader(source)
        missing = [column for column in columns if column not in (reader.fieldnames or [])]
        if missing:
            sys.exit(f"{file}:1: found no column {', '.join(missing)}, expected {', '.join(columns)}")
        return [(reader.line_num, row) for row in reader]


def chosen(scenarios, args):
    names = [row["scenario"] for _, row in scenarios]
    if args.only:
        wanted = args.only.split(",")
        unknown = [name for name in wanted if name not in names]
        if unknown:
            sys.exit(f"--only: found {', '.join(unknown)}, expected scenarios of {args.scenarios}")
        return set(wanted)
    if args.new:
        known = {row["scenario"] for file in args.out.glob("scenarios*.csv")
                 if file != target(args, "scenarios") for _, row in rows(file, SCENARIO)}
        return set(names) - known
    return set(names)


def check(results, wanted, known):
    problems = []
    for line, row in results:
        if row["scenario"] not in known:
            problems.append(f"{line}: found scenario {row['scenario']}, expected one of the scenarios")
        elif row["scenario"] in wanted and row["stage"] not in STAGES:
            problems.append(f"{line}: found stage {row['stage']!r}, expected one of {', '.join(sorted(STAGES))}")
        elif row["scenario"] in wanted and not re.fullmatch("[2-5][0-9][0-9]", row["code"]):
            problems.append(f"{line}: found code {row['code']!r}, expected three digits")
    return problems


def target(args, what):
    return args.out / (what + (f"-{args.name}" if args.name else "") + ".csv")


def write(file, columns, some):
    with open(file, "w", newline="", encoding="utf-8") as sink:
        writer = csv.DictWriter(sink, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for _, row in some)


def owner(name):
    """An IPv6 reverse name as an address, which zone files of our tests may have as owners."""
    nibbles = re.fullmatch(r"((?:[0-9a-f]\.){32})ip6\.arpa\.", name)
    if not nibbles:
        return name
    digits = nibbles.group(1).replace(".", "")[::-1]
    return str(ipaddress.IPv6Address(int(digits, 16)))


def below(name):
    """A whole domain is broken with all its names; a reverse name or a listed address has none below."""
    return [owner(name)] if re.match(r"([0-9a-f]\.){32}", name) else [name, "*." + name]


def delegated(zones, server):
    pattern = re.compile(r"(\S+)\s+(?:[0-9]+\s+)?(?:IN\s+)?NS\s+" + re.escape(server) + r"\s*", re.IGNORECASE)
    names = []
    for zone in zones:
        for line in zone.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
            match = pattern.fullmatch(line)
            if match and match.group(1) != "half.example.":
                names += below(match.group(1))
    return names


def faults(folder, zones):
    deny = folder / "unbound-deny.conf"
    silent = []
    if deny.exists():
        for name in re.findall(r'local-zone:\s*"(\S+)"\s+deny', deny.read_text(encoding="utf-8")):
            silent += below(name)
    silent += delegated(zones, SILENT)
    broken = delegated(zones, BROKEN)
    text = "; What the lab's broken and silent servers answered, written by record.py: the other zones delegate to\n"
    text += "; them. A fault wins over the records of the same name.\n"
    text += "\n; Nobody ever answered for these.\n" + "".join(f"{name}  ANY  !timeout\n" for name in silent)
    text += "\n; SERVFAIL to everything.\n" + "".join(f"{name}  ANY  !servfail\n" for name in broken)
    return text + HALF


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("--results", "--scenarios", "--zones", "--out"):
        parser.add_argument(option, type=pathlib.Path, required=True)
    parser.add_argument("--name", default="")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--only", default="")
    group.add_argument("--new", action="store_true")
    args = parser.parse_args()
    scenarios = rows(args.scenarios, SCENARIO)
    results = rows(args.results, REPLY)
    wanted = chosen(scenarios, args)
    problems = check(results, wanted, {row["scenario"] for _, row in scenarios})
    if problems:
        sys.exit("\n".join(f"{args.results}:{problem}" for problem in problems))
    zones = sorted(args.zones.glob("*.zone"))
    if not zones:
        sys.exit(f"{args.zones}: found no *.zone")
    (args.out / "zones").mkdir(parents=True, exist_ok=True)
    write(target(args, "scenarios"), SCENARIO, [r for r in scenarios if r[1]["scenario"] in wanted])
    kept = [r for r in results if r[1]["scenario"] in wanted]
    write(target(args, "replies"), REPLY, kept)
    for zone in zones:
        (args.out / "zones" / zone.name).write_bytes(zone.read_bytes())
    (args.out / "zones" / "faults.zone").write_text(faults(args.zones, zones), encoding="utf-8")
    print(f"{len(wanted)} scenarios, {len(kept)} replies, {len(zones) + 1} zones into {args.out}")


if __name__ == "__main__":
    main()
