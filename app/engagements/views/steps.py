"""The pages on which steps of an engagement are taken: those of every case, by the name that its views use."""

from app.workflow.views import steps

step_page = steps.step_page
