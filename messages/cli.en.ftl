# The command line.
cli-error = error
cli-warning = note
cli-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
  } in the data: mend and run again.
cli-failure = It could not be done: { $detail }
cli-about = { $detail } ({ $about })
cli-file = { $path }: { $why ->
    [not-found] there is no such file or folder
    [not-allowed] reading or writing it is not permitted
    [not-a-folder] there is no such folder
    [a-folder] this is a folder, not a file
   *[other] { $detail }
  }
cli-no-underway = { $file } is not an evening under way: { $detail }
cli-no-plan = { $file } is not a plan: { $detail }
cli-checked = The plan keeps every rule: { $stops } visits, { $left } households left out, each with a reason.
cli-network = Trail network: { $nodes } nodes, { $edges } edges, { $km } km, { $components } components
cli-component = { "  " }component { $number }: { $km } km
cli-repairs = { $open ->
    [0] Nothing in the lines asks for a decision.
   *[other] { $open } places where lines could be joined; joined are only those that somebody accepted (--accept-repairs accepts all).
  }
cli-repair-kind = { "  " }{ $kind ->
    [no_length] lines without length, left out
    [duplicate] lines drawn twice, one of them left out
    [repeated_vertex] lines with a vertex written twice
    [antimeridian] lines over the antimeridian, cut there
    [crossing] crossings without a common vertex
    [touch] lines that touch without a common vertex
    [overlap] stretches drawn over each other
    [self_crossing] lines that cross themselves
    [self_touch] lines that touch themselves
    [gap] ends that stop short of a line
   *[other] { $kind }
  }: { $count }
cli-island = { "  " }part of { $km } km apart: { $gap } m to the main part, from { $from } to { $to }
cli-took = read { $read } ms, looked for repairs { $heal } ms, network { $network } ms
cli-matrix = Matrix { $points } × { $points }: a way for { $ways } pairs, none for { $none } · read { $read } ms, repairs { $heal } ms, network { $network } ms, snapping { $snap } ms, times { $matrix } ms
cli-conditions-unknown = There is no condition { $name }: write night, wet or both, with a comma between
cli-log = The log { $file } cannot be used: { $why ->
    [no_table] it is no CSV table with a line of names ({ $detail })
    [missing] the column { $detail } is missing; wanted are from_lon, from_lat, to_lon, to_lat or from and to, and minutes
    [no_households] it names households, so give the commune’s folder with --data
   *[too_long] it has more than { $detail } rows
  }.
cli-log-row = Row { $row } was left out: { $why ->
    [value] column { $column } says “{ $value }”
    [household] there is no household “{ $value }”
    [shape] it does not have as many values as the line of names
    [minutes] the minutes make no sense
    [one_place] it begins and ends at one place
    [too_far] one of its ends is too far from every trail
    [no_way] there is no way between its ends
   *[far_off] by the other legs it should have taken about { $minutes } minutes; look whether it was written down wrongly
  }.
