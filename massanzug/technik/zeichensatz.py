"""Text is UTF-8, whatever charset a request claims."""

import re
from collections.abc import Callable, Iterable
from typing import Any

Dienst = Callable[[dict[str, Any], Any], Iterable[bytes]]
CHARSET = re.compile(r""";\s*charset\*?\s*=\s*("[^"]*"|[^;]*)""", re.IGNORECASE)


def nur_utf8(dienst: Dienst) -> Dienst:
    """Take the charset off before Django reads it: some codecs raise outside of every page, others make half letters.

    No browser sends one.
    """

    def ruf(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        environ["CONTENT_TYPE"] = CHARSET.sub("", environ.get("CONTENT_TYPE", ""))
        return dienst(environ, start_response)

    return ruf
