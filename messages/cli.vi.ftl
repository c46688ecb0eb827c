# Dòng lệnh.
cli-error = lỗi
cli-warning = lưu ý
cli-errors = { $count } lỗi trong dữ liệu: sửa rồi chạy lại.
cli-failure = Không thực hiện được: { $detail }
cli-about = { $detail } ({ $about })
cli-file = { $path }: { $why ->
    [not-found] không tìm thấy tệp hoặc thư mục
    [not-allowed] không có quyền đọc hoặc ghi
    [not-a-folder] không có thư mục này
    [a-folder] đây là thư mục, không phải tệp
   *[other] { $detail }
  }
cli-no-underway = { $file } không ghi buổi tối đang đi: { $detail }
cli-no-plan = { $file } không phải tệp kế hoạch: { $detail }
cli-checked = Kế hoạch đúng mọi quy tắc: { $stops } hộ được xếp, { $left } hộ không xếp đều có lý do.
cli-network = Mạng đường: { $nodes } nút, { $edges } đoạn, { $km } km, { $components } thành phần liên thông
cli-component = { "  " }thành phần { $number }: { $km } km
cli-repairs = { $open ->
    [0] Không có chỗ nào phải quyết định.
   *[other] Có { $open } chỗ đường có thể nối; chỉ nối những chỗ đã được đồng ý (--accept-repairs là đồng ý tất cả).
  }
cli-repair-kind = { "  " }{ $kind ->
    [no_length] đường không có chiều dài, đã bỏ
    [duplicate] đường vẽ hai lần, đã bỏ một
    [repeated_vertex] đường có điểm ghi hai lần
    [antimeridian] đường qua kinh tuyến 180°, đã cắt
    [crossing] đường cắt nhau mà không có điểm chung
    [touch] đường chạm nhau mà không có điểm chung
    [overlap] đoạn vẽ chồng lên nhau
    [self_crossing] đường tự cắt
    [self_touch] đường tự chạm
    [gap] đầu đường hụt, chưa tới đường khác
   *[other] { $kind }
  }: { $count }
cli-island = { "  " }phần rời { $km } km: cách phần chính { $gap } m, từ { $from } đến { $to }
cli-took = đọc { $read } ms, tìm chỗ cần nối { $heal } ms, dựng mạng { $network } ms
cli-matrix = Ma trận { $points } × { $points }: { $ways } cặp có đường đi, { $none } cặp không · đọc { $read } ms, tìm chỗ cần nối { $heal } ms, dựng mạng { $network } ms, gắn điểm { $snap } ms, tính { $matrix } ms
cli-conditions-unknown = Không có điều kiện { $name }: hãy viết night, wet hoặc cả hai, cách nhau bằng dấu phẩy
cli-log = Không dùng được nhật ký { $file }: { $why ->
    [no_table] không phải bảng CSV có dòng tên cột ({ $detail })
    [missing] thiếu cột { $detail }; cần from_lon, from_lat, to_lon, to_lat hoặc from và to, cùng với minutes
    [no_households] nhật ký ghi mã hộ, vì vậy phải cho thư mục của xã bằng --data
   *[too_long] nhiều hơn { $detail } dòng
  }.
cli-log-row = Bỏ qua dòng { $row }: { $why ->
    [value] cột { $column } ghi “{ $value }”
    [household] không có hộ “{ $value }”
    [shape] số giá trị không khớp với dòng tên cột
    [minutes] số phút không hợp lý
    [one_place] điểm đi và điểm đến là một
    [too_far] một đầu ở quá xa mọi đường
    [no_way] không có đường nối hai đầu
   *[far_off] so với các chặng khác thì phải mất khoảng { $minutes } phút; xem lại có ghi nhầm không
  }.
