from typing import IO
from xml.sax.handler import ContentHandler

def parse(source: IO[bytes], handler: ContentHandler, *, forbid_dtd: bool = ...) -> None: ...
