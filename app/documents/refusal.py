"""Why a file is not taken."""

from app.errors import InvalidFact


class FileRefused(InvalidFact):
    """An uploaded file that cannot be taken; `status` is the HTTP answer (413 too large, 415 wrong kind, else 422)."""

    def __init__(self, sentence: str, *, status: int = 422) -> None:
        self.status = status
        super().__init__("file", sentence)
