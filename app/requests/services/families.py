"""Tells the door which models this subject has and how questions and deconflictions begin."""

from app.requests.models.assistance import AssistanceRequest
from app.requests.models.parts import Deconfliction, Question
from app.requests.services import asking, deconfliction
from app.workflow import registry


def register() -> None:
    """Register the families; harmless when done twice."""
    registry.register("request", AssistanceRequest, "request")
    registry.register("question", Question, "any", opens=asking.open_questions)
    registry.register("deconfliction", Deconfliction, "any", opens=deconfliction.open_deconfliction)
