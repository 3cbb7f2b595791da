"""The covenant's own words: considerations, the 21 articles and the explanation, to be read and reviewed here.

The notation is that of ``covenant_prose``. Nothing here may depend on who the parties are: these words have one SHA-256
in all mandates. Numbers of law articles that a lawyer must verify stand in ``covenant_sources`` only.
"""

from tools.templates.covenant_prose import Article

CONSIDERATIONS = """
In de regio zijn er «jongeren» die naast onderwijs ook hulp nodig hebben of misschien nodig zullen hebben, en
«jongeren» die zonder onderwijs thuiszitten of dreigen thuis te komen zitten. Voor hen is het van belang dat
onderwijs, gemeente en jeugdhulp elkaar op tijd vinden en hun inzet op elkaar afstemmen.

Iedere Partij heeft daarin een eigen wettelijke taak en een eigen verantwoordelijkheid: het Schoolbestuur voor het
onderwijs en de zorgplicht, het SWV voor een passende plaats en passende ondersteuning, de Gemeente voor de
jeugdhulp, de jeugdgezondheidszorg en de leerplicht, en de Jeugdhulpaanbieder voor de hulp die hij verleent.

Deze taken raken elkaar. Afstemming in een Casusoverleg kan alleen wanneer Partijen daarin persoonsgegevens met
elkaar delen. Dat vraagt om zorgvuldigheid: niet meer delen dan nodig is, niet met meer mensen dan nodig is, en niet
langer bewaren dan nodig is.

Uitgangspunt is dat niet over de «jongere» en de ouders wordt gesproken, maar met hen. Zij weten vooraf wat er wordt
besproken, zijn uitgenodigd en nemen aan het overleg deel.

De samenwerkingsverbanden en de gemeenten in de regio hebben de inhoud van dit Convenant besproken in het op
overeenstemming gericht overleg (OOGO).

Een samenwerkingsverband is een zelfstandige rechtspersoon met eigen bevoegdheden, en een schoolbestuur is dat ook.
Daarom zijn ook de schoolbesturen zelf partij. Een schoolbestuur kan de directeur of directeur-bestuurder van het
samenwerkingsverband, of het samenwerkingsverband zelf, schriftelijk machtigen om namens het schoolbestuur te
tekenen. Het kan ook zelf tekenen.

Dit Convenant schept geen grondslag voor het verwerken van persoonsgegevens: die grondslag ligt in de wet. Het
vervangt ook niet de toestemming die nodig is om een geheimhoudingsplicht op te heffen. Het legt vast op welke
zorgvuldige wijze Partijen persoonsgegevens uitwisselen.

Nieuwe wetgeving over verzuim en thuiszitten kan samenwerkingsverbanden een extra wettelijke grondslag geven. Zij
maakt dit Convenant niet overbodig: het gaat over een bredere groep «jongeren» en regelt ook de wijze van
uitwisselen.
"""

DEFINITIONS = Article(
    "Definities",
    """
In dit Convenant hebben de volgende begrippen, in enkelvoud en in meervoud, de volgende betekenis.

= AVG: Verordening (EU) 2016/679, de Algemene verordening gegevensbescherming. Waar de AVG wordt genoemd, is ook de
Uitvoeringswet AVG (UAVG) bedoeld.

= Beroepsgeheim: de plicht tot geheimhouding die voor een Professional volgt uit de wet, uit een beroepscode of uit
de aard van de hulp- of behandelrelatie.

= Betrokkene: degene over wie een persoonsgegeven gaat: de «Jongere», de Ouders en, als gegevens over hen worden
verwerkt, andere personen in het gezin of het netwerk.

= Bijzondere persoonsgegevens: de gegevens die artikel 9 van de AVG bijzonder noemt, waaronder gegevens over
gezondheid.

= Casusoverleg: een overleg over één «Jongere» waaraan personen namens ten minste twee Partijen deelnemen, met de
voorbereiding en de opvolging daarvan. Wie het organiseert, nodigt de «Jongere» en de Ouders uit (artikel 12).

= Convenant: deze overeenkomst met haar bijlagen, editie {{ convenant.editie }}.

= Convenantbeheerder: de persoon of organisatie die in bijlage 5 als zodanig is vermeld. Hij houdt voor Partijen de
lijst van Partijen bij, ontvangt mededelingen en geeft die door.

= Deelnemer: degene die beroepsmatig, namens een Partij of op uitnodiging van Partijen, aan een Casusoverleg
deelneemt.

= Dossier: alle vastgelegde gegevens die een Partij voor haar eigen taak over een «Jongere» bijhoudt.

= FG: de functionaris voor gegevensbescherming, bedoeld in artikel 37 van de AVG.

= Gemeente: het college van burgemeester en wethouders en de burgemeester van een gemeente die Partij is, ieder voor
zover het zijn bevoegdheid betreft, met inbegrip van wie onder hun verantwoordelijkheid werkt, zoals een wijk- of
jeugdteam, de leerplichtambtenaar en de JGZ.

= Gezag: het ouderlijk gezag of de voogdij, bedoeld in Boek 1 van het Burgerlijk Wetboek.

= Jeugdhulp: alle vormen van hulp aan «Jongeren» en hun Ouders of gezin waarvoor de Gemeente verantwoordelijk is, in
de eerste en in de tweede lijn. Daartoe horen jeugdhulp in de zin van de Jeugdwet, jeugdbescherming,
jeugdreclassering, JGZ, gesloten jeugdhulp (JeugdhulpPlus), jeugd-ggz, schoolmaatschappelijk werk, jeugdhulp op
school en de hulp van leerplicht.

= Jeugdhulpaanbieder: de organisatie of zelfstandige die Jeugdhulp verleent, ook een gecertificeerde instelling, en
die op de wijze van artikel 18 Partij is geworden.

= JGZ: de jeugdgezondheidszorg. Zij neemt aan een Casusoverleg deel namens de Gemeente en tekent dit Convenant niet
zelf.

= «Jongere»: de persoon die bij een School is ingeschreven of aangemeld, of die leerplichtig of kwalificatieplichtig
is zonder ingeschreven te zijn. Daarbij geldt dat hij Jeugdhulp of extra ondersteuning krijgt of mogelijk nodig
heeft, niet al het onderwijs volgt of dreigt uit te vallen. Hij blijft «Jongere» na zijn achttiende verjaardag
zolang hij onderwijs volgt of verlengde Jeugdhulp krijgt.

= OOGO: het op overeenstemming gericht overleg dat een SWV en de gemeenten in zijn gebied volgens de wet voeren.

= Ouders: de ouder, ouders of voogd die het Gezag over de «Jongere» hebben. Een gecertificeerde instelling met de
voogdij wordt met een Ouder gelijkgesteld. Dat geldt ook voor de curator of mentor van een meerderjarige die zijn
belangen niet kan waarderen.

= Overlegvorm: een soort Casusoverleg die in bijlage 3 is beschreven, met de eigen naam die de regio eraan geeft.

= Partij: ieder die dit Convenant heeft getekend, voor wie het krachtens een geldige schriftelijke volmacht is
getekend of die is toegetreden, zolang zijn deelname niet is geëindigd.

= Professional: degene die beroepsmatig Jeugdhulp, zorg of gedragswetenschappelijk advies geeft en daardoor een
Beroepsgeheim heeft, ook als hij voor een School of een SWV werkt.

= School: een school of onderwijsinstelling die door een Schoolbestuur in stand wordt gehouden.

= Schoolbestuur: het bevoegd gezag van een of meer Scholen, als dat Partij is.

= SWV: een samenwerkingsverband passend onderwijs, als dat Partij is.

= Toestemming: de verklaring waarmee degene die daartoe bevoegd is het Beroepsgeheim van een Professional opheft
voor bepaalde informatie, een bepaald Casusoverleg en bepaalde Deelnemers (artikel 6).

= Verslag: het verslag of de afsprakenlijst van een Casusoverleg (artikel 2.5 en 7.6).

De woorden persoonsgegevens, verwerken, verwerkingsverantwoordelijke, verwerker, derde en inbreuk in verband met
persoonsgegevens hebben de betekenis van artikel 4 van de AVG.

Het woord toestemming kan tweeërlei betekenen. In de AVG is toestemming een grondslag voor het verwerken van
persoonsgegevens; op die grondslag berust geen enkele verwerking onder dit Convenant (artikel 4). In dit Convenant
heft Toestemming alleen het Beroepsgeheim op (artikel 6). De ene betekenis vervangt nooit de andere.

De bijlagen horen bij dit Convenant. Bij verschil tussen een artikel en een bijlage gaat het artikel voor. De
toelichting helpt bij de uitleg, maar bevat zelf geen afspraken. Waar voor een persoon ‘hij’ of ‘zijn’ staat, is
iedereen bedoeld.
""",
)

