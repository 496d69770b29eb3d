"""One visitor's copy of a form: values and relevance, recalculated only where something changed."""

from __future__ import annotations

import heapq
import uuid
from typing import TYPE_CHECKING

from kiosk.forms.errors import FormError
from kiosk.forms.instances import nearest, path_in_form, stored, take_templates
from kiosk.forms.tree import ELEMENT, Node
from kiosk.forms.xpath import Context, Host, Value, compile_expression, to_boolean, to_number

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable
    from datetime import datetime

    from kiosk.forms.body import SetValue
    from kiosk.forms.form import Form

_MOST_REPEATS = 200
_MOST_ROUNDS = 20
_SPOKEN = ("jr:choice-name", "jr:itext", "format-date")


class State:
    """``root``: the filled instance. ``changed``: paths that changed since whoever reads it last cleared it.

    ``faults``: path → sentence of expressions that could not be computed.

    Such an expression yields no answer, and a question stays visible: a visitor is never stopped by a broken formula,
    and whoever runs the kiosk can read ``faults``.
    """

    def __init__(self, form: Form, host: Host, now: datetime, rng: random.Random) -> None:
        self.form = form
        self.faults: dict[str, str] = {}
        self.structure = 0
        self.changed: set[str] = set()
        self._graph = form.graph
        holder = Node(ELEMENT, "instance")
        holder.append(form.root.copy())
        self.root = holder.children[0]
        self._templates = take_templates(self.root)
        self._context = Context(holder, holder, now, rng, host, form.spaces)
        self._nodes: dict[str, list[Node]] = {}
        self.instance_id = f"uuid:{uuid.UUID(int=rng.getrandbits(128), version=4)}"

    def begin(self) -> None:
        """Fill in what the form itself knows, and compute everything once. The host may be asked from here on."""
        self._preload(self._context.now)
        self._recalculate(self._graph.order, self._graph.order)
        for action in self.form.actions:
            if "odk-instance-first-load" in action.events or "odk-instance-load" in action.events:
                for node in self.nodes(action.ref):
                    self._act(action, node)

    # reading

    def nodes(self, path: str) -> list[Node]:
        """All nodes at a path, in order; the list is shared and not to be changed."""
        found = self._nodes.get(path)
        if found is None:
            steps = path.split("/")[2:]
            found = [self.root] if path.split("/")[1:2] == [self.root.name] else []
            for step in steps:
                found = [child for node in found for child in _children(node, step)]
            self._nodes[path] = found
        return found

    def context(self, node: Node) -> Context:
        return self._context.at(node)

    def compute(self, source: str, node: Node) -> Value:
        """An expression's value at a node.

        Raises:
            FormError: it cannot be computed.

        """
        return compile_expression(source)(self._context.at(node))

    def truth(self, source: str, node: Node, path: str, *, broken: bool) -> bool:
        """A yes-or-no expression; ``broken`` is what counts when it cannot be computed."""
        if source in ("true()", "yes"):
            return True
        if source in ("", "false()"):
            return False
        try:
            return to_boolean(self.compute(source, node))
        except FormError as fault:
            self.faults[path] = str(fault)
            return broken

    # changing

    def put(self, node: Node, text: str) -> None:
        """Write an answer and recalculate what follows from it."""
        if node.text == text:
            return
        node.text = text
        path = path_in_form(node)
        self._recalculate(self._graph.dependents.get(path, ()), [path])
        for action in self.form.triggers.get(path, ()):
            if "xforms-value-changed" in action.events:
                self._act(action, node)

    def add(self, repeat: str, parent: Node) -> Node | None:
        """One more instance of a repeat inside a parent node; None when there are already too many."""
        name = repeat.rpartition("/")[2]
        standing = parent.named(name)
        if len(standing) >= _MOST_REPEATS:
            return None
        fresh = self._fresh(repeat)
        if standing:
            parent.insert_after(standing[-1], fresh)
        else:
            self._place(parent, repeat, fresh)
        self._rebuilt(repeat)
        for action in self.form.repeats[repeat].actions:
            if "odk-new-repeat" in action.events:
                for target in fresh.walk():
                    if path_in_form(target) == action.ref:
                        self._act(action, target)
        return fresh

    def drop(self, node: Node) -> None:
        """Take one instance of a repeat away."""
        path = path_in_form(node)
        assert node.parent is not None
        node.parent.remove(node)
        self._rebuilt(path)

    def respeak(self) -> None:
        """Compute again what holds words of a language."""
        self._recalculate(
            path
            for path, bind in self.form.binds.items()
            if any(word in bind.calculate for word in _SPOKEN) and path in self._graph.order
        )

    # inside

    def _preload(self, now: datetime) -> None:
        for path, bind in self.form.binds.items():
            text = ""
            if bind.preload == "timestamp" and bind.preload_parameter == "start":
                text = now.isoformat(timespec="milliseconds")
            elif bind.preload == "date":
                text = now.date().isoformat()
            elif bind.preload == "uid":
                text = self.instance_id
            # Nothing that names a person or a device: username, phone number, e-mail and device id stay empty.
            if text:
                for node in self.nodes(path):
                    node.text = text

    def _act(self, action: SetValue, origin: Node) -> None:
        for node in nearest(self.nodes(action.ref), origin):
            try:
                text = stored(self.compute(action.value, node)) if action.value else action.literal
            except FormError as fault:
                self.faults[action.ref] = str(fault)
                continue
            self.put(node, text)

    def _recalculate(self, paths: Iterable[str], seeds: Iterable[str] = (), rounds: int = 0) -> None:
        """Compute these paths and whatever follows from them; ``seeds`` have changed already."""
        order, dependents = self._graph.order, self._graph.dependents
        waiting = [(order[path], path) for path in paths]
        heapq.heapify(waiting)
        queued, changed = {path for _, path in waiting}, set(seeds)
        while waiting:
            _, path = heapq.heappop(waiting)
            queued.discard(path)
            if not self._changed(path):
                continue
            changed.add(path)
            for reader in dependents.get(path, ()):
                if reader not in queued:
                    queued.add(reader)
                    heapq.heappush(waiting, (order[reader], reader))
        self.changed |= changed
        self._recount([each for each, reads in self._graph.counts.items() if not reads.isdisjoint(changed)], rounds)

    def _recount(self, repeats: Iterable[str], rounds: int) -> None:
        """Bring counted repeats to their numbers; a number that its own repeat keeps changing is left after a while."""
        for repeat in repeats:
            if self._count(repeat):
                if rounds >= _MOST_ROUNDS:
                    self.faults[repeat] = (
                        "the number of instances keeps changing itself. Count something outside the repeat."
                    )
                    return
                self._rebuilt(repeat, rounds + 1)

    def _changed(self, path: str) -> bool:
        """Compute a path's relevance and value; whether either is new."""
        bind = self.form.binds.get(path)
        changed = False
        for node in self.nodes(path):
            parent = node.parent
            relevant = parent is None or parent.relevant
            if relevant and bind is not None and bind.relevant:
                relevant = self.truth(bind.relevant, node, path, broken=True)
            if relevant != node.relevant:
                node.relevant = relevant
                changed = True
            if relevant and bind is not None and bind.calculate and self._calculate(bind.calculate, node, path):
                changed = True
        return changed

    def _calculate(self, source: str, node: Node, path: str) -> bool:
        try:
            text = stored(self.compute(source, node))
        except FormError as fault:
            self.faults[path] = str(fault)
            text = ""
        if text == node.text:
            return False
        node.text = text
        return True

    def _count(self, path: str) -> bool:
        """Bring a counted repeat to its number of instances."""
        repeat = self.form.repeats[path]
        name, before = path.rpartition("/")[2], self.structure
        for parent in self.nodes(path.rpartition("/")[0]):
            try:
                number = to_number(self.compute(repeat.count, parent), self._context.zone)
            except FormError as fault:
                self.faults[path] = str(fault)
                continue
            wanted = max(0, min(_MOST_REPEATS, int(number))) if number == number else 0  # noqa: PLR0124  NaN differs
            while len(parent.named(name)) > wanted:
                parent.remove(parent.named(name)[-1])
                self.structure += 1
            while len(parent.named(name)) < wanted:
                standing = parent.named(name)
                fresh = self._fresh(path)
                if standing:
                    parent.insert_after(standing[-1], fresh)
                else:
                    self._place(parent, path, fresh)
                self.structure += 1
        return self.structure != before

    def _rebuilt(self, path: str, rounds: int = 0) -> None:
        self.structure += 1
        self._nodes.clear()
        below = [path, *self._graph.shape.below(path)]
        readers = {reader for name in below for reader in self._graph.dependents.get(name, ())}
        self._recalculate({*below, *readers}, below, rounds)

    def _fresh(self, repeat: str) -> Node:
        template = self._templates.get(repeat)
        if template is None:
            template = next(node for node in self.form.root.walk() if node.path().endswith(repeat))
        return template.copy()

    def _place(self, parent: Node, repeat: str, fresh: Node) -> None:
        """Put the first instance where the form's order wants it: before the first sibling that comes later."""
        siblings = [path.rpartition("/")[2] for path in self._graph.shape.children[repeat.rpartition("/")[0]]]
        later = set(siblings[siblings.index(fresh.name) + 1 :])
        before = next((child for child in parent.children if child.name in later), None)
        parent.append(fresh)
        if before is not None:
            parent.children.remove(fresh)
            parent.children.insert(parent.children.index(before), fresh)


def _children(node: Node, step: str) -> list[Node]:
    if step.startswith("@"):
        return [each for each in node.attributes if each.name == step.rpartition(":")[2].removeprefix("@")]
    return node.named(step.rpartition(":")[2])
