"""The reading aid in English."""

from tools.templates.reading_aids.texts import Holders, Labels, Texts
from tools.templates.tongues import Tongue

ENGLISH = Texts(
    name="Engels",
    tongue=Tongue("en-GB"),
    reviewed_by="Checked by",
    unreviewed="unchecked translation",
    only_help="This sheet only helps you to read. The Dutch form is what you sign. Do not put crosses on this sheet.",
    dutch_words=(
        "Some words on this sheet are Dutch: names, dates and words that the school wrote. Ask the school or an "
        "interpreter what they mean."
    ),
    title="May care workers talk about {{ leerling.voornaam }}?",
    title_own="May care workers talk about you too?",
    subtitle="Reading aid for the consent form, code {{ casus.casus }}",
    headings=(
        "Which meeting is it about?",
        "What may they tell?",
        "What do we write down?",
        "You do not have to sign",
        "You can always withdraw your consent",
        "When is it allowed without consent?",
        "Why is this consent needed?",
        "Rights, questions and complaints",
        "Who may decide for {{ leerling.voornaam }}?",
        "Choice and signature",
        "For the file (the school fills this in)",
        "I withdraw my consent",
    ),
    greeting="Hello,",
    who_we_are=(
        "We are {{ school.naam }}. We would like to talk with care workers about {{ leerling.voornaam }}. Together we "
        "look for what helps {{ leerling.voornaam }}."
    ),
    also_you="The meeting is also about you.",
    we_ask=(
        "For this we need your consent. To give consent means: you agree. We only talk about what is needed. Care "
        "workers are, for example, a doctor, a psychologist or a youth worker."
    ),
    you_decide=(
        "**You decide.** You may say yes and you may say no. Take your time to read. Feel free to ask for an "
        "explanation or for an interpreter."
    ),
    why_you="Why you?",
    labels=Labels(
        about_whom="About whom?",
        born="born on",
        school="School",
        which="Which meeting?",
        when="When?",
        who="Who will be there?",
        you_too="You, if you like. You may bring someone.",
        for_municipality="on behalf of the municipality",
        why="Why?",
        question="Our question",
        who_tells_what="Who tells what?",
        yes="yes",
        no="no",
        only_advice="only advice",
        agreed="Already agreed:",
        not_shared="do not share",
        advice_only="only advice on what to do",
        what_is_needed="What is needed for this meeting",
        about_yourself="Something about you",
        nobody_tells="Nobody wants to tell anything that is secret.",
        report="Report",
        chair="Who leads the meeting?",
        who_keeps="Who keeps it?",
        what_they_need="Each organisation keeps only what it needs itself",
        how_long="How long?",
        ask_school="Ask the school",
    ),
    secrecy=(
        "Care workers have a **duty of secrecy.** That means: they may not just tell others about "
        "{{ leerling.voornaam }}. That is why we ask you. On the Dutch form, put one cross on each line."
    ),
    secrecy_own=(
        "Care workers have a **duty of secrecy.** That means: they may not just tell others about you. That is why we "
        "ask you. On the Dutch form, put one cross on each line."
    ),
    told=(
        "**Yes:** the care worker may tell this.",
        "**No:** the care worker does not tell this. Is there a dash? Then you do not have that choice.",
        "**Only advice:** the care worker only gives tips about what helps.",
    ),
    own_data=(
        "The meeting can also be about you. For example about your health or about home. That is why there are also "
        "lines about you. You alone decide about those."
    ),
    no_need=(
        "You may say no. You may also say no on one line. Then the care worker does not tell that. Sometimes we can "
        "then see less well what {{ leerling.voornaam }} needs. Then we look together with you for what can be done.",
        "Do more people have to sign? Then everyone must say yes. Everyone gets a form of their own.",
    ),
    withdrawing=(
        "To withdraw means: later you say no after all. That is always allowed. You do not have to say why. Use the "
        "slip on the last page of the Dutch form. You may also call or e-mail. From then on the care workers tell "
        "nothing more. What has already been told, we cannot take back."
    ),
    until="The consent is valid up to and including {{ casus.einddatum }}. After that it stops by itself.",
    once="The consent is valid for this one meeting only. After that it stops by itself.",
    exceptions="Mostly it is not allowed. There are three exceptions:",
    three=(
        "**Good care.** Sometimes talking is really needed to give good help.",
        "**Two duties that clash.** The care worker must stay silent, but must also help. Sometimes silence is too "
        "dangerous.",
        "**Veilig Thuis** (the reporting centre for violence at home). If there are worries about violence, the care "
        "worker takes fixed steps. These are called the **meldcode.** One step can be: to report it to Veilig Thuis.",
    ),
    beforehand=("If possible, the care worker tells you about it beforehand. The care worker writes down the reason."),
    the_law=(
        "This consent is needed because care workers have a duty of secrecy. It is not a consent to the processing of "
        "data under the AVG (GDPR)."
    ),
    privacy_law=(
        "The AVG is the privacy law. School, municipality and care workers use data for their tasks by law. What they "
        "have agreed is written in the privacy agreement of {{ convenant.regio }} (edition {{ convenant.editie }}). "
        "The school will gladly show it to you."
    ),
    read_about_both=(
        "You may read what we write down about you and {{ leerling.voornaam }}. Is something wrong? Then ask us to "
        "correct it."
    ),
    read_about_you="You may read what we write down about you. Is something wrong? Then ask us to correct it.",
    questions="Questions?",
    ask_for="Ask for {{ casus.contactpersoon_school }}.",
    school_helps="The school is glad to help.",
    call="Call {{ school.telefoon }}.",
    mail="E-mail {{ school.e_mail }}.",
    complaints=(
        "Are you not satisfied? Talk to us. You can also send a complaint to {{ bestuur.naam }}. That is the board of "
        "the school. A data protection officer works there, who watches over privacy.",
        "You can also send a complaint to the Autoriteit Persoonsgegevens. It watches over the privacy law.",
    ),
    holders=Holders(
        own_data="You sign because the meeting is also about data of your own.",
        parent="You have authority over your child (in Dutch: gezag).",
        guardian="You are the guardian of this pupil (in Dutch: voogd).",
        body="You decide on behalf of {{ ondertekenaar.namens }}.",
        curator="You are the legal guardian of this adult pupil (in Dutch: curator).",
        mentor="You are the legal mentor of this adult pupil (in Dutch: mentor).",
        other="The school needs your answer too.",
        checked_first="First the school checks whether you have authority. You sign after that.",
        means="Authority means: being allowed to decide about a child.",
        relations={
            "ouder": "parent",
            "voogd": "guardian",
            "GI": "youth protection worker",
            "curator": "legal guardian of an adult",
            "mentor": "legal mentor of an adult",
        },
        authority="Authority:",
        yes="yes",
        no="no",
        unknown="not known",
        proof="Proof:",
        no_proof="No proof seen yet.",
        not_sure=(
            "**We are not yet sure who has authority.** The school first finds this out. The form is valid only after "
            "that."
        ),
        checked="The school writes here when authority was checked, and by whom.",
    ),
    one_cross="Put one cross on the Dutch form:",
    consent="☐ **Yes,** I give consent. My crosses on the form say for what.",
    no_consent="☐ **No,** I do not give consent.",
    sign_there="Then write the place and the date on the Dutch form, and sign there.",
    file_note=(
        "Consent:  ☐ on paper  ☐ spoken",
        "Proof of authority seen:  ☐ yes  ☐ no  ☐ not needed",
        "Copy given to:  ☐ who signs  ☐ care workers, for their file",
    ),
    file_labels=(
        "Explained by",
        "In the language",
        "With interpreter (name)",
        "Explained on (date)",
        "Asked by",
        "Asked on (date)",
    ),
    reviewed_text="The lawyer or the data protection officer of the region looks at this text before it is used.",
    slip="Code {{ casus.casus }}, meeting on {{ casus.overlegdatum }}",
    give_slip="Give or send the slip of the Dutch form to {{ school.naam }}.",
    slip_choices="☐ for everything  ☐ only for:",
    only_for="Only for",
    slip_labels=("Name", "Date", "Signature"),
)
