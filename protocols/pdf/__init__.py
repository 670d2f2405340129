"""A protocol on paper: data gathered in Python, laid out by `protocol.typ`, typeset by typst."""

from protocols.pdf.typesetting import protocol_pdf

__all__ = ["protocol_pdf"]
