"""The life cycles once more, written by hand from the working paper and not from the code: step, states, roles.

A role stands bare where it may always take the step, with ? where a condition decides, with * where it takes the step
only as a consequence of another. `=` as target: the state stays.
"""

REQUEST = """
submit                draft > submitted                             RQ EX TR
start_screening       submitted > screening                         TR PM
ask                   screening information_requested > information_requested   TR PM
answer                information_requested > screening             RQ EX
take_back_question    information_requested > screening             TR PM
ask_deconfliction     screening > =                                 TR PM
change_program        screening > =                                 TR PM
ask_authorization     submitted screening information_requested accepted > =   TR PM SY
authorize             submitted screening information_requested accepted > =   EX?
record_letter         submitted screening information_requested accepted > =   RQ? EX? TR? PM?
complete_form         submitted screening information_requested accepted > =   SY?
mark_urgent           submitted screening information_requested > =   TR PM DI
unmark_urgent         submitted screening information_requested > =   TR PM DI
lapse                 draft information_requested > lapsed          SY
accept                screening > accepted                          PM? DI?
accept_provisionally  screening > accepted                          PM? DI?
propose_decline       screening > decline_proposed                  TR PM
confirm_decline       decline_proposed > declined                   PM DI
return_decline        decline_proposed > screening                  PM DI
refer                 screening > referred                          TR PM
mark_duplicate        screening > duplicate                         TR PM
withdraw              draft submitted screening information_requested decline_proposed > withdrawn   RQ EX
reopen                declined referred duplicate > screening       PM
reopen                withdrawn lapsed > draft screening            PM
"""

EVERY_ENGAGEMENT = """
hold                  OPEN > on_hold                   PM SY*
resume                on_hold > OPEN                   PM? DI? SY?
withdraw              OPEN on_hold > ended             EX
end_early             OPEN on_hold > ended             PM? DI?
end_for_investigation OPEN on_hold > ended             DI
replace_provider      REPLACEABLE > provider_selection PM
rejoin                team > LEFT                      PM
reopen                closed ended > OPEN              PM? DI?
restrict              ANY > =                          DI?
lift_restriction      ANY > =                          DI?
spawn_follow_on       ANY > =                          PM EX
make_offer            provider_selection REPLACEABLE LAST > =   PM
propose_expert        REPLACEABLE > =                  PC PM
ask_question          OPEN > =                         TR PM PC
ask_deconfliction     OPEN on_hold > =                 TR PM
record_new_executive  OPEN on_hold > =                 PM
ask_for_hold          OPEN > =                         PC
give_back             REPLACEABLE > =                  PC
engage_provider       provider_selection > team        PC* PM
"""

MANAGED = """
convert               CONVERTIBLE > ended              PM
convert_by_director   CONVERTIBLE > ended              DI
ask_for_rework        wrap_up > =                      PC
rework                wrap_up > delivery               PM
propose_amendment     team delivery > =                PC PM
record_call           FIRST > provider_selection       PM
confirm_team          team > planning                  PM
start_delivery        planning > delivery              EX* PM
finish_delivery       delivery > wrap_up               PC
hand_over             wrap_up > follow_up              PM
close                 follow_up > closed               PM
close_without_follow_up  wrap_up > closed              PM
"""

CRITICAL_RESPONSE = """
settle_kind           executive_call > =               PM
settle_as_review      executive_call > =               DI
start_at_once         team > delivery                  PM
propose_announcement  team planning delivery wrap_up follow_up > =   PM
announce              team planning delivery wrap_up follow_up > =   DI
"""

PUBLIC = """
convert               CONVERTIBLE > ended              DI
sign                  agreement > =                    EX PM
sign_agreement        agreement > announcement         PM
propose_announcement  announcement > =                 PM
schedule_announcement announcement > =                 DI
unschedule            SCHEDULING > =                   DI?
schedule_release      RELEASING > =                    DI
confirm_release       RELEASING > =                    PM DI
release               RELEASING > LAST                 SY
close                 LAST > closed                    PM
"""

REVIEW = """
record_call           executive_call > provider_selection   PM
confirm_team          team > scoping                   PM
settle_scope          scoping > agreement              PM
announce              announcement > fact_finding      SY
proceed_confidentially announcement > fact_finding     DI
finish_fact_finding   fact_finding > reporting         PC
prepare_release       reporting > release              PM
deliver_confidentially release > follow_up             DI
pull_back             release > reporting              DI
ask_for_rework        reporting > =                    PC
rework                reporting > fact_finding         PM
propose_amendment     team agreement announcement fact_finding > =   PC PM
"""

