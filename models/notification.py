"""Short messages in the corner of the web client."""

from collections.abc import Sequence

from ..services.commerce.run.in_words import first_of


def notification(
    title: str,
    message: str,
    *,
    kind: str = "success",
    links: Sequence[tuple[str, str]] = (),
    reload: bool = False,
) -> dict:
    """Return the action that shows a message; all but a success stay until closed.

    :param links: labels and addresses, shown after the message
    :param reload: show anew the record that the button belongs to
    """
    if links:
        # The web client fills links in for %s, in a text that has any.
        message = message.replace("%", "%%") + " %s" * len(links)
    return {
        "type": "ir.actions.client",
        "tag": "display_notification",
        "params": {
            "title": title,
            "type": kind,
            "message": message,
            "sticky": kind != "success",
            "links": [{"label": label, "url": url} for label, url in links],
            **({"next": {"type": "ir.actions.act_window_close"}} if reload else {}),
        },
    }


def names_left_out(names: Sequence[str], text: str) -> str:
    """Fill the number of names and the first of them into a text; none says nothing."""
    if not names:
        return ""
    return text % {"count": len(names), "names": first_of(names)}