cli-calibrated = { $legs } chặng; trước đây một nửa số chặng lệch hơn { $before } %, nay lệch hơn { $after } %.
cli-calibrated-factor = { "  " }{ $setting }: { $before } → { $after } ({ $legs } chặng)
cli-calibrated-kept = { "  " }{ $setting }: { $before }, giữ nguyên ({ $legs } chặng)
cli-calibrated-unsettled = Đường đi vẫn còn thay đổi ở vòng cuối; nhật ký dài hơn sẽ cho kết quả chắc chắn.
cli-calibrated-written = Đã ghi vào { $file }. Hãy chép các giá trị này vào settings.json của xã.
cli-calibrate-too-few = Chỉ dùng được { $usable } chặng; cần ít nhất { $wanted } chặng.
cli-calibrate-implausible = { $setting } phải là { $value } thì mới khớp, mà ngoài khoảng { $low } đến { $high } là không thể đúng. Xem lại số phút có đúng là phút không, có tính cả lúc nghỉ hay lúc ở nhà dân không, và các chặng có đúng cách đi này không.
cli-calibrate-no-better = Đổi hệ số cũng không khớp nhật ký hơn (sai số trung vị { $after } % so với { $before } %); giữ nguyên cài đặt.
cli-plan-title = Kế hoạch tối { $date }
cli-team = { $team }: đi lúc { $departure }, về lúc { $back } · đi bộ { $walking } phút, { $km } km, lên { $climb } m · dự kiến gặp { $contacts } hộ
cli-team-home = { $team }: không xếp được hộ nào tối nay
cli-stop = { "  " }{ $number }. { $knock }  { $mark }, { $hamlet } · đi { $minutes } phút, { $metres } m, lên { $climb } m · có nhà ~{ $chance } % · { $tasks }
cli-team-riding = { "  " }xe máy { $minutes } phút, { $km } km · lên xe và để xe { $parking } phút
cli-stop-ride = { "      " }↓ đi xe máy { $minutes } phút, { $km } km, để xe rồi đi bộ:
cli-stop-made = { "  " }{ $number }. { $knock }  { $mark }, { $hamlet } · { $made }, rời đi lúc { $leave }
cli-team-late = { "  " }Trễ { $late } so với giờ phải về ({ $back_by }): tổ về ngay theo đường ngắn nhất.
cli-stop-why = { "      " }Mức ưu tiên { $points }: { $terms } · { $order }
cli-stop-why-waiting = { "      " }Mức ưu tiên { $points }: { $terms } · tối khác cũng dễ gặp nên trừ { $waiting } % · { $order }
cli-stop-line = { "      " }{ $text }
cli-term = { $what } { $points }
cli-would-help = Cách để đến được ({ $count } hộ):
cli-would-help-house = { "  " }{ $mark }, { $hamlet }: { $reason }
cli-would-help-remedy = { "    → " }{ $remedy }
cli-plan-best = Không kế hoạch nào cho buổi tối này tốt hơn: đây là kế hoạch tốt nhất.
cli-plan-margin = Không kế hoạch nào cho buổi tối này tốt hơn kế hoạch này quá { $percent } %.
cli-plan-totals = Tất cả { $stops } hộ, dự kiến gặp { $contacts } hộ, giá trị kỳ vọng { $points } điểm
cli-unkept = Không giữ được { $count } yêu cầu:
cli-unkept-pin = { "  " }{ $pin } – { $why }
cli-left-out = Không xếp tối nay ({ $count }):
cli-left-out-group = { "  " }{ $reason } ({ $count })
cli-left-out-hamlet = { "    " }{ $hamlet }: { $houses }
cli-generated = Đã ghi { $count } tệp vào { $folder }
cli-generate-number = Số { $what ->
    [households] hộ
    [hamlets] thôn
   *[teams] tổ
  } phải từ 1 đến { $most }, không phải { $found }.
cli-generate-hamlets = { $households } hộ không chia được cho { $hamlets } thôn: mỗi thôn cần ít nhất một hộ.
cli-generate-crowded = { $households } hộ trong { $hamlets } thôn là quá đông: mỗi thôn nhiều nhất { $most } hộ.
cli-generate-not-geojson = Tệp { $file } không phải FeatureCollection của GeoJSON: { $detail }
cli-generate-buildings = Cần nhà cho { $wanted } hộ, nhưng bản đồ chỉ có { $found } nhà ở được.
cli-generate-no-places = Bản đồ không có điểm nào (kind=place) để đặt thôn, cũng không có đường nào để dựng nhà ven đường.
cli-convert-found = { $offer ->
    [declared] { $file } không theo hệ WGS 84; chính tệp ghi hệ:
    [one] { $file } không theo hệ WGS 84. Chỉ một hệ phù hợp với các số trong tệp:
   *[list] { $file } không theo hệ WGS 84. Các hệ phù hợp với các số trong tệp, hệ dễ đúng nhất đứng đầu:
  }
