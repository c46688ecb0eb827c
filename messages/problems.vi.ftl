# Những gì có thể sai trong tệp của xã: nguyên nhân, và ở .fix là cách xử lý.
# Giá trị lấy từ tệp được giữ nguyên như trong tệp để dễ tìm lại.

## Tệp và JSON

problem-E101 = Tệp nặng { $size } MiB; chương trình chỉ đọc tối đa { $max } MiB.
    .fix = Hãy cắt bản đồ theo phạm vi của xã, hoặc bỏ bớt phần không cần.
problem-E102 = Tệp trống.
    .fix = Hãy lưu hoặc chép lại tệp, và kiểm tra dung lượng trước khi nạp.
problem-E103 = Tệp được lưu theo bảng mã UTF-16 hoặc UTF-32.
    .fix = Hãy lưu lại với bảng mã UTF-8 (trong Notepad: Lưu thành, mã hóa UTF-8).
problem-E104 = Tệp không phải văn bản UTF-8: dòng { $line } có byte không đọc được thành chữ (byte thứ { $byte }).
    .fix = Hãy lưu lại với bảng mã UTF-8. Nếu là bảng tính, ảnh hoặc tệp nén, hãy xuất ra GeoJSON hoặc JSON trước.
problem-E105 = Tệp là trang web hoặc XML, không phải JSON. Đầu tệp là “{ $near }”.
    .fix = Hãy tải chính dữ liệu, không phải trang hiển thị dữ liệu. Tệp GPX và KML cần xuất ra GeoJSON trước.
problem-E106 = Dòng { $line }, cột { $column } không đúng quy cách JSON; tại đó có “{ $near }”.
    .fix = Hãy xem ngay phía trước: có thể thừa hoặc thiếu dấu phẩy, thiếu dấu ngoặc kép hoặc dấu ngoặc.
problem-E107 = Tệp bị đứt giữa chừng ở dòng { $line }, cột { $column }; phần sau bị thiếu.
    .fix = Hãy chép hoặc tải lại tệp; có lẽ lần trước bị ngắt giữa chừng.
problem-E108 = Ở dòng { $line }, các danh sách và nhóm lồng nhau quá { $max } tầng.
    .fix = Đây không phải tệp dữ liệu của xã. Hãy xuất lại từ chương trình gốc.
problem-E109 = Tệp có hơn { $max } giá trị.
    .fix = Hãy cắt bản đồ theo phạm vi của xã.
problem-E110 = Dữ liệu đã kết thúc trước dòng { $line }, cột { $column }, nhưng sau đó còn “{ $near }”.
    .fix = Hãy giữ lại một trong hai phần, hoặc lưu mỗi phần thành một tệp.
problem-E111 = Tên “{ $name }” xuất hiện hai lần ở cùng một chỗ, nên không rõ lấy giá trị nào.
    .fix = Hãy xóa giá trị không đúng.
problem-E112 = Dòng { $line }, cột { $column } có số không tồn tại hoặc quá lớn: “{ $near }”.
    .fix = Hãy ghi một số thông thường, hoặc bỏ trường này nếu chưa biết giá trị.
problem-E113 = { $wanted ->
        [list] Tệp phải là một danh sách, ghi trong [ … ]
       *[object] Tệp phải là một nhóm trường, ghi trong {"{"} … {"}"}
    }; hiện tệp là { $found ->
        [null] null
        [bool] true hoặc false
        [number] một số
        [text] một chuỗi chữ
        [list] một danh sách
       *[object] một nhóm trường
    }.
    .fix = Hãy so với ví dụ trong data/README.md.
problem-E114 = Tên và nội dung đều không cho biết đây là tệp gì; tệp đã được bỏ qua.
    .fix = Nếu đây là tệp của xã, hãy đặt lại tên thường dùng, ví dụ trails.geojson.
problem-E115 = Tệp này cùng loại với “{ $first }”, mà mỗi loại chỉ đọc được một tệp.
    .fix = Hãy chỉ nạp một trong hai tệp.
problem-E116 = Thiếu tệp { $name }.
    .fix = Hãy bổ sung và nạp cùng lúc với các tệp khác.
