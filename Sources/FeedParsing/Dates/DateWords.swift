/// The words of dates, as people write them in the languages of the news.
///
/// In lower case and without accents; where two languages give one word two months, the one with
/// more feeds wins ("listopad" is November to Poles, Czechs and Ukrainians, October to Croats).
enum DateWords {
  static let months = [
    """
    january jan januar janner jaenner janvier janv enero ene gennaio gen genn janeiro gener januari \
    tammikuu tammikuuta tammi stycznia styczen sty leden ledna januara ianuarie ian ocak oca \
    январь января янв січня січень січ януари јануар јануара ιανουαριος ιανουαριου ιαν \
    jaanuar sausio sausis sijecnja sijecanj يناير ינואר janvaris janvari januarja
    """,
    """
    february feb februar febr fevrier fevr fev febrero febbraio febb fevereiro febrer februari \
    helmikuu helmikuuta helmi lutego luty lut unor unora februara februarie subat sub \
    февраль февраля фев февр лютого лютий лют февруари фебруар фебруара φεβρουαριος φεβρουαριου φεβ \
    veebruar vasario vasaris veljace veljaca فبراير פברואר februaris feber februarja
    """,
    """
    march mar mars marz maerz mrz marzo marco marts maart mrt maaliskuu maaliskuuta maalis \
    marca marzec brezen brezna marec marcius marc martie mart maret март марта мар березня березень \
    бер марта μαρτιος μαρτιου μαρ μαω kovo kovas ozujka ozujak مارس מרץ marcs
    """,
    """
    april apr avril avr abril abr aprile aprel huhtikuu huhtikuuta huhti kwietnia kwiecien kwi duben \
    dubna aprila aprilis aprilie nisan nis апрель апреля апр квітня квітень кві април априла \
    απριλιος απριλιου απρ aprill balandzio balandis travnja travanj أبريل ابريل אפריל
    """,
    """
    may mai mayo maggio mag maio maig mei maj toukokuu toukokuuta touko maja kveten kvetna maja \
    majus maujus mayis май мая травня травень тра мај маја μαιος μαιου μαι geguzes geguze \
    svibnja svibanj مايو מאי maijs
    """,
    """
    june jun juin junio giugno giu junho juny juni kesakuu kesakuuta kesa czerwca czerwiec cze \
    cerven cervna juna junius iunie iun haziran haz июнь июня июн червня червень чер юни јун јуна \
    ιουνιος ιουνιου ιουν ιον juuni birzelio birzelis lipnja lipanj يونيو יוני junijs junija
    """,
    """
    july jul juillet juil julio luglio lug julho juliol juli heinakuu heinakuuta heina lipca lipiec \
    lip cervenec cervence jula julius iulie iul temmuz tem июль июля июл липня липень лип юли јул \
    јула ιουλιος ιουλιου ιουλ ιολ juuli liepos liepa srpnja srpanj يوليو יולי julijs julija
    """,
    """
    august aug aout agosto ago agost augustus augusti elokuu elokuuta elo sierpnia sierpien sie \
    srpen srpna augusta augusztus agustos agu август августа авг серпня серпень сер αυγουστος \
    αυγουστου αυγ rugpjucio rugpjutis kolovoza kolovoz أغسطس אוגוסט augusts agustus avgust avgusta
    """,
    """
    september sep sept septembre septiembre setiembre set settembre setembro setembre syyskuu \
    syyskuuta syys wrzesnia wrzesien wrz zari septembra szeptember szept septembrie eylul eyl \
    сентябрь сентября сен сент вересня вересень вер септември септембар σεπτεμβριος σεπτεμβριου σεπ \
    rugsejo rugsejis rujna rujan سبتمبر ספטמבר septembris
    """,
    """
    october oct octobre octubre ottobre ott outubro out oktober okt lokakuu lokakuuta loka \
    pazdziernika pazdziernik paz rijen rijna oktobra octombrie ekim eki октябрь октября окт жовтня \
    жовтень жов октомври октобар οκτωβριος οκτωβριου οκτ oktoober spalio spalis أكتوبر اكتوبر \
    אוקטובר oktobris
    """,
    """
    november nov novembre noviembre novembro marraskuu marraskuuta marras listopada listopad \
    listopadu lis novembra noiembrie noi kasim kas ноябрь ноября ноя нояб листопада листопад лис \
    ноември новембар νοεμβριος νοεμβριου νοε lapkricio lapkritis studenog studenoga studeni نوفمبر \
    נובמבר novembris
    """,
    """
    december dec decembre diciembre dic dicembre dezembro dez dezember desembre desember des \
    joulukuu joulukuuta joulu grudnia grudzien gru prosinec prosince prosinca decembra decembrie \
    aralik ara декабрь декабря дек грудня грудень гру декември децембар δεκεμβριος δεκεμβριου δεκ \
    detsember gruodzio gruodis ديسمبر דצמבר decembris
    """,
  ]

  /// Other languages' names need no table: a word before the date is passed over.
  static let weekdays = [
    "sunday sun", "monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs",
    "friday fri", "saturday sat",
  ]

  /// Minutes east of Greenwich. A name of two places means the one with more feeds.
  static let zones: [(words: String, minutes: Int)] = [
    ("gmt utc ut uct zulu wet", 0), ("west bst", 60), ("cet met mez wat", 60),
    ("cest mest mesz eet cat sast", 120), ("eest msk idt eat trt", 180), ("msd gst", 240),
    ("irst", 210), ("pkt uzt", 300), ("ist", 330), ("npt", 345), ("ict wib", 420),
    ("sgt hkt awst myt pht wita", 480), ("jst kst wit", 540), ("acst", 570), ("acdt", 630),
    ("aest", 600), ("aedt", 660), ("nzst", 720), ("nzdt", 780), ("nst", -210), ("ndt", -150),
    ("ast at art brt clst uyt", -240), ("adt brst", -180), ("est et", -300), ("edt", -240),
    ("cst ct", -360), ("cdt", -300), ("mst mt", -420), ("mdt", -360), ("pst pt", -480),
    ("pdt", -420), ("akst", -540), ("akdt", -480), ("hst", -600), ("cot pet ect", -300),
  ]

  static let marks: [(words: String, mark: DateWord.Mark)] = [
    ("年 년", .year), ("月 월", .month), ("日 일 号 號", .day), ("時 时 시 點 点", .hour),
    ("分 분", .minute), ("秒 초", .second),
  ]

  static let beforeNoon = "am 오전 上午 午前 πμ vorm öö"
  static let afterNoon = "pm 오후 下午 午後 μμ nachm ös"

  static let fillers = """
    st nd rd th er eme de del di do da of the den der le la el dne um klo kello kl uhr on alle ore \
    clock as las г год года році року р yil em в о об и
    """
}