cli-convert-choice = { "  " }{ $choice }
cli-convert-ask = { $offer ->
    [list] Chưa ghi gì. Hãy thu hẹp bằng --province TÊN hoặc --data THƯ-MỤC, hoặc chạy lại với hệ đúng, ví dụ --from { $system }
   *[one] Chưa ghi gì. Nếu đúng, hãy chạy lại với --from { $system }
  }
cli-system-swapped = WGS 84, vĩ độ đứng trước kinh độ
cli-converted = Đã chuyển từ { $system }: { $path }
cli-convert-wgs84 = { $file } đã theo hệ WGS 84; không có gì để chuyển.
cli-convert-unknown = Tọa độ trong { $file } không hợp với hệ nào ở đây, hoặc không cùng một hệ. Hãy xuất lại tệp theo hệ WGS 84 (EPSG:4326), hoặc ghi hệ của tệp bằng --from, ví dụ --from vn2000-3:107.75
cli-convert-no-system = “{ $system }” không phải hệ tọa độ nào. Hãy ghi ví dụ vn2000-3:107.75, vn2000-6:105, utm:48, epsg:5899, web-mercator hoặc swapped.
cli-convert-province = Không có tỉnh “{ $name }”. Hãy ghi tên tỉnh trước hoặc sau tháng 7/2025.
cli-convert-position = { $file }, mục { $feature } (đếm từ 0): { $value } không thể là vị trí theo hệ { $system }. Chưa ghi gì. Hãy chọn hệ khác bằng --from, hoặc sửa vị trí này.
cli-convert-empty = { $file } không có tọa độ nào.
cli-convert-option = { $for ->
    [geojson] --from, --province và --data dùng cho tệp GeoJSON; GPX và OpenStreetMap luôn theo hệ WGS 84.
   *[osm] --bbox và --water dùng cho tệp trích của OpenStreetMap (.osm.pbf).
  }
cli-convert-large = Kết quả nặng từ { $size } MiB trở lên; chỉ đọc được nhiều nhất { $max } MiB. Hãy cắt lấy phần của xã, với tệp OpenStreetMap thì dùng --bbox.
cli-convert-lines = Đã ghi { $count } đường vào { $path }, không kèm thời gian.
cli-convert-repeated = Bỏ { $count } điểm trùng với điểm ngay trước.
cli-convert-short = Bỏ { $count } đoạn hoặc tuyến không có hai điểm khác nhau.
cli-convert-elevation = Bỏ { $count } độ cao không có ở nơi nào trên đất liền.
cli-convert-gpx = { $file }{ $why ->
    [encoding] , dòng { $line }: không phải văn bản UTF-8. Hãy lưu lại thành GPX theo UTF-8.
    [xml] , dòng { $line }: không phải XML ({ $detail }). Hãy chép lại tệp; có thể tệp bị cắt cụt.
    [gpx] , dòng { $line }: không đúng dạng GPX ({ $detail }). Hãy sửa chỗ này hoặc xuất lại theo GPX 1.1.
   *[empty] : không có đường ghi hay tuyến nào có hai điểm khác nhau. Hãy xuất lại kèm đường đi.
  }
cli-convert-bbox = “{ $value }” không phải một vùng bản đồ. Hãy ghi tây,nam,đông,bắc theo độ, ví dụ 107.3,16.1,107.5,16.3
cli-convert-ways = Đã ghi { $count } đường vào { $path } © OpenStreetMap contributors
cli-convert-water = Đã ghi { $count } sông suối, hồ vào { $path }
cli-convert-cut = { $count } đường có nút không nằm trong tệp trích; chỉ ghi những đoạn có đủ nút.
cli-convert-nodes = Bỏ { $count } đường vì tệp trích có chưa đến hai nút của chúng.
cli-convert-osm = { $file }{ $why ->
    [block] , khối { $block }: không phải PBF của OpenStreetMap, hoặc bị cắt cụt ({ $detail }). Hãy tải lại tệp.
    [needs] : tệp cần “{ $detail }” mà ở đây không đọc được. Hãy tạo tệp trích thường, không kèm lịch sử.
    [spoiled] , khối { $block }: phần tử { $detail } bị hỏng. Hãy tải lại tệp.
   *[empty] : không có đường nào mang thẻ highway. Hãy kiểm tra vùng bản đồ (--bbox) và tệp.
  }