problem-E117 = Tệp còn { $count } lỗi nữa chưa liệt kê.
    .fix = Hãy sửa những lỗi đã liệt kê rồi nạp lại tệp.

## Hình học

problem-E201 = Tệp không phải FeatureCollection của GeoJSON{ $value ->
        [missing] {""}
       *[other] ; type hiện là { $value }
    }.
    .fix = Hãy xuất cả lớp bản đồ ra GeoJSON, hoặc ghi "type": "FeatureCollection" ở đầu tệp.
problem-E202 = Thiếu danh sách “features”, hoặc mục này không phải danh sách.
    .fix = Hãy xuất lại lớp bản đồ ra GeoJSON.
problem-E203 = Mục này không phải Feature của GeoJSON{ $value ->
        [missing] {""}
       *[other] ; hiện là { $value }
    }.
    .fix = Hãy ghi "type": "Feature" cùng geometry và properties, hoặc xóa mục này.
problem-E204 = Đối tượng bản đồ chưa có hình (geometry) nên không có vị trí.
    .fix = Hãy vẽ lại trên bản đồ, hoặc xóa mục này.
problem-E205 = Hình (geometry) không thuộc loại nào của GeoJSON{ $value ->
        [missing] {""}
       *[other] : { $value }
    }.
    .fix = Hãy ghi loại hình như "Point" hoặc "LineString" kèm tọa độ.
problem-E206 = Hình thuộc loại { $type }; ở đây dùng: { $wanted }.
    .fix = Hãy vẽ lại thành { $wanted }, hoặc xóa mục này.
problem-E207 = Có vị trí không gồm hai hoặc ba số: { $value }. Số vị trí bị lỗi: { $count }.
    .fix = Hãy ghi [kinh độ, vĩ độ] hoặc [kinh độ, vĩ độ, độ cao].
problem-E208 = Vị trí { $value } nằm ngoài Trái Đất. Số vị trí bị lỗi: { $count }.
    .fix = Kinh độ từ −180 đến 180, vĩ độ từ −90 đến 90. Hãy xem có thiếu dấu chấm thập phân không.
problem-E209 = Trong { $value }, vĩ độ đứng trước kinh độ. Số vị trí bị lỗi: { $count }.
    .fix = { $offer ->
        [one] Cả tệp đều như vậy nên có thể chuyển đổi một lần [{ $systems }]; GeoJSON ghi kinh độ trước.
       *[none] Hãy đổi chỗ hai số: GeoJSON ghi kinh độ trước.
    }
problem-E210 = Vị trí { $value } tính bằng mét theo lưới chiếu (như VN-2000 hoặc UTM), không phải độ. Số vị trí bị lỗi: { $count }.
    .fix = { $offer ->
        [declared] Chính tệp ghi hệ { $choices }: có thể chuyển sang WGS 84 khi bạn đồng ý.
        [one] Có thể chuyển sang WGS 84. Chỉ một hệ phù hợp: { $choices }. Hãy kiểm tra đúng tỉnh trước khi đồng ý.
        [list] Có thể chuyển sang WGS 84, nhưng có nhiều hệ phù hợp. Hãy chọn hệ của bạn: { $choices }.
       *[none] Hãy xuất lại lớp bản đồ theo hệ WGS 84 (EPSG:4326).
    }
problem-E211 = Độ cao trong { $value } không có ở nơi nào trên đất liền. Số vị trí bị lỗi: { $count }.
    .fix = Độ cao là số thứ ba, tính bằng mét, từ −500 đến 9000; nếu chưa biết thì bỏ đi.
problem-E212 = Đường có ít hơn hai điểm khác nhau; đã được bỏ qua.
    .fix = Hãy vẽ lại đường, hoặc xóa đi.
problem-E213 = Tệp đường mòn không có đường nào dùng được.
    .fix = Hãy xuất đường mòn và đường giao thông của xã thành dạng đường.
problem-E214 = Hình chưa có danh sách tọa độ.
    .fix = Hãy vẽ lại, hoặc xóa mục này.
