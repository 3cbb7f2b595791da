"""Every reading aid, by the name of its template without suffix."""

from collections.abc import Callable, Mapping
from functools import partial

from generator.signing.languages import AIDS
from tools.templates.house import Paper
from tools.templates.reading_aids.arabic import ARABIC
from tools.templates.reading_aids.english import ENGLISH
from tools.templates.reading_aids.layout import reading_aid
from tools.templates.reading_aids.polish import POLISH
from tools.templates.reading_aids.turkish import TURKISH
from tools.templates.reading_aids.ukrainian import UKRAINIAN

LANGUAGES = {texts.name: texts for texts in (ENGLISH, ARABIC, TURKISH, POLISH, UKRAINIAN)}
READING_AIDS: Mapping[str, Callable[[], Paper]] = {
    aid.template.removesuffix(".docx"): partial(reading_aid, LANGUAGES[aid.language]) for aid in AIDS
}
