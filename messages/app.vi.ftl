# Lời của trang. Từ dùng theo tài liệu của dự án; giọng: giúp bà con hoàn thành giấy tờ.

-app = Từng Nhà

app-name = { -app }
app-title = { -app } · Kế hoạch tối nay
app-tagline = Kế hoạch đi từng nhà buổi tối
skip-to-plan = Đến kế hoạch
demo-badge = Dữ liệu mẫu
demo-hint = Xã, hộ và người trong dữ liệu mẫu đều được đặt ra, không có thật.
offline-badge = Ngoại tuyến
offline-hint = Không có mạng. Trang vẫn làm việc đầy đủ trên máy này.
language-label = Ngôn ngữ
language-vi = Tiếng Việt
language-en = English
theme-label = Giao diện
theme-auto = Theo máy
theme-day = Ngày
theme-night = Đêm
theme-sun = Nắng gắt
files-open = Mở tệp…
files-hint = Kéo tệp vào bất cứ chỗ nào trên trang để thay dữ liệu. Tệp ở lại trên máy này, không gửi đi đâu.
files-drop-here = Thả tệp để mở
files-drop-detail = trails, households, hamlets (.geojson), teams, settings, trail-choices (.json)
sample-back = Về dữ liệu mẫu
about-privacy = Không gửi gì đi đâu. Trên máy này giữ tệp của xã cho đến khi về dữ liệu mẫu, điều đã chọn về đường, kế hoạch tối nay và điều đã ghi ở cửa nhà.
loading = Đang mở dữ liệu…
loaded = Đã mở { $households ->
   *[other] { $households } hộ
  } ở { $hamlets } thôn.
close = Đóng
dismiss = Bỏ qua
retry = Thử lại
look = Xem
undo = Hoàn tác
undo-done = Đã hoàn tác: { $what }

percent = { $value } %
percent-about = ~{ $value } %
minutes = { $minutes } phút
hours-minutes = { $hours } giờ { $minutes } phút
hours = { $hours } giờ
metres = { $value } m
kilometres = { $value } km
points = { $value } điểm
range = { $from }–{ $to }
day-month = { $day }/{ $month }
day-range-same-month = { $from }–{ $to }/{ $month }
weekday-date = { $weekday }, { $day }/{ $month }/{ $year }

view-plan = Kế hoạch tối nay
view-households = Các hộ
view-trails = Đường đi
view-label = Xem

form-title = Buổi tối
form-date = Ngày đi
form-last-knock = Giờ gõ cửa cuối
form-wet = Đường ướt (vừa mưa)
form-wet-hint = Đi chậm hơn, tránh đường không đi sau mưa.
form-teams = Tổ công tác
form-team-goes = { $team } đi tối nay
form-team-members = { $count ->
   *[other] { $count } người
  }
form-team-kit = có bộ thu nhận căn cước
form-team-motorbikes = { $count ->
   *[other] { $count } xe máy
  }
form-on-foot = Đi bộ cả buổi
form-on-foot-hint = Để xe máy ở nhà.
form-on-foot-for = { $team }: đi bộ cả buổi
form-team-languages = Nói: { $languages }
form-departure = Xuất phát
form-back-by = Về trước
form-adjust = Chỉnh buổi tối
form-summary = { $date } · { $teams ->
   *[other] { $teams } tổ
  } · gõ cửa đến { $lastKnock }
form-no-team = Chọn ít nhất một tổ.
form-hours-wrong = Giờ về của { $team } phải sau giờ xuất phát.
form-time-wrong = Chưa ghi đủ ngày và giờ.
plan-make = Lập kế hoạch
plan-again = Xếp lại
plan-cancel = Hủy
plan-cancelled = Đã hủy. Kế hoạch trước vẫn giữ nguyên.
plan-cancelled-none = Đã hủy. Chưa có kế hoạch.
plan-running = Đang xếp lộ trình…
plan-progress = { $stops } hộ · giá trị dự kiến { $worth }
plan-progress-label = Tiến độ xếp lộ trình
plan-done = Kế hoạch đã xong: { $stops } hộ, dự kiến gặp { $expected } hộ.
plan-stale = Buổi tối hoặc đường đi đã chỉnh. Kế hoạch bên dưới vẫn là của lần xếp trước.
plan-intro-title = Chưa có kế hoạch
plan-intro = Chọn ngày, tổ và giờ, rồi bấm { plan-make }. Trang xếp thứ tự các nhà để gặp được nhiều hộ nhất trước giờ gõ cửa cuối.
plan-intro-open = { $count } hộ đến được tối nay
plan-intro-away = { $count } hộ có tin vắng nhà
plan-intro-barred = { $count } hộ chưa đến được
plan-intro-done = { $count } hộ không còn việc

