"""Whole numbers in addresses. The bound keeps one that no database can hold from reaching one."""

NUMBER = "int(max=2147483647)"
