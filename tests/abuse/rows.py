# ruff: noqa: E501 – a row is a line
"""Rows 1–60 of the list of bad input: what is tried, and which test tries it (or why nothing is there to try yet).

Each row must get: never a fault of ours, never a silent cut, the same form back with the typed text, and no row left
behind. `FORM`, `EVERY` stand for the two tables that try many inputs at once.
"""

from dataclasses import dataclass

FORM = "abuse/test_request_form.py::test_bad_text_is_refused_as_typed_and_good_text_is_kept"
EVERY = "abuse/test_every_form.py::test_no_form_fails_and_none_loses_what_was_typed"
DATES = "abuse/test_request_form.py::test_dates_are_judged_part_by_part"
RULES = "web/test_text_rules.py::"
FIELDS = "web/test_fields.py::"
INTAKE = "web/test_intake.py::"
CALENDAR = "workflow/test_calendar.py::"


@dataclass(frozen=True)
class Row:
    """One kind of bad input."""

    number: int
    what: str
    tried_by: tuple[str, ...] = ()
    not_yet: str = ""


ROWS = (
    Row(1, "nothing but blanks in a required field", (FORM, EVERY, f"{RULES}test_text_that_shows_nothing_is_empty")),
    Row(2, "at the limit, one beyond, ten times", (FORM, EVERY, f"{RULES}test_length_is_counted_in_code_points_with_a_line_break_as_one")),
    Row(3, "NUL in fields, query and path", (FORM, EVERY, f"{INTAKE}test_addresses_that_cannot_be_read_are_refused")),
    Row(4, "other control characters", (FORM, EVERY, f"{RULES}test_other_controls_are_taken_out_everywhere")),
    Row(5, "bytes that are not UTF-8", (f"{INTAKE}test_bodies_that_cannot_be_read_are_refused", f"{INTAKE}test_addresses_that_cannot_be_read_are_refused", "accounts/test_sign_in.py::test_a_strange_cookie_is_nobody")),
    Row(6, "a lone surrogate", (f"{RULES}test_nul_lone_surrogates_and_undecodable_bytes_are_refused_everywhere",)),
    Row(7, "direction overrides in names and file names", (FORM, f"{RULES}test_direction_overrides_are_refused_in_names_and_kept_in_prose", "documents/test_file_names.py::test_a_name_that_deceives_is_refused")),
    Row(8, "joiners in Hindi and Persian names", (FORM,)),
    Row(9, "look-alike letters in an agency's name", (FORM, "accounts/test_agency_links.py::test_triage_is_given_hints")),
    Row(10, "one name in two encodings", (f"{RULES}test_names_are_compared_without_case_and_encoding_of_accents",)),
    Row(11, "emoji and many combining marks", (FORM, EVERY)),
    Row(12, "O'Brien, Null, N/A, one letter", (FORM, f"{RULES}test_real_and_strange_names_are_kept_as_typed")),
    Row(13, "markup, templates, paths as text", ("abuse/test_request_form.py::test_row_13_payloads_are_shown_as_text_everywhere", "documents/test_rendering.py::test_hostile_text_is_shown_as_text", "notifications/test_letters.py::test_a_name_cannot_break_a_letter", EVERY)),
    Row(14, "markdown with HTML in it", not_yet="nothing is read as markdown"),
    Row(15, "quotes and wildcards in a search", ("agencies/test_look_up.py::test_strange_text_finds_nothing_and_breaks_nothing",)),
    Row(16, "operators and 10,000 characters in a search", ("agencies/test_look_up.py::test_very_long_text_is_answered_quickly",)),
    Row(17, "a paste from a word processor", (FORM,)),
    Row(18, "strings that slow validators down", (f"{FIELDS}test_hostile_strings_are_judged_in_a_moment", "agencies/test_identifiers.py::test_judging_an_ori_takes_no_time_whatever_is_typed")),
    Row(19, "an ORI in every spelling", (FORM, "agencies/test_identifiers.py::test_every_way_to_type_an_ori_means_the_same_nine_characters")),
    Row(20, "an ORI that is not in the directory", (FORM,)),
    Row(21, "the prefixes of Nebraska and Guam", (FORM, "agencies/test_identifiers.py::test_there_are_56_jurisdictions_with_nebraska_and_guam_under_their_own_prefixes")),
    Row(22, "many agencies of one name", ("agencies/test_look_up.py::test_agencies_of_one_name_can_be_told_apart_by_their_place",)),
    Row(23, "e-mail addresses", ("abuse/test_request_form.py::test_row_23_addresses_of_people", f"{FIELDS}test_email_addresses")),
    Row(24, "an address that has an account", ("accounts/test_registration.py::test_a_known_address_sees_the_same_page_and_gets_another_mail", "accounts/test_registration.py::test_a_known_address_leaves_the_same_rows")),
    Row(25, "phone numbers", ("abuse/test_request_form.py::test_row_25_phone_numbers", f"{FIELDS}test_phone_numbers_are_kept_as_typed_beside_their_normal_form")),
    Row(26, "ZIP codes", (FORM, f"{FIELDS}test_zip_codes_are_text")),
    Row(27, "numbers", (FORM, f"{FIELDS}test_whole_numbers", f"{FIELDS}test_decimal_numbers_and_money")),
    Row(28, "a choice that is not in the list or no longer offered", (FORM, EVERY, "abuse/test_request_form.py::test_row_28_a_topic_that_is_no_longer_offered_is_explained")),
    Row(29, "one field sent twice", (FORM, f"{FIELDS}test_an_answer_sent_twice_is_refused")),
    Row(30, "fields that nobody asked for", ("abuse/test_request_form.py::test_row_30_fields_that_the_form_does_not_ask_for_change_nothing", "accounts/test_registration.py::test_fields_that_nobody_asked_for_change_nothing", "abuse/test_every_form.py::test_fields_that_no_form_asks_for_change_nothing")),
    Row(31, "the number of another tenant's thing", ("abuse/test_request_form.py::test_row_31_another_agencys_draft_is_not_there", "matrix/test_matrix.py::test_everybody_gets_what_the_table_says_and_learns_nothing_else")),
    Row(32, "JSON for a form, another charset, no content type", (f"{INTAKE}test_bodies_that_cannot_be_read_are_refused",)),
    Row(33, "ten thousand fields, a thousand files", (f"{INTAKE}test_bodies_that_cannot_be_read_are_refused", f"{INTAKE}test_a_thousand_files_are_refused")),
    Row(34, "days that do not exist", (DATES, f"{FIELDS}test_a_bad_date_names_the_part_and_only_that")),
    Row(35, "years of two, five digits, long ago, far ahead", (DATES,)),
    Row(36, "an end before its start, an incident to come", (DATES, f"{FIELDS}test_an_end_before_its_start_marks_both", "engagements/test_pages.py::test_the_call_keeps_the_typed_text_when_a_date_is_wrong")),
    Row(37, "a date with a part missing", (DATES,)),
    Row(38, "an hour that the change of clocks skips or repeats", (f"{FIELDS}test_times_of_day", f"{CALENDAR}test_hours_run_through_the_night_when_the_clocks_change")),
    Row(39, "agencies in far time zones", (f"{CALENDAR}test_the_evening_in_washington_is_still_the_same_day",)),
    Row(40, "business days over holidays", (f"{CALENDAR}test_business_days_end_with_the_right_day", f"{CALENDAR}test_washington_keeps_inauguration_day", f"{CALENDAR}test_an_operators_closure_is_skipped")),
    Row(41, "the last second of a business day", (f"{CALENDAR}test_a_day_ends_with_its_last_second_in_winter_and_in_summer",)),
    Row(42, "pauses within a day", ("workflow/test_clock_rules.py::test_a_pause_never_shortens_a_clock", "workflow/test_clock_rules.py::test_a_pause_moves_what_is_due")),
    Row(43, "numbers at the turn of the year", ("abuse/test_every_form.py::test_references_of_two_years_never_meet",)),
    Row(44, "six months after the last of August", (f"{CALENDAR}test_months_later_is_the_same_day_or_the_months_last",)),
    Row(45, "days in 2038 and 1970", (DATES,)),
    Row(46, "new time zone data", not_yet="no local time in the future is stored yet; announcements come with releases"),
    Row(47, "a double click, two windows", ("requests/test_races.py::test_row_47_a_double_click_sends_one_request", "requests/test_races.py::test_row_47_two_presses_of_begin_make_one_draft")),
    Row(48, "back after sending, then sending again", ("abuse/test_request_form.py::test_rows_48_and_49_sending_again_says_that_it_was_sent",)),
    Row(49, "reloading the answer to a form", ("abuse/test_request_form.py::test_rows_48_and_49_sending_again_says_that_it_was_sent",)),
    Row(50, "the last step before the first", ("abuse/test_request_form.py::test_row_50_a_form_with_gaps_leads_to_the_first_missing_step",)),
    Row(51, "two people on one page", ("abuse/test_request_form.py::test_row_51_two_people_on_one_step_lose_nothing", "agencies/test_directory_pages.py::test_a_correction_of_a_page_that_is_out_of_date_is_refused_and_nothing_is_lost")),
    Row(52, "approving what changed since", ("engagements/test_pages.py::test_a_page_opened_before_the_plan_changed_answers_409_and_asks_to_look_again", "abuse/test_every_form.py::test_a_form_without_its_version_is_not_taken")),
    Row(53, "two decisions at one moment", ("engagements/test_races.py::test_a_plan_approved_and_returned_at_once_is_one_of_both",)),
    Row(54, "acting on a case that was just taken away", ("engagements/test_team.py::test_an_expert_who_is_stood_down_loses_sight_of_the_case", "accounts/test_sessions.py::test_rights_are_read_anew_for_each_page")),
    Row(55, "the session ends while one types", ("web/test_refusals.py::test_text_sent_by_someone_signed_out_comes_back_beside_a_way_to_sign_in",)),
    Row(56, "a stale form token in a good session", ("web/test_refusals.py::test_text_sent_with_a_stale_token_comes_back_and_can_be_sent_again", "matrix/test_tokens.py::test_no_form_is_taken_without_its_token")),
    Row(57, "an address that was retired", not_yet="no address has been retired yet"),
    Row(58, "a draft of an older form", ("abuse/test_request_form.py::test_row_58_a_draft_of_an_older_form_opens_with_its_gaps_marked",)),
    Row(59, "one act on many rows", not_yet="no page acts on many rows at once"),
    Row(60, "leaving a list that one cannot leave", not_yet="no mail can be switched off yet"),
)  # fmt: skip
