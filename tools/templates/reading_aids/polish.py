"""The reading aid in Polish."""

from tools.templates.reading_aids.texts import Holders, Labels, Texts
from tools.templates.tongues import Tongue

POLISH = Texts(
    name="Pools",
    tongue=Tongue("pl-PL"),
    reviewed_by="Tłumaczenie sprawdził(a)",
    unreviewed="tłumaczenie niesprawdzone",
    only_help=(
        "Ta kartka tylko pomaga w czytaniu. Podpisują Państwo formularz w języku niderlandzkim. Na tej kartce proszę "
        "nie stawiać krzyżyków."
    ),
    dutch_words=(
        "Niektóre słowa na tej kartce są po niderlandzku: imiona i nazwiska, daty oraz słowa napisane przez szkołę. O "
        "ich znaczenie można zapytać szkołę lub tłumacza."
    ),
    title="Czy specjaliści mogą rozmawiać o: {{ leerling.voornaam }}?",
    title_own="Czy specjaliści mogą rozmawiać także o Państwu?",
    subtitle="Pomoc w czytaniu formularza zgody, kod {{ casus.casus }}",
    headings=(
        "O jaką rozmowę chodzi?",
        "Co mogą powiedzieć?",
        "Co zapisujemy?",
        "Nie muszą Państwo podpisywać",
        "Zgodę można zawsze cofnąć",
        "Kiedy wolno bez zgody?",
        "Dlaczego ta zgoda jest potrzebna?",
        "Prawa, pytania i skargi",
        "Kto może decydować za: {{ leerling.voornaam }}?",
        "Wybór i podpis",
        "Do akt (wypełnia szkoła)",
        "Cofam swoją zgodę",
    ),
    greeting="Dzień dobry,",
    who_we_are=(
        "Jesteśmy szkołą {{ school.naam }}. Chcemy porozmawiać ze specjalistami o: {{ leerling.voornaam }}. Razem "
        "szukamy tego, co pomaga."
    ),
    also_you="Rozmowa dotyczy także Państwa.",
    we_ask=(
        "Do tego potrzebujemy Państwa zgody. Wyrazić zgodę znaczy: zgadzają się Państwo. Rozmawiamy tylko o tym, co "
        "jest potrzebne. Specjaliści to na przykład lekarz, psycholog lub pracownik pomocy dla młodzieży."
    ),
    you_decide=(
        "**Decyzja należy do Państwa.** Wolno powiedzieć tak i wolno powiedzieć nie. Proszę spokojnie przeczytać ten "
        "formularz. Można poprosić o wyjaśnienie lub o tłumacza."
    ),
    why_you="Dlaczego Państwo?",
    labels=Labels(
        about_whom="O kim?",
        born="data urodzenia:",
        school="Szkoła",
        which="Jaka rozmowa?",
        when="Kiedy?",
        who="Kto będzie?",
        you_too="Państwo, jeśli Państwo chcą. Można kogoś zabrać ze sobą.",
        for_municipality="w imieniu gminy",
        why="Dlaczego?",
        question="Nasze pytanie",
        who_tells_what="Kto co mówi?",
        yes="tak",
        no="nie",
        only_advice="tylko rady",
        agreed="Już ustalono:",
        not_shared="nie przekazywać",
        advice_only="tylko rady, co robić",
        what_is_needed="To, co jest potrzebne do tej rozmowy",
        about_yourself="Coś o Państwu",
        nobody_tells="Nikt nie chce mówić o niczym tajnym.",
        report="Notatka",
        chair="Kto prowadzi rozmowę?",
        who_keeps="Kto to przechowuje?",
        what_they_need="Każda organizacja tylko to, czego sama potrzebuje",
        how_long="Jak długo?",
        ask_school="Proszę zapytać szkołę",
    ),
    secrecy=(
        "Specjaliści mają **obowiązek zachowania tajemnicy.** To znaczy: nie mogą tak po prostu opowiadać o: "
        "{{ leerling.voornaam }}. Dlatego pytamy Państwa. Na formularzu niderlandzkim proszę postawić jeden krzyżyk w "
        "każdej linii."
    ),
    secrecy_own=(
        "Specjaliści mają **obowiązek zachowania tajemnicy.** To znaczy: nie mogą tak po prostu opowiadać o Państwu. "
        "Dlatego pytamy Państwa. Na formularzu niderlandzkim proszę postawić jeden krzyżyk w każdej linii."
    ),
    told=(
        "**Tak:** specjalista może to powiedzieć.",
        "**Nie:** specjalista tego nie powie. Jest tam kreska? Wtedy nie ma tego wyboru.",
        "**Tylko rady:** specjalista daje tylko wskazówki, co pomaga.",
    ),
    own_data=(
        "Rozmowa może dotyczyć także Państwa. Na przykład zdrowia albo sytuacji w domu. Dlatego są też linie o "
        "Państwu. O nich decydują tylko Państwo."
    ),
    no_need=(
        "Wolno powiedzieć nie. Wolno też powiedzieć nie w jednej linii. Wtedy specjalista tego nie powie. Czasem "
        "trudniej nam wtedy zobaczyć, czego potrzebuje {{ leerling.voornaam }}. Wtedy razem z Państwem szukamy tego, "
        "co jest możliwe.",
        "Czy musi podpisać więcej osób? Wtedy każda musi powiedzieć tak. Każda osoba dostaje własny formularz.",
    ),
    withdrawing=(
        "Cofnąć znaczy: później mówią Państwo jednak nie. Zawsze wolno. Nie trzeba mówić dlaczego. Proszę użyć odcinka "
        "na ostatniej stronie formularza niderlandzkiego. Można też zadzwonić lub napisać e-mail. Od tej chwili "
        "specjaliści nic już nie mówią. Tego, co już powiedziano, nie możemy cofnąć."
    ),
    until="Zgoda jest ważna do dnia {{ casus.einddatum }} włącznie. Potem sama się kończy.",
    once="Zgoda jest ważna tylko na tę jedną rozmowę. Potem sama się kończy.",
    exceptions="Zwykle nie wolno. Są trzy wyjątki:",
    three=(
        "**Dobra pomoc.** Czasem rozmowa jest naprawdę potrzebna, żeby dobrze pomóc.",
        "**Dwa sprzeczne obowiązki.** Specjalista musi milczeć, ale musi też pomóc. Czasem milczenie jest zbyt "
        "niebezpieczne.",
        "**Veilig Thuis** (punkt pomocy w sprawie przemocy w domu). Gdy są obawy o przemoc, specjalista wykonuje stałe "
        "kroki. Nazywa się to **meldcode.** Jednym z kroków może być zgłoszenie do Veilig Thuis.",
    ),
    beforehand="Jeśli to możliwe, specjalista mówi Państwu o tym wcześniej. Specjalista zapisuje powód.",
    the_law=(
        "Ta zgoda jest potrzebna, bo specjaliści mają obowiązek zachowania tajemnicy. To nie jest zgoda na "
        "przetwarzanie danych według AVG (RODO)."
    ),
    privacy_law=(
        "AVG to prawo o ochronie prywatności. Szkoła, gmina i specjaliści używają danych do zadań, które nakłada na "
        "nich prawo. Ich ustalenia są zapisane w umowie o prywatności regionu {{ convenant.regio }} (wydanie "
        "{{ convenant.editie }}). Szkoła chętnie je pokaże."
    ),
    read_about_both=(
        "Mogą Państwo przeczytać, co zapisujemy o Państwu i o: {{ leerling.voornaam }}. Coś się nie zgadza? Wtedy "
        "można poprosić o poprawienie."
    ),
    read_about_you=(
        "Mogą Państwo przeczytać, co o Państwu zapisujemy. Coś się nie zgadza? Wtedy można poprosić o poprawienie."
    ),
    questions="Pytania?",
    ask_for="Osoba do kontaktu: {{ casus.contactpersoon_school }}.",
    school_helps="Szkoła chętnie pomoże.",
    call="Telefon: {{ school.telefoon }}.",
    mail="E-mail: {{ school.e_mail }}.",
    complaints=(
        "Nie są Państwo zadowoleni? Proszę z nami porozmawiać. Skargę można też wysłać do: {{ bestuur.naam }}. To jest "
        "zarząd szkoły. Pracuje tam inspektor ochrony danych. Ta osoba pilnuje prywatności.",
        "Skargę można też wysłać do Autoriteit Persoonsgegevens. Ten urząd pilnuje prawa o ochronie prywatności.",
    ),
    holders=Holders(
        own_data="Podpisują Państwo, bo rozmowa dotyczy także Państwa danych.",
        parent="Mają Państwo władzę rodzicielską nad dzieckiem (po niderlandzku: gezag).",
        guardian="Są Państwo opiekunem prawnym (po niderlandzku: voogd).",
        body="Decydują Państwo w imieniu: {{ ondertekenaar.namens }}.",
        curator="Są Państwo opiekunem prawnym tej dorosłej osoby (po niderlandzku: curator).",
        mentor="Są Państwo mentorem tej dorosłej osoby, z decyzji sądu (po niderlandzku: mentor).",
        other="Szkoła potrzebuje także Państwa odpowiedzi.",
        checked_first="Najpierw szkoła sprawdza, czy mają Państwo władzę rodzicielską. Potem Państwo podpisują.",
        means="Władza rodzicielska znaczy: wolno decydować o dziecku.",
        relations={
            "ouder": "rodzic",
            "voogd": "opiekun prawny",
            "GI": "pracownik ochrony młodzieży",
            "curator": "opiekun prawny osoby dorosłej",
            "mentor": "mentor osoby dorosłej",
        },
        authority="Władza rodzicielska:",
        yes="tak",
        no="nie",
        unknown="nie wiadomo",
        proof="Dowód:",
        no_proof="Jeszcze nie pokazano dowodu.",
        not_sure=(
            "**Nie wiemy jeszcze na pewno, kto ma władzę rodzicielską.** Szkoła najpierw to sprawdza. Dopiero potem "
            "formularz jest ważny."
        ),
        checked="Szkoła wpisuje, kiedy i kto to sprawdził.",
    ),
    one_cross="Na formularzu niderlandzkim proszę postawić jeden krzyżyk:",
    consent="☐ **Tak,** wyrażam zgodę. Moje krzyżyki na formularzu mówią, na co.",
    no_consent="☐ **Nie,** nie wyrażam zgody.",
    sign_there="Potem na formularzu niderlandzkim proszę wpisać miejsce i datę i tam podpisać.",
    file_note=(
        "Zgoda:  ☐ na papierze  ☐ ustna",
        "Dowód władzy rodzicielskiej widziano:  ☐ tak  ☐ nie  ☐ niepotrzebny",
        "Kopię otrzymali:  ☐ osoba podpisująca  ☐ specjaliści, do swoich akt",
    ),
    file_labels=(
        "Wyjaśnił(a)",
        "W języku",
        "Z tłumaczem (nazwisko)",
        "Data wyjaśnienia",
        "Zapytał(a)",
        "Data pytania",
    ),
    reviewed_text="Prawnik lub inspektor ochrony danych regionu ogląda ten tekst przed użyciem.",
    slip="Kod {{ casus.casus }}, rozmowa dnia {{ casus.overlegdatum }}",
    give_slip="Odcinek z formularza niderlandzkiego proszę oddać lub wysłać do: {{ school.naam }}.",
    slip_choices="☐ na wszystko  ☐ tylko na:",
    only_for="Tylko na",
    slip_labels=("Imię i nazwisko", "Data", "Podpis"),
)