TASKS_AND_BASES = (
    Article(
        "Afzonderlijke verwerkingsverantwoordelijken",
        """
Iedere Partij is zelfstandig verwerkingsverantwoordelijke voor de persoonsgegevens die zij voor haar eigen taak
verzamelt, in een Casusoverleg inbrengt of ontvangt, in haar Dossier vastlegt of aan een ander verstrekt.

Partijen zijn niet gezamenlijk verwerkingsverantwoordelijk in de zin van artikel 26 van de AVG. Zij houden geen
gezamenlijk Dossier bij en geven elkaar geen toegang tot hun Dossiers.

Iedere Partij beslist zelf, binnen de wet en dit Convenant, welke gegevens zij inbrengt en welke zij vastlegt. Wie
gegevens ontvangt en vastlegt, is daarvoor vanaf dat moment zelf verantwoordelijk.

De volmacht waarmee een Schoolbestuur een ander voor zich laat tekenen, brengt in deze verantwoordelijkheid geen
verandering. Het Schoolbestuur blijft verwerkingsverantwoordelijke voor zijn Scholen en het SWV voor zijn eigen
taken.

Het Verslag wordt gemaakt door of namens de Partij die het Casusoverleg voorzit, tenzij bijlage 3 voor een
Overlegvorm anders bepaalt. Het maakt deel uit van het Dossier van de Partij die het maakt of laat maken. De andere
Partijen ontvangen daaruit alleen de afspraken die hen aangaan.

Een Partij die gegevens door een verwerker laat verwerken, sluit met de verwerker een eigen overeenkomst als bedoeld
in artikel 28 van de AVG en blijft tegenover de andere Partijen verantwoordelijk.

Een organisatie die de JGZ uitvoert, kan voor haar medische dossiers zelf verwerkingsverantwoordelijke zijn, en het
Beroepsgeheim van haar Professionals blijft gelden. Zij neemt aan het Casusoverleg deel namens de Gemeente. De
Gemeente zorgt ervoor dat die organisatie dit Convenant naleeft.
""",
    ),
    Article(
        "Doel verwerking persoonsgegevens",
        """
Partijen verwerken voor, in en na een Casusoverleg alleen persoonsgegevens voor een of meer van de volgende doelen:

- tijdig onderkennen dat een «Jongere» ondersteuning of Jeugdhulp nodig heeft, en beoordelen welke;

- onderwijs, ondersteuning en Jeugdhulp op elkaar afstemmen, zoveel mogelijk in één plan met de «Jongere» en de
Ouders;

- verzuim, thuiszitten en voortijdig schoolverlaten voorkomen en beëindigen;

- een beslissing voorbereiden over plaatsing, ondersteuning, toelaatbaarheid of de inzet van Jeugdhulp, die daarna
door de bevoegde Partij zelf wordt genomen;

- volgen of gemaakte afspraken worden nagekomen en helpen, en die zo nodig bijstellen;

- de veiligheid van de «Jongere» beschermen, of die van anderen als die ernstig in gevaar is.

Bijlage 3 beschrijft per Overlegvorm het doel. Dat doel blijft binnen de opsomming van het eerste lid.

Gegevens die een Partij alleen uit een Casusoverleg kent, gebruikt zij niet:

- voor handhaving, opsporing of het opmaken van een proces-verbaal;

- voor beslissingen over bekostiging, tarieven, budgetten of de inkoop van hulp;

- voor profilering, rangschikking of geautomatiseerde besluitvorming;

- om een «Jongere» te weigeren, te schorsen of te verwijderen buiten de procedure die de wet daarvoor voorschrijft;

- voor enig ander doel dan de doelen van het eerste lid.

Verplicht de wet een Partij tot ander gebruik, dan gaat die plicht voor. De Partij meldt dat vooraf aan de
Betrokkene en aan de Partij van wie de gegevens afkomstig zijn, tenzij de wet of een ernstig gevaar zich daartegen
verzet. Een Partij mag de gegevens ook gebruiken om een verzoek, klacht of aanspraak van een Betrokkene te
behandelen.

Wie het Casusoverleg voorzit, noemt bij het begin het doel en de vraag, en neemt die op in het Verslag.
""",
    ),
    Article(
        "Grondslagen voor het verwerken en uitwisselen van persoonsgegevens",
        """
Een Partij verwerkt onder dit Convenant alleen persoonsgegevens als dat nodig is om te voldoen aan een wettelijke
verplichting of om een taak van algemeen belang te vervullen die de wet haar opdraagt (artikel 6, eerste lid, onder
c en e, van de AVG). Die verplichtingen en taken zijn:

- voor het **Schoolbestuur**: de zorgplicht, het ontwikkelingsperspectief en de begeleiding van de «Jongere», de
veiligheid op school, en het voorkomen en melden van verzuim, op grond van de wetgeving over onderwijs en
leerplicht;

- voor het **SWV**: het samenhangend geheel van ondersteuning in zijn gebied, het toewijzen van ondersteuning, het
beoordelen van toelaatbaarheid en het adviseren daarover, op grond van de onderwijswetten;

- voor de **Gemeente**: de toegang tot en de afstemming van Jeugdhulp, het toezicht op en de begeleiding bij de
leerplicht, het bestrijden van voortijdig schoolverlaten, en de JGZ, op grond van de wetgeving over jeugd,
leerplicht, onderwijs en publieke gezondheid;

- voor de **Jeugdhulpaanbieder**: het verlenen van verantwoorde hulp, het uitvoeren van jeugdbescherming en
jeugdreclassering en het bijhouden van een Dossier, op grond van de wetgeving over jeugd en, als het om behandeling
gaat, de regels over de geneeskundige behandelingsovereenkomst.

Is het leven of de gezondheid van iemand acuut in gevaar en is geen andere grondslag beschikbaar, dan kan een Partij
gegevens verstrekken op grond van artikel 6, eerste lid, onder d, van de AVG.

Partijen gebruiken toestemming in de zin van de AVG niet als grondslag. De AVG verlangt dat wie toestemming geeft,
daarin geheel vrij is. Tegenover een overheid, een School of een hulpverlener met een wettelijke taak is een
«Jongere» of Ouder dat niet.

Specifieke wetgeving gaat voor de AVG. Geeft of beperkt de Jeugdwet, een onderwijswet of een andere wet een recht of
een plicht om gegevens te verstrekken, dan geldt die wet. De zorgvuldigheid die de AVG en de beroepscodes vragen,
blijft ook dan gelden.

Dit Convenant is zelf geen grondslag. Een Partij die voor een verstrekking of een ontvangst geen grondslag kan
aanwijzen, ziet daarvan af.

De wetsartikelen waarin de taken van het eerste lid zijn geregeld, staan met hun peildatum in bijlage 6.
""",
    ),
)