cli-calibrated = { $legs } legs; half of them were off by more than { $before } % and are now by more than { $after } %.
cli-calibrated-factor = { "  " }{ $setting }: { $before } → { $after } ({ $legs } legs)
cli-calibrated-kept = { "  " }{ $setting }: { $before }, as before ({ $legs } legs)
cli-calibrated-unsettled = The ways still changed in the last round; a longer log would settle them.
cli-calibrated-written = Written to { $file }. Take what it says over into the commune’s settings.json.
cli-calibrate-too-few = Only { $usable } legs can be used; at least { $wanted } are needed.
cli-calibrate-implausible = { $setting } would have to be { $value }, and anything outside { $low } to { $high } cannot be true. Look whether the minutes are minutes, whether rests or time at doors are counted in, and whether the legs are of this profile.
cli-calibrate-no-better = The log fits no better with other factors (median error { $after } % against { $before } %); the settings stay as they are.
cli-plan-title = Plan for the evening of { $date }
cli-team = { $team }: out at { $departure }, back at { $back } · { $walking } min on foot, { $km } km, climb { $climb } m · expected contacts { $contacts }
cli-team-home = { $team }: no visit possible tonight
cli-stop = { "  " }{ $number }. { $knock }  { $mark }, { $hamlet } · { $minutes } min, { $metres } m, climb { $climb } m · home ~{ $chance }% · { $tasks }
cli-team-riding = { "  " }by motorbike { $minutes } min, { $km } km · { $parking } min to mount and park
cli-stop-ride = { "      " }↓ by motorbike { $minutes } min, { $km } km, park, then on foot:
cli-stop-made = { "  " }{ $number }. { $knock }  { $mark }, { $hamlet } · { $made }, left at { $leave }
cli-team-late = { "  " }{ $late } later than it must be back ({ $back_by }): the team goes straight home by the shortest way.
cli-stop-why = { "      " }Priority { $points }: { $terms } · { $order }
cli-stop-why-waiting = { "      " }Priority { $points }: { $terms } · less { $waiting }% for other good evenings · { $order }
cli-stop-line = { "      " }{ $text }
cli-term = { $what } { $points }
cli-would-help = What would bring them in ({ $count } households):
cli-would-help-house = { "  " }{ $mark }, { $hamlet }: { $reason }
cli-would-help-remedy = { "    → " }{ $remedy }
cli-plan-best = No plan of this evening can be worth more: this one is the best.
cli-plan-margin = No plan of this evening can be worth more than { $percent }% above this one.
cli-plan-totals = { $stops } visits in all, expected contacts { $contacts }, expected worth { $points } points
cli-unkept = { $count ->
    [one] One pin
   *[other] { $count } pins
  } could not be kept:
cli-unkept-pin = { "  " }{ $pin } – { $why }
cli-left-out = Not in tonight’s plan ({ $count }):
cli-left-out-group = { "  " }{ $reason } ({ $count })
cli-left-out-hamlet = { "    " }{ $hamlet }: { $houses }
cli-generated = { $count } files written to { $folder }
cli-generate-number = The number of { $what ->
    [households] households
    [hamlets] hamlets
   *[teams] teams
  } must be from 1 to { $most }, not { $found }.
cli-generate-hamlets = { $hamlets } hamlets cannot share { $households } households: each needs at least one.
cli-generate-crowded = { $households } households in { $hamlets } hamlets are too many: at most { $most } to a hamlet.
cli-generate-not-geojson = The file of { $file } is not a GeoJSON FeatureCollection: { $detail }
cli-generate-buildings = { $wanted } households were asked for, but the map has only { $found } houses to live in.
cli-generate-no-places = The map has no place (kind=place) that could be a hamlet, and no road to live beside.
cli-convert-found = { $offer ->
    [declared] { $file } is not in WGS 84; it says itself that it is in:
    [one] { $file } is not in WGS 84. Only one system fits its numbers:
   *[list] { $file } is not in WGS 84. These systems fit its numbers, the likeliest first:
  }
cli-convert-choice = { "  " }{ $choice }
cli-convert-ask = { $offer ->
    [list] Nothing was written. Narrow it down with --province NAME or --data FOLDER, or repeat with the right one, for example --from { $system }
   *[one] Nothing was written. If that is right, repeat with --from { $system }
  }
cli-system-swapped = WGS 84, latitude before longitude
cli-converted = Converted from { $system }: { $path }
cli-convert-wgs84 = { $file } is in WGS 84 already; there is nothing to convert.
cli-convert-unknown = The coordinates of { $file } fit no system known here, or not all of them the same one. Export the file again in WGS 84 (EPSG:4326), or give its system with --from, for example --from vn2000-3:107.75
cli-convert-no-system = “{ $system }” names no coordinate system. Write for example vn2000-3:107.75, vn2000-6:105, utm:48, epsg:5899, web-mercator or swapped.
cli-convert-province = There is no province “{ $name }”. Write its name as it was before or is since July 2025.
cli-convert-position = { $file }, feature { $feature } (counted from 0): { $value } cannot be a place in { $system }. Nothing was written. Give another system with --from, or correct the position.
cli-convert-empty = { $file } holds no coordinates.
cli-convert-option = { $for ->
    [geojson] --from, --province and --data are for GeoJSON files; GPX and OpenStreetMap are always in WGS 84.
   *[osm] --bbox and --water are for extracts of OpenStreetMap (.osm.pbf).
  }
