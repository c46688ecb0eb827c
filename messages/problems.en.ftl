# What can be wrong with the commune's files: the cause, and under .fix what to do.
# Values of a file stand as the file has them, so that people find them again.

## Files and JSON

problem-E101 = The file is { $size } MiB large; at most { $max } MiB are read.
    .fix = Cut the map to the commune's area, or leave out what the file does not need.
problem-E102 = The file is empty.
    .fix = Save or copy it again, and check that it has a size before handing it over.
problem-E103 = The file is text in the UTF-16 or UTF-32 encoding.
    .fix = Save it again as UTF-8 (in Notepad: Save as, encoding UTF-8).
problem-E104 = The file is not UTF-8 text: line { $line } holds bytes that are no letters (byte { $byte }).
    .fix = Save it again as UTF-8. If it is a table, a picture or an archive, export it as GeoJSON or JSON first.
problem-E105 = The file is a web page or XML, not JSON. It begins with “{ $near }”.
    .fix = Download the data itself, not the page that shows it. GPX and KML must be exported as GeoJSON first.
problem-E106 = At line { $line }, column { $column } the text is not JSON; there stands “{ $near }”.
    .fix = Look just before this place for a comma too many or too few, a missing quotation mark or a bracket.
problem-E107 = The file ends in the middle, at line { $line }, column { $column }: the rest is missing.
    .fix = Copy or download it again; the transfer was probably cut off.
problem-E108 = At line { $line } lists and objects are nested more than { $max } deep.
    .fix = This is not a file of the commune. Export it again from the program it came from.
problem-E109 = The file holds more than { $max } values.
    .fix = Cut the map to the commune's area.
problem-E110 = The data ends before line { $line }, column { $column }, but “{ $near }” follows.
    .fix = Keep one of the two parts, or save each as a file of its own.
problem-E111 = The name “{ $name }” occurs twice in one place, so it is unclear which value counts.
    .fix = Delete the wrong one of the two.
problem-E112 = At line { $line }, column { $column } there is a number that does not exist or is too large: “{ $near }”.
    .fix = Write an ordinary number, or leave the field out if the value is not known.
problem-E113 = { $wanted ->
        [list] The file must be a list, written [ … ]
       *[object] The file must be an object, written {"{"} … {"}"}
    }; it is { $found ->
        [null] null
        [bool] true or false
        [number] a number
        [text] a text
        [list] a list
       *[object] an object
    }.
    .fix = Compare it with the example in data/README.md.
problem-E114 = Nothing in the name or the contents says what this file is; it was left out.
    .fix = If it belongs to the commune, give it its usual name, for example trails.geojson.
problem-E115 = This file is of the same kind as “{ $first }”, and only one of each kind can be read.
    .fix = Hand over only one of the two.
problem-E116 = The file { $name } is missing.
    .fix = Add it to the others and hand them all over together.
problem-E117 = There are { $count } more problems in this file; they are not listed.
    .fix = Mend those listed first and read the file again.

## Geometry

problem-E201 = The file is not a GeoJSON FeatureCollection{ $value ->
        [missing] {""}
       *[other] ; its type is { $value }
    }.
    .fix = Export the whole layer as GeoJSON, or write "type": "FeatureCollection" at the top.
problem-E202 = The list “features” is missing or is not a list.
    .fix = Export the layer again as GeoJSON.
problem-E203 = This entry is not a GeoJSON Feature{ $value ->
        [missing] {""}
       *[other] ; there stands { $value }
    }.
    .fix = Write "type": "Feature" with geometry and properties, or delete the entry.
problem-E204 = The feature has no geometry, so it has no place on the map.
    .fix = Draw it on the map, or delete it.
problem-E205 = The geometry is none that GeoJSON knows{ $value ->
        [missing] {""}
       *[other] : { $value }
    }.
    .fix = Write a type such as "Point" or "LineString" together with its coordinates.
problem-E206 = The geometry is of type { $type }; used here: { $wanted }.
    .fix = Draw it again as { $wanted }, or delete the feature.
problem-E207 = A position is not two or three numbers: { $value }. Positions affected: { $count }.
    .fix = Write [longitude, latitude] or [longitude, latitude, elevation].
problem-E208 = The position { $value } is outside the globe. Positions affected: { $count }.
    .fix = Longitude goes from −180 to 180, latitude from −90 to 90. Look for a missing decimal point.
problem-E209 = In { $value } latitude stands before longitude. Positions affected: { $count }.
    .fix = { $offer ->
        [one] The whole file is so and can be converted in one go [{ $systems }]; GeoJSON wants longitude first.
       *[none] Exchange the two numbers: GeoJSON wants longitude first.
    }