CATEGORIES = Article(
    "Verwerking en uitwisseling type persoonsgegevens",
    """
Partijen verwerken over een «Jongere» en de Ouders alleen de volgende soorten persoonsgegevens:

- *naam en bereikbaarheid*: naam, geboortedatum, School en groep, adres en contactgegevens;

- *gezag en gezin*: wie het Gezag heeft, de gezinssamenstelling, de voertaal en wie verder bij de «Jongere»
betrokken is;

- *onderwijs*: schoolloopbaan, resultaten, functioneren in de groep en ontwikkelingsperspectief;

- *verzuim*: aanwezigheid, verzuim en de redenen daarvan, en wat daaraan is gedaan;

- *ondersteuning*: wat de «Jongere» in het onderwijs nodig heeft, wat is ingezet en wat dat heeft opgeleverd;

- *betrokkenheid van Jeugdhulp*: welke hulp betrokken is, met welk doel en hoe die op hoofdlijnen verloopt;

- *behandeling*: onderzoek, diagnose, behandeling en andere gegevens over de gezondheid;

- *veiligheid*: feiten en zorgen over de veiligheid van de «Jongere» of van anderen.

De tabel bij dit artikel bepaalt per rol welke soorten ten hoogste mogen worden ingebracht, ontvangen en, na
ontvangst uit een Casusoverleg, in het eigen Dossier vastgelegd. De letters verwijzen naar het eerste lid. De tabel
geeft de buitengrens aan: ook daarbinnen geldt artikel 7. Wie in een andere rol deelneemt, hoort alleen wat hij voor
zijn aandeel in de afspraken moet weten.

Gegevens waarop een Beroepsgeheim rust, worden alleen ingebracht met Toestemming of in een van de gevallen van
artikel 6.8. Dat geldt voor soort g, en ook voor andere soorten die een Professional inbrengt. Staat in de tabel (g)
tussen haakjes, dan gaat het alleen om wat de ontvanger nodig heeft om te weten hoe hij moet handelen.

De «Jongere» en de Ouders mogen zelf alles inbrengen. Het feit dat zij iets hebben verteld, maakt nog niet dat een
Partij het mag vastleggen of doorgeven: daarvoor blijft de tabel bepalend.
""",
)

