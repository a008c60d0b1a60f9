/// The beginnings of a few dozen words that news has in every language, a line a concept.
///
/// They are what two reports in unrelated scripts still share beside names and numbers: that one is
/// of an earthquake and not of an election. A word counts by its beginning, which stands the
/// inflections; words of scripts without spaces count wherever they are found in full.
enum NewsWords {
  static let concepts: StaticString = """
    earthqu quake seism séism terremot sismo cutremur erdbeb aardbev jordskj jordskælv jordbäv \
    maanjär trzęsien zemětř землетр землетрус землетрас σεισμ deprem zilzila gempa زلزال زلزل \
    زمین‌لرز भूकंप भूकम्प நிலநடு භූමිකම් მიწისძვ რعدة แผ่นดินไหว 地震 지진 רעידת földreng
    dead dies died death mort muere muert morre morto mortes morri gestorb starb overlijd overled \
    döda dödad avled avlid død døde døy kuol zmarł śmier zemřel умер умира смерт помер θάνατ πέθαν \
    öldü vefat ölüm vafot mening wafat meninggal وفاة توفي موت درگذشت मृत्यु निधन මිය காலமா \
    გარდაიც เสียชีวิต ถึงแก่อสัญกรรม 逝世 去世 死亡 사망 별세 선종 מת מוות meghalt decedat памёр памер deces \
    decede décéd décès
    killed kills tué tués tuent asesin matar mata matou getöt tötet gedood dræpt drept dödade \
    surmans zabit zginę zabił убит погиб гибел загину вбит загінул öldürü halok tewas maut terbunuh \
    مقتل قتل کشته मारे मौत მოკლ დაიღუპ ถูกสังหาร 遇難 遇难 丧生 喪生 殺害 杀害 遇刺 사살 암살 살해 \
    uccis ucis uciși omorât murder assassin атентат убийств вбивств
    injur wounded blessé herid ferit ferid verletz gewond skadad skadet såret loukkaant rannych ранен \
    поранен поране тraum τραυματ yaralı yaralan yaralandi luka cedera cideră إصابة جرح زخمی घायल \
    დაშავ დაიჭრ บาดเจ็บ 受伤 受傷 부상 פצוע răniți
    election électi elecci eleição eleiçõ elezion wahlen wahl verkiez val valet valg vaali wybor \
    volby выбор вибор выбар εκλογ seçim saylov pemilu pemilih pilihan انتخاب चुनाव தேர்தல் මැතිවර \
    არჩევნ เลือกตั้ง 选举 選舉 大选 大選 선거 בחירות választ alegeri
    president présiden president prezydent prezident президент πρόεδρ cumhurbaşk başkan presiden \
    رئيس رئیس राष्ट्रपत ஜனாதிப ජනාධිප პრეზიდენტ ประธานาธิบดี 总统 總統 대통령 נשיא elnök președint прэзідэнт
    minister ministre ministro ministru премьер прем'єр прэм'ер premier premijer pääminister \
    statsminist πρωθυπουργ başbakan bosh_vazir perdana وزراء وزیر प्रधानमन् प्रधानमं பிரதம අගමැති \
    პრემიერ นายกรัฐมนตรี 首相 总理 總理 총리 miniszterel
    resign démiss dimis renunci renúnc renuncia zurückget rücktrit aftred avgång avgår trekker \
    eroa eroava rezyg dymis отставк подал_в_отст відставк παραίτησ istifa iste'fo mundur استقال \
    استعفا इस्तीफ இராஜினாம ඉල්ලා გადადგ ลาออก 辞职 辭職 사임 사퇴 התפטר lemondott demisi адстаўк
    win wins winner victor vence vencé vencedo gana ganó gagne remport victoire gewinnt gewonn wint \
    vinner vinder vinna vann voitt wygr zwycię zwyciężc výhr победи победу выигра перемож перемаг \
    виграв νίκη κέρδισ kazan g'olib menang juara فاز فوز يفوز برنده जीत வென்ற ජයග්‍ර გაიმარჯ მოიგ \
    ชนะ 获胜 獲勝 夺冠 奪冠 赢得 贏得 우승 승리 ניצח győz câștig
    final finale finał финал финале фінал τελικ fináln نهائي फाइनल இறுதி ფინალ 决赛 決賽 결승 גמר
    champion champio mistrzost meister mästersk mesterska kampioen mestaru чемпион чемпіон πρωτάθλ \
    şampiyon çempion kejuaraan بطولة قهرمان चैम्पियन சாம்பியன் ශූරත ჩემპიონ แชมป์ แชมเปียน 锦标赛 錦標賽 冠军 \
    冠軍 선수권 챔피언 אליפות bajnok
    cup copa coupe pokal kubok кубок coupa puchar кубк κύπελλ kupası piala كأس جام कप கோப்ப კუბოკ \
    ฟุตบอลโลก 世界杯 世界盃 월드컵 גביע kupa cupa
    attack attaqu attent ataque ataqu angriff anschlag aanval aanslag angrep angreb attack hyökk \
    zamach atak нападен атак теракт напад επίθεσ saldırı hujum serangan هجوم حمله हमला தாக்குத \
    ප්‍රහාර თავდასხ โจมตี 袭击 襲擊 攻击 攻擊 공격 테러 התקפ פיגוע támad atac
    explos explot explod bombing blast bomba bombar wybuch взрыв вибух выбух έκρηξ patlama portlash \
    ledakan letupan انفجار تفجير विस्फोट குண்டு පිපිර აფეთქ ระเบิด 爆炸 폭발 폭탄 פיצוץ robban explozi
    shoot shot tirs tireur fusill tirote tiroteio schieß schüsse schietp skjut skyting skudd \
    ampumi strzelan стрельб стрілян страля πυροβολ silahlı otishma penembak tembak إطلاق تیراندا \
    गोलीबा துப்பாக்கி වෙඩි სროლ กราดยิง 枪击 槍擊 총격 총기 ירי lövöld împușc
    crash acciden unfall absturz ulyck onnettom katastrof wypad katastrofa авари катастроф крушен \
    аварі катастроф δυστύχημ kaza halokat kecelak nahas تحطم حادث سقوط दुर्घटना விபத்த අනතුර \
    ავარი კატასტრ อุบัติเหตุ ตก 坠毁 墜毀 事故 空难 空難 추락 사고 התרסק תאונ baleset zuhan
    plane aircraft airplane avion avión avião flugzeug vliegtuig flygplan flyet lentokone samolot \
    letadl самолёт самолет літак самалёт αεροπλάν uçak uçağı samolyot pesawat طائرة هواپیما विमान \
    விமான ගුවන් თვითმფრ เครื่องบิน 飞机 飛機 客机 客機 航空 비행기 여객기 항공 מטוס repülő avionul
    ship ferry bateau navire barco navio schiff schip fartyg skip skib laiva statek корабл судно \
    паром пором πλοίο gemi kema kapal سفينة کشتی जहाज கப்பல் නැව გემ เรือ 船 渡轮 渡輪 여객선 선박 אוניי hajó
    flood inond inund überschw hochwass overstrom översväm flom oversvøm tulva powódź powodz povod \
    наводн потоп повін паводк πλημμύρ sel toshqin banjir فيضان سیل बाढ़ வெள்ள ගංවතුර წყალდიდ \
    น้ำท่วม 洪水 水灾 水災 홍수 שיטפון árvíz inundați
    storm tempêt tormenta tempest sturm stormen orkan huracán hurrican ouragan furacão cyclon \
    ciclón ciclone hurikán huragan cyklon ураган циклон шторм тайфун typhoon tifón tufão tifone \
    καταιγίδ τυφών kasırga to'fon topan siklon taufan إعصار عاصفة طوفان तूफान சூறாவளி සුළි ქარიშხ \
    พายุ ไต้ฝุ่น 颱風 台风 飓风 颶風 태풍 폭풍 허리케인 סופה
    fire fires incend incênd feuer brand brann brände palo tulipalo pożar požár пожар пожеж пажар \
    πυρκαγι yangın yong'in kebakaran حريق آتش‌سوزی आग தீ විපත් ხანძარ ไฟไหม้ เพลิงไหม้ 火灾 火災 大火 화재 \
    산불 שריפ tűzeset
    war guerre guerra krieg oorlog krig sota wojn válk войн війн вайн πόλεμ savaş urush perang حرب \
    جنگ युद्ध போர் යුද ომი สงคราม 战争 戰爭 전쟁 מלחמ háború război
    invas invad inwazj вторжен вторгн ενάβολ εισβολ işgal bosqin invasi غزو اشغال आक्रमण படையெ \
    ආක්‍රමණ შეჭრ บุก 入侵 침공 פליש inváz
    coup golpe putsch staatsgr staatsgreep statskup kuppi zamach_stanu переворот пераварот \
    πραξικόπ darbe to'ntar kudeta انقلاب तख्तापलट சதி කුමන්ත්‍ර გადატრია รัฐประหาร 政变 政變 쿠데타 הפיכ puccs lovitur
    protest manifest demonstr mielenos протест акци διαδηλ protesto namoyish unjuk تظاهر احتجاج \
    اعتراض विरोध போராட்ட විරෝධ პროტესტ ประท้วง 抗议 抗議 示威 시위 הפגנ tüntet
    queen reine reina rainha königin koningin drottning dronning kuningatar królow královn королев \
    каралев βασίλισσ kraliçe malika ratu ملكة ملکه महारानी இராணி මහරැජ დედოფალ ราชินี 女王 여왕 מלכה királynő regina
    king roi rey rei könig koning kung kong kuningas król král корол кароль βασιλι kral qirol raja \
    ملك پادشاه राजा மன்னர் රජ მეფე กษัตริย์ พระเจ้า 国王 國王 국왕 מלך király regele
    pope pape papa papst paus påve pave paavi papież papieski папа папы πάπας بابا पोप திருத்தந்த \
    පාප් პაპი สันตะปาปา 教宗 教皇 교황 אפיפיור pápa
    court tribunal gericht rechtb domstol oikeus sąd soud суд τribun δικαστ mahkeme sud pengadilan \
    mahkamah محكمة دادگاه अदालत நீதிமன்ற අධිකරණ სასამართლ ศาล 法院 법원 재판 בית_משפט bíróság
    arrest détenu deten preso prende verhaft festgen gearrest gripen pidät zatrzyman aresztow арест \
    задерж заарешт затрима σύλληψ tutuklan gözaltı hibsga tangkap اعتقال دستگیر गिरफ्तार கைது \
    අත්අඩංග დააკავ จับกุม 逮捕 被捕 체포 구속 מעצר letartóz
    nobel нобел νόμπελ نوبل नोबेल நோபல் නොබෙල් ნობელ โนเบล 诺贝尔 諾貝爾 노벨
    prize prix premio prêmio prémio preis prijs pris priset palkin nagrod премия преми премі прэмі \
    βραβεί ödül mukofot hadiah penghargaan جائزة جایزه पुरस्कार விருது ත්‍යාග პრემია รางวัล 奖 獎 상을 פרס díj premiul
    film película filme movie elokuva фильм фільм ταινί kino perfilm فيلم فیلم फिल्म திரைப்ப චිත්‍රප \
    ფილმ ภาพยนตร์ 电影 電影 영화 סרט
    launch lancement lanzam lança start uruchom lansman запуск запуст εκτόξευσ fırlat uchir peluncur \
    إطلاق_صاروخ प्रक्षेप ஏவுதல் დააგ ปล่อย 发射 發射 발사 שיגור kilőtt
    space espace espacial espaci weltraum rakete rymd rom_sonde avaruus kosmicz kosmos космич косміч \
    διάστημ uzay kosmik antariksa angkasa فضاء فضا अंतरिक्ष விண்வெளி අභ්‍යවකාශ კოსმოს อวกาศ 太空 航天 우주 חלל űr spațial
    parliament parlement parlament congres kongress kongre sejm riksdag storting eduskun парламент \
    конгресс рада κοινοβ meclis parlamen برلمان مجلس पार्लियामेंट संसद பாராளுமன் පාර්ලිමේ პარლამენტ \
    รัฐสภา 议会 議會 国会 國會 의회 국회 כנסת
    volcano volcan volcán vulcão vulkan vulcano wulkan вулкан ηφαίστ yanardağ بركان آتشفشان ज्वालामुखी \
    எரிமலை ගිනිකඳු ვულკან ภูเขาไฟ 火山 화산 הר_געש
    virus covid coron pandem epidem вирус пандем епідем коронав ιός فيروس کرونا विषाणु महामारी \
    வைரஸ் වෛරස් ვირუს ไวรัส โควิด 病毒 疫情 新冠 코로나 바이러스 נגיף
    football fútbol futebol fußball voetbal fotball fodbold jalkapall piłkarsk fotbal футбол ποδόσφ \
    futbol sepak bola_sepak كرة_القدم فوتبال फुटबॉल கால்பந்து පාපන්දු ფეხბურთ ฟุตบอล 足球 축구 כדורגל labdarúg
    agree accord acuerdo acordo abkommen vertrag akkoord avtal avtale sopimus porozum dohod \
    соглашен договор угода угод пагадн συμφωνί anlaşma kelishuv perjanjian اتفاق توافق समझौता ஒப்பந்த \
    ගිවිසුම შეთანხმ ข้อตกลง 协议 協議 协定 협정 합의 הסכם megállap acordul
    bridge pont puente ponte brücke brug bron bru silta most мост міст γέφυρ köprü ko'prik jembatan \
    jambatan جسر پل पुल பாலம் පාලම ხიდ สะพาน 大桥 大橋 桥梁 다리 교량 גשר híd podul
    train tren trem zug trein tåg tog juna pociąg vlak поезд поїзд цягнік τρένο poyezd kereta قطار \
    ट्रेन रेल ரயில் දුම්රිය მატარებ รถไฟ 火车 火車 列车 列車 열차 기차 רכבת vonat
    dam mine mina miner bergwerk mijn gruva gruve kaivos kopaln шахт рудник ορυχεί maden shaxta \
    tambang منجم खान சுரங்க පතල მაღარ เหมือง 矿难 礦難 煤矿 煤礦 광산 탄광 מכרה bánya
    sanction sanción sanções sanktion sancti санкц κυρώσ yaptırım sanksiya sanksi عقوبات تحریم प्रतिबंध \
    தடை සම්බාධක სანქცი คว่ำบาตร 制裁 제재 סנקצי szankci
    missile misil míssil rakieta raketen ракет πύραυλ füze raketa peluru rudal صاروخ موشک मिसाइल \
    ஏவுகணை මිසයිල რაკეტ ขีปนาวุธ 导弹 導彈 飞弹 飛彈 미사일 טיל rakéta
    bank banque banco banca bankası банк τράπεζα بنك بانک बैंक வங்கி බැංකු ბანკ ธนาคาร 银行 銀行 은행
    """
}