problem-E210 = The position { $value } is in metres of a map projection (such as VN-2000 or UTM), not in degrees. Positions affected: { $count }.
    .fix = { $offer ->
        [declared] The file itself names { $choices }: it can be converted to WGS 84, once you agree.
        [one] It can be converted to WGS 84. Only one system fits: { $choices }. Check the province before you agree.
        [list] It can be converted to WGS 84, but several systems fit. Choose yours: { $choices }.
       *[none] Export the layer again in WGS 84 (EPSG:4326).
    }
problem-E211 = The elevation in { $value } is nowhere on land. Positions affected: { $count }.
    .fix = Elevation is the third number, in metres from −500 to 9000; leave it out if it is not known.
problem-E212 = The line has fewer than two different positions; it was left out.
    .fix = Draw the line again, or delete it.
problem-E213 = There is no usable line in the trails file.
    .fix = Export the trails and roads of the commune as lines.
problem-E214 = The geometry has no list of coordinates.
    .fix = Draw the feature again, or delete it.
problem-E215 = The file uses another coordinate system: { $value }.
    .fix = { $offer ->
        [declared] The file itself names { $choices }: it can be converted to WGS 84, once you agree.
        [one] It can be converted to WGS 84. Only one system fits: { $choices }. Check the province before you agree.
        [list] It can be converted to WGS 84, but several systems fit. Choose yours: { $choices }.
       *[none] Export the layer again in WGS 84 (EPSG:4326).
    }
problem-E216 = The feature has no properties.
    .fix = Write "properties" with the fields of the feature, at least {"{"}{"}"}.
problem-E217 = { $value } lies { $km } km from the trails, but close to them with its two numbers exchanged.
    .fix = { $offer ->
        [one] Every place of the file is so: it can be converted in one go [{ $systems }]; GeoJSON wants longitude first.
       *[none] Exchange the two numbers: GeoJSON wants longitude first.
    }

## Fields

problem-E301 = The field “{ $name }” is missing.
    .fix = Add it; data/README.md says what belongs there.
problem-E302 = { $wanted ->
        [text] A text in quotation marks belongs here
        [number] A number belongs here
        [whole] A whole number belongs here
        [bool] true or false belongs here
        [list] A list belongs here
       *[object] An object belongs here
    }, but there is { $found ->
        [null] null
        [bool] true or false
        [number] a number
        [text] a text
        [list] a list
       *[object] an object
    }: { $value }.
    .fix = { $found ->
        [null] Write the value, or delete the field if it may be left out.
       *[other] Correct the value; numbers, true and false stand without quotation marks.
    }
problem-E303 = The name “{ $name }” is not known here.
    .fix = { $nearest ->
        [none] Delete it, or look up the right name in data/README.md.
       *[other] Did you mean “{ $nearest }”? If not, delete it.
    }
problem-E304 = { $value } is out of range.
    .fix = Write a number from { $min } to { $max }.
problem-E305 = “{ $value }” is none of the values allowed here.
    .fix = { $nearest ->
        [none] Allowed: { $allowed }.
       *[other] Did you mean “{ $nearest }”? Allowed: { $allowed }.
    }
problem-E306 = A text of 1 to { $max } characters without line breaks belongs here; this one has { $chars }: “{ $value }”.
    .fix = Shorten the text, or write one.
problem-E307 = “{ $value }” is not a day of the calendar.
    .fix = Write year, month and day as 2026-04-25.
problem-E308 = “{ $value }” is not a time of day.
    .fix = Write hours and minutes with two digits each, as 20:45 or 08:05.
problem-E309 = “{ $value }” cannot be an identifier.
    .fix = Write 1 to 64 characters, without line breaks and without spaces at the ends.
problem-E310 = There are { $count } entries here.
    .fix = Write at least { $min } and at most { $max }.
problem-E311 = { $value } is not a whole number.
    .fix = Write the number without a fraction.
problem-E312 = The name “{ $name }” is not known in the frame of a GeoJSON file; it was left out.
    .fix = { $nearest ->
        [none] Fields of our own belong into "properties".
       *[other] Did you mean “{ $nearest }”?
    }
problem-E313 = The value “{ $value }” of the tag { $name } is not understood; it was left out.
    .fix = Nothing has to be done. Better still, correct the tag in OpenStreetMap.
problem-E314 = “{ $name }”: this kind of personal data may not be kept here.
    .fix = Delete the field from the file. For a visit the spoken language and the needs are enough.
problem-E315 = { $value } is too late: nobody knocks at 22:00 or later.
    .fix = Write a time up to { $max }.

## What does not fit together

problem-E401 = The id “{ $value }” was given before, at entry { $first } (counted from 0).
    .fix = Give one of the two another id, or delete it if it was entered twice.
problem-E402 = The hamlet “{ $value }” is not in the hamlets file.
    .fix = Correct the hamlet of the household, or add the hamlet.
problem-E403 = The hamlet “{ $value }” is not in the hamlets file.
    .fix = Correct the hamlet of the team, or add the hamlet.