CATEGORY_TABLE = (
    ("School (leraar, mentor, intern begeleider, zorgcoördinator)", "a – f, h", "a – f, (g), h", "a – f, (g), h"),
    ("Gedragswetenschapper van School of SWV", "a – h", "a – h", "a – h, als nodig voor het eigen advies"),
    (
        "SWV (begeleiding, advies, toelaatbaarheid)",
        "a – f, h",
        "a – f, (g), h",
        "a – f, (g), h, als nodig voor advies of beslissing",
    ),
    ("Gemeente: toegang, wijk- of jeugdteam", "a, b, f – h", "a – f, (g), h", "a, b, d – f, (g), h"),
    ("Gemeente: leerplicht", "a, b, d, h", "a – f, h", "a, b, d en de afspraken"),
    ("JGZ (namens de Gemeente)", "a, b, d, f – h", "a – h", "a, b, d, f – h"),
    ("Jeugdhulpaanbieder", "a, b, e – h", "a – h", "a – h, als nodig voor de hulp"),
)

SECRECY = Article(
    "Verwerking (bijzondere) persoonsgegevens en geheimhouding",
    """
Bijzondere persoonsgegevens worden alleen verwerkt als een uitzondering van artikel 9 van de AVG en de UAVG dat
toelaat. Een School en een SWV verwerken gegevens over gezondheid alleen voor zover dat nodig is voor de speciale
begeleiding van de «Jongere» of voor bijzondere voorzieningen. Een Gemeente doet dat alleen voor zover de wetgeving
over jeugd en publieke gezondheid dat toelaat, en een Professional alleen voor zover dat nodig is voor de hulp of
behandeling.

Strafrechtelijke persoonsgegevens worden in een Casusoverleg niet gedeeld, tenzij de wet daarin voorziet. Bij een
strafbaar feit volgt de School haar veiligheidsprotocol, doet zij zo nodig aangifte en licht zij de «Jongere» en de
Ouders in. Dat loopt niet via het Casusoverleg.

Het burgerservicenummer (BSN) wordt in een Casusoverleg niet genoemd en niet uitgewisseld, ook niet in een
uitnodiging, een toestemmingsformulier of een Verslag.

Een Professional deelt informatie waarop zijn Beroepsgeheim rust, alleen met Toestemming in een Casusoverleg. Dat
geldt ook voor de gedragswetenschapper die voor een School of een SWV werkt. Dat een wettelijke grondslag voor het
delen bestaat, heft het Beroepsgeheim niet op.

Toestemming wordt vooraf gegeven, bij voorkeur op het formulier van bijlage 2. Zij vermeldt het Casusoverleg en de
vraag, wie er deelnemen en, per Professional, welke informatie hij wel en niet mag inbrengen. De Professional
bespreekt dit met de «Jongere» en de Ouders; zij kunnen kiezen dat alleen handelingsgerichte adviezen worden
gedeeld. De Professional bewaart het bewijs van Toestemming in zijn eigen Dossier. Is zij mondeling gegeven, dan
legt hij vast door wie, wanneer en waarvoor.

Toestemming is vrijwillig. Zij kan altijd worden ingetrokken, zonder opgave van redenen en in iedere vorm.
Intrekking werkt niet terug. Weigering of intrekking heeft geen nadelige gevolgen voor het recht op onderwijs of
hulp. Willen Ouders de uitkomst van een onderzoek niet delen, dan bespreekt de School met hen waarom, en of
handelingsgerichte adviezen volstaan.

Wie Toestemming geeft, volgt uit de wet en de beroepscodes en hangt af van de leeftijd van de «Jongere» en van het
Gezag. Partijen volgen daarbij de lijn die in bijlage 2 is beschreven. Een Ouder geeft steeds zelf Toestemming voor
gegevens die over hem- of haarzelf gaan.

Zonder Toestemming deelt een Professional alleen:

- als hij daartoe wettelijk verplicht of bevoegd is, zoals bij een melding aan Veilig Thuis volgens de meldcode
huiselijk geweld en kindermishandeling;

- als goed hulpverlenerschap dat vraagt: er dreigt schade voor de gezondheid van de «Jongere», en communicatie met
de Ouders is in het geheel niet meer mogelijk of zij blokkeren de hulp;

- in geval van een conflict van plichten: alleen door zijn geheimhouding te doorbreken kan hij ernstige schade voor
de «Jongere» of een ander voorkomen.

In de gevallen van het vorige lid beslist de Professional zelf, zo mogelijk na overleg met een deskundige collega.
Hij legt de grond vast, welke andere wegen hij heeft overwogen en wat hij met wie heeft gedeeld. Hij vertelt het de
«Jongere» en de Ouders vooraf of, als dat gevaar oplevert, zodra het kan.
""",
)