result-title = Kế hoạch tối nay
result-expected = Dự kiến gặp { $count } hộ
result-stops = Điểm dừng
result-walking = Đi đường
result-on-foot = Đi bộ
result-riding = Xe máy
result-not-tonight = Không xếp
margin-within = Không cách xếp nào tốt hơn quá { percent }
margin-best = Đã là cách xếp tốt nhất
route-none = Tối nay tổ này không có điểm dừng nào phù hợp.
route-summary = { $stops } nhà · dự kiến gặp { $expected } · đi { $distance } · lên { $climb }
route-summary-stops = { $stops } nhà · dự kiến gặp { $expected }
route-riding = Xe máy { $duration } · { $distance }
route-walking = Đi bộ { $duration } · { $distance } · lên { $climb }
route-start = Xuất phát { $time }
route-end = Về đến nơi { $time }
route-back-by = Hẹn về trước { $time }
stop-knock = Gõ cửa { $time }
stop-number = Điểm dừng { $number }
chance-chip = Có nhà { percent-about }
leg-walk = Đi bộ { $duration }
leg-ride = Xe máy { $duration }
leg-back = Về chỗ để xe { $duration }
leg-fetch = Lấy xe
leg-park = Để xe ở đây
leg-climb = lên { $metres }
leg-descent = xuống { $metres }
leg-off-trail = { $metres } ngoài đường mòn
download-gpx = GPX
download-geojson = GeoJSON
download-plan = Kế hoạch (JSON)
download-gpx-for = Tải GPX của { $team }
download-geojson-for = Tải GeoJSON của { $team }
download-failed = Không xuất được tệp.

not-tonight-title = Không xếp tối nay ({ $count })
not-tonight-none = Mọi hộ đều có trong kế hoạch.
not-tonight-hint = Mỗi hộ không xếp đều có lý do. Bấm vào hộ để xem.
households-title = Các hộ
households-search = Tìm nhà hoặc thôn
households-count = { $shown } / { $total } hộ
households-none = Không có hộ nào khớp.
show-more = Thêm { $count } hộ

weights-title = Điều gì nặng hơn
weights-hint = Kéo để xem danh sách xếp lại ngay. Kế hoạch lập sau đó cũng theo mức này.
weights-unchanged = Theo cài đặt của xã
weights-changed = { $count ->
   *[other] Đã đổi { $count } mức
  }
weights-reset = Về như cài đặt
weight-waiting = Để dành cho tối dễ gặp hơn
    .hint = 0 %: chỉ nhìn tối nay, không chờ tối khác.
weight-deadline = Sắp đến hạn
    .hint = Hồ sơ sắp đến hạn đi trước.
weight-overdue = Quá hạn
    .hint = Quá hạn càng lâu càng nặng.
weight-absence = Đã đến mà chưa gặp
    .hint = Hộ đã đến nhiều lần chưa gặp đi trước.
weight-just-back = Vừa về, sắp đi lại
    .hint = Gặp khi họ còn ở nhà.
weight-need = Cần làm tại nhà, cần người thân đi cùng
    .hint = Người khó đi lại đi trước.
weight-behind = Thôn, ngôn ngữ còn ít được gặp
    .hint = Không để thôn nào, ngôn ngữ nào luôn đi sau cùng.

progress-title = Tiến độ
progress-summary = { $task }: { $done }/{ $target } · { $abroad } ở nước ngoài · còn { $reachable }
progress-of = { $done }/{ $target }
progress-share = { $share }
progress-share-in-country = không tính người ở nước ngoài: { $share }
progress-left = còn thiếu { $count }
progress-abroad = { $count } ở nước ngoài
progress-waiting = { $count } chờ hộ tịch
progress-reachable = còn làm được { $count }

households-order = Xếp theo
households-by-worth = Tối nay đáng đến nhất
households-by-name = Thôn và số nhà
row-worth = Đáng đến { $worth }

card-label = Thông tin hộ
card-people = { $count ->
   *[other] { $count } người
  }
card-phones = { $count ->
    [0] không có điện thoại thông minh
   *[other] { $count } điện thoại thông minh
  }
card-language = Ngôn ngữ trao đổi
card-tonight = Tối nay
card-status-planned = { $team }, điểm dừng { $number }, đến { $time }
card-appointment = Đã hẹn { $date }, { $from }–{ $to }
card-pending = Hồ sơ còn thiếu
card-pending-none = Không còn hồ sơ nào thiếu.
card-person = Người { $person }
card-deadline = hạn { $date }
card-abroad = đang ở nước ngoài
card-service = Ở nhà khoảng { $duration }
card-needs = Cần chuẩn bị
card-rules = Lời dặn của hộ
card-windows = Tiện từ { $from } đến { $to }
card-attempts = Các lần thăm
card-attempts-none = Chưa đến lần nào.
card-attempt = Lần { $number }, { $date }: { $outcome }
card-attempt-time = Lần { $number }, { $date } lúc { $time }: { $outcome }
card-absence = Tin vắng nhà
card-absence-line = { $reason }, { $source }, tin ngày { $reported }
card-absence-left = Đi từ { $date }
card-absence-back = Dự kiến về { $date }
card-outreach = Bước vận động
card-why = Vì sao hộ này?
card-why-none = Tối nay không có điểm nào.
card-total = Mức ưu tiên
card-worth = Đáng đến lúc { $time }
card-worth-line = { $priority } × ({ $chance } % − { $waiting } %)
card-worth-plain = { $priority } × { $chance } %
card-chance = Khả năng có nhà
card-chance-none = Tối nay không tính khả năng có nhà.
card-visit-allowed = Đã được đồng ý cho thăm lại ngày { $date }