problem-E404 = { $value } lies { $km } km outside the area of the trails.
    .fix = Check the place, and whether the trails file covers the whole commune.
problem-E405 = The team sets out at { $departure } and must be back by { $back }.
    .fix = The departure must be before the time to be back; an evening does not go beyond midnight.
problem-E406 = The hours end at { $to }, before they begin at { $from }.
    .fix = Exchange the two times.
problem-E407 = The appointment ends at { $to }, before it begins at { $from }.
    .fix = Exchange the two times.
problem-E408 = The visit of { $date } comes after that of { $before }.
    .fix = Put the visits in the order of their days, the oldest first.
problem-E409 = The household is back on { $back }, before it left on { $left }.
    .fix = Correct one of the two days, or leave out the one that is not known.
problem-E410 = Person “{ $person }” has this task already, at entry { $first } (counted from 0).
    .fix = Delete one of the two.
problem-E411 = The first knock ({ $first }) is not before the last knock ({ $last }).
    .fix = Correct one of the two times.
problem-E412 = The teams must be out of the hamlets by { $out }, before the last knock at { $last }.
    .fix = Correct one of the two times.
problem-E413 = The shortest forest trip ({ $shortest } days) is longer than the longest ({ $longest } days).
    .fix = Exchange the two numbers.
problem-E414 = Members of the team: { $count }. Nobody goes alone in the evening.
    .fix = Write the call signs of at least two members.
problem-E415 = The slowest speed ({ $slowest } km/h) is above the speed on level ground ({ $flat } km/h).
    .fix = Correct one of the two speeds.
problem-E416 = The team has { $count } members, but its motorbikes carry only { $seats } (two on each).
    .fix = Give one more motorbike or one member less, or 0 motorbikes for a team on foot.

## The network

problem-E501 = The house is { $metres } m from the nearest usable trail; the limit is { $limit } m. It cannot be planned.
    .fix = Draw the path to the house, correct its place, or raise snap_limit_m in settings.json.
problem-E502 = The trails at the house do not join those of any team's start. It cannot be planned.
    .fix = Draw the missing link, such as a bridge or a ford, in the trails file.
problem-E503 = The place is { $metres } m from the nearest usable trail; the limit is { $limit } m.
    .fix = Put it on a trail or road, or raise snap_limit_m in settings.json.
problem-E504 = None of the trails can be used on foot in the evening.
    .fix = Check the tags highway, access, foot and sac_scale, and hardest_sac in settings.json.

## The journal

problem-E601 = The last line of the journal (line { $line }) was cut off and is left out; the others were read.
    .fix = Record what happened last once more if it is missing; the next event begins a new line.
problem-E602 = Line { $line } is no line of a journal and is left out ({ $detail }).
    .fix = Copy the file again from the machine that wrote it, or delete the line.
problem-E603 = Line { $line } was changed after it was written (its contents are named { $named }), so it is left out.
    .fix = A journal is not changed by hand: copy the file again from the machine that wrote it, and record a correction.
problem-E604 = Line { $line } holds what no event may hold and is left out: { $detail }.
    .fix = Record the event again with the program.
problem-E605 = { $count } lines are of version { $version }, newer than the { $known } that this program understands; they are kept as they are but have no effect.
    .fix = Update the program.
problem-E606 = An event is about household { $household }, which is not in the households file.
    .fix = Open the latest households file; the event is kept.
problem-E607 = Task “{ $task ->
        [identity_card] { task-identity-card }
        [card_handover] { task-card-handover }
        [record_correction] { task-record-correction }
        [eid_level_1] { task-eid-level-1 }
        [eid_level_2] { task-eid-level-2 }
        [residence_file] { task-residence-file }
        [vehicle_registration] { task-vehicle-registration }
        [digital_guidance] { task-digital-guidance }
       *[other] { $task }
    }” of person { $person } in household { $household } is not pending, so this changes nothing.
    .fix = If the wrong person or task was written down, undo it and record it again.
problem-E608 = Task “{ $task ->
        [identity_card] { task-identity-card }
        [card_handover] { task-card-handover }
        [record_correction] { task-record-correction }
        [eid_level_1] { task-eid-level-1 }
        [eid_level_2] { task-eid-level-2 }
        [residence_file] { task-residence-file }
        [vehicle_registration] { task-vehicle-registration }
        [digital_guidance] { task-digital-guidance }
       *[other] { $task }
    }” of person { $person } in household { $household } cannot be finished yet: it waits for another.
    .fix = Record what comes first (for example the civil-status answer); then this will count.
problem-E609 = Person { $person } of household { $household } has nothing pending, so this changes nothing.
    .fix = If the wrong person was written down, undo it and record it again.
problem-E610 = An undo takes back an event that is not in the journal.
    .fix = Merge the journal of the machine that recorded it.
problem-E611 = An undo takes back an event that is not earlier than itself, so it has no effect.
    .fix = Undo that event again if it should still be taken back.