cli-convert-large = The result has { $size } MiB or more; at most { $max } MiB are read. Cut out the commune, with --bbox if it is an extract of OpenStreetMap.
cli-convert-lines = { $count } lines written to { $path }, without times.
cli-convert-repeated = { $count } points left out that repeat the one before.
cli-convert-short = { $count } segments or routes left out that have no two different points.
cli-convert-elevation = { $count } elevations left out that are nowhere on land.
cli-convert-gpx = { $file }{ $why ->
    [encoding] , line { $line }: this is not UTF-8 text. Save the recording again as GPX in UTF-8.
    [xml] , line { $line }: this is not XML ({ $detail }). Copy the file again; it may have been cut off.
    [gpx] , line { $line }: this is not as GPX has it ({ $detail }). Correct the place or export the recording again as GPX 1.1.
   *[empty] : there is no track or route with two different points in it. Export the recording with its track.
  }
cli-convert-bbox = “{ $value }” is not a part of the map. Write west,south,east,north in degrees, for example 107.3,16.1,107.5,16.3
cli-convert-ways = { $count } ways written to { $path } © OpenStreetMap contributors
cli-convert-water = { $count } waters written to { $path }
cli-convert-cut = { $count } ways have nodes that are not in the extract; they are written in the pieces that are.
cli-convert-nodes = { $count } ways left out: fewer than two of their nodes are in the extract.
cli-convert-osm = { $file }{ $why ->
    [block] , block { $block }: this is not OpenStreetMap’s PBF, or is cut off ({ $detail }). Download the extract again.
    [needs] : the file needs “{ $detail }”, which is not read here. Make an ordinary extract without history.
    [spoiled] , block { $block }: element { $detail } is spoiled. Download the extract again.
   *[empty] : there is no way with highway in it. Check the part of the map (--bbox) and the file.
  }

violation-version = The plan is of another version ({ $found }).
violation-forgotten = Household { $household } is neither visited nor left out with a reason.
violation-twice = Household { $household } is in the plan more than once.
violation-unknown-household = Household { $household } is not in the data.
violation-no-reason = Household { $household } is left out without a reason.
violation-team = Team { $team } is not in the data, is there twice, or has fewer than two people.
violation-barred = Household { $household } may not be visited tonight: { $rule ->
    [no_visits] it asks for no visits
    [daytime_only] by day only
    [no_evening] it asks not to come in the evening
    [call_first] call and agree on a time first
    [ladder] not yet at the visiting step
    [appointment_other_day] an appointment is agreed for another day
    [nothing_to_do] nothing can be done at the door
    [moved] no longer here
    [gap] visited too lately
    [cool_off] not yet agreed, resting
    [supervisor] a supervisor must allow it first
    [supervisor_misses] many visits in a row met nobody, so a supervisor must allow it first
    [away] reported away
   *[other] { $rule }
  }.
violation-skill = { $skill ->
    [language] The team does not speak the language of household { $household }.
    [kit] The team does not carry the enrolment kit that household { $household } needs.
    [guide] No trusted person comes with the team to household { $household } as it needs.
    [hamlet] The team does not serve the hamlet of household { $household }.
   *[other] The team lacks what household { $household } needs ({ $skill }).
  }
violation-hours = Household { $household }: { $at } is { $hours ->
    [first_knock] before the first knock
    [last_knock] after the last knock
    [out_by] after the teams are out of the hamlets
    [window] outside the hours agreed with the household
   *[other] outside the hours allowed ({ $hours })
  }.
violation-back = Team { $team } is back at { $at }, too late.
violation-broken = Route of team { $team }, leg { $number }: { $what ->
    [chain] it does not join the legs and stops beside it
    [depart] the departure does not follow from the stop before
    [travel] the time on the way is not that of the trails
    [shape] the line drawn is not that of the leg
    [arrive] the arrival does not follow from the time on the way
    [service] the time at the door is not that of the settings
    [tasks] the tasks are not those that can be done at this door
    [legs] there are not as many legs as the stops ask for
    [vehicle] the motorbikes are not where the plan says, or are not brought home
    [parking] the motorbikes may not be left where they are left
    [seats] the motorbikes are more than the team has, or too few for its people
   *[other] it does not follow ({ $what })
  }.