status-planned = Trong kế hoạch
status-open = Đến được tối nay
status-away = Có tin vắng nhà
status-barred = Chưa đến được
status-done = Không còn việc

map-label = Bản đồ xã: đường, suối, thôn và các hộ
map-legend = Chú giải
map-zoom-in = Phóng to
map-zoom-out = Thu nhỏ
map-fit = Xem toàn xã
map-none-title = Máy này không vẽ được bản đồ
map-none = Trình duyệt không có WebGL2. Danh sách bên cạnh vẫn đủ mọi thông tin.
map-attribution = Dữ liệu bản đồ: { $sources }
map-road = Đường xe
map-track = Đường đất
map-path = Đường mòn
map-ride = Đi xe máy
map-walk = Đi bộ
map-barred = Không đi được
map-steep-0 = Dốc dưới 8 %
map-steep-1 = Dốc 8–15 %
map-steep-2 = Dốc 15–25 %
map-steep-3 = Rất dốc, từ 25 %
map-closed = Đóng tối nay
map-night = Không đi ban đêm
map-rain = Không đi sau mưa
map-repair-open = Chỗ có thể nối
map-repair-accepted = Đã nối
map-repair-refused = Không nối
map-island = Từ đoạn đường rời đến đường chính
map-water = Sông, suối

repairs-title = Chỗ đường có thể nối
repairs-notice = { $count ->
   *[other] { $count } chỗ đường có thể nối
  }
repairs-hint = Chạm vào từng chỗ để xem trên bản đồ. Chỗ nào chưa quyết thì chưa tính là đi qua được.
repairs-none = Không còn chỗ nào cần quyết.
repairs-decided = Đã quyết
repairs-decided-hint = Đổi ý lúc nào cũng được: chạm vào nút kia, hoặc chạm lại nút đang chọn để quyết sau.
repairs-tidied = Đã dọn sẵn
repairs-tidied-hint = Nét vẽ thừa được bỏ đi, không làm đổi chỗ nào đi qua được. Không cần quyết gì.
repairs-more = Thêm { $count } chỗ
repairs-accepted = { $count ->
   *[other] Đã nối { $count } chỗ
  }
repairs-refused = { $count ->
   *[other] Không nối { $count } chỗ
  }
repairs-open = { $count ->
   *[other] Để lại { $count } chỗ, quyết sau
  }
repair-accept = Nối
repair-refuse = Không nối
repair-accept-all = Nối tất cả
repair-refuse-all = Không nối tất cả
repair-accepted = Đã nối
repair-refused = Không nối
repair-gap = Đầu đường còn hở
    .one = Đầu đường hở { $size }
repair-crossing = Hai đường cắt nhau mà chưa nối
    .one = Hai đường cắt nhau
repair-touch = Đầu đường chạm đường khác mà chưa nối
    .one = Đầu đường chạm đường khác
repair-overlap = Hai đường chồng lên nhau
    .one = Chồng lên nhau { $size }
repair-self-crossing = Đường tự cắt chính nó
    .one = Đường tự cắt chính nó
repair-self-touch = Đường tự chạm chính nó
    .one = Đường tự chạm chính nó
repair-duplicate = Đường vẽ hai lần
    .one = Vẽ hai lần { $size }
repair-repeated-vertex = Điểm vẽ trùng
    .one = Điểm vẽ trùng
repair-no-length = Nét vẽ không có chiều dài
    .one = Nét vẽ không có chiều dài
repair-antimeridian = Đường qua kinh tuyến 180°
    .one = Đường qua kinh tuyến 180°
islands-title = Đoạn đường rời
islands-hint = Chưa nối với đường chính, nên chưa có đường đến các hộ ở đó. Chạm để xem chỗ gần nhất.
island-part = Đoạn đường rời { $length }, { $count ->
    [0] không có hộ nào
   *[other] { $count } hộ
  }
island-gap = Cách đường chính { $gap }

trail-label = Thông tin đường
trail-near = gần { $hamlet }
trail-climb = Lên { $metres }
trail-descent = Xuống { $metres }
trail-is-closed = Đang đóng
trail-closed = Đóng tối nay
    .hint = Chỉ tối { $date }
trail-night = Không đi ban đêm
    .hint = Trời tối: đi đường khác
