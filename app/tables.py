"""Names every module with tables, so that each mapper finds the others and migrations see them all."""

import app.accounts.models.access
import app.accounts.models.people
import app.agencies.models
import app.audit.models
import app.database.tasks
import app.documents.models
import app.engagements.models.agreement
import app.engagements.models.delivery
import app.engagements.models.engagement
import app.engagements.models.fact_finding
import app.engagements.models.focus_area
import app.engagements.models.follow_up
import app.engagements.models.plan
import app.engagements.models.report
import app.engagements.models.report_parts
import app.engagements.models.selection
import app.engagements.models.skills
import app.engagements.models.team
import app.outbox.models
import app.providers.models
import app.requests.models.assistance
import app.requests.models.parts
import app.workflow.models.case_file
import app.workflow.models.case_task
import app.workflow.models.defaults
import app.workflow.models.record  # noqa: F401
