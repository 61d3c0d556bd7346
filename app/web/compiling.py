"""How templates are compiled: what never changes on a page is worked out once, not each time it is drawn."""

from typing import Any

from flask.templating import Environment
from jinja2 import Template, nodes
from jinja2.visitor import NodeTransformer

from app.wording import _

NAME = "_"


class PageTemplate(Template):
    """A template whose macros come from one module, made once: no macro of ours looks at the page that imports it."""

    def _get_default_module(self, ctx: Any = None) -> Any:  # Jinja would compare some thirty globals for each import
        return super()._get_default_module()


class PageEnvironment(Environment):
    """Flask's, which also takes the texts in `_("…")` as they stand: a page says a hundred, most without a value."""

    template_class = PageTemplate

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        said: nodes.Template = Said().visit(super()._parse(source, name, filename))
        return said


class Said(NodeTransformer):
    """Puts the words in the place of `_("words")`."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 – Jinja names it
        """A text without values is what it says; anything else stays a call."""
        self.generic_visit(node)
        is_saying = isinstance(node.node, nodes.Name) and node.node.name == NAME and not node.kwargs
        if is_saying and len(node.args) == 1 and isinstance(node.args[0], nodes.Const):
            return nodes.Const(_(node.args[0].value), lineno=node.lineno)
        return node