trail-rain = Không đi sau mưa
    .hint = Đường ướt: đi đường khác
trail-closed-set = Đã đóng tối nay: { $trail }
trail-closed-unset = Đã mở lại: { $trail }
trail-night-set = Không đi ban đêm: { $trail }
trail-night-unset = Đi được ban đêm: { $trail }
trail-rain-set = Không đi sau mưa: { $trail }
trail-rain-unset = Đi được sau mưa: { $trail }
trail-open-again = Mở lại
restricted-title = Đường đóng và hạn chế, tối { $date }
trails-title = Mọi con đường
trails-hint = Chạm vào một đường trên bản đồ hoặc trong danh sách để đóng tối nay.
trails-search = Tìm đường hoặc thôn
trails-count = { $shown } / { $total } đường
trails-none = Không có đường nào khớp.
trails-more = Thêm { $count } đường
choices-title = Điều đã chọn về đường
choices-hint = Được giữ lại trên máy này cho lần sau. Xuất tệp để đưa cho máy khác.
choices-none = Chưa chọn gì. Điều gì chọn sẽ được giữ lại trên máy này.
choices-export = Xuất tệp
choices-not-kept = Máy này không giữ lại được điều đã chọn (bộ nhớ đầy hoặc cửa sổ riêng tư). Đóng trang là mất: xin xuất tệp.
choices-unreadable = Điều đã chọn lần trước không đọc được nữa. Bản đó được để riêng, không bị xóa.
choices-replaced = Tệp vừa mở khác với điều đã chọn lần trước trên máy này. Bản trước được để riêng, không bị xóa.

convert-sure = { $file } không phải WGS 84. Đổi được, khi anh chị đồng ý:
convert-which = { $file } không phải WGS 84, và hợp với nhiều hệ. Chọn hệ của xã mình:
convert-to-wgs = Đổi sang WGS 84
convert-swapped = vĩ độ và kinh độ bị đổi chỗ
convert-web-mercator = Web Mercator (EPSG:3857)
convert-vn2000 = VN-2000 tính bằng độ
convert-done = { $file }: đã đổi sang WGS 84, từ { $system }.
problems-errors = { $count ->
   *[other] { $count } lỗi, chưa mở được
  }
problems-kept = Dữ liệu trước vẫn giữ nguyên.
problems-warnings = Đã mở, có { $count ->
   *[other] { $count } điều cần xem
  }
problems-error = Lỗi
problems-warning = Lưu ý
problems-where-feature = mục { $number }
problems-where-field = trường { $field }
problems-fix = Cách sửa
problems-more = … và { $count } điều nữa trong các tệp này.
problems-unknown = Mã { $code }: trang này chưa có lời giải thích.
problems-unknown-fix = Xem data/README.md của dự án.

task-identity-card = Thẻ căn cước
task-card-handover = Trả thẻ
task-record-correction = Điều chỉnh thông tin
task-eid-level-1 = Định danh điện tử mức 1
task-eid-level-2 = Định danh điện tử mức 2
task-residence-file = Hồ sơ cư trú
task-vehicle-registration = Đăng ký xe
task-digital-guidance = Hướng dẫn dịch vụ công
task-count = { $task } ×{ $count }

need-home-service = Cần làm tại nhà
need-carer-needed = Cần người thân đi cùng
need-guide = Cần người có uy tín đi cùng
rule-no-visits = Xin không đến nhà
rule-daytime-only = Chỉ ban ngày
rule-no-evening = Xin không đến buổi tối
rule-call-first = Gọi trước

outreach-broadcast = Bước 1: thông báo chung
outreach-call = Bước 2: gọi điện
outreach-invitation = Bước 3: giấy mời
outreach-visit = Bước 4: đến nhà
next-call = Tiếp theo: gọi điện, từ { $from }
next-invitation = Tiếp theo: giấy mời, từ { $from }
next-visit = Tiếp theo: đến nhà lần thứ { $number }, từ { $from }
next-supervisor-refusals = Tiếp theo: hỏi ý kiến chỉ huy (chưa đồng ý { $times } lần)
next-supervisor-misses = Tiếp theo: hỏi ý kiến chỉ huy (đến { $times } lần liền không gặp)
next-exit-done = Không còn bước nào: đã xong
next-exit-moved = Không còn bước nào: không còn ở đây
next-exit-no-visits = Không đến nhà nữa: hộ đã xin vậy
next-exit-abroad = Chờ người ở nước ngoài về
next-exit-awaiting-civil-status = Chờ công chức hộ tịch
next-exit-no-phone = Chờ hộ có điện thoại thông minh

outcome-met-done = gặp, xong
outcome-met-part = gặp, xong một phần
outcome-met-again = hẹn lại
outcome-away-known = vắng, có tin
outcome-away-unknown = vắng, không rõ
outcome-awaiting-civil-status = chờ hộ tịch
outcome-declined = chưa đồng ý
outcome-not-found = không thấy nhà
outcome-moved = không còn ở đây
outcome-skipped-safety = bỏ qua vì an toàn
outcome-skipped-time = bỏ qua vì hết giờ

