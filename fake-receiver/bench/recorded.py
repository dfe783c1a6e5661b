"""The figures of the last recorded run, and what became worse since. bench.py uses it."""

import json
import math

# Two runs on one machine differ by so much without any reason.
NOISE = 1.25


class Figures:
    """Figures of one run by name; each is better when it is higher, or when it is lower."""

    def __init__(self):
        self.all = {}

    def higher(self, name, value):
        self.all[name] = {"value": round(value, 3), "better": "higher"}

    def lower(self, name, value):
        self.all[name] = {"value": round(value, 3), "better": "lower"}

    def missing(self):
        """The names of those that could not be measured, or are no possible measure."""
        return sorted(name for name, figure in self.all.items()
                      if not math.isfinite(figure["value"]) or figure["value"] <= 0)


def changes(before, now):
    """What became worse, and what became better, by more than the noise: two lists of lines."""
    worse, better = [], []
    for name, figure in sorted(now.items()):
        old = before.get(name, {}).get("value", math.nan)
        new = figure["value"]
        if not (math.isfinite(old) and math.isfinite(new) and old > 0 and new > 0):
            continue
        gain = new / old if figure["better"] == "higher" else old / new
        line = f"{name}: {old:g}, now {new:g}"
        if gain < 1 / NOISE:
            worse.append(line)
        elif gain > NOISE:
            better.append(line)
    return worse, better


def read(file):
    """All recorded runs, by JDK; nothing when none is recorded."""
    try:
        with open(file, encoding="ascii") as text:
            return json.load(text)
    except FileNotFoundError:
        return {}


def write(file, jdk, figures):
    """Records a run in place of the last one with that JDK; parts that were not run stay."""
    runs = read(file)
    known = {name: figure for name, figure in figures.all.items() if math.isfinite(figure["value"])}
    runs[jdk] = {**runs.get(jdk, {}), **known}
    with open(file, "w", encoding="ascii") as text:
        json.dump(runs, text, indent=1, sort_keys=True)
        text.write("\n")


def tell(before, now):
    """Prints the comparison."""
    if not before:
        print("\nNothing is recorded to compare with")
        return
    worse, better = changes(before, now)
    for title, lines in (("Worse", worse), ("Better", better)):
        print(f"\n{title} than recorded, by more than a quarter: {'' if lines else 'nothing'}")
        for line in lines:
            print(f"  {line}")
