"""Put the real output of a command into README.md, where it is shown.

python scripts/make_readme.py            writes the file
python scripts/make_readme.py --check    says whether it is up to date; exit code 1 if it is not
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SHOWN = "letopis read examples/call_ministers.txt"
OPTIONS = ["--format", "text", "--lang", "en", "--no-color"]


def output() -> str:
    """What the shown command prints into a pipe."""
    command = [sys.executable, "-m", "letopis.interfaces.cli", *SHOWN.split()[1:], *OPTIONS]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True, env=environment)
    return done.stdout.rstrip()


def with_output(readme: str, shown: str) -> str:
    """The page with `shown` between the command and the end of its block."""
    before, command, rest = readme.partition(f"$ {SHOWN}\n")
    return before + command + shown + rest[rest.index("\n```") :]


def main() -> int:
    """Write the page, or check it."""
    old = README.read_text(encoding="utf-8")
    new = with_output(old, output())
    if "--check" in sys.argv:
        print("up to date" if new == old else "README.md shows another output: run python scripts/make_readme.py")
        return int(new != old)
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