CARE = (
    Article(
        "Dataminimalisatie",
        """
Partijen delen alleen wat voor de vraag van het Casusoverleg nodig is om te weten, en alleen met wie het voor zijn
taak nodig heeft. Kan het doel met minder gegevens of op een minder ingrijpende wijze worden bereikt, dan gebeurt
het zo. Dit geldt ook binnen een Partij, zoals tussen de toegang tot Jeugdhulp en de leerplicht van een Gemeente.

Wie het Casusoverleg voorzit, bepaalt wie wordt uitgenodigd. Hij nodigt alleen personen uit van wie de inbreng voor
deze «Jongere» en deze vraag nodig is. Een Deelnemer die voor een onderdeel niet nodig is, is daar niet bij.

Ontbreekt de Toestemming die een Professional nodig heeft, dan brengt hij zijn informatie niet in, of uitsluitend zo
dat de «Jongere» en het gezin daarin voor niemand herkenbaar zijn.

Agenda’s, onderwerpregels en berichten die niet zijn beveiligd, noemen de «Jongere» bij een code en niet bij naam.

Partijen wisselen geen volledige Dossiers en geen onderzoeksrapporten uit als een samenvatting of een
handelingsgericht advies volstaat.

Het Verslag bevat niet meer dan het doel, de vraag, wie aanwezig waren, de voor de afspraken noodzakelijke feiten,
het standpunt van de «Jongere» en de Ouders, en de afspraken: wie doet wat, en wanneer.
""",
    ),
    Article(
        "Kwaliteit",
        """
Iedere Partij zorgt dat de gegevens die zij inbrengt juist, actueel en ter zake zijn. Zij vermeldt van welke datum
en uit welke bron de gegevens zijn.

Deelnemers houden feiten, meningen en vermoedens uit elkaar, ook in het Verslag. Wat een Deelnemer van horen zeggen
heeft, brengt hij niet in als feit.

De «Jongere» en de Ouders kunnen in het Casusoverleg en daarna zeggen wat volgens hen niet klopt. Hun zienswijze
komt desgevraagd in het Verslag en in het Dossier.

Blijkt een gedeeld gegeven onjuist of verouderd, dan herstelt de Partij die het inbracht dit en geeft zij het
herstel door aan wie het van haar hebben ontvangen. Ook zij herstellen hun Dossier.
""",
    ),
    Article(
        "Bewaren en vernietigen",
        """
Iedere Partij bewaart de gegevens niet langer dan nodig is voor haar taak en niet langer dan de wet of het besluit
toestaat dat voor haar Dossier geldt. Bijlage 6, onderdeel B, noemt per Partij de termijn en de grond daarvan.

Het Verslag wordt bewaard door de Partij die het maakt of laat maken, gedurende de termijn die bijlage 3 voor de
Overlegvorm noemt, en nooit langer dan het eerste lid toestaat. Noemt bijlage 3 geen termijn, dan geldt die van het
Dossier. Een andere Partij bewaart de afspraken die haar aangaan zolang als haar eigen Dossier.

Persoonlijke werkaantekeningen worden vernietigd zodra zij zijn verwerkt, en in elk geval binnen vier weken na het
Casusoverleg.

Een toestemmingsformulier wordt bewaard in het Dossier van de Professional voor wie het geldt, zolang als dat
Dossier. De organisator van het Casusoverleg bewaart een afschrift niet langer dan het Verslag.

Na afloop van de termijn worden de gegevens onherstelbaar vernietigd, ook bij verwerkers en in reservekopieën zodra
die aan hun vervanging toe zijn. Iedere Partij legt als bewijs vast welke soort gegevens is vernietigd, wanneer, hoe
en door wie, zonder de inhoud te noemen.

Vernietiging blijft achterwege zolang de wet dat verlangt, zolang een klacht of procedure loopt waarvoor de gegevens
nodig zijn, of als de Betrokkene op goede gronden om langer bewaren heeft gevraagd.
""",
    ),
    Article(
        "Beveiliging",
        """
Iedere Partij neemt passende technische en organisatorische maatregelen als bedoeld in artikel 32 van de AVG.
Daartoe horen in elk geval:

- toegang alleen voor wie die voor zijn rol nodig heeft, op persoonlijke naam, met inloggen in ten minste twee
stappen en vastlegging van wie wat heeft ingezien;

- verzending van persoonsgegevens alleen langs een beveiligde en versleutelde weg, en nooit met een gewone
berichtendienst of een privéaccount;

- papier in een gesloten omslag, alleen aan de geadresseerde, en nooit onbeheerd achtergelaten;

- opslag in systemen die de Partij beheert, met versleuteling van draagbare apparaten;

- scholing van wie aan een Casusoverleg deelneemt, en afspraken over vervanging en vertrek.

Adresgegevens die geheim zijn, worden niet gedeeld en komen niet in stukken die een ander ontvangt. Ouders op
verschillende adressen krijgen ieder een eigen exemplaar, zonder het adres van de ander.

Een Partij die een inbreuk ontdekt die gegevens van een andere Partij raakt, meldt dit onverwijld, en uiterlijk
binnen 24 uur, aan het contactpunt van die Partij in bijlage 5. Zij vermeldt wat er is gebeurd, om welke gegevens en
hoeveel Betrokkenen het gaat, en wat zij heeft gedaan.

De Partij bij wie de inbreuk plaatsvond, beoordeelt zelf of zij die meldt aan de Autoriteit Persoonsgegevens en aan
de Betrokkene, en doet dat binnen de termijnen van artikel 33 en 34 van de AVG. Partijen helpen elkaar om de
gevolgen te beperken.
""",
    ),
    Article(
        "Geheimhouding",
        """
Iedere Deelnemer, en ieder ander die namens een Partij kennisneemt van persoonsgegevens uit een Casusoverleg, houdt
die geheim. Dit geldt ook voor wie geen Beroepsgeheim heeft, en voor ingehuurd personeel, stagiairs en tolken.

De geheimhouding duurt voort na het Casusoverleg, na het einde van de functie of opdracht en na het einde van dit
Convenant.

Zij geldt niet voor zover de wet tot mededeling verplicht, voor zover mededeling nodig is voor de uitvoering van een
gemaakte afspraak door wie daarbij betrokken is, of als de Betrokkene zelf om mededeling vraagt.

Iedere Partij legt deze plicht schriftelijk op aan wie namens haar deelneemt en daaraan niet al door wet,
beroepscode of aanstelling is gebonden. Wie op uitnodiging deelneemt zonder dat namens een Partij te doen, belooft
de geheimhouding vooraf schriftelijk aan de voorzitter.

Een Deelnemer maakt geen geluids- of beeldopname van een Casusoverleg. Willen de «Jongere» of de Ouders dat, dan
bespreken zij dit vooraf.
""",
    ),
)

