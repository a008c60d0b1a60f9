extension CommonWords {
  /// A line a language and share: `en 3 …` are English words of about one story in 2^3.
  ///
  /// Made by `Tests/Training/common_words.py`; see there.
  static let table: StaticString = """
    en 0 and in of the to
    en 1 as at be by for from has have is it on said that this was with
    en 2 about after all also an are been but can he his its more new not one or out people their \
    they time two up we were when which who will year you
    en 3 according around back before being could country do during first government had her here \
    how if into just last like made make many may most news no now off only other our over police \
    she since so some state take than them then there those three tuesday us well what where \
    while world would years your
    en 4 across against american announced another any area arrested based because become behind \
    best between big both business called came city close com come company confirmed countries \
    daily day deal death department did died don down early end even every expected facebook \
    family five former found further general get go going good group head health help high him \
    home house however including information january killed know left life local long look lot \
    major man me media might million money months morning much must my national need next night \
    number officials old past photo place post president press public re read recent report \
    reported reports right saturday say says second see set several share should show social \
    something source south statement states still story such sunday support team these things \
    through thursday times today told too took top twitter under united use used very video want \
    way wednesday week why without woman work
    en 5 able act added again ago air al almost along already although am america among apple \
    april areas article asked attack available away bank began believe billion body british call \
    case caught cause center change claim claimed claims clear co comes coming comment continues \
    control cut date days dead decided despite details didn different does doesn done due each \
    earlier east email everyone experts far feel few find fire following friday front full girl \
    give given giving global got great half having held himself hit hours human image incident \
    injured instead international internet keep killing known large late later leader least leave \
    less let likely little london looking lost low making mark market men minutes monday month \
    mother move mr name near nearly never note obama offer office official once order others \
    outside own page part pay per person photos possible posted previous province published put \
    question real received recently record related released reportedly reporting residents risk \
    same saying scheduled season security seen senior service shared shooting shot shows site \
    situation soon sources special started stop store taken takes taking think thought thousands \
    trying turned uk university using ve via watch website weeks went west whether white whole \
    whose women working wrong yet
    en 6 above actually agreed alleged angeles anyone anything appears ask attention became \
    believed below border buy carried carrying ceo charged children coach community contact \
    course defense dies driving either especially european ever example expand explained fighting \
    fired form getting goes gone google groups heart holding host immediately isn james job korea \
    launch led letter los matter maybe military missing noted nothing online percent phone point \
    prison product quoted rather release return revealed school seems selling sent serious served \
    short similar son staff stolen street talking thing though tried true turn unless version \
    viral weapons weekend wrote yesterday
    vi 0 cho có của là một trong và với đã được
    vi 1 biết báo bị cho_biết chỉ các công cùng cũng do gia hiện hàng khi không làm lại ngày \
    người nhiều nhà nhân nhưng nhận những này năm phát phải qua quan ra sau sẽ số sự theo thành \
    thông thể thời tin trên trước tại từ việc vào về vụ ông đang đi điều đây đó đầu đến để định \
    đồng động
    vi 2 an anh ban bên bình bản bảo bất bắt bằng bố bộ cao chính chúng chưa chủ chức con cuộc \
    cách còn cơ cả cảnh cấp cầu dân dụng dự gian giao giá giải giới giờ gần hai hành hình hơn họ \
    hội hợp khiến khoảng khu khác kinh kết liên lên lúc lý lượng lần lớn lời lực mà máy mình mặt \
    mới mỹ nam nay nghiệp ngoài nguyễn nhiên như nhất nên nói năng nước nội phòng phương phạm \
    phần quyết quốc rất rằng sau_khi sinh sáng sát sản sở sử tham tháng thì thông_tin thương \
    thường thấy thế thị thống thủ thực tiên tiếp tiền toàn tp tra triệu trung trình trường trọng \
    tuy tuổi tài tình tôi tư tập tế tỉnh tổ tổng tới tục viên việt vì văn vẫn vị vừa vực xe xuất \
    xã xảy xảy_ra án điểm đưa đường đại đạo đề địa đối đội
    vi 3 ba bao bay biến biển biểu biệt buổi bà bàn bán bóng bạn bỏ bởi chi chia chia_sẻ chiếc \
    chiến chiều cho_rằng chung chuyên chuyến chuyển chuyện châu chí chương chạy chất chế chết \
    chứng cuối cá cáo có_thể cô công_ty cơ_quan cảm cầm cần cố cụ của_các của_mình cứu cửa danh \
    diễn diện doanh dài dù dùng dương dẫn dịch dựng em gia_đình giám giữ giữa gái gây gì gặp gọi \
    gồm hay hcm hiện_trường hiệu hoàn hoạt hoạt_động huyện hà hãng hòa hóa hôm hướng hải hết hệ \
    học hồ hồi hộ hữu khai khu_vực khách không_có khẳng khẳng_định khỏi kiến kiểm kiện ký kế kể \
    kỳ liên_quan loại là_một lãnh lãnh_đạo lê lấy lập lịch lợi mang minh mua muốn mạng mạnh mất \
    mọi một_số mở mục mức ngay nghiệm nghệ nghị nguyên người_dân ngờ nhau nhiệm nhật nhằm ninh \
    nào nạn nạn_nhân nằm nặng nếu nữ pháp phát_hiện phát_triển phía phó phú phút phường phản phẩm \
    phố phối phụ phục phủ quy quyết_định quyền quá quân quả quản quản_lý quảng quận quốc_gia rõ \
    rồi sang sau_đó sách sân sĩ sơn sẻ sống sức sử_dụng ta tay tham_gia thanh thay thi thiết \
    thiếu thu thuộc thành_phố thái thân thêm thắng thế_giới thời_gian thứ thức thực_hiện tiêu \
    tiến tiếng tiếp_tục trai trang tranh trao triển triệu_đồng trong_những truyền trách trí \
    trước_khi trưởng trạng trả trận trẻ trị trở trợ trực tuyên ty tác tâm tân tên tìm tích tính \
    tăng tương tượng tạo tải tấn tất tịch tối tốt tổ_chức tội tức từng tử tự tỷ usd vi và_các \
    vòng vấn vận vậy về_việc vệ với_các vụ_việc xuống xác xây xây_dựng xét xử yêu yêu_cầu ít đa \
    điều_tra điện đoàn đáng đánh đã_có đã_được đình đông đơn đảm đất đấu đầu_tiên đầu_tư đặc đặt \
    đề_nghị đều địa_phương đốc đối_với đổi độ đủ đức đứng ảnh ứng
    vi 4 ai an_ninh an_toàn ban_đầu bao_gồm biên buộc bài bày bác báo_chí báo_cáo bãi bé bí bước \
    bảng bảo_vệ bất_ngờ bắc bắt_giữ bắt_đầu bệnh bị_thương bức ca chiếc_xe chiếm cho_các cho_hay \
    cho_người cho_thấy chuẩn chân chính_thức chú chúng_tôi chơi chương_trình chấp chất_lượng \
    chỉ_đạo chị chịu chọn chống chỗ chờ chở chứa chức_năng cung cung_cấp càng cá_nhân các_công \
    các_nhà cái cánh câu còn_lại có_mặt có_một có_nhiều công_an công_bố công_trình công_tác \
    cùng_ngày căn cũng_như cũng_đã cơ_sở cư cường cạnh cảnh_sát cấm cấp_cứu cầu_thủ cậu cổ cộng \
    cục của_hãng của_một của_người của_ông cứ cử cực danh_sách di diễn_ra doanh_nghiệp du dung \
    duy dành dây dưới dầu dịch_vụ dừng dự_kiến dự_án ghi ghế giao_thông giành giá_trị giáo giúp \
    giả giải_quyết giảm giống góp gần_đây gửi h_ngày hiểm hiểu hlv hoa hoàn_toàn hoàng hoạch hoặc \
    huy hàn hàng_không hàng_loạt hành_khách hành_vi hôm_nay hùng hương hưởng hạ hại hạn hạng hậu \
    hệ_thống họp hỏi hồng hỗ hỗ_trợ hợp_với hợp_đồng kg khi_đó khoản khoảng_h khá khí khó \
    khó_khăn không_phải không_thể không_được khăn khả khả_năng khẩn khởi khủng kim kinh_doanh \
    kinh_tế kiểm_tra kéo kẻ kế_hoạch kết_quả kỷ kỹ la lai lan lao league liệu lo long loạt luyện \
    luôn luận luật là_người là_những làm_rõ làm_việc lái lâm lâu lòng lĩnh lưu lượt lần_thứ lễ lệ \
    lệnh lịch_sử lộ lớn_nhất lửa lực_lượng ma mai may miền mong máy_bay môi môn mùa mại mẫu mắt \
    mặc mọi_người mối mỗi một_người một_trong nghe nghi nghiêm nghĩ nghĩa nghỉ ngoại nguy \
    nguyên_nhân nguồn ngành ngân ngã ngôi ngọc ngồi nha nhanh nhiều_người nhiệm_vụ nhu nhân_viên \
    nhìn nhóm nhấn nhấn_mạnh nhận_được nhập nhỏ những_người niên này_là này_đã nâng nêu nó nông \
    năm_nay nơi nước_này nổ nổi nỗ nữa phiên phong phá phân phép phí phóng phúc phạt phối_hợp \
    phụ_nữ phục_vụ quan_chức quan_hệ quan_trọng quan_đến quang quay quen quy_định quá_trình quán \
    quê quốc_tế ra_vụ riêng rơi rất_nhiều rộng rời sao sn so so_với song soát suất sân_bay sơ \
    sản_phẩm sản_xuất sắc sẵn sẽ_được số_tiền sớm sở_hữu sự_việc tai tai_nạn tham_dự thay_đổi \
    thi_đấu thiện thiệt thoại thuê thuận thuật thành_công thành_viên thích thôn thông_báo thúc \
    thăm thư thượng thấp thần thật thẳng thị_trường thời_điểm thủy thừa thừa_nhận thực_phẩm tinh \
    tiến_hành tiết toàn_bộ triều triển_khai trong_các trong_khi trong_một trong_thời trong_đó \
    trung_tâm truy truyền_thông trách_nhiệm trái tránh trên_đường trên_địa trì trò trú trương \
    trước_đó trấn trần trận_đấu trở_thành trụ trực_tiếp tuyên_bố tuyến tuyển tuấn tuần tài_sản \
    tàu tây tình_trạng tòa tô tù tướng tưởng tại_các tạm tấn_công tất_cả tầng tập_trung tỉ tỏ tố \
    tờ từ_ngày ubnd vai vi_phạm vinh viên_của viện vong và_có vài vàng vào_khoảng vào_ngày \
    vào_năm vô vùng vũ vượt vấn_đề vật vị_trí vọng vốn vợ vừa_qua xa xe_máy xem xin xuyên xuân \
    xuất_hiện xác_định xã_hội xúc xử_lý ánh áo áp ô_tô ăn đang_được đoạn đoạt đà đài đàn đào đá \
    đám đánh_giá đáp đây_là đã_bị đêm đó_có đó_là đón đóng đô đôi đúng đăng đơn_vị đưa_ra đưa_tin \
    được_đưa đại_diện đạt đảm_bảo đảng đảo đầy đặc_biệt đẹp đến_nay địa_bàn địch đối_tượng đồ \
    đồng_thời độc đội_bóng đời ương ảnh_hưởng ấn ấy ủy
    vi 5 an_huyện biện biện_pháp bom bánh bè băng bất_cứ bầu bến bệnh_viện bị_cáo bổ ca_sĩ can \
    cao_nhất cha chi_phí chiến_lược chiến_thắng chuyên_gia chuyến_bay chuẩn_bị cháy chính_phủ \
    chính_trị chóng chúng_ta chấm chấn chắn chẳng chặn chặt chỉ_có chồng chục chủ_nhà chủ_tịch \
    chứng_kiến chữa cuối_cùng các_cơ các_doanh cán cán_bộ cây còn_có có_công có_người có_những \
    có_ý công_nghệ công_văn cùng_với cũng_là cơ_hội cột cụ_thể của_anh của_cô của_họ cựu dao \
    du_lịch dành_cho dòng dư dạng dễ dọa dữ giai giai_đoạn giá_triệu giám_đốc giấy giết gây_ra \
    góp_phần gắn ha hai_bên hiện_nay hiện_tại hoảng huống hàng_hóa hàng_đầu hành_động hát \
    hình_ảnh hút hư hạt hầu họp_báo hỏa hỏng hợp_tác khai_thác khi_được khiển khoa khoảng_giờ \
    khách_hàng khám khán khán_giả khánh không_chỉ khảo khẩn_cấp khẩu khắc khỏe khủng_bố kiếm \
    kiểm_soát km kéo_dài kêu kêu_gọi kết_thúc kể_từ kịp kỹ_thuật liên_tiếp liên_tục liền liệt \
    làng lái_xe lý_do lĩnh_vực lưới lược lạ lần_này lần_đầu lập_tức lỗi lừa lựa lựa_chọn may_mắn \
    mà_còn màn màu mô môi_trường mùa_giải mật mắn mặt_tại mẹ mối_quan mộ một_chiếc một_phần \
    một_vụ mở_rộng mục_tiêu mục_đích nga nghiêm_trọng nghề ngoái nguồn_tin ngày_càng ngày_sau \
    ngày_tại ngân_hàng người_bạn người_bị người_đàn ngược ngụ nhanh_chóng nhu_cầu nhà_máy \
    nhân_dân nhân_vụ nhưng_không nhạc nhất_của nhất_là nhất_thế nhờ này_có này_sẽ này_được \
    nói_rằng nói_với nóng núi năm_qua nước_ngoài nằm_trong nẵng nền nối nỗ_lực nội_dung nộp pha \
    phi phía_sau phóng_viên phải_là phản_ánh phỏng phỏng_vấn quanh quân_sự quân_đội quần ra_tại \
    ra_vào rút rơi_xuống sai siêu suốt sàng sâu súng sư sạch sắp sẵn_sàng sẽ_có sẽ_không số_người \
    tam thanh_niên theo_quy thiết_kế thiệt_hại thiệt_mạng thoát thua thuốc thác thú thương_mại \
    thưởng thất thẩm thậm thể_hiện thị_trấn thỏa thứ_hai thử thực_tế tin_ban tin_báo tin_từ \
    tinh_thần tiêu_dùng tiền_vệ tiện toán tra_làm treo trong_ngày trong_năm trong_số trong_việc \
    truyền_hình trên_toàn trú_tại trúng trăm trưa trường_hợp trả_lời trải trắng trẻ_em trốn \
    trở_lại tuyệt tuổi_trú tài_xế tàng tái tình_hình tín tôn tươi tương_lai tại_khu tại_một \
    tại_sân tạp tầm tốc tổng_số tử_vong tỷ_đồng un uống vai_trò viết vui và_không và_một và_người \
    và_được vào_lúc vào_tháng vô_địch văn_bản vũ_khí vượt_qua vẫn_chưa vẻ vết về_tội với_giá \
    với_một với_người với_những với_tổng vững xe_ô xác_nhận xế xếp y_tế yếu áp_dụng âu ít_nhất \
    ý_kiến đe đe_dọa đi_xe điều_khiển điều_kiện điện_thoại đàn_ông đáp_ứng đâm đã_làm đã_phải \
    đã_đưa đích đó_vào đô_thị đường_dây được_cho được_tin đạp đất_nước đẩy đến_từ đề_xuất để_làm \
    định_của đọc đỏ đối_thủ đồng_và đồng_ý đổ đổi_với đợi ưu ước ổn
    de 0 den der die in und von
    de 1 am an auch auf aus das dass dem des ein eine einem einer es für hat im ist mit nach \
    nicht sich sie um zu
    de 2 aber als bei durch einen er gegen haben mehr noch oder sagte sind so unter vor war \
    werden wie wird wurde zum über
    de 3 alle anderen bereits bis da damit dann de deutschen deutschland dienstag dies diese dpa \
    eines foto gab gibt hatte ihre immer jahr jahren jetzt kann keine krise können land menschen \
    mittwoch muss neue news nun nur ob polizei prozent präsident sei sein seiner seit soll uhr \
    vom waren wegen wenn wieder will wir wurden zur zwei zwischen
    de 4 ab afx aktuel aktuell allem allerdings alles andere anzeige artikel beiden beim berlin \
    besser bild bisher bleiben cdu content dabei dazu deutsche diesem dieser doch donnerstag dort \
    dp drei einige ende erklärte erste ersten etwa etwas eu euro europa finden folgen frau \
    freitag ganz geben gegeben gehen geht habe hatten heute hier ich ihn ihr ihrem ihren ihrer \
    informationen ins jahre jedoch jährige kam kampf kurz laut leben lesen letzten machen mai \
    mail mal man mann mehrere montag mussten märz müssen nachdem neuen ohne online original ots \
    pandemie parlament personen pol regierung rund russland sagt samstag schon sehr seien seine \
    seinen selbst sogar sollen sowie später stadt stark stehen straße teil unternehmen us usa \
    verletzt viel viele was weiter weitere weiteren wer werde wo woche wochen worden würden \
    zahlen zeit zudem zusammen übermittelt
    de 5 aktuelle aktuellen allen alte alten anderem anders angekündigt anmelden aufgenommen \
    aufgrund bald bekannt benötigt berichtet beschädigt betroffen bevor bin bislang bitte bleibt \
    dafür daher darauf davon demnach denen denn dennoch derzeit deshalb deutlich diesen dieses \
    direkt dürfen ebenfalls eigenen eigentlich einigen entscheiden erhalten erhöht erklärt erneut \
    fall fast fest frühen führen gar gebeten gebracht gefunden gekommen gelingt gemacht gemeinsam \
    gerade geraten geschlossen gewesen geworden gilt große großen grundsätzlich gut gutes halten \
    he helfen hinaus hinter hätten ihm ihres infiziert innerhalb insgesamt jahres je jeder junge \
    jähriger kaum kein keinen klar knapp kommen kommt konnte konnten kostenlos könnte könnten \
    lange lassen leicht letzte liegt lässt macht mehreren meine meisten melden merkel mich \
    mindestens mitteilte musste möchte möglich nehmen neues of offenbar paar politische prüfen \
    rechnen rnd rot scheint schnell schrieb sechs seinem sieht sollte sollten somit sondern \
    sprecher steigt stellt tag teilte teilweise tragen trotz trump tun uns unserem unterstützen \
    unterwegs vergangenen vergessen verlassen verwendet vielen vier vorerst wahrscheinlich weil \
    weiterhin welche wenig weniger wichtig wichtige wirklich wollen www würde zehn zeigen zeigt \
    zeitung zufolge zumindest zunächst zurück zuvor zwar öffnen
    de 6 angenommen annehmen anschließend at beginnt bieten brauchen bw bwl com damals dankte \
    darum eindeutig einfach eingeladen entsprechend ermöglichen erster erzählt fand fordert \
    gegenüber gegründet gesucht getötet gezeigt geäußert geöffnet ging glauben gleichen größere \
    hin hingegen insbesondere ja jeden kleine legt liegen machte nahmen neben neu nichts nie pp \
    pro russische sagen schwer sofort statt strengen testen unbekannter unsere vermittelt \
    verschiedenen voller wichtigsten wies wollte zog ähnliche
    es 0 con de del el en la las los para por que se un
    es 1 al como es este lo no su una
    es 2 así año años ciudad desde después durante día entre esta estado fue gobierno ha más \
    nuevo parte sin son sus
    es 3 acuerdo además ante autoridades cabo cada casos cual cualquier cuando diciembre dijo \
    domingo donde dos ellos enero estados esto está evitar familia fin fueron general grupo había \
    han hasta hay hoy información informó junto le lugar mantener mayores medidas miércoles \
    momento municipal muy méxico nacional noche partir pero personas policía quien reunión salud \
    secretaría seguridad según ser servicios será si sido situación sobre social también todo \
    todos trabajo través tres tuvo unidos uno vez ya
    es 4 acciones actividad actividades actual agua aguas aire alrededor ambos américa antes \
    aplicación apoyo atención ayer bajo casa caso centro ciudadanos ciudadanía com comercial \
    comunicado comunidad conocido contra control controles cuatro debido diario diferentes \
    dirección director días dólares embargo emergencia encuentran equipo era ese eso estaba \
    estaban estamos estas estos están explicó familiar final forma fuentes gente gracias gran \
    género hacia hecho heridas hizo hombre horas hubo importante inicio inmediata investigación \
    joven jueves les libre llegó lleva llevar llevó local luego manera marco martes marzo mañana \
    medida medio mejorar menos mientras miguel millones ministerio ministro mismo muchas mujeres \
    municipios médico necesarias necesarios nivel nos nota nuestra nuestro nueva número objetivo \
    oficial otra otras otro otros pandemia pareja pasado país pedido persona personal pesar pesos \
    pic pide población poder prevención prevenir primer primera problema propuesta protección \
    proyecto publicado puede pueden puertas puerto público quienes radio realizada recibir sector \
    segunda segundo semana sentido servicio sesión siete sistema sociales solo sur tan tanto tema \
    tenía terminó tiempo tiene tipo todas total tras twitter usuarios vehículo ver vial vida \
    violencia vivo zona área él
    fr 0 dans de des du en est et la le les par pour que un une
    fr 1 au aux ce cette fait il ministre même ne nous ont pas qui se selon sont sur été
    fr 2 avec centre deux dont entre leur ministère on personnes premier région situation ville \
    vous
    pl 0 na się
    pl 1 do jest nie to że
    pl 2 ale było dla jak które który ma od po przed przez są także tym za
    pl 3 aby adres adresu bardzo bez był będzie chcesz co czy danych duda gdy gdzie ich ilość \
    jedna jednak jego jej jestem jeśli już korzystasz ktoś którego której może można nam nami \
    ogromną pl podczas ponieważ powiedział połączeń połączyć prezydent roku tak tego tej temu ten \
    też tvp tylko usa wiadomości wideo wielu zaznacz ze został związku
    pl 4 by być będą celu ciało części dodał dzień go informacje kiedy kobiety koniec która \
    którzy lat lider maja miała miejsce mógł mówił nad nadużył naszego nich nowe nowy \
    odnotowaliśmy osoba osoby osób pod polityki polskiego poniedziałek prezydenckich prezydenta \
    przyczyn raz rok również stycznia tam te temat więcej wyborach wyborów zostanie łączysz środę \
    świat świata życia
    tr 0 ve
    tr 1 bir bu da de ile için
    tr 2 ardından bin daha dan göre ise kaynak kişi ne nedeniyle nin nın olan olarak sağlık son \
    tarafından tüm türkiye yeni ın
    tr 3 aa abd arasında aynı açıklama bakanlığı basın başkanı bugün bulunan bulundu can deki den \
    devam devlet diğer edildi ediyor ekipleri en etti gelen geçen gibi gün güncelleme güvenlik \
    hayatını her iki ilgili ilk in i̇stanbul kadar kapsamında kovid mart mayıs milyon na nde oldu \
    olduğu olduğunu polis sayısı sonra sosyal söyledi ta tan tip toplam un vaka virüs ya yapılan \
    ye yüzde çok önce üzerine şekilde
    tr 4 alan aldığı almak altında alınan alındı ancak ay ayrıca açık açıkladı açıklamada bakanı \
    bakım bağlı başladı belirtti bildirildi birlikte birçok biz bize bizim boyunca bulunduğu bunu \
    büyük dahil daki dakika dedi destek dile dolayı durumu duyurdu dün dünya düzenlenen eden \
    edilen el emniyet eski etmek evde genel genelinde gerekli getirilen geçti grup gönderildi \
    günde günlük günü güvenliği haber haberi hale halka ifade içinde iş kamu karşı kaybetti \
    kişinin kontrol konusu konusunda maske merkezi meydana mezarlığı mücadele mücadelede \
    müdürlüğü nda ndan ndeki nun olacak olay olmak orta ortaya otobüs petrol saatte sadece \
    sağlığı sen sokağa sonucu süreci takip tarihinde te tek tespit test toplantısında trafik \
    twitter ulaşım uygulama var vatandaşlar vatandaşları vatandaşların verdi verildi veya \
    yakalandı yaklaşık yapan yaptı yaptığı yapılacak yapıldığı yardım yazılı yaşamını yer yerde \
    yol yoğun yönelik yüksek yükseldi yıl yılında çalışanlarının çalışma çalışmalar çalışmaları \
    çağrı çıkan çıktı ölüm önemli önlemleri özel öğrenci ülke ülkede üniversite üniversitesi \
    üretim üzere üzerinde üzerinden şu
    ar 0 في من
    ar 1 أن إلى التي على عن مع
    ar 2 أنه أو إن الذي المستجد اليوم بعد بين حتى خلال رئيس فيروس قبل كان لا ما محمد وزارة وقال
    ar 3 أكثر أكد أمام إجراءات إدارة إذا إصابة استمرار الآن الأربعاء الإجراءات البلاد الحظر \
    الدكتور الدولة الصين العالم العام الفترة الفيروس المتحدة المصدر المصري المصرية المواطنين \
    انتشار بشأن بفيروس بينما تم جميع حالات حالة حول خاصة ذلك سعر عام عبد عدد غير فيديو قال قد \
    قناة كانت كبير كل كما لكن لم له مجلس مساء مصر منذ نحو هذا هذه هناك هو وأوضح والتي وجود وذلك \
    وقالت وهو وهي يوم
    ar 4 أسيوط أعلنت ألف أيام أيضا الأمن الخاصة الخميس الداخلية الدول الذين السيارات الصحة \
    الطائرة الطبي العامة القاهرة الماضية المرض المصابين المعنية الوطني الوقاية الولايات بأن بسبب \
    بها بيان تحت تفشي جائحة جنوب جنيه جيدة حظر حيث داخل دولار دون ساعة سيناء عبر عدم عليه عليها \
    فى قرار كوفيد لمكافحة لن مشيرا وفي وكان يكون
    """
}
