"""The app that calls."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.gid import gid
from ..registry import resolves


@resolves("QueryRoot", "currentAppInstallation", "appInstallation")
def app_installation(
    _root: Any, info: GraphQLResolveInfo, id: str | None = None
) -> dict[str, Any] | None:
    own = gid("AppInstallation", 1)
    if id not in (None, own):
        return None
    return {
        "__typename": "AppInstallation",
        "id": own,
        "accessScopes": [
            {"handle": scope, "description": scope.replace("_", " ")}
            for scope in info.context.settings.scopes
        ],
        "app": {
            "__typename": "App",
            "id": gid("App", 1),
            "title": "Local app",
            "handle": "local-app",
            "apiKey": info.context.settings.client_id,
        },
    }
