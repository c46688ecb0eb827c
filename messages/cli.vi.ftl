# Dòng lệnh.
cli-error = lỗi
cli-warning = lưu ý
cli-errors = { $count } lỗi trong dữ liệu: sửa rồi chạy lại.
cli-failure = Không thực hiện được: { $detail }
cli-about-team = { $detail } ({ $team })
cli-file = { $path }: { $why ->
    [not-found] không tìm thấy tệp hoặc thư mục
    [not-allowed] không có quyền đọc hoặc ghi
    [not-a-folder] không có thư mục này
    [a-folder] đây là thư mục, không phải tệp
   *[other] { $detail }
  }
cli-no-plan = { $file } không phải tệp kế hoạch: { $detail }
cli-checked = Kế hoạch đúng mọi quy tắc: { $stops } hộ được xếp, { $left } hộ không xếp đều có lý do.
cli-network = Mạng đường: { $nodes } nút, { $edges } đoạn, { $km } km, { $components } thành phần liên thông
cli-component = { "  " }thành phần { $number }: { $km } km
cli-matrix = Ma trận { $points } × { $points }: { $ways } cặp có đường đi, { $none } cặp không · đọc { $read } ms, dựng mạng { $network } ms, gắn điểm { $snap } ms, tính { $matrix } ms
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
cli-plan-totals = Tất cả { $stops } hộ, dự kiến gặp { $contacts } hộ, giá trị kỳ vọng { $points } điểm
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
cli-generate-no-places = Bản đồ không có điểm nào (kind=place) để đặt thôn.

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
    [away] đã báo vắng nhà
   *[other] { $rule }
  }.
violation-skill = { $skill ->
    [language] Tổ không nói tiếng của hộ { $household }.
    [kit] Tổ không mang bộ thiết bị mà hộ { $household } cần.
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
   *[other] không khớp ({ $what })
  }.
violation-sum = Số liệu không khớp: { $field }.