problem-E215 = Tệp dùng hệ tọa độ khác: { $value }.
    .fix = { $offer ->
        [declared] Chính tệp ghi hệ { $choices }: có thể chuyển sang WGS 84 khi bạn đồng ý.
        [one] Có thể chuyển sang WGS 84. Chỉ một hệ phù hợp: { $choices }. Hãy kiểm tra đúng tỉnh trước khi đồng ý.
        [list] Có thể chuyển sang WGS 84, nhưng có nhiều hệ phù hợp. Hãy chọn hệ của bạn: { $choices }.
       *[none] Hãy xuất lại lớp bản đồ theo hệ WGS 84 (EPSG:4326).
    }
problem-E216 = Đối tượng bản đồ chưa có properties.
    .fix = Hãy ghi "properties" cùng các trường, ít nhất là {"{"}{"}"}.
problem-E217 = { $value } cách khu vực đường mòn { $km } km, nhưng lại rất gần nếu đổi chỗ hai số.
    .fix = { $offer ->
        [one] Mọi vị trí trong tệp đều như vậy nên có thể chuyển đổi một lần [{ $systems }]; GeoJSON ghi kinh độ trước.
       *[none] Hãy đổi chỗ hai số: GeoJSON ghi kinh độ trước.
    }

## Trường dữ liệu

problem-E301 = Thiếu trường “{ $name }”.
    .fix = Hãy bổ sung; cách ghi có trong data/README.md.
problem-E302 = { $wanted ->
        [text] Chỗ này cần một chuỗi chữ trong dấu ngoặc kép
        [number] Chỗ này cần một số
        [whole] Chỗ này cần một số nguyên
        [bool] Chỗ này cần true hoặc false
        [list] Chỗ này cần một danh sách
       *[object] Chỗ này cần một nhóm trường
    }, nhưng hiện là { $found ->
        [null] null
        [bool] true hoặc false
        [number] một số
        [text] một chuỗi chữ
        [list] một danh sách
       *[object] một nhóm trường
    }: { $value }.
    .fix = { $found ->
        [null] Hãy ghi giá trị, hoặc xóa trường này nếu được phép bỏ trống.
       *[other] Hãy sửa lại giá trị; số, true và false ghi không có dấu ngoặc kép.
    }
problem-E303 = Ở đây không có trường nào tên “{ $name }”.
    .fix = { $nearest ->
        [none] Hãy xóa trường này, hoặc tra tên đúng trong data/README.md.
       *[other] Có phải ý là “{ $nearest }”? Nếu không, hãy xóa trường này.
    }
problem-E304 = { $value } nằm ngoài khoảng cho phép.
    .fix = Hãy ghi số từ { $min } đến { $max }.
problem-E305 = “{ $value }” không phải giá trị được dùng ở đây.
    .fix = { $nearest ->
        [none] Các giá trị được dùng: { $allowed }.
       *[other] Có phải ý là “{ $nearest }”? Các giá trị được dùng: { $allowed }.
    }
problem-E306 = Chỗ này cần chuỗi từ 1 đến { $max } ký tự, không xuống dòng; hiện có { $chars } ký tự: “{ $value }”.
    .fix = Hãy rút ngắn, hoặc ghi nội dung vào.
problem-E307 = “{ $value }” không phải một ngày có trong lịch.
    .fix = Hãy ghi năm, tháng, ngày như 2026-04-25.
problem-E308 = “{ $value }” không phải giờ trong ngày.
    .fix = Hãy ghi giờ và phút, mỗi phần hai chữ số, như 20:45 hoặc 08:05.
problem-E309 = “{ $value }” không dùng làm mã được.
    .fix = Hãy ghi từ 1 đến 64 ký tự, không xuống dòng, không có dấu cách ở đầu và cuối.
problem-E310 = Ở đây có { $count } mục.
    .fix = Hãy ghi ít nhất { $min } và nhiều nhất { $max } mục.
problem-E311 = { $value } không phải số nguyên.
    .fix = Hãy ghi số không có phần lẻ.
problem-E312 = Khung của tệp GeoJSON không có mục nào tên “{ $name }”; mục này đã được bỏ qua.
    .fix = { $nearest ->
        [none] Trường riêng của xã cần đặt trong "properties".
       *[other] Có phải ý là “{ $nearest }”?
    }