violation-version = Kế hoạch thuộc phiên bản khác ({ $found }).
violation-forgotten = Hộ { $household } không được xếp và cũng không có lý do.
violation-twice = Hộ { $household } có mặt nhiều lần trong kế hoạch.
violation-unknown-household = Hộ { $household } không có trong dữ liệu.
violation-no-reason = Hộ { $household } bị bỏ ra mà không có lý do.
violation-team = Tổ { $team } không có trong dữ liệu, bị lặp hoặc chưa đủ hai người.
violation-barred = Hộ { $household } không được thăm tối nay: { $rule ->
    [no_visits] hộ đề nghị không đến
    [daytime_only] chỉ ban ngày
    [no_evening] hộ đề nghị không đến buổi tối
    [call_first] phải gọi và hẹn trước
    [ladder] chưa đến bước đi từng nhà
    [appointment_other_day] đã hẹn ngày khác
    [nothing_to_do] không có việc làm được tại nhà
    [moved] không còn ở đây
    [gap] vừa đến gần đây
    [cool_off] chưa đồng ý, để một thời gian
    [supervisor] cần người phụ trách cho phép
    [supervisor_misses] đã nhiều lần liền không gặp ai, cần người phụ trách cho phép
    [away] đã báo vắng nhà
   *[other] { $rule }
  }.
violation-skill = { $skill ->
    [language] Tổ không nói tiếng của hộ { $household }.
    [kit] Tổ không mang bộ thiết bị mà hộ { $household } cần.
    [guide] Không có người có uy tín đi cùng tổ đến hộ { $household } như đã yêu cầu.
    [hamlet] Tổ không phụ trách thôn của hộ { $household }.
   *[other] Tổ thiếu điều kiện để thăm hộ { $household } ({ $skill }).
  }
violation-hours = Hộ { $household }: { $at } { $hours ->
    [first_knock] sớm hơn giờ gõ cửa đầu
    [last_knock] muộn hơn giờ gõ cửa cuối
    [out_by] muộn hơn giờ phải rời thôn
    [window] ngoài giờ hộ đã hẹn hoặc đề nghị
   *[other] ngoài giờ cho phép ({ $hours })
  }.
violation-back = Tổ { $team } về lúc { $at }, quá muộn.
violation-broken = Lộ trình của tổ { $team }, chặng { $number }: { $what ->
    [chain] không nối với chặng hoặc điểm dừng bên cạnh
    [depart] giờ đi không khớp với lúc rời nhà trước
    [travel] thời gian đi không khớp với mạng đường
    [shape] đường vẽ không khớp với chặng
    [arrive] giờ đến không khớp với thời gian đi
    [service] thời gian ở nhà không khớp với cài đặt
    [tasks] việc ghi ở đây không phải việc làm được tại hộ
    [legs] số chặng không khớp với số điểm dừng
    [vehicle] xe máy không ở chỗ kế hoạch nói, hoặc không được đưa về
    [parking] không được để xe ở chỗ đó
    [seats] số xe máy nhiều hơn xe của tổ, hoặc không đủ chỗ cho mọi người
   *[other] không khớp ({ $what })
  }.
violation-pin = Hộ { $household } đã ghim: { $pin ->
    [must] phải đến tối nay nhưng không được xếp và không nói lý do
    [team] không đến bởi tổ được giao
    [order] không theo thứ tự đã yêu cầu
    [apart] cùng một tổ với hộ phải khác tổ
    [told] điều kế hoạch nói về việc không giữ được là không đúng
    [reason] lý do không xếp dựa vào một yêu cầu không có
   *[other] không giữ được ({ $pin })
  }.
violation-dropped = Nếu bỏ hộ { $household }: { $what ->
    [loses] số điểm mất không thể như vậy
    [earlier] giờ về không thể như vậy
    [instead] hộ được nêu không thể thay vào
   *[other] có điều không thể như vậy ({ $what })
  }.
violation-past = Hộ { $household }: { $what ->
    [lost] điểm đã đến không còn đúng chỗ trong kế hoạch
    [moved] giờ của điểm đã đến bị đổi
    [outcome] kết quả của điểm đã đến bị đổi
    [parked] ở điểm đã đến, xe máy để ở chỗ khác
    [untold] kế hoạch ghi là đã đến hoặc đang đến nhưng không ai báo
    [skipped] đã bỏ qua tối nay nhưng vẫn được xếp
   *[other] ({ $what })
  }.
violation-early = Tổ { $team }: { $at } không thể xếp, vì trước giờ tính lại hoặc tổ đã về.
violation-sum = Số liệu không khớp: { $field }.
cli-journal = Nhật ký: { $count } việc từ { $devices } máy{ $forgotten ->
    [0] { "" }
   *[other] , { $forgotten } việc đã quên
  }{ $newer ->
    [0] { "" }
   *[other] , { $newer } dòng của phiên bản mới hơn
  }
