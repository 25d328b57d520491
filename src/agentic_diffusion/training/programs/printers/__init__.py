"""Typed Python programs as idiomatic JavaScript, Java and Go: one package each with a function `print_program`."""