problem-E313 = Không hiểu giá trị “{ $value }” của thẻ { $name }; giá trị này đã được bỏ qua.
    .fix = Không bắt buộc phải làm gì. Nếu được, hãy sửa thẻ này trên OpenStreetMap.
problem-E314 = “{ $name }”: loại dữ liệu cá nhân này không được lưu ở đây.
    .fix = Hãy xóa trường này khỏi tệp. Để đến nhà, chỉ cần ngôn ngữ trao đổi và việc cần hỗ trợ.
problem-E315 = { $value } là quá muộn: không ai gõ cửa từ 22:00 trở đi.
    .fix = Hãy ghi giờ không quá { $max }.

## Những gì chưa khớp nhau

problem-E401 = Mã “{ $value }” đã dùng ở mục thứ { $first } (đếm từ 0).
    .fix = Hãy đặt mã khác cho một trong hai mục, hoặc xóa nếu nhập trùng.
problem-E402 = Thôn “{ $value }” không có trong tệp thôn.
    .fix = Hãy sửa thôn của hộ này, hoặc bổ sung thôn.
problem-E403 = Thôn “{ $value }” không có trong tệp thôn.
    .fix = Hãy sửa thôn của tổ này, hoặc bổ sung thôn.
problem-E404 = { $value } nằm ngoài khu vực đường mòn { $km } km.
    .fix = Hãy kiểm tra vị trí, và xem tệp đường mòn đã phủ hết địa bàn xã chưa.
problem-E405 = Tổ xuất phát lúc { $departure } nhưng phải về trước { $back }.
    .fix = Giờ xuất phát phải trước giờ về; buổi tối không kéo dài qua nửa đêm.
problem-E406 = Khung giờ kết thúc lúc { $to }, trước khi bắt đầu lúc { $from }.
    .fix = Hãy đổi chỗ hai giờ.
problem-E407 = Giờ hẹn kết thúc lúc { $to }, trước khi bắt đầu lúc { $from }.
    .fix = Hãy đổi chỗ hai giờ.
problem-E408 = Lần thăm ngày { $date } đứng sau lần thăm ngày { $before }.
    .fix = Hãy xếp các lần thăm theo ngày, lần cũ nhất trước.
problem-E409 = Hộ về ngày { $back }, trước ngày đi { $left }.
    .fix = Hãy sửa một trong hai ngày, hoặc bỏ ngày chưa biết.
problem-E410 = Người “{ $person }” đã có việc này ở mục thứ { $first } (đếm từ 0).
    .fix = Hãy xóa một trong hai mục.
problem-E411 = Giờ gõ cửa đầu ({ $first }) không trước giờ gõ cửa cuối ({ $last }).
    .fix = Hãy sửa một trong hai giờ.
problem-E412 = Các tổ phải rời thôn trước { $out }, sớm hơn giờ gõ cửa cuối { $last }.
    .fix = Hãy sửa một trong hai giờ.
problem-E413 = Chuyến đi rừng ngắn nhất ({ $shortest } ngày) lại dài hơn chuyến dài nhất ({ $longest } ngày).
    .fix = Hãy đổi chỗ hai số.
problem-E414 = Số thành viên của tổ: { $count }. Buổi tối không ai đi một mình.
    .fix = Hãy ghi ký hiệu của ít nhất hai thành viên.
problem-E415 = Tốc độ chậm nhất ({ $slowest } km/h) lại cao hơn tốc độ trên đường bằng ({ $flat } km/h).
    .fix = Hãy sửa một trong hai tốc độ.
problem-E416 = Tổ có { $count } người, mà xe máy của tổ chỉ chở được { $seats } người (mỗi xe hai người).
    .fix = Hãy ghi thêm một xe máy, bớt một người, hoặc ghi 0 xe để tổ đi bộ.

## Mạng đường

problem-E501 = Nhà cách đường gần nhất đi được { $metres } m; giới hạn là { $limit } m. Chưa thể xếp lịch cho hộ này.
    .fix = Hãy vẽ lối vào nhà, sửa vị trí nhà, hoặc tăng snap_limit_m trong settings.json.