PEOPLE = (
    Article(
        "Informatieverstrekking aan betrokkenen",
        """
Wie een Casusoverleg organiseert, vertelt de «Jongere» en de Ouders vooraf: waarom en wanneer het overleg er is,
welke vraag centraal staat, wie deelnemen en in welke rol, welke soorten gegevens worden gedeeld, wat wordt
vastgelegd en hoe lang, welke rechten zij hebben en bij wie zij met vragen terechtkunnen.

De «Jongere» en de Ouders worden uitgenodigd en nemen aan het Casusoverleg deel. Zij kunnen zich laten bijstaan. Een
«Jongere» die dat moeilijk vindt, kan iemand namens hem laten spreken of zijn mening vooraf geven. Is hij
meerderjarig, dan beslist hij zelf of zijn ouders worden uitgenodigd.

De informatie is kort en in gewone taal. Wie het Nederlands niet goed begrijpt, krijgt uitleg in een taal die hij
wel begrijpt, zo nodig met een tolk. Een «Jongere» van twaalf jaar of ouder krijgt de informatie ook zelf.

Komt een «Jongere» of Ouder niet, dan gaat de organisator na of het bericht is aangekomen en probeert hij het ten
minste eenmaal langs een andere weg, zoals telefoon, aangetekende post of een huisbezoek. Hij legt de pogingen vast
met datum, wijze en bewijs van ontvangst. Bij verzuim schakelt hij leerplicht in, die ook zelf contact zoekt.
Verdraagt de zaak geen uitstel, dan kan het Casusoverleg zonder hen doorgaan. Artikel 6 blijft dan gelden, en zij
horen zo snel mogelijk wat is afgesproken.

Zijn de contactgegevens van de Ouders van een minderjarige onbekend, dan probeert de School die te achterhalen bij
de «Jongere» en bij de gemeente waar hij woont. Zij legt haar pogingen vast in het leerlingdossier.

Overleg over een herkenbare «Jongere» zonder dat de «Jongere» en de Ouders zijn uitgenodigd, vindt niet plaats. Het
kan alleen in de gevallen van artikel 6.8. De voorzitter legt dan vast waarom, welke andere wegen zijn overwogen,
wie dit heeft besloten en wanneer zij alsnog worden ingelicht.

Iedere Partij noemt dit Convenant en de werkwijze van het Casusoverleg in haar privacyverklaring, en een School ook
in de schoolgids.
""",
    ),
    Article(
        "Rechten van de betrokkenen",
        """
Een Betrokkene heeft de rechten van hoofdstuk III van de AVG, waaronder inzage, rectificatie, wissing, beperking en
bezwaar, binnen de grenzen die de wet daaraan stelt.

Een Betrokkene kan zich met een verzoek of vraag tot iedere Partij wenden. Die Partij is zijn loket: is zij niet
zelf verantwoordelijk, dan geeft zij het verzoek binnen vijf werkdagen door aan de Partij die dat wel is en vertelt
zij de Betrokkene aan wie.

De verantwoordelijke Partij antwoordt kosteloos, schriftelijk en binnen een maand na ontvangst. Zij kan die termijn
met twee maanden verlengen als het verzoek ingewikkeld is, en deelt dat binnen de eerste maand met redenen mee.

Voor een «Jongere» jonger dan zestien jaar oefenen de Ouders deze rechten uit, met inachtneming van de eigen rechten
die bijzondere wetten aan de «Jongere» geven. Vanaf zestien jaar oefent hij ze zelf uit, tenzij hij zijn belangen
niet kan waarderen.

Bij inzage beschermt de Partij gegevens over anderen, waaronder een geheim adres en wat een ander in vertrouwen
heeft meegedeeld.

Van een rectificatie, wissing of beperking stelt de Partij ieder op de hoogte aan wie zij de gegevens heeft
verstrekt.

Een Betrokkene die het niet eens is met de gang van zaken, kan zich wenden tot de FG of het contactpunt van de
Partij, haar klachtenregeling gebruiken, een klacht indienen bij de Autoriteit Persoonsgegevens en de rechter om een
oordeel vragen.
""",
    ),
    Article(
        "Verstrekking aan derden",
        """
Een Partij verstrekt gegevens uit een Casusoverleg alleen aan een derde als de wet daartoe verplicht of daarvoor een
grondslag geeft, en, als op de gegevens een Beroepsgeheim rust, alleen met inachtneming van artikel 6.

Een Partij die gegevens van een andere Partij heeft ontvangen, geeft die niet door zonder die Partij vooraf te
raadplegen, tenzij de wet haar tot verstrekking verplicht.

Iedere Partij houdt een overzicht bij van wat zij aan welke derde heeft verstrekt, wanneer en op welke grond. Zij
stelt de Betrokkene daarvan op de hoogte, tenzij de wet of een ernstig gevaar zich daartegen verzet.

Een verzoek van politie, justitie, pers of verzekeraar wordt niet in of door het Casusoverleg beantwoord, maar door
de Partij tot wie het is gericht, na overleg met haar FG of jurist.

Partijen geven geen gegevens door aan een land buiten de Europese Economische Ruimte, tenzij aan hoofdstuk V van de
AVG is voldaan.
""",
    ),
)

