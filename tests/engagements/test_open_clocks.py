"""What is open on a case, of whom and by when, as its overview says it."""

from tests.engagements.work_way import WorkWay


def rows(page) -> list[str]:
    """The rows of the panel, each as its words."""
    found = page.tree.xpath("//table[@id='open']/tbody/tr")
    return [" ".join(row.text_content().split()) for row in found]


def test_the_office_reads_everything_that_is_open_and_the_agency_its_own(cast, at):
    way = WorkWay.begin(cast).to_delivery()
    path = f"/cases/{way.file.reference}"
    office = rows(at(cast.manager).get(path))
    assert len(office) > 1
    assert any("provider" in row for row in office)
    assert all(", in " in row for row in office)
    assert not [row for row in rows(at(cast.harbor_executive).get(path)) if "provider" in row]


def test_the_agency_reads_when_its_check_ins_are_due(cast, at):
    way = WorkWay.begin(cast).to_follow_up()
    read = rows(at(cast.harbor_requester).get(f"/cases/{way.file.reference}"))
    assert len(read) > 1
    assert any("check-in" in row for row in read)


def test_a_provider_reads_nothing_of_others_clocks(cast, at):
    way = WorkWay.begin(cast).to_delivery()
    assert rows(at(cast.x_coordinator).get(f"/cases/{way.file.reference}")) == []
