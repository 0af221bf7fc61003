"""Where the pages of one class live. The bound keeps a number that no database can hold from reaching one."""

NUMBER = "int(max=2147483647)"
CLASS = f"/classes/<{NUMBER}:meeting_id>"
