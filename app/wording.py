"""The one place through which every sentence for people passes, so that a translation can be put in later."""


def _(text: str, **values: object) -> str:
    """The text in the reader's language (English so far), with %(name)s filled in."""
    return text % values if values else text
