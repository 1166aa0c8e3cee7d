"""Short messages in the corner of the web client."""

from collections.abc import Sequence


def notification(
    title: str,
    message: str,
    *,
    kind: str = "success",
    links: Sequence[tuple[str, str]] = (),
) -> dict:
    """Return the action that shows a message; all but a success stay until closed.

    :param links: labels and addresses, shown after the message
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
        },
    }
