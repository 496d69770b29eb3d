"""Why a content pack is not taken."""

from typing import Final

from kiosk.language import S_

SENTENCES: Final = (
    S_("{path}: {name} is no plain file; have it built again."),
    S_("{path}: {name} is compressed or encrypted; have it built again."),
    S_("{path}: a name stands in it twice; have it built again."),
    S_("{path}: not signed by a key that is trusted here ({known}), or changed since; ask who made it."),
    S_("{path}: {name} is missing from it; the pack was changed. Have it built again."),
    S_("{path}: {name} was added to it; the pack was changed. Have it built again."),
    S_("{path}: {name} is not what was signed; copy the pack again or ask who made it."),
    S_("{path}: no {name} in it: not signed. Build it with “pack build”."),
    S_("{path} cannot be read: {why}."),
    S_("{path} is larger than a pack may be."),
    S_("{path} cannot be written: {why}."),
    S_("{path}: {name} is damaged ({error}); copy the pack again."),
    S_("{path}: {name} is too large; have it built again."),
    S_("{path} is no pack, or only a part of one; copy it again."),
    S_("{path}: “{version}” is no version of a pack; have it built again."),
    S_("{path}: the pack claims {n} bytes; a pack holds at most {most}."),
    S_("{path}: the pack is of format {format}, this program reads {known}; bring the program up to date."),
    S_("{path}: the pack's manifest cannot be read: {error}; have it built again."),
    S_("{path}: the pack “{new}” cannot replace “{old}”; give it a folder of its own (--into)."),
    S_("{path}: version {new} is older than {old}, which is shown; --downgrade installs it all the same."),
    S_("{path}: version {version} is shown already, with other content; raise its version."),
    S_("{path}: this kiosk cannot show it: {fault}"),
    S_("{link} leads to {target}, which was not installed here; remove it, then install again."),
    S_("{folder}: there is no earlier pack to go back to; install one."),
    S_("{path}: {why}; the pack shown before stays."),
    S_("{link} is no link; move it away, then install the pack again."),
    S_("{path} cannot be read ({error}); remove the link {link}, then install the pack again."),
    S_("{path} is no public key that can be read ({why}); give the .pub file of who made the pack."),
    S_("{path} is no Ed25519 key; give the .pub file of who made the pack."),
)
