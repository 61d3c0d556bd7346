"""The agreement of a review or an assessment: what it says, who has signed, who is awaited."""

from typing import Any

from app.documents import services as documents
from app.documents.models import Audience, Document
from app.engagements.forms.agreeing import KINDS, EndForm, FileForm, RecordSignatureForm, SignForm
from app.engagements.forms.delivery import ConfirmForm
from app.engagements.models.agreement import Side
from app.engagements.models.engagement import Engagement
from app.engagements.models.follow_up import Obligation
from app.engagements.queries import agreement as queries
from app.engagements.services import agreeing
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, blueprint
from app.engagements.views.steps import step_page
from app.errors import NotVisible, StepNotAvailable
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.acts import CaseForm
from app.web.guards import requires, step
from app.web.pages import page
from app.wording import _
from app.workflow import stepping
from app.workflow.views.case_frame import frame_of

SIGNING = ("critical_response_review", "organizational_assessment")
"""Life cycles in which both sides sign an agreement."""


def load(actor: Actor, reference: str) -> Engagement:
    """An engagement that has an agreement at all. Raises NotVisible."""
    engagement = loading.engagement(actor, reference)
    if engagement.lifecycle not in SIGNING:
        raise NotVisible
    return engagement


def load_unsigned(actor: Actor, reference: str) -> Engagement:
    """The same, where this person's signature is still awaited. Raises StaleCase that says who has signed."""
    engagement = load(actor, reference)
    agreeing.require_unsigned(actor, engagement)
    return engagement


@blueprint.get(f"{CASE}/agreement")
@requires(Action.ENGAGEMENT_READ, load=load)
def agreement(engagement: Engagement) -> Any:
    """The paper on file, with its signatures and what it says."""
    actor = current_actor()
    steps = {each.name: each.missing for each in stepping.open_to(actor, engagement)}
    may_file = engagement.state == "agreement" and bool(gate.can(actor, Action.AGREEMENT_FILE, engagement))
    return page(
        "engagements/agreement.html",
        frame=frame_of(actor, engagement.case_file),
        engagement=engagement,
        steps=steps,
        may_file=may_file,
        may_sign="sign" in steps and awaits_signature_of(actor, engagement),
        **_shown(engagement),
    )


@blueprint.route(f"{CASE}/agreement/file", methods=["GET", "POST"])
@requires(Action.AGREEMENT_FILE, load=load)
def file_agreement(engagement: Engagement) -> Any:
    """Put the paper on file; one filed before no longer counts, nor do its signatures."""
    if engagement.state != "agreement":
        raise StepNotAvailable
    form = FileForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: _file(engagement, form),
        heading=_("File the agreement"),
        intro=_("Another paper is on file. A new one replaces it, and it must be signed again.")
        if engagement.agreement_is_filed
        else _("Both sides sign this paper next."),
        label=_("File the agreement"),
        done=_("The agreement is on file. Both sides can sign it now."),
        back="engagements.agreement",
    )


@blueprint.route(f"{CASE}/agreement/sign", methods=["GET", "POST"])
@step("sign", *SIGNING, load=load_unsigned)
def sign(engagement: Engagement) -> Any:
    """Sign for the agency or the office, or record a signature on paper."""
    return _sign_as_executive(engagement) if current_actor().role is Role.EXECUTIVE else _record(engagement)


@blueprint.route(f"{CASE}/agreement/conclude", methods=["GET", "POST"])
@step("sign_agreement", *SIGNING, load=load)
def conclude_agreement(engagement: Engagement) -> Any:
    """Put the signed agreement into force."""
    form = ConfirmForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: agreeing.conclude(engagement, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Conclude the agreement"),
        intro=_("Both sides have signed. Next is the announcement."),
        label=_("Conclude the agreement"),
        done=_("The agreement is in force."),
        back="engagements.agreement",
        template="engagements/sign.html",
        shown=_shown(engagement),
    )


