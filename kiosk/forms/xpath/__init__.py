"""XPath 1.0 with the functions and the meaning ODK gives them. See docs/decisions/2026-11-23-xpath-evaluator.md.

program = compile_expression("if(${...} > 3, 'a', 'b')")   # parsed once, a closure
value = program(context)                                   # float | str | bool | Moment | list[Node]
"""

from kiosk.forms.xpath.compiler import compile_expression, compile_syntax
from kiosk.forms.xpath.context import Context, Host, NoForm
from kiosk.forms.xpath.parser import parse
from kiosk.forms.xpath.values import Value, to_boolean, to_number, to_string

__all__ = [
    "Context",
    "Host",
    "NoForm",
    "Value",
    "compile_expression",
    "compile_syntax",
    "parse",
    "to_boolean",
    "to_number",
    "to_string",
]
