"""Which tests stay together on one worker of a parallel run.

pytest 9.2 no longer reads the node id that pytest-xdist 3.8 writes for `xdist_group`, so groups are told from the id.
"""

import re

from xdist.scheduler import LoadGroupScheduling

FILES = ("tests/cli/test_run.py",)
"""Files whose tests use one thing that there is once on a machine."""
GROUP = re.compile(r"@([\w-]+)\]?$")


class Together(LoadGroupScheduling):
    """Like `loadgroup`: a file of FILES, or tests whose id ends in `@group`, go to one worker in their order."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(FILES):
            return nodeid.partition("::")[0]
        group = GROUP.search(nodeid)
        return group[1] if group else nodeid