ASSESSMENT = """
record_readiness      readiness > site_selection       PM
select_site           site_selection > provider_selection   DI
decline_site          site_selection > ended           DI
confirm_team          team > agreement                 PM
announce              announcement > assessment        SY
add_focus_area        team agreement assessment > =    PC PM
begin_implementation_plan assessment > =               PC PM
begin_status_report   agreement announcement assessment implementation final_report > =   PC SY
finish_assessment     assessment > implementation      PM
finish_implementation implementation > final_report    PM
pull_back             final_report > =                 DI
ask_for_rework        implementation final_report > =  PC
rework                implementation > assessment      PM
rework                final_report > implementation    PM
propose_amendment     team assessment implementation > =   PC PM
"""

OFFER = """
accept     offered > accepted            PC
decline    offered > declined            PC
lapse      offered > lapsed              SY
revoke     offered accepted > revoked    PM?
"""

ASSIGNMENT = """
attest              proposed > attested                                SM?
confirm             attested > confirmed                               PM
find_conflict       proposed attested confirmed > conflicted           PM?
clear_managed       conflicted > confirmed                             DI
reopen_attestation  attested confirmed > proposed                      SM? PM?
decline             proposed attested > declined                       SM?
stand_down          proposed attested confirmed conflicted > released  PM? PC?
"""

PLAN = """
submit_plan         drafting > cops_review             PC
return_plan         cops_review > drafting             PM
approve_plan        cops_review > agency_concurrence   PM? DI?
concur              agency_concurrence > agreed        EX PM
ask_changes         agency_concurrence > drafting      EX
withdraw_amendment  drafting cops_review agency_concurrence > withdrawn   PC? PM?
supersede           agreed > superseded
drop                drafting cops_review agency_concurrence > dropped
"""

REVIEW_SCOPE = """
submit_plan         drafting > cops_review             PC
return_plan         cops_review > drafting             PM
approve_scope       cops_review > agreed               PM
withdraw_amendment  drafting cops_review > withdrawn   PC? PM?
supersede           agreed > superseded
drop                drafting cops_review > dropped
"""

ACTIVITY = """
confirm  planned > held        PC PS SM
cancel   planned > cancelled   PC PS SM PM SY*
"""

DELIVERABLE = """
submit              planned returned > submitted             PC
return_deliverable  submitted > returned                     PM
accept_deliverable  submitted > accepted                     PM
drop                planned submitted returned > dropped     PM SY*
"""

FOCUS_AREA = """
start             planned > under_way            PC
propose_assessed  under_way > =                  PC
agree_assessed    under_way > assessed           PM
ask_for_more      under_way > =                  PM
drop              planned under_way > dropped    PM? DI?
"""

QUESTION = """
answer    open > answered     RQ? EX?
withdraw  open > withdrawn    TR? PM? PC?
lapse     open > unanswered   SY?
"""

DECONFLICTION = """
answer     asked > clear objected held       DC? TR PM
ask_again  clear objected held > asked       TR? PM?
withdraw   asked > withdrawn                 TR PM
"""

CHECK_IN = """
answer    due missed > answered   RQ EX
miss      due > missed            SY
withdraw  due > withdrawn
"""

OBLIGATION = """
complete  due > done        RQ? EX? PC? AD? PM?
settle_debt  due > done     PM? SY?
miss      due > missed      SY
withdraw  due > withdrawn
"""

EVERY_REPORT = """
submit_draft        drafting > cops_review    PC
return_draft        cops_review > drafting    PM
take_back           cops_review > drafting    PC
propose_correction  released > =              PM
correct             released > =              DI
refuse_correction   released > =              DI
propose_take_down   released > =              PM DI
take_down           released > taken_down     DI
refuse_take_down    released > =              DI
"""

OFFICE_REPORT = """
release_report   approved > released    PM? DI?
withhold_report  approved > =           PM? DI?
reopen_report    approved > drafting    PM? DI?
"""

TA_REPORT = """
approve  cops_review > approved            PM
drop     drafting cops_review > dropped
"""

CHECKED_REPORT = """
send_to_agency  cops_review > agency_fact_check   PM
return_facts    agency_fact_check > drafting      EX
"""

STATUS_REPORT = """
confirm_facts  agency_fact_check > approved                     EX PM?
drop           drafting cops_review agency_fact_check > dropped
"""

