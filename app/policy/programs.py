"""The three programs of the Collaborative Reform Initiative and the kinds of help within them (docs/domain.md)."""

from enum import StrEnum


class Program(StrEnum):
    """A program an agency can ask for."""

    CRI_TAC = "cri_tac"
    CRITICAL_RESPONSE = "critical_response"
    ORGANIZATIONAL_ASSESSMENT = "organizational_assessment"


class Kind(StrEnum):
    """What kind of help within the program; it decides the life cycle of the engagement."""

    TRAINING_AND_ASSISTANCE = "training_and_assistance"
    IMMEDIATE_ASSISTANCE = "immediate_assistance"
    DATA_ANALYSIS = "data_analysis"
    AFTER_ACTION_REVIEW = "after_action_review"
    IN_DEPTH_REVIEW = "in_depth_review"
    ASSESSMENT = "assessment"


PROGRAM_NAMES = {
    Program.CRI_TAC: "CRI-TAC",
    Program.CRITICAL_RESPONSE: "Critical Response",
    Program.ORGANIZATIONAL_ASSESSMENT: "Organizational Assessment",
}