cli-journal-days = { "  " }ghi từ { $first } đến { $last }
cli-journal-kind = { "  " }{ $kind ->
    [visit] đến thăm
    [absence] báo vắng
    [back] báo đã về hoặc sẽ về
    [appointment] hẹn giờ
    [appointment_cancelled] bỏ hẹn
    [ladder] bước tiếp cận
    [civil_status] trả lời hộ tịch
    [correction] đính chính
    [opt_out] yêu cầu của hộ
    [supervisor] ý kiến chỉ huy
    [plan_made] đã lập kế hoạch
    [plan_accepted] đã nhận kế hoạch
    [undo] hoàn tác
   *[other] { $kind }
  }: { $count }
cli-journal-merged = Đã gộp { $count } dòng vào { $path }.
cli-journal-recorded = Đã ghi. Muốn hoàn tác: --undo { $id }
cli-journal-entry = việc này không ghi được: { $detail }
cli-journal-forgotten = Đã quên { $count } tin vắng nhà.
cli-journal-damaged = { $file } có dòng không đọc được; ghi lại tệp sẽ mất các dòng đó. Xem lại, hoặc thêm --drop-damaged.

# Mô phỏng.
cli-simulate-progress = lượt { $done } / { $seeds }
cli-simulate-policy = Không có cách chọn tên { $name }: có { $known }, và all.
cli-simulate-setting = Không thử được thiết lập { $path }: { $detail }
cli-simulate-number = { NUMBER($value, minimumFractionDigits: 1, maximumFractionDigits: 1) }
cli-simulate-head = { $profile ->
    [mountain] Xã miền núi
   *[coastal] Xã ven biển
  }, hạt giống { $first } đến { $last }: trung bình { $households } hộ còn hồ sơ và { $people } người có thể gặp.
cli-simulate-truth = { $truth ->
    [as-assumed] Đi rừng 5 đến 7 ngày, đúng như thiết lập
   *[other-trips] Đi rừng 3 đến 10 ngày, thiết lập không biết
  }:
cli-simulate-column-policy = cách chọn
cli-simulate-column-with = so với
cli-simulate-column-90 = số tối đến 90 %
cli-simulate-column-95 = số tối đến 95 %
cli-simulate-column-100 = số tối đến 100 %
cli-simulate-column-unfinished = không đến 100 %
cli-simulate-column-knocks = số lần gõ cửa mỗi lần gặp
cli-simulate-column-vain = gõ cửa vắng nhà
cli-simulate-column-walked = giờ đi bộ
cli-simulate-column-worst-hamlet = tối trung bình của thôn muộn nhất
cli-simulate-column-mean-evening = tối trung bình
cli-simulate-column-fewer-90 = % ít tối hơn đến 90 %
cli-simulate-column-fewer-95 = % ít tối hơn đến 95 %
cli-simulate-column-fewer-100 = % ít tối hơn đến 100 %
cli-simulate-column-difference-95 = chênh lệch số tối đến 95 %
cli-simulate-column-group = tối trung bình được phục vụ
cli-simulate-column-later-than-mean = muộn hơn trung bình các cách khác
cli-simulate-hamlet = thôn thứ { $rank } theo khoảng cách
cli-simulate-language = ngôn ngữ { $language }
cli-simulate-calibration = Sai số hiệu chỉnh sau mười tối, { $policy }: { $error }
simulate-policy-nearest = nhà gần nhất trước
simulate-policy-nearest-told = nhà gần nhất trước, có nghe tin
simulate-policy-rota = lần lượt từng thôn
simulate-policy-rota-told = lần lượt từng thôn, có nghe tin
simulate-policy-most-pending = nhiều hồ sơ nhất trước
simulate-policy-most-pending-told = nhiều hồ sơ nhất trước, có nghe tin
simulate-policy-constant = kế hoạch, khả năng như nhau
simulate-policy-constant-told = kế hoạch, khả năng như nhau, có nghe tin
simulate-policy-ours = Evening Rounds
simulate-policy-ours-no-presence = … không có khả năng có nhà
simulate-policy-ours-no-neighbours = … không xét hàng xóm
simulate-policy-ours-no-waiting = … không xét việc chờ
simulate-policy-ours-rates-low = … tỷ lệ gốc thấp hơn một phần ba
simulate-policy-ours-rates-high = … tỷ lệ gốc cao hơn một phần ba
simulate-policy-all-knowing = biết trước cả buổi tối
simulate-plot-completion-title = Số người đã xong, { $profile ->
    [mountain] xã miền núi
   *[coastal] xã ven biển
  }