REVIEW_REPORT = """
confirm_facts    agency_fact_check > department_review   EX PM?
return_final     department_review > drafting            DI
resend_final     cops_review > department_review         PM
approve          department_review > approved            DI
release_report   approved > released                     DI? SY*
withhold_report  approved > =                            DI
reopen_report    approved > drafting                     DI
drop             drafting cops_review agency_fact_check department_review > dropped
"""

TAC_OPEN = "intake_call provider_selection team planning delivery wrap_up follow_up"
REVIEW_OPEN = (
    "executive_call provider_selection team scoping agreement announcement fact_finding reporting release follow_up"
)
ASSESSMENT_OPEN = (
    "readiness site_selection provider_selection team agreement announcement assessment implementation final_report "
    "sustainment"
)

PLACES = {
    "cri_tac": {
        "OPEN": TAC_OPEN,
        "REPLACEABLE": "team planning delivery wrap_up",
        "LEFT": "planning delivery wrap_up",
        "CONVERTIBLE": "intake_call provider_selection team planning",
        "FIRST": "intake_call",
        "LAST": "follow_up",
    },
    "critical_response": {
        "OPEN": TAC_OPEN.replace("intake", "executive"),
        "REPLACEABLE": "team planning delivery wrap_up",
        "LEFT": "planning delivery wrap_up",
        "CONVERTIBLE": "executive_call provider_selection team planning",
        "FIRST": "executive_call",
        "LAST": "follow_up",
    },
    "critical_response_review": {
        "OPEN": REVIEW_OPEN,
        "REPLACEABLE": "team scoping agreement announcement fact_finding reporting release",
        "LEFT": "scoping agreement announcement fact_finding reporting release",
        "CONVERTIBLE": "executive_call provider_selection team scoping",
        "SCHEDULING": "announcement release",
        "RELEASING": "release",
        "LAST": "follow_up",
    },
    "organizational_assessment": {
        "OPEN": ASSESSMENT_OPEN,
        "REPLACEABLE": "team agreement announcement assessment implementation final_report",
        "LEFT": "agreement announcement assessment implementation final_report",
        "CONVERTIBLE": "provider_selection team",
        "SCHEDULING": "announcement final_report",
        "RELEASING": "final_report",
        "LAST": "sustainment",
    },
}

TABLES = {
    "request": REQUEST,
    "cri_tac": EVERY_ENGAGEMENT + MANAGED,
    "critical_response": EVERY_ENGAGEMENT + MANAGED + CRITICAL_RESPONSE,
    "critical_response_review": EVERY_ENGAGEMENT + PUBLIC + REVIEW,
    "organizational_assessment": EVERY_ENGAGEMENT + PUBLIC + ASSESSMENT,
    "offer": OFFER,
    "assignment": ASSIGNMENT,
    "plan": PLAN,
    "review_scope": REVIEW_SCOPE,
    "activity": ACTIVITY,
    "deliverable": DELIVERABLE,
    "focus_area": FOCUS_AREA,
    "ta_report": EVERY_REPORT + OFFICE_REPORT + TA_REPORT,
    "status_report": EVERY_REPORT + OFFICE_REPORT + CHECKED_REPORT + STATUS_REPORT,
    "review_report": EVERY_REPORT + CHECKED_REPORT + REVIEW_REPORT,
    "question": QUESTION,
    "deconfliction": DECONFLICTION,
    "check_in": CHECK_IN,
    "obligation": OBLIGATION,
}

ROLES = {
    "RQ": "requester", "EX": "executive", "TR": "triage", "PM": "program_manager", "DI": "director",
    "PC": "coordinator", "PS": "provider_staff", "SM": "expert", "DC": "deconfliction", "AD": "administrator",
    "SY": "system",
}  # fmt: skip


def rows(name: str) -> list[tuple[str, list[str], list[str], dict[str, str]]]:
    """Each line of a table as step, sources, targets, and each role with its mark."""
    read = []
    for line in TABLES[name].strip().splitlines():
        if line:
            left, right = line.split(">")
            step, *sources = _places(name, left).split()
            words = _places(name, right).split()
            takers = {ROLES[word[:2]]: word[2:] for word in words if word[:2] in ROLES}
            read.append((step, sources, [word for word in words if word[:2] not in ROLES], takers))
    return read


def _places(name: str, text: str) -> str:
    places = PLACES.get(name, {})
    anywhere = {"ANY": f"{places.get('OPEN', '')} on_hold closed ended"}
    return " ".join((places | anywhere).get(word, word) for word in text.split())