absence-forest = Đi rừng
absence-field-hut = Lên rẫy
absence-working-away = Đi làm xa
absence-clinic = Đi khám
absence-unknown = Vắng, không rõ lý do
source-neighbour = theo hàng xóm
source-trusted-person = theo người có uy tín
source-phone = theo điện thoại
source-seen = cán bộ thấy

note-appointment = Đã hẹn { $from }–{ $to }
note-expected-back = { $why }. Dự kiến về { $back }, { $source }
note-just-back = Vừa về (khoảng { $since }), có thể sắp đi lại
note-neighbours-away = { $count ->
   *[other] { $count } nhà bên cạnh
  } đi rừng, có thể đi cùng; dự kiến về { $back }
note-often-out = Hay vắng: gặp được { $met }/{ $visits } lần đến
note-better-hour = Lần trước giờ này vắng; từ { $from } dễ gặp hơn ({ percent-about })
note-better-weekend = Tối cuối tuần dễ gặp hơn ({ percent-about })
note-usually-home = Thường có nhà: gặp được { $met }/{ $visits } lần đến
note-nothing-known = Chưa đến lần nào; tính theo các nhà trong thôn
note-same-for-all = Tính chung một mức cho mọi nhà
chance-between = Lúc dễ gặp nhất: { $low } – { $high } %

term-mandatory-tasks = Việc bắt buộc ({ $count })
term-voluntary-tasks = Việc tự nguyện ({ $count })
term-absences = Đã đến mà chưa gặp ({ $count } lần)
term-deadline = { $count ->
    [0] Hết hạn hôm nay
   *[other] Còn { $count } ngày đến hạn
  }
term-overdue = Quá hạn { $count } ngày
term-just-back = { $count ->
    [0] Vừa về hôm nay, có thể sắp đi lại
   *[other] Vừa về { $count } ngày trước, có thể sắp đi lại
  }
term-behind = Thôn hoặc nhóm ngôn ngữ này còn chậm hơn nơi khác { $count } %
term-needs = Cần hỗ trợ tại nhà ({ $count })
term-appointment = Có hẹn tối nay

reason-nothing-pending = Không còn hồ sơ nào thiếu
    .group = Không còn hồ sơ thiếu
reason-abroad = Người cần làm hồ sơ đang ở nước ngoài
    .group = Đang ở nước ngoài
reason-awaiting-civil-status = Chờ công chức hộ tịch điều chỉnh thông tin
    .group = Chờ hộ tịch
reason-no-phone = Việc còn lại cần điện thoại thông minh, hộ chưa có máy
    .group = Chưa có điện thoại
reason-no-visits = Hộ xin không đến nhà
    .group = Xin không đến nhà
reason-daytime-only = Hộ dặn chỉ đến ban ngày
    .group = Chỉ ban ngày
reason-no-evening = Hộ xin không đến buổi tối
    .group = Không đến buổi tối
reason-call-first = Cần gọi trước và hẹn giờ
    .group = Gọi trước
reason-appointment-other-day = Đã hẹn ngày { $date }
    .group = Hẹn ngày khác
reason-skipped-tonight = Tổ đã bỏ qua tối nay
    .group = Đã bỏ qua tối nay
reason-moved = Không còn ở đây
    .group = Không còn ở đây
reason-cool-off = Chưa đồng ý; thử lại từ { $until }
    .group = Chưa đồng ý, đang chờ
reason-supervisor-first = Chưa đồng ý { $refusals } lần; cần chỉ huy cho phép
    .group = Cần chỉ huy cho phép
reason-supervisor-after-misses = Đã đến { $misses } lần liền không gặp ai; cần chỉ huy cho phép
    .group = Cần chỉ huy cho phép
reason-minimum-gap = Vừa đến gần đây; thử lại từ { $until }
    .group = Vừa đến gần đây
reason-ladder-step = Chưa đến bước thăm nhà ({ $step })
    .group = Chưa đến bước thăm nhà
reason-away = { $why }
    .back = { $why }; dự kiến về { $back }
    .group = Vắng nhà, có tin
reason-better-later = Đến { $date } dễ gặp hơn: khoảng { $chance } %, tối nay nhiều nhất { $tonight } %
    .group = Để tối khác dễ gặp hơn
reason-nothing-gained = Tối nay khó gặp: khả năng có nhà nhiều nhất { $tonight } %
    .group = Tối nay khó gặp
reason-hours-do-not-meet = Giờ tiện của hộ không trùng giờ đi tối nay
    .group = Không trùng giờ
reason-too-far-from-trail = Không có đường mòn nào gần nhà
    .metres = Cách đường mòn gần nhất { $metres }
    .group = Xa đường mòn
