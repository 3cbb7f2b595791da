"""LibreOffice's settings for a conversion: a profile that fetches nothing, runs nothing and updates nothing.

In: a folder. Out: a fresh profile in it, and the arguments that make LibreOffice use that profile and no other. Each
danger is closed twice where it can be: a link is not followed, and what would follow it finds no way to the network.
"""

from pathlib import Path
from types import MappingProxyType

FILTER = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"},"ExportFormFields":{"type":"boolean","value":"false"}}'
)
"""A tagged PDF/A-2b with PDF/UA's demands and bookmarks; form fields are printed as the text they hold."""


def write(folder: Path) -> tuple[str, ...]:
    """Write a profile into a new folder and return the arguments with which LibreOffice takes it, unseen."""
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    return (f"-env:UserInstallation={folder.as_uri()}", "--headless", "--norestore", "--nologo")


_NOWHERE = {
    "ooInetProxyType": "2",  # a proxy, always the one named here
    "ooInetHTTPProxyName": "127.0.0.1",
    "ooInetHTTPProxyPort": "9",
    "ooInetHTTPSProxyName": "127.0.0.1",
    "ooInetHTTPSProxyPort": "9",
    "ooInetFTPProxyName": "127.0.0.1",
    "ooInetFTPProxyPort": "9",
    "ooInetNoProxy": "",
}
"""Everything by way of a proxy on a port where nothing answers: port 9 throws away what it gets, if it is open."""

_SETTINGS = MappingProxyType(
    {
        "Office.Common/Security/Scripting": {
            "BlockUntrustedRefererLinks": "true",
            "MacroSecurityLevel": "3",
            "DisableMacrosExecution": "true",
            "DisableActiveContent": "true",
        },
        "Inet/Settings": _NOWHERE,
        "Office.Writer/Content/Update": {"Link": "0", "Field": "false", "Chart": "false"},
        "Office.Common/Misc": {"FirstRun": "false", "CollectUsageInformation": "false", "CrashReport": "false"},
        "Office.Recovery/AutoSave": {"Enabled": "false"},
        "Office.Java/VirtualMachine": {"Enable": "false"},
        "Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments": {"AutoCheckEnabled": "false"},
        "Setup/L10N": {"ooSetupSystemLocale": "nl-NL"},  # on every computer the same, whatever its own
        "Setup/Office": {"ooSetupInstCompleted": "true"},
    }
)


def _item(path: str, values: dict[str, str]) -> str:
    properties = "".join(
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>' for name, value in values.items()
    )
    return f'<item oor:path="/org.openoffice.{path}">{properties}</item>'


_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    + "".join(_item(path, values) for path, values in _SETTINGS.items())
    + "</oor:items>"
)
