"""``python -m geju`` is ``geju``."""

from geju.cli.main import main

if __name__ == "__main__":
    main()