reason-no-way = Không có đường nối từ chỗ xuất phát
    .group = Không có đường đến
reason-no-team-speaks = Không tổ nào tối nay nói { $language }
    .group = Không tổ nào nói được tiếng
reason-no-team-with-kit = Không tổ nào tối nay mang bộ thu nhận căn cước
    .group = Cần bộ thu nhận căn cước
reason-no-team-with-guide = Không tổ nào tối nay có người có uy tín đi cùng
    .group = Cần người có uy tín đi cùng
reason-no-team-for-hamlet = Không tổ nào tối nay phụ trách thôn này
    .group = Thôn chưa có tổ
reason-no-team-fits = Không tổ nào đủ mọi điều kiện cùng lúc
    .group = Không tổ nào phù hợp
reason-pinned-team-cannot = Chỉ giao cho { $team }, mà tối nay tổ này không đến được
    .group = Tổ được giao không đến được
reason-out-of-reach-tonight = Đi và về không kịp giờ tối nay
    .group = Không kịp trong tối nay
reason-no-time-left = Hết giờ: thêm hộ này sẽ trễ ít nhất { $over }
    .group = Nhường cho hộ cần hơn
reason-delays-others = Đi thêm hộ này sẽ làm các hộ khác bị muộn, được ít hơn mất
    .group = Làm muộn hộ khác
reason-kept-apart = Phải khác tổ với { $mark } ({ $hamlet }), mà không còn tổ nào khác
    .group = Phải khác tổ với hộ khác
order-appointment = Đúng giờ đã hẹn với hộ
order-own-hours = Đúng giờ hộ dặn; xếp chỗ khác sẽ có hộ bị muộn
order-no-other-place = Xếp chỗ khác sẽ có hộ bị muộn
order-pinned-order = Theo thứ tự đã yêu cầu
order-only-visit = Hộ duy nhất của lộ trình
order-best-hour = Giờ dễ gặp hộ này nhất: xếp chỗ khác kém ít nhất { $points } điểm
order-on-the-way = Tiện đường: xếp chỗ khác phải đi thêm ít nhất { $duration }
order-best-together = Hợp với cả lộ trình: xếp chỗ khác kém ít nhất { $points } điểm
order-as-good = Xếp chỗ khác trong lộ trình cũng được
order-made = Tổ đã đến
order-set-out = Tổ đang trên đường đến

so-far-title = Buổi tối đang đi
so-far-hint = Rời nhà nào thì đánh dấu nhà đó; lệch kế hoạch thì tính lại phần còn lại. Dấu chỉ lưu trên máy này và tự xóa sau tối nay.
so-far-start = Ghi việc đã làm
so-far-stop = Ẩn ô đánh dấu
so-far-count = Đã đánh dấu { $count } trên { $of } nhà
mark-open = Đánh dấu
mark-change = Sửa dấu
mark-for = Đánh dấu { $mark }
mark-time = Rời nhà lúc
mark-met = Đã gặp
mark-nobody = Không có ai
mark-skipped = Bỏ qua tối nay
mark-heading = Đang đến đây
mark-remove = Bỏ dấu
mark-said = { $what } · { $time }
mark-news = { $mark }: { $what }
mark-removed = { $mark }: đã bỏ dấu
replan = Tính lại từ bây giờ
replan-from = Tính từ lúc
replan-done = Đã tính lại: còn { $stops } nhà, { $changes ->
    [0] không phải đổi gì
   *[other] đổi { $changes } chỗ
  }.
changes-title = Đổi so với kế hoạch trước
changes-none = Không phải đổi gì.
changes-back = Về kế hoạch trước
changes-back-done = Đã về kế hoạch trước.
change-moved = { $mark } ({ $hamlet }) chuyển sang { $team }
change-added = Thêm { $mark } ({ $hamlet }): { $team }
change-dropped = Bỏ { $mark } ({ $hamlet })
change-order = { $team } đi theo thứ tự khác
change-late = { $team } trễ { $duration } so với giờ phải về: về ngay theo đường ngắn nhất

made-met = Đã gặp
made-nobody = Không có ai

remedy-another-evening = Tối { $date }: khả năng có nhà khoảng { $chance } %
remedy-ask-first = { $ask }; nếu có nhà: { $fit }
remedy-team = { $team } { $needs }: { $fit }
remedy-supervisor = Chỉ huy cho phép: { $fit }
remedy-civil-status = Hộ tịch điều chỉnh xong: { $fit }
remedy-more-time = Thêm giờ: { $fit }
remedy-instead-of = Thay cho { $mark } ({ $hamlet }), mất { $points } điểm: { $fit }
remedy-later-last-knock = Giờ gõ cửa cuối { $time }: { $fit }
remedy-line = → { $remedy }
remedy-fit = { $team } đến lúc { $knock }
    .more = { $team } đến lúc { $knock }, nếu { $more }
