"""Hexadecimal text to bytes, in any chunks. Pure."""

from devices.errors import BadHex

_BETWEEN = frozenset(" \t\r\n,:;-_")
_DIGITS = frozenset("0123456789abcdefABCDEF")


class HexReader:
    """Reads "aac0 06", "AA:C0:06" or "0xaa, 0xc0"; a pair of digits may be cut anywhere."""

    def __init__(self) -> None:
        self._half = ""
        self._line = 1
        self._column = 0

    def feed(self, text: str) -> bytes:
        """The bytes whose second digit is within `text`; BadHex names line and column of what is no hex."""
        digits: list[str] = []
        for sign in text:
            self._column += 1
            if sign == "\n":
                self._line, self._column = self._line + 1, 0
            if sign in _DIGITS:
                if self._half:
                    digits += (self._half, sign)
                    self._half = ""
                else:
                    self._half = sign
            elif sign in "xX" and self._half == "0":
                self._half = ""
            elif sign not in _BETWEEN:
                raise BadHex(
                    f"Line {self._line}, column {self._column}: {sign!r} is no hexadecimal digit;"
                    " write bytes as two digits each, for example aac00600060058d93dab."
                )
        return bytes.fromhex("".join(digits))

    def end(self) -> None:
        """BadHex when half a byte is left over."""
        if self._half:
            raise BadHex(f"The last byte has only one digit, {self._half!r}; write bytes as two digits each.")
