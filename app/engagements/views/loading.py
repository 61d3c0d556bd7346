"""Loads the parts of an engagement for guards, within what the actor may see."""

from app.engagements.models.engagement import Engagement
from app.engagements.models.follow_up import Obligation
from app.engagements.models.plan import Plan
from app.engagements.models.team import Assignment, Offer
from app.requests.models.assistance import AssistanceRequest
from app.workflow.queries import part_loader, whole_loader

assistance = whole_loader(AssistanceRequest)
engagement = whole_loader(Engagement)
offer = part_loader(Offer)
assignment = part_loader(Assignment)
plan = part_loader(Plan)
obligation = part_loader(Obligation)