violation-pin = Household { $household } is pinned: { $pin ->
    [must] it must be visited tonight, but is not, and no reason is told
    [team] it is visited by another team than the one it is given to
    [order] it does not keep the order that was asked for
    [apart] it is visited by the same team as one it keeps apart from
    [told] what the plan says of not keeping it is not true
    [reason] it is left out for a pin that is not there
   *[other] it is not kept ({ $pin })
  }.
violation-dropped = Leaving out household { $household }: { $what ->
    [loses] the points lost cannot be so
    [earlier] the return cannot be so
    [instead] the household named could not take its place
   *[other] something cannot be so ({ $what })
  }.
violation-past = Household { $household }: { $what ->
    [lost] a stop that was made is not at its place in the plan
    [moved] a stop that was made has other times
    [outcome] what came of a stop that was made is changed
    [parked] the motorbikes stood elsewhere at a stop that was made
    [untold] said to be made or under way, which nobody reported
    [skipped] passed over tonight, but in the plan
   *[other] ({ $what })
  }.
violation-early = Team { $team }: { $at } cannot be, before the time of re-planning or after the team went home.
violation-sum = A figure does not come out: { $field }.
cli-journal = Journal: { $count } events of { $devices } machines{ $forgotten ->
    [0] { "" }
   *[other] , { $forgotten } forgotten
  }{ $newer ->
    [0] { "" }
   *[other] , { $newer } lines of a newer version
  }
cli-journal-days = { "  " }recorded from { $first } to { $last }
cli-journal-kind = { "  " }{ $kind ->
    [visit] visits
    [absence] reports of absence
    [back] reports of return
    [appointment] appointments
    [appointment_cancelled] appointments cancelled
    [ladder] steps of the ladder
    [civil_status] civil-status answers
    [correction] corrections
    [opt_out] what households asked for
    [supervisor] words of a supervisor
    [plan_made] plans made
    [plan_accepted] plans accepted
    [undo] undone
   *[other] { $kind }
  }: { $count }
cli-journal-merged = { $count } lines were put together in { $path }.
cli-journal-recorded = Recorded. To take it back: --undo { $id }
cli-journal-entry = this cannot be recorded: { $detail }
cli-journal-forgotten = Reports of absence forgotten: { $count }
cli-journal-damaged = { $file } has lines that cannot be read, and writing it anew would lose them. Look at them, or add --drop-damaged.

# The simulator.
cli-simulate-progress = seed { $done } of { $seeds }
cli-simulate-policy = There is no way of choosing called { $name }: there are { $known }, and all.
cli-simulate-setting = The setting { $path } cannot be tried: { $detail }
cli-simulate-number = { NUMBER($value, minimumFractionDigits: 1, maximumFractionDigits: 1) }
cli-simulate-head = { $profile ->
    [mountain] Mountain commune
   *[coastal] Coastal commune
  }, seeds { $first } to { $last }: on average { $households } households with something pending and { $people } people who can be reached.
cli-simulate-truth = { $truth ->
    [as-assumed] Forest trips of 5 to 7 days, as the planner assumes
   *[other-trips] Forest trips of 3 to 10 days, which the planner does not know
  }:
