"""`python -m portal`: the tools of the project on the command line."""

from portal.commands import main

if __name__ == "__main__":
    main()
