"""``python -m geju`` is ``geju``: the entry of both, quiet where it is stopped before it has begun."""

import sys


def main() -> None:
    """Run the command line; stopped while it is still being loaded, leave without a word."""
    try:
        from geju.cli.main import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
