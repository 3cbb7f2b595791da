"""The reading aid in Turkish."""

from tools.templates.reading_aids.texts import Holders, Labels, Texts
from tools.templates.tongues import Tongue

TURKISH = Texts(
    name="Turks",
    tongue=Tongue("tr-TR"),
    reviewed_by="Çeviriyi kontrol eden",
    unreviewed="kontrol edilmemiş çeviri",
    only_help=(
        "Bu kâğıt yalnızca okumanıza yardım eder. İmzalayacağınız belge Hollandaca formdur. Bu kâğıda çarpı işareti "
        "koymayın."
    ),
    dutch_words=(
        "Bu kâğıtta bazı kelimeler Hollandacadır: isimler, tarihler ve okulun yazdığı kelimeler. Bunların anlamını "
        "okula veya tercümana sorun."
    ),
    title="Uzmanlar {{ leerling.voornaam }} hakkında konuşabilir mi?",
    title_own="Uzmanlar sizin hakkınızda da konuşabilir mi?",
    subtitle="İzin formu için okuma yardımı, kod {{ casus.casus }}",
    headings=(
        "Hangi görüşme söz konusu?",
        "Neler anlatabilirler?",
        "Neleri yazıyoruz?",
        "İmzalamak zorunda değilsiniz",
        "İzninizi her zaman geri alabilirsiniz",
        "İzin olmadan ne zaman konuşulabilir?",
        "Bu izin neden gerekli?",
        "Haklar, sorular ve şikâyetler",
        "{{ leerling.voornaam }} için kim karar verebilir?",
        "Seçim ve imza",
        "Dosya için (okul doldurur)",
        "İznimi geri alıyorum",
    ),
    greeting="İyi günler,",
    who_we_are=(
        "Biz {{ school.naam }} okuluyuz. {{ leerling.voornaam }} hakkında uzmanlarla konuşmak istiyoruz. "
        "{{ leerling.voornaam }} için neyin yararlı olduğunu birlikte arıyoruz."
    ),
    also_you="Görüşme sizinle de ilgilidir.",
    we_ask=(
        "Bunun için izninize ihtiyacımız var. İzin vermek şu demektir: kabul ediyorsunuz. Yalnızca gerekli olan "
        "konuları konuşuruz. Uzman, örneğin bir doktor, bir psikolog veya bir gençlik çalışanıdır."
    ),
    you_decide=(
        "**Kararı siz verirsiniz.** Evet diyebilirsiniz, hayır da diyebilirsiniz. Formu rahatça okuyun. Açıklama veya "
        "tercüman isteyebilirsiniz."
    ),
    why_you="Neden siz?",
    labels=Labels(
        about_whom="Kimin hakkında?",
        born="doğum tarihi",
        school="Okul",
        which="Hangi görüşme?",
        when="Ne zaman?",
        who="Kimler katılıyor?",
        you_too="İsterseniz siz. Yanınızda birini getirebilirsiniz.",
        for_municipality="belediye adına",
        why="Neden?",
        question="Sorumuz",
        who_tells_what="Kim ne anlatıyor?",
        yes="evet",
        no="hayır",
        only_advice="yalnızca öneri",
        agreed="Daha önce kararlaştırıldı:",
        not_shared="paylaşılmasın",
        advice_only="yalnızca ne yapılacağına dair öneri",
        what_is_needed="Bu görüşme için gerekli olanlar",
        about_yourself="Sizin hakkınızda bir şey",
        nobody_tells="Kimse gizli bir şey anlatmak istemiyor.",
        report="Tutanak",
        chair="Görüşmeyi kim yönetiyor?",
        who_keeps="Kim saklıyor?",
        what_they_need="Her kuruluş yalnızca kendisine gerekli olanı saklar",
        how_long="Ne kadar süre?",
        ask_school="Okula sorun",
    ),
    secrecy=(
        "Uzmanların **sır saklama yükümlülüğü** vardır. Bu şu demektir: {{ leerling.voornaam }} hakkında kendiliğinden "
        "bir şey anlatamazlar. Bu yüzden size soruyoruz. Hollandaca formda her satıra bir çarpı işareti koyun."
    ),
    secrecy_own=(
        "Uzmanların **sır saklama yükümlülüğü** vardır. Bu şu demektir: sizin hakkınızda kendiliğinden bir şey "
        "anlatamazlar. Bu yüzden size soruyoruz. Hollandaca formda her satıra bir çarpı işareti koyun."
    ),
    told=(
        "**Evet:** uzman bunu anlatabilir.",
        "**Hayır:** uzman bunu anlatmaz. Bir çizgi mi var? O zaman o seçenek yoktur.",
        "**Yalnızca öneri:** uzman yalnızca neyin yararlı olduğuna dair öneri verir.",
    ),
    own_data=(
        "Görüşme sizinle de ilgili olabilir. Örneğin sağlığınızla veya evdeki durumla. Bu yüzden sizin hakkınızda da "
        "satırlar var. Onlara yalnızca siz karar verirsiniz."
    ),
    no_need=(
        "Hayır diyebilirsiniz. Tek bir satırda da hayır diyebilirsiniz. O zaman uzman onu anlatmaz. "
        "{{ leerling.voornaam }} için neyin gerekli olduğunu o zaman bazen daha az iyi görebiliriz. O durumda neyin "
        "mümkün olduğunu sizinle birlikte ararız.",
        "Başka kişilerin de imzalaması gerekiyor mu? O zaman herkesin evet demesi gerekir. Herkes kendi formunu alır.",
    ),
    withdrawing=(
        "Geri almak şu demektir: sonradan yine de hayır dersiniz. Buna her zaman hakkınız var. Nedenini söylemek "
        "zorunda değilsiniz. Hollandaca formun son sayfasındaki kuponu kullanın. Telefon edebilir veya e-posta da "
        "gönderebilirsiniz. O andan sonra uzmanlar artık bir şey anlatmaz. Daha önce anlatılmış olanı geri alamayız."
    ),
    until="İzin, {{ casus.einddatum }} tarihine kadar (o gün dahil) geçerlidir. Sonra kendiliğinden biter.",
    once="İzin yalnızca bu bir görüşme için geçerlidir. Sonra kendiliğinden biter.",
    exceptions="Çoğunlukla buna izin yoktur. Üç istisna vardır:",
    three=(
        "**İyi yardım.** Bazen iyi yardım için konuşmak gerçekten gereklidir.",
        "**İki görevin çatışması.** Uzman susmalıdır, ama yardım da etmelidir. Bazen susmak çok tehlikelidir.",
        "**Veilig Thuis** (evde şiddet için danışma ve bildirim merkezi). Şiddet kaygısı varsa uzman belirli adımları "
        "izler. Bunun adı **meldcode.** Adımlardan biri şu olabilir: Veilig Thuis kurumuna bildirmek.",
    ),
    beforehand="Mümkünse uzman bunu size önceden söyler. Uzman nedenini yazar.",
    the_law=(
        "Bu izin gereklidir, çünkü uzmanların sır saklama yükümlülüğü vardır. Bu, AVG yasasına göre kişisel verilerin "
        "işlenmesi için bir izin değildir."
    ),
    privacy_law=(
        "AVG, gizlilik yasasıdır. Okul, belediye ve uzmanlar verileri yasadaki görevleri için kullanır. Aralarındaki "
        "anlaşma, {{ convenant.regio }} gizlilik sözleşmesinde yazılıdır (baskı {{ convenant.editie }}). Okul bunu "
        "size memnuniyetle gösterir."
    ),
    read_about_both=(
        "Sizin ve {{ leerling.voornaam }} hakkında yazdıklarımızı okuyabilirsiniz. Yanlış bir şey mi var? O zaman "
        "düzeltilmesini isteyin."
    ),
    read_about_you=(
        "Sizin hakkınızda yazdıklarımızı okuyabilirsiniz. Yanlış bir şey mi var? O zaman düzeltilmesini isteyin."
    ),
    questions="Sorularınız mı var?",
    ask_for="Şu kişiyi sorun: {{ casus.contactpersoon_school }}.",
    school_helps="Okul memnuniyetle yardım eder.",
    call="Telefon: {{ school.telefoon }}.",
    mail="E-posta: {{ school.e_mail }}.",
    complaints=(
        "Memnun değil misiniz? Bizimle konuşun. Şikâyetinizi {{ bestuur.naam }} adresine de gönderebilirsiniz. Bu, "
        "okulun yönetimidir. Orada bir veri koruma görevlisi çalışır. Bu kişi gizliliği denetler.",
        "Şikâyetinizi Autoriteit Persoonsgegevens kurumuna da gönderebilirsiniz. Bu kurum gizlilik yasasını denetler.",
    ),
    holders=Holders(
        own_data="Görüşme sizin verilerinizle de ilgili olduğu için imzalıyorsunuz.",
        parent="Çocuğunuzun velayeti sizdedir (Hollandaca: gezag).",
        guardian="Bu öğrencinin vasisisiniz (Hollandaca: voogd).",
        body="{{ ondertekenaar.namens }} adına karar veriyorsunuz.",
        curator="Bu yetişkin öğrencinin kanuni temsilcisisiniz (Hollandaca: curator).",
        mentor="Bu yetişkin öğrencinin mahkemece atanmış mentorusunuz (Hollandaca: mentor).",
        other="Okulun sizin cevabınıza da ihtiyacı var.",
        checked_first="Okul önce velayetin sizde olup olmadığını kontrol eder. Siz ondan sonra imzalarsınız.",
        means="Velayet şu demektir: bir çocuk hakkında karar verebilmek.",
        relations={
            "ouder": "anne veya baba",
            "voogd": "vasi",
            "GI": "gençlik koruma görevlisi",
            "curator": "bir yetişkinin kanuni temsilcisi",
            "mentor": "bir yetişkinin mentoru",
        },
        authority="Velayet:",
        yes="evet",
        no="hayır",
        unknown="bilinmiyor",
        proof="Belge:",
        no_proof="Henüz belge görülmedi.",
        not_sure=(
            "**Velayetin kimde olduğunu henüz kesin bilmiyoruz.** Okul önce bunu araştırır. Form ancak ondan sonra "
            "geçerlidir."
        ),
        checked="Okul buraya velayetin ne zaman ve kim tarafından kontrol edildiğini yazar.",
    ),
    one_cross="Hollandaca forma bir çarpı işareti koyun:",
    consent="☐ **Evet,** izin veriyorum. Ne için olduğunu formdaki çarpı işaretlerim gösterir.",
    no_consent="☐ **Hayır,** izin vermiyorum.",
    sign_there="Sonra Hollandaca forma yeri ve tarihi yazın ve orayı imzalayın.",
    file_note=(
        "İzin:  ☐ yazılı  ☐ sözlü",
        "Velayet belgesi görüldü:  ☐ evet  ☐ hayır  ☐ gerekli değil",
        "Kopya verildi:  ☐ imzalayana  ☐ uzmanlara, dosyaları için",
    ),
    file_labels=(
        "Açıklayan",
        "Hangi dilde",
        "Tercümanla (isim)",
        "Açıklama tarihi",
        "Soran",
        "Sorma tarihi",
    ),
    reviewed_text="Bölgenin hukukçusu veya veri koruma görevlisi, kullanılmadan önce bu metne bakar.",
    slip="Kod {{ casus.casus }}, görüşme tarihi {{ casus.overlegdatum }}",
    give_slip="Hollandaca formdaki kuponu şu okula verin veya gönderin: {{ school.naam }}.",
    slip_choices="☐ her şey için  ☐ yalnızca şunun için:",
    only_for="Yalnızca şunun için",
    slip_labels=("İsim", "Tarih", "İmza"),
)
