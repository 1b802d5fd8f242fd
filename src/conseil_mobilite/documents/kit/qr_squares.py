"""The dark squares of a QR code, which paper and screen draw alike."""

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel


def squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows from the top, dark squares true; a quarter of them may be hidden."""
    made = QRCode(None, QRErrorCorrectLevel.Q)
    made.addData(text)
    made.make()
    return tuple(tuple(map(bool, row)) for row in made.modules)
