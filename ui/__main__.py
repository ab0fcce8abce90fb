"""Where the program begins. Until the window stands, it is the command line alone."""

from counter_app.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