GOVERNANCE = (
    Article(
        "Verwerkingsregister en functionaris gegevensbescherming",
        """
Iedere Partij neemt de verwerkingen onder dit Convenant op in haar eigen register van verwerkingsactiviteiten,
bedoeld in artikel 30 van de AVG.

Iedere Partij wijst een FG aan als de wet dat verlangt, en wijst anders een contactpersoon voor privacy aan. Zij
geeft naam of functie en bereikbaarheid op aan de Convenantbeheerder, die ze opneemt in bijlage 5. Een wijziging
meldt zij binnen een maand.

De FG en de contactpersonen voor privacy kunnen elkaar rechtstreeks raadplegen over de uitvoering van dit Convenant,
zonder daarbij gegevens over een herkenbare «Jongere» uit te wisselen als dat niet nodig is.

Een Partij die een nieuwe wijze van verwerken invoert met een waarschijnlijk hoog risico voor Betrokkenen, voert
vooraf een beoordeling uit als bedoeld in artikel 35 van de AVG en deelt de uitkomst op hoofdlijnen met de Partijen
die het aangaat.
""",
    ),
    Article(
        "Aansprakelijkheid",
        """
Iedere Partij is zelf aansprakelijk voor haar eigen verwerkingen en voor wie onder haar verantwoordelijkheid werkt.
Wat artikel 82 van de AVG aan een Betrokkene toekent, blijft onverkort gelden.

Wordt een Partij aangesproken voor iets dat geheel of gedeeltelijk door een andere Partij is veroorzaakt, dan draagt
ieder van hen onderling het deel dat aan haar is toe te rekenen. Een bestuurlijke boete blijft voor rekening van de
Partij aan wie zij is opgelegd.

Een Partij die een aanspraak ontvangt die een andere Partij kan raken, stelt die Partij onverwijld op de hoogte.
Partijen geven elkaar de informatie en de hulp die redelijkerwijs nodig is om de aanspraak te behandelen.

Wie krachtens volmacht voor een Schoolbestuur tekent, wordt daardoor niet aansprakelijk voor het handelen van dat
Schoolbestuur. Dat geldt ook voor het SWV waaraan hij verbonden is.
""",
    ),
    Article(
        "Wijzigingen",
        """
Dit Convenant wordt alleen schriftelijk gewijzigd, na bespreking in het OOGO. De gewijzigde tekst is een nieuwe
editie, met een eigen datum en met een eigen aanduiding die op iedere bladzijde staat.

Een nieuwe editie bindt een Partij nadat die haar heeft getekend. Voor een Schoolbestuur kan de gevolmachtigde
tekenen als de volmacht het wijzigen omvat en niet tot een eerdere editie is beperkt. Anders is een nieuwe volmacht
of de handtekening van het Schoolbestuur zelf nodig.

Een Partij die de nieuwe editie niet tekent, blijft aan de vorige gebonden totdat haar deelname op de wijze van
artikel 19 is geëindigd.

De Convenantbeheerder houdt de bijlagen 3 tot en met 6 bij: overlegvormen, lijst van Partijen, contactgegevens en
bronnen. Hij deelt een aanpassing ten minste vier weken vooraf mee, en een toetreding of andere feitelijke
verandering zodra zij bekend is. Maakt een Partij in die vier weken bezwaar, dan wordt de aanpassing eerst in het
OOGO besproken. Een aanpassing die de doelen of de soorten gegevens verruimt of een bewaartermijn verlengt zonder
dat de wet dat vraagt, is een wijziging van dit Convenant.

Verandert de wet zo dat een bepaling daarmee in strijd komt, dan geldt de wet en passen Partijen de tekst in de
volgende editie aan.
""",
    ),
    Article(
        "Toetreding",
        """
Een aanbieder van Jeugdhulp wordt Partij als aan drie voorwaarden samen is voldaan:

- hij neemt deel aan een Casusoverleg;

- hij heeft het toetredingsformulier van bijlage 1 getekend;

- de Convenantbeheerder heeft zijn toetreding aan de deelnemende Partijen bekendgemaakt.

Hij is Partij vanaf de dag waarop aan de laatste voorwaarde is voldaan, maar niet voordat dit Convenant ingaat. Hij
blijft dat totdat de Convenantbeheerder bekendmaakt dat hij aan geen enkel Casusoverleg meer deelneemt, of totdat
zijn deelname op de wijze van artikel 19 eindigt. Zolang hij nog geen Partij is, geldt voor hem wat voor een derde
geldt (artikel 11.4 en 14).

Een schoolbestuur dat zich later aansluit, wordt Partij door zelf te tekenen of door een gevolmachtigde op grond van
een schriftelijke volmacht. Een gemeente wordt Partij doordat voor het college en de burgemeester wordt getekend, en
een samenwerkingsverband doordat tekent wie het rechtsgeldig vertegenwoordigt.

Partijen aanvaarden de toetredingen van het eerste en het derde lid bij voorbaat. Voor de toetreding van een andere
organisatie is de schriftelijke aanvaarding van alle Partijen nodig. Een gevolmachtigde kan die namens een
Schoolbestuur geven als de volmacht het toetreden omvat.

De JGZ treedt niet toe. Zij handelt namens de Gemeente.

Gaat een Partij door fusie, splitsing, herindeling of op andere wijze op in een ander, dan volgt die ander haar op
voor zover de wet dat bepaalt. De opvolger meldt dit binnen een maand aan de Convenantbeheerder. Gaat alleen de
instandhouding van Scholen over op een ander schoolbestuur dat nog geen Partij is, dan is een volmacht of
handtekening van dat schoolbestuur nodig.

De Convenantbeheerder houdt de lijst van Partijen bij (bijlage 4), met voor iedere Partij wie voor haar heeft
getekend en krachtens welke volmacht. Iedere Partij kan die lijst inzien.
""",
    ),
    Article(
        "Duur, opzegging, beëindiging",
        """
Dit Convenant gaat in op {{ convenant.ingangsdatum }}. Voor een Partij die later tekent of toetreedt, gaat het in op
de dag waarop zij Partij wordt.

{% if convenant.einddatum %}Het eindigt op {{ convenant.einddatum }} en wordt niet stilzwijgend verlengd. Uiterlijk
zes maanden daarvoor bespreken Partijen in het OOGO of en hoe zij het voortzetten.{% else %}Het geldt voor
onbepaalde tijd.{% endif %}

Iedere Partij kan haar deelname schriftelijk opzeggen bij de Convenantbeheerder, met een opzegtermijn van {{
convenant.opzegtermijn_maanden }} {% if convenant.opzegtermijn_maanden == 1 %}maand{% else %}maanden{% endif %},
tegen het einde van een kalendermaand. Voor een Schoolbestuur kan de gevolmachtigde opzeggen als de volmacht het
opzeggen omvat.

Het intrekken van een volmacht is geen opzegging. Het Schoolbestuur meldt de intrekking aan de gevolmachtigde en aan
de Convenantbeheerder. Is al krachtens de volmacht getekend, dan blijft het gebonden totdat zijn deelname op de
wijze van dit artikel is geëindigd.

Schiet een Partij ernstig tekort in de nakoming, dan kan iedere andere Partij de uitwisseling met haar opschorten.
Herstelt zij het tekort niet binnen een redelijke termijn, dan kunnen de andere Partijen, na bespreking in het OOGO,
haar deelname schriftelijk beëindigen.

Eindigt de deelname van één Partij, dan blijft dit Convenant tussen de andere Partijen gelden.

Na het einde blijven de artikelen 3, 6, 8 tot en met 11, 13, 14, 16 en 21 gelden voor de gegevens die daarvoor zijn
uitgewisseld.

De Convenantbeheerder deelt iedere opzegging en beëindiging binnen twee weken aan alle Partijen mee.
""",
    ),
    Article(
        "Monitoring, toezicht, audit, wetenschappelijk onderzoek en evaluatie",
        """
Partijen bespreken de uitvoering van dit Convenant ten minste eenmaal per jaar in het OOGO, aan de hand van de
ervaringen van «Jongeren», Ouders en Deelnemers, de inbreuken en klachten, en de adviezen van de FG’s van Partijen.

{% if convenant.evaluatie %}Over de evaluatie van dit Convenant is afgesproken: {{ convenant.evaluatie }}. {% endif
%}De uitkomst van een evaluatie wordt schriftelijk vastgelegd en aan alle Partijen gezonden.

Iedere Partij gaat jaarlijks na of zij dit Convenant naleeft en deelt de uitkomst op hoofdlijnen met de andere
Partijen. Is er een gegronde reden, dan kan het OOGO een Partij vragen de naleving door een onafhankelijke
deskundige te laten toetsen.

De Convenantbeheerder, een evaluatie en een toetsing hebben geen toegang tot gegevens over een herkenbare «Jongere».
Het toezicht van de Autoriteit Persoonsgegevens, de inspecties en de FG blijft onverlet.

Voor wetenschappelijk onderzoek en statistiek stellen Partijen alleen anonieme gegevens uit een Casusoverleg
beschikbaar.
""",
    ),
    Article(
        "Toepasselijk recht",
        """
Op dit Convenant is Nederlands recht van toepassing.

Een geschil bespreken de betrokken Partijen eerst met elkaar, en daarna, als zij er niet uitkomen, in het OOGO.

Leidt dat binnen drie maanden niet tot een oplossing, dan kan iedere betrokken Partij het geschil voorleggen aan de
bevoegde rechter van het arrondissement waarin {{ convenant.tekenplaats }} ligt.

Is een bepaling ongeldig, dan blijven de andere gelden en vervangen Partijen haar door een geldige die haar doel het
dichtst benadert. Niets in dit Convenant beperkt de rechten van een Betrokkene.
""",
    ),
)

