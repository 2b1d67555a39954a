"""`python -m benchmarks`: run every benchmark, one line a figure. A new one is a file and a name in the tuple."""

import os
import platform

from benchmarks import extraction, growth, peers

BENCHMARKS = (extraction, growth, peers)


def main() -> None:
    """Print the machine, then each figure."""
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, CPU seconds of one process"
    )
    for benchmark in BENCHMARKS:
        for row in benchmark.run():
            print(f"{row.name:32} {row.value:12,.3f} {row.unit}")


if __name__ == "__main__":
    main()
