"""`python -m workshop` does what the command `workshop` does."""

from workshop.cli import main

if __name__ == "__main__":
    main()