cli-simulate-column-policy = way of choosing
cli-simulate-column-with = compared with
cli-simulate-column-90 = evenings to 90 %
cli-simulate-column-95 = evenings to 95 %
cli-simulate-column-100 = evenings to 100 %
cli-simulate-column-unfinished = never 100 %
cli-simulate-column-knocks = knocks per contact
cli-simulate-column-vain = knocked in vain
cli-simulate-column-walked = hours walked
cli-simulate-column-worst-hamlet = mean evening of the last hamlet
cli-simulate-column-mean-evening = mean evening
cli-simulate-column-fewer-90 = % fewer evenings to 90 %
cli-simulate-column-fewer-95 = % fewer evenings to 95 %
cli-simulate-column-fewer-100 = % fewer evenings to 100 %
cli-simulate-column-difference-95 = difference of the evenings to 95 %
cli-simulate-column-group = mean evening served
cli-simulate-column-later-than-mean = later than the mean of the others
cli-simulate-hamlet = hamlet { $rank } by distance
cli-simulate-language = language { $language }
cli-simulate-calibration = Calibration error after ten evenings, { $policy }: { $error }
simulate-policy-nearest = nearest house next
simulate-policy-nearest-told = nearest house next, told
simulate-policy-rota = rota of hamlets
simulate-policy-rota-told = rota of hamlets, told
simulate-policy-most-pending = most pending first
simulate-policy-most-pending-told = most pending first, told
simulate-policy-constant = plan, same chance for all
simulate-policy-constant-told = plan, same chance for all, told
simulate-policy-ours = Evening Rounds
simulate-policy-ours-no-presence = … without presence
simulate-policy-ours-no-neighbours = … without neighbours
simulate-policy-ours-no-waiting = … without waiting value
simulate-policy-ours-rates-low = … base rates a third too low
simulate-policy-ours-rates-high = … base rates a third too high
simulate-policy-all-knowing = who knew the evening beforehand
simulate-plot-completion-title = People done, { $profile ->
    [mountain] mountain commune
   *[coastal] coastal commune
  }
simulate-plot-completion-across = evenings
simulate-plot-completion-up = % of the people who can be reached
simulate-plot-calibration-title = Presence predicted and true, { $profile ->
    [mountain] mountain commune
   *[coastal] coastal commune
  }
simulate-plot-calibration-across = predicted chance, %
simulate-plot-calibration-up = home, %

cli-solve-progress = { $seconds } s, { $rounds } rounds, worth { $worth }
cli-solve-bound = No answer can be worth more than { $percent }% above this one.
cli-solve-unknown = { $file }: neither its first words nor its keys tell what kind of file this is. Say so with --format common, toptw, top or vroom.
cli-solve-encoding = { $file } is not UTF-8 text. Save it again in UTF-8.
cli-solve-too-long = { $file } has more than { $mib } MiB. Leave out what is not needed.
cli-solve-json = { $file }, line { $line }, column { $column }: this is not JSON ({ $detail }). Copy the file again; it may have been cut off.
cli-solve-key = { $file }, { $path }: { $detail }. Correct this place, or take the key out.
cli-solve-unsupported = { $file }: { $path } cannot be taken into account. { $what }
cli-solve-instead-coordinates = Travel times are not looked up on a map: give matrices.<profile>.durations, and location_index, start_index and end_index as its rows.
cli-solve-instead-amounts = Quantities are not reckoned with: leave them out where everything fits into every vehicle.
cli-solve-instead-shipments = A pickup and its delivery cannot be tied together: write jobs.
cli-solve-instead-setup = Add it to the service, or to the durations that lead to the place.
cli-solve-instead-per-type = A service lasts equally long for every vehicle: write one service.
cli-solve-instead-speed-factor = Give the vehicle a profile of its own with scaled durations.
cli-solve-instead-costs = Jobs come first, then time on the way, and nothing else counts: leave it out.
cli-solve-instead-limits = Only the time window limits a vehicle: shorten that and leave this out.
cli-solve-instead-steps = The search begins with no routes: leave it out.
cli-solve-instead-old-matrix = Write it as matrices.car.durations.
cli-solve-instead-distances = No distances are reported: leave it out.
cli-solve-range = { $file }, { $path }: { $value } is outside { $low } to { $high }. Correct it, or choose another unit.
cli-solve-backwards = { $file }, { $path }: the end { $end } is before the beginning { $begin }. Swap or correct them.
cli-solve-length = { $file }: { $path } has { $found } entries and must have { $wanted }. Add what is missing, or take out the rest.
cli-solve-no-such = { $file }, { $path }: there is no { $value }. Add it, or correct the reference.
cli-solve-twice = { $file }, { $path }: { $value } is taken already. Give each a name of its own.
cli-solve-line = { $file }, line { $line }: expected { $expected }. Correct the line.
cli-solve-teams = { $file }: { $teams } teams; there must be 1 to { $most }.
cli-solve-teams-given = --teams is for toptw and top files. { $file } is a { $format } file and names its teams itself: leave --teams out.
cli-solve-problem = { $file }: { $detail }
cli-solve-timetable = { $file }: route { $route } cannot be kept in time. This is a fault of the program; please report it.