ARTICLES = (DEFINITIONS, *TASKS_AND_BASES, CATEGORIES, SECRECY, *CARE, *PEOPLE, *GOVERNANCE)

EXPLANATION = """
**Waarom tekenen ook de schoolbesturen?** Het samenwerkingsverband en een schoolbestuur zijn verschillende
rechtspersonen met eigen taken. Daarom zijn de schoolbesturen zelf partij. Per schoolbestuur volstaat één
schriftelijke volmacht aan de directeur of directeur-bestuurder van het samenwerkingsverband. Die tekent dan
tweemaal: voor het samenwerkingsverband en namens die schoolbesturen.

**Waarom tekent de jeugdgezondheidszorg niet?** De JGZ hoort bij de hulp waarvoor de gemeente verantwoordelijk is.
Zij neemt deel namens de gemeente, en de gemeente is partij.

**Twee soorten toestemming.** De AVG kent toestemming als grondslag. In het sociaal domein is die niet bruikbaar,
omdat wie hulp of onderwijs nodig heeft niet geheel vrij is om te weigeren. Partijen steunen daarom op hun
wettelijke taken. Daarnaast hebben hulpverleners en gedragswetenschappers een geheimhoudingsplicht. Om die op te
heffen is wel toestemming nodig: het formulier van bijlage 2.

**Wat als ouders niet willen delen?** Dat mag. Het gesprek gaat dan over wat hen tegenhoudt en of een advies over
het handelen in de klas genoeg is. De school kan uitleggen welke informatie voor een ontwikkelingsperspectief nodig
is. Daarna weegt de school of zij met wat zij heeft een ontwikkelingsperspectief kan opstellen. In het uiterste
geval vraagt zij een toelaatbaarheidsverklaring aan.

**Mag er zonder ouders worden overlegd?** In beginsel niet: hulp die buiten ouders om wordt bedacht, werkt meestal
niet. Alleen als er schade dreigt, en een gesprek echt niet meer mogelijk is of ouders de hulp blokkeren, mag een
hulpverlener een eenzijdige stap zetten, met de redenen op papier. Komen ouders of «jongere» niet opdagen, dan geldt
artikel 12.4.

**En bij een strafbaar feit?** Dat loopt niet via het casusoverleg. De school volgt haar veiligheidsprotocol, doet
zo nodig aangifte en vertelt dat aan de «jongere» en de ouders.

**Wat verandert nieuwe wetgeving?** Wetgeving over langdurig verzuim kan samenwerkingsverbanden een extra grondslag
geven. Dit convenant blijft nodig: het gaat ook over «jongeren» die wel naar school gaan, en regelt hoe gegevens
worden gedeeld.
"""