more-time-earlier-departure = đi sớm hơn { $duration }
more-time-later-return = được về muộn hơn { $duration }
ask-phone = Gọi điện hỏi trước
ask-trusted-person = Hỏi người có uy tín trước
team-need-language = có thêm người nói { $language }
team-need-kit = mang bộ thu nhận căn cước
team-need-guide = có người có uy tín đi cùng
team-need-hamlet = được phân công { $hamlet }

pins-title = Yêu cầu cho tối nay
pins-hint = Áp dụng khi lập kế hoạch cho buổi tối này. Quy tắc của từng hộ vẫn được giữ trước.
pins-remove = Bỏ yêu cầu – { $pin }
pin-added = Đã ghim – { $pin }
pin-removed = Đã bỏ ghim – { $pin }
pin-must-action = Phải đến tối nay
pin-team-label = Giao cho tổ
pin-team-any = Tổ nào cũng được
pin-pair-title = Trước, sau hay khác tổ với hộ khác
pin-relation-label = Hộ này
pin-relation-first = Đến trước hộ kia
pin-relation-later = Đến sau hộ kia
pin-relation-apart = Khác tổ với hộ kia
pin-search = Tìm hộ kia
pin-circle = Không thêm được: các thứ tự sẽ đi thành vòng.
parking-title = Chỗ để xe
parking-hint = Trang tự tìm chỗ để xe. Có thể thêm chỗ mình biết; chỗ nào không nên để thì bấm { parking-forbid }.
parking-add = Thêm chỗ để xe
parking-add-here = Để xe gần nhà này
parking-touch = Chạm vào bản đồ, chỗ muốn để xe.
parking-touch-cancel = Thôi, không thêm
parking-place = Chỗ để xe
parking-label = Thông tin chỗ để xe
parking-beside = cạnh nhà { $mark } ({ $hamlet })
parking-near = cách nhà { $mark } ({ $hamlet }) { $distance }
parking-standing = { $team } · { $time }
parking-walks-to = Đi bộ đến: { $houses }
parking-sign-used = Chỗ để xe { $where }
parking-sign-added = Chỗ để xe đã thêm, { $where }
parking-sign-forbidden = Không để xe, { $where }
parking-is-used = Kế hoạch để xe ở đây.
parking-is-added = Đã thêm. Kế hoạch đang xem chưa để xe ở đây.
parking-is-forbidden = Kế hoạch lần sau sẽ không để xe ở đây.
parking-forbid = Không để xe ở đây
parking-allow = Lại để xe ở đây được
parking-remove = Bỏ chỗ đã thêm
parking-said-forbidden = Không để xe { $where }
parking-said-added = Thêm chỗ để xe { $where }
parking-forbidden-set = Không để xe { $where }
parking-forbidden-unset = Lại để xe được { $where }
parking-added-set = Đã thêm chỗ để xe { $where }
parking-added-unset = Đã bỏ chỗ để xe { $where }
unkept-note = Không giữ được: { $why }
pin-house = { $mark } ({ $hamlet })
pin-must = Phải đến tối nay: { $house }
pin-team = Giao cho { $team }: { $house }
pin-order = { $one } trước, { $other } sau
pin-apart = Khác tổ: { $one } và { $other }
unkept-barred = { $reason }
unkept-team-stays = { $team } không đi tối nay
unkept-team-lacks = { $team } chưa { $needs }
unkept-team-no-way = { $team } không có đường đến đó rồi về
unkept-team-home = { $team } đã về
unkept-made = Việc đã làm tối nay khác với yêu cầu
unkept-out-of-reach = Dù chỉ đến một nhà này, đi và về cũng không kịp giờ
unkept-other-pins = Không tìm được cách xếp giữ cùng lúc mọi yêu cầu
unkept-circle = Các thứ tự đã yêu cầu đi thành vòng, không biết nhà nào trước

drop-line = Bỏ nhà này: { $back }, { $worth }. { $instead }
drop-back-earlier = về sớm hơn { $duration }
drop-back-same = giờ về không đổi
drop-back-later = về muộn hơn { $duration }
drop-loses = mất { $points } điểm
drop-wins = được thêm { $points } điểm
drop-instead = Thay bằng { $house } lúc { $knock }: được { $points } điểm
drop-nobody = Không có hộ nào thay vào được
drop-must = Đã ghim: phải đến tối nay

reason-also = Ngoài ra: { $reasons }