problem-E502 = Đường ở chỗ nhà này không nối với nơi xuất phát của tổ nào. Chưa thể xếp lịch cho hộ này.
    .fix = Hãy vẽ đoạn nối còn thiếu, như cầu hoặc ngầm qua suối, trong tệp đường mòn.
problem-E503 = Địa điểm cách đường gần nhất đi được { $metres } m; giới hạn là { $limit } m.
    .fix = Hãy đặt lại trên đường, hoặc tăng snap_limit_m trong settings.json.
problem-E504 = Không có đường nào đi bộ được vào buổi tối.
    .fix = Hãy kiểm tra các thẻ highway, access, foot và sac_scale, và mục hardest_sac trong settings.json.

## Nhật ký

problem-E601 = Dòng cuối của nhật ký (dòng { $line }) bị cắt cụt nên bỏ qua; các dòng khác vẫn được đọc.
    .fix = Ghi lại việc cuối cùng nếu còn thiếu; lần ghi sau sẽ tự xuống dòng mới.
problem-E602 = Dòng { $line } không phải là một dòng nhật ký nên bỏ qua ({ $detail }).
    .fix = Chép lại tệp từ máy đã ghi, hoặc xóa dòng này.
problem-E603 = Nội dung dòng { $line } đã bị sửa sau khi ghi (tên đúng của nội dung này là { $named }) nên bỏ qua.
    .fix = Nhật ký không được sửa bằng tay: chép lại tệp từ máy đã ghi, rồi ghi việc đính chính.
problem-E604 = Dòng { $line } ghi điều mà nhật ký không nhận nên bỏ qua: { $detail }.
    .fix = Ghi lại việc này bằng chương trình.
problem-E605 = Có { $count } dòng thuộc phiên bản { $version }, mới hơn phiên bản { $known } mà chương trình này hiểu; các dòng đó được giữ nguyên nhưng chưa có tác dụng.
    .fix = Cập nhật chương trình.
problem-E606 = Một việc trong nhật ký nói về hộ { $household }, hộ này không có trong tệp hộ.
    .fix = Mở tệp hộ mới nhất; việc đã ghi vẫn được giữ.
problem-E607 = Việc “{ $task ->
        [identity_card] { task-identity-card }
        [card_handover] { task-card-handover }
        [record_correction] { task-record-correction }
        [eid_level_1] { task-eid-level-1 }
        [eid_level_2] { task-eid-level-2 }
        [residence_file] { task-residence-file }
        [vehicle_registration] { task-vehicle-registration }
        [digital_guidance] { task-digital-guidance }
       *[other] { $task }
    }” của người { $person }, hộ { $household }, không còn chờ làm nên ghi nhận này không thay đổi gì.
    .fix = Nếu ghi nhầm người hoặc nhầm việc, hãy hoàn tác rồi ghi lại.
problem-E608 = Việc “{ $task ->
        [identity_card] { task-identity-card }
        [card_handover] { task-card-handover }
        [record_correction] { task-record-correction }
        [eid_level_1] { task-eid-level-1 }
        [eid_level_2] { task-eid-level-2 }
        [residence_file] { task-residence-file }
        [vehicle_registration] { task-vehicle-registration }
        [digital_guidance] { task-digital-guidance }
       *[other] { $task }
    }” của người { $person }, hộ { $household }, chưa thể xong vì còn chờ việc khác.
    .fix = Ghi việc phải làm trước (ví dụ hộ tịch đã trả lời), rồi việc này sẽ được tính.
problem-E609 = Người { $person } của hộ { $household } không có việc gì đang chờ nên ghi nhận này không thay đổi gì.
    .fix = Nếu ghi nhầm người, hãy hoàn tác rồi ghi lại.
problem-E610 = Hoàn tác một việc chưa có trong nhật ký.
    .fix = Gộp nhật ký của máy đã ghi việc đó.
problem-E611 = Hoàn tác một việc không có trước nó, nên không có tác dụng.
    .fix = Hoàn tác lại việc đó nếu vẫn cần.