simulate-plot-completion-across = số tối
simulate-plot-completion-up = % người có thể gặp
simulate-plot-calibration-title = Khả năng có nhà dự kiến và thực tế, { $profile ->
    [mountain] xã miền núi
   *[coastal] xã ven biển
  }
simulate-plot-calibration-across = khả năng dự kiến, %
simulate-plot-calibration-up = có nhà, %

cli-solve-progress = { $seconds } giây, { $rounds } vòng, giá trị { $worth }
cli-solve-bound = Không cách nào tốt hơn cách này quá { $percent } %.
cli-solve-unknown = { $file }: không nhận ra loại tệp từ những chữ đầu hay tên khóa. Hãy chỉ rõ bằng --format common, toptw, top hoặc vroom.
cli-solve-encoding = { $file } không phải văn bản UTF-8. Hãy lưu lại theo UTF-8.
cli-solve-too-long = { $file } lớn hơn { $mib } MiB. Hãy bỏ bớt phần không cần.
cli-solve-json = { $file }, dòng { $line }, cột { $column }: không phải JSON ({ $detail }). Hãy chép lại tệp; có thể tệp bị cắt cụt.
cli-solve-key = { $file }, { $path }: { $detail }. Hãy sửa chỗ này hoặc bỏ khóa đó đi.
cli-solve-unsupported = { $file }: không tính được { $path }. { $what }
cli-solve-instead-coordinates = Thời gian đi không được tra trên bản đồ: hãy ghi matrices.<profile>.durations, và dùng location_index, start_index, end_index làm số hàng.
cli-solve-instead-amounts = Khối lượng không được tính: hãy bỏ đi nếu xe nào cũng chở đủ.
cli-solve-instead-shipments = Không ghép được điểm lấy với điểm giao: hãy ghi thành jobs.
cli-solve-instead-setup = Hãy cộng vào service, hoặc vào thời gian đi đến chỗ đó.
cli-solve-instead-per-type = Thời gian phục vụ như nhau với mọi xe: hãy ghi một service.
cli-solve-instead-speed-factor = Hãy cho xe một profile riêng với thời gian đi đã nhân lên.
cli-solve-instead-costs = Công việc đứng trước, rồi đến thời gian đi, ngoài ra không tính gì: hãy bỏ đi.
cli-solve-instead-limits = Chỉ time_window giới hạn một xe: hãy rút ngắn nó và bỏ khóa này.
cli-solve-instead-steps = Việc tìm bắt đầu khi chưa có tuyến nào: hãy bỏ đi.
cli-solve-instead-old-matrix = Hãy ghi thành matrices.car.durations.
cli-solve-instead-distances = Không báo quãng đường: hãy bỏ đi.
cli-solve-range = { $file }, { $path }: { $value } nằm ngoài khoảng từ { $low } đến { $high }. Hãy sửa lại hoặc chọn đơn vị khác.
cli-solve-backwards = { $file }, { $path }: lúc kết thúc { $end } sớm hơn lúc bắt đầu { $begin }. Hãy đổi chỗ hoặc sửa lại.
cli-solve-length = { $file }: { $path } có { $found } mục, phải có { $wanted }. Hãy thêm chỗ thiếu hoặc bỏ chỗ thừa.
cli-solve-no-such = { $file }, { $path }: không có { $value }. Hãy thêm vào hoặc sửa lại chỗ trỏ tới.
cli-solve-twice = { $file }, { $path }: { $value } đã có rồi. Hãy đặt cho mỗi thứ một tên riêng.
cli-solve-line = { $file }, dòng { $line }: cần { $expected }. Hãy sửa dòng này.
cli-solve-teams = { $file }: { $teams } đội; phải từ 1 đến { $most }.
cli-solve-teams-given = --teams dùng cho tệp toptw và top. { $file } là tệp { $format }, tự nêu các đội: hãy bỏ --teams.
cli-solve-problem = { $file }: { $detail }
cli-solve-timetable = { $file }: tuyến { $route } không kịp giờ. Đây là lỗi của chương trình; xin hãy báo lại.