error-unexpected = Có lỗi ngoài dự tính: { $detail }
error-trap = Bộ xếp lộ trình gặp sự cố và đã khởi động lại. Dữ liệu đã được mở lại; xin thử lại.
error-busy = Đang xếp một kế hoạch khác.
error-sample = Không tải được dữ liệu mẫu. Có thể mở tệp của mình.
error-read = Không đọc được tệp { $file }.
error-no-commune = Chưa có dữ liệu nào được mở.
error-no-search = Không có kế hoạch nào đang xếp.
error-unknown-team = Một tổ được chọn không có trong tệp các tổ, hoặc được chọn hai lần.
error-no-team = Chọn ít nhất một tổ.
error-too-large = Nhiều hộ quá, không xếp một lần được. Xin chia dữ liệu thành từng phần.
error-too-many-teams = Nhiều tổ quá, không xếp một lần được. Xin chọn ít tổ hơn.
error-hours = Giờ của buổi tối không hợp lý: xem giờ xuất phát, giờ về và giờ gõ cửa cuối.
error-islands = Số lượt tìm cùng lúc phải từ 1 đến 16.
error-team-off-trail = Chỗ xuất phát hoặc chỗ về của một tổ ở quá xa đường. Xin sửa trong tệp các tổ.
error-seats = Có người dẫn đường đi cùng thì xe máy của tổ không đủ chỗ. Xin ghi thêm một xe máy, hoặc cho tổ đi bộ.
error-parking = Gần chỗ để xe đã đánh dấu không có đường nào xe máy đi được. Xin chọn chỗ trên đường.
error-unknown-household = Một hộ được ghim không có trong dữ liệu.
error-pinned-to-two-teams = Một hộ được giao cho hai tổ. Xin chỉ giao cho một tổ.
error-pinned-to-itself = Thứ tự và khác tổ cần hai hộ khác nhau.
error-underway-household = Một hộ được đánh dấu không có trong dữ liệu.
error-underway-twice = Một hộ được đánh dấu hai lần. Xin xem lại các điểm đã đánh dấu.
error-underway-times = Giờ đã ghi không đúng thứ tự: mỗi điểm phải sau điểm trước và không sau giờ tính lại. Xin sửa giờ.
error-underway-now = Giờ tính lại phải từ lúc tổ đầu tiên xuất phát và trước 22:00.
error-underway-no-way = Đường không nối đến một điểm đã đánh dấu. Xin nối đường, hoặc bỏ dấu của điểm đó.
error-unknown-system = Ở đây không biết hệ tọa độ này.
error-convert-position = Có vị trí trong tệp không thể thuộc hệ tọa độ này; chưa thay đổi gì. Hãy chọn hệ khác.
error-convert-unreadable = Tệp không có tọa độ nào để chuyển đổi.
error-record = Không ghi được việc này: { $detail }
error-internal = Bộ xếp lộ trình không làm được việc này: { $detail }
error-bad-message = Trang và bộ xếp lộ trình không hiểu nhau. Xin tải lại trang.
error-export = { download-failed }

# Đang đi: từ nhà này đến nhà kia.
round-go = Bắt đầu đi
round-title = { $team } đang đi
round-count = { $over }/{ $all } nhà
round-leave = Ra kế hoạch
round-next = Nhà kế tiếp
round-arrive = đến khoảng { $time }
round-here = Đã đến nơi
round-late = Quá giờ gõ cửa cuối. Chỉ ghi nốt rồi về.
round-over = Hết nhà trong lượt này
round-back-by = Về trước { $time }
round-summary = Gặp { $met } · vắng { $away } · cả lượt { $all } nhà
round-finish = Đã về đến nơi
round-history = Đã ghi tối nay ({ $count })
round-open = { $count ->
   *[other] Chưa bàn giao { $count } điều đã ghi
  }
round-hand-over = Xuất tệp bàn giao
round-written = { $mark }: { $what }
round-undone = { $mark }: đã bỏ điều vừa ghi
round-save = Lưu
round-save-unknown = Lưu: vắng, không rõ
round-back = Quay lại
round-done-what = Việc đã xong
round-task-of = { $task } ({ $person })
round-again = Hẹn lại…
round-again-day = Hẹn ngày
round-again-hours = Khoảng giờ
round-who-said = Ai cho biết?
round-why-away = Vì sao vắng?
round-back-when = Dự kiến về
round-in-days = { $count ->
   *[other] { $count } ngày nữa
  }
round-source-neighbour = Hàng xóm
round-source-trusted-person = Người có uy tín
round-source-phone = Gọi điện
round-source-seen = Cán bộ thấy
door-met = Gặp được
door-away = Vắng nhà
door-declined = Chưa đồng ý
door-other = Khác…
storage-full = Máy hết chỗ: điều vừa ghi chưa được giữ lại. Dọn bớt máy rồi thử lại, hoặc xuất tệp ngay.
storage-refused = Trình duyệt không cho giữ lại trên máy này: đóng trang là mất. Thử lại, hoặc xuất tệp ngay.
storage-newer = Một bản mới hơn của trang đã ghi trên máy này. Tải lại trang để dùng bản mới.
near-show = Chỉ hướng tới cửa
near-looking = Đang tìm vị trí…
near-refused = Máy không cho biết vị trí.
near-within = (sai số { $distance })
round-map = Mở ứng dụng bản đồ