def see_to_the_end(watch: Obligation) -> Any:
    """What becomes of an agreement that ends soon."""
    form = EndForm(version=watch.version)
    return step_page(
        watch,
        form,
        lambda: agreeing.see_to_the_end(
            watch, actor=current_actor(), seen_version=form.seen_version, note=form.note.data
        ),
        heading=_("The agreement ends"),
        intro=_("It ends on %(day)s.", day=f"{watch.due_on:%B} {watch.due_on.day}, {watch.due_on.year}"),
        label=_("Save"),
        done=_("It is noted what becomes of the agreement."),
        back="engagements.agreement",
    )


def _sign_as_executive(engagement: Engagement) -> Any:
    actor = current_actor()
    form = SignForm(
        version=engagement.version, seen=agreeing.mark_of(engagement.agreement), title=queries.title_of(actor)
    )
    return _signing_page(
        engagement,
        form,
        lambda: agreeing.sign(
            engagement,
            actor=actor,
            seen_version=form.seen_version,
            signing=agreeing.Signing(Side.AGENCY, actor.name, form.title.data, form.seen.data or ""),
        ),
        heading=_("Sign the agreement"),
        label=_("Sign as %(name)s", name=actor.name),
        done=_("Thank you. Your signature is on record."),
    )


def _record(engagement: Engagement) -> Any:
    form = RecordSignatureForm(version=engagement.version, seen=agreeing.mark_of(engagement.agreement))
    return _signing_page(
        engagement,
        form,
        lambda: _record_signature(engagement, form),
        heading=_("Sign, or record a signature"),
        label=_("Save the signature"),
        done=_("The signature is on record."),
    )


def _signing_page(engagement: Engagement, form: CaseForm, verb: Any, **words: str) -> Any:
    present = agreeing.mark_of(engagement.agreement)

    def signed() -> None:
        try:
            verb()
        finally:
            form.seen.data = present  # the page that comes back shows this paper

    back = {"back": "engagements.agreement", "template": "engagements/sign.html", "shown": _shown(engagement)}
    return step_page(engagement, form, signed, **words, **back)  # type: ignore[typeddict-item]


def _record_signature(engagement: Engagement, form: RecordSignatureForm) -> None:
    actor = current_actor()
    document = _keep(engagement, form.file.data, _("Signed agreement")) if form.is_on_paper else None
    signing = agreeing.Signing(
        form.side, form.name.data if form.is_on_paper else actor.name, form.title.data, form.seen.data or "",
        form.signed_at, document.id if document else None,
    )  # fmt: skip
    agreeing.sign(engagement, actor=actor, seen_version=form.seen_version, signing=signing)


def _file(engagement: Engagement, form: FileForm) -> None:
    paper = agreeing.Paper(
        _keep(engagement, form.file.data, dict(KINDS)[form.kind.data]), form.kind.data, form.release_terms.data,
        form.report_schedule.data, form.report_due_on.data, form.expires_on.data, form.goals.data,
    )  # fmt: skip
    agreeing.file_paper(engagement, actor=current_actor(), seen_version=form.seen_version, paper=paper)


def _keep(engagement: Engagement, upload: Any, title: str) -> Document:
    return documents.store(
        engagement.case_file, actor=current_actor(), upload=upload, title=title, audience=Audience.EVERYONE,
        purpose="agreement",
    )  # fmt: skip


def _shown(engagement: Engagement) -> dict[str, Any]:
    paper = engagement.agreement
    rows = [(side, paper.signature_of(side) if paper else None) for side in Side]
    return {"paper": paper, "signatures": rows, "kinds": dict(KINDS)}


def awaits_signature_of(actor: Actor, engagement: Engagement) -> bool:
    """Whether there is still something for this person to sign, or to record."""
    paper = engagement.agreement
    if paper is None:
        return False
    return engagement.awaits_agency_signature if actor.role is Role.EXECUTIVE else not paper.is_signed
