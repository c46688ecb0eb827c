# The page's words, the same entries as in app.vi.ftl. Tone: helping people complete their papers.

-app = Từng Nhà

app-name = { -app }
app-title = { -app } · Tonight’s plan
app-tagline = Evening rounds, door to door
skip-to-plan = Skip to the plan
demo-badge = Demo data
demo-hint = The commune, households and people of the demo data are invented.
offline-badge = Offline
offline-hint = No network. The page still does everything on this device.
language-label = Language
language-vi = Tiếng Việt
language-en = English
theme-label = Theme
theme-auto = System
theme-day = Day
theme-night = Night
theme-sun = Bright sun
files-open = Open files…
files-hint = Drop files anywhere on the page to replace the data. Files stay on this device and are sent nowhere.
files-drop-here = Drop to open
files-drop-detail = trails, households, hamlets (.geojson), teams, settings, trail-choices (.json)
sample-back = Back to the demo data
about-privacy = Nothing is sent anywhere. This device keeps the commune's files until you go back to the demo, what was chosen about trails, tonight's plan and what was written at the doors.
loading = Opening the data…
loaded = Opened { $households ->
    [one] { $households } household
   *[other] { $households } households
  } in { $hamlets ->
    [one] { $hamlets } hamlet
   *[other] { $hamlets } hamlets
  }.
close = Close
dismiss = Dismiss
retry = Try again
look = Look
undo = Undo
undo-done = Undone: { $what }

percent = { $value }%
percent-about = ~{ $value }%
minutes = { $minutes } min
hours-minutes = { $hours } h { $minutes } min
hours = { $hours } h
metres = { $value } m
kilometres = { $value } km
points = { $value } pts
range = { $from }–{ $to }
day-month = { $day }/{ $month }
day-range-same-month = { $from }–{ $to }/{ $month }
weekday-date = { $weekday } { $day }/{ $month }/{ $year }

view-plan = Tonight’s plan
view-households = Households
view-trails = Trails
view-label = View

form-title = The evening
form-date = Date
form-last-knock = Last knock
form-wet = Wet ground (it rained)
form-wet-hint = Slower, and round trails not taken after rain.
form-teams = Teams
form-team-goes = { $team } goes out tonight
form-team-members = { $count ->
    [one] { $count } member
   *[other] { $count } members
  }
form-team-kit = with the enrolment kit
form-team-motorbikes = { $count ->
    [one] { $count } motorbike
   *[other] { $count } motorbikes
  }
form-on-foot = On foot all evening
form-on-foot-hint = The motorbikes stay at home.
form-on-foot-for = { $team }: on foot all evening
form-team-languages = Speaks: { $languages }
form-departure = Departure
form-back-by = Back by
form-adjust = Adjust the evening
form-summary = { $date } · { $teams ->
    [one] { $teams } team
   *[other] { $teams } teams
  } · knocks until { $lastKnock }
form-no-team = Choose at least one team.
form-hours-wrong = { $team } must be back after it departs.
form-time-wrong = A date or time is missing.
plan-make = Make plan
plan-again = Re-plan
plan-cancel = Cancel
plan-cancelled = Cancelled. The plan before is kept.
plan-cancelled-none = Cancelled. There is no plan yet.
plan-running = Planning the routes…
plan-progress = { $stops ->
    [one] { $stops } household
   *[other] { $stops } households
  } · expected worth { $worth }
plan-progress-label = Progress of planning
plan-done = The plan is ready: { $stops ->
    [one] { $stops } household
   *[other] { $stops } households
  }, expected contacts { $expected }.
plan-stale = The evening or the trails were changed. The plan below is still the one made before.
plan-intro-title = No plan yet
plan-intro = Choose the date, teams and hours, then press { plan-make }. The page orders the houses so that most households are met before the last knock.
plan-intro-open = { $count ->
    [one] { $count } household can be visited tonight
   *[other] { $count } households can be visited tonight
  }
plan-intro-away = { $count } reported away
plan-intro-barred = { $count } cannot be visited yet
plan-intro-done = { $count } with nothing pending

result-title = Tonight’s plan
result-expected = Expected contacts: { $count ->
    [one] { $count } household
   *[other] { $count } households
  }
result-stops = Stops
result-walking = On the way
result-on-foot = On foot
result-riding = By motorbike
result-not-tonight = Left out
margin-within = Within { percent } of the best possible
margin-best = The best plan possible
route-none = No stop suits this team tonight.
route-summary = { $stops ->
    [one] { $stops } house
   *[other] { $stops } houses
  } · expected contacts { $expected } · { $distance } · climb { $climb }
route-summary-stops = { $stops ->
    [one] { $stops } house
   *[other] { $stops } houses
  } · expected contacts { $expected }
route-riding = By motorbike { $duration } · { $distance }
route-walking = On foot { $duration } · { $distance } · up { $climb }
route-start = Departure { $time }
route-end = Back { $time }
route-back-by = Due back by { $time }
stop-knock = Knock { $time }
stop-number = Stop { $number }
chance-chip = At home { percent-about }
leg-walk = On foot { $duration }
leg-ride = By motorbike { $duration }
leg-back = Back to the motorbikes { $duration }
leg-fetch = Fetch the motorbikes
leg-park = Park here
leg-climb = up { $metres }
leg-descent = down { $metres }
leg-off-trail = { $metres } off the trail
download-gpx = GPX
download-geojson = GeoJSON
download-plan = Plan (JSON)
download-gpx-for = Download GPX of { $team }
download-geojson-for = Download GeoJSON of { $team }
download-failed = The file could not be made.

not-tonight-title = Not in tonight’s plan ({ $count })
not-tonight-none = Every household is in the plan.
not-tonight-hint = Every household left out has a reason. Open one to see more.
households-title = Households
households-search = Find a house or hamlet
households-count = { $shown } of { $total } households
households-none = No household matches.
show-more = { $count } more

weights-title = What weighs more
weights-hint = Drag and the list re-orders at once. Plans made afterwards go by it too.
weights-unchanged = As the commune's settings say
weights-changed = { $count ->
    [one] One weight changed
   *[other] { $count } weights changed
  }
weights-reset = Back to the settings
weight-waiting = Keep for an evening when they are easier to meet
    .hint = 0%: looks at tonight only and waits for no other evening.
weight-deadline = Deadlines to come
    .hint = Records soon due go first.
weight-overdue = Overdue
    .hint = The longer overdue, the more it weighs.
weight-absence = Visited without meeting anybody
    .hint = Households missed several times go first.
weight-just-back = Just back, soon to leave again
    .hint = Met while they are at home.
weight-need = Needs home service or a carer
    .hint = People who can hardly travel go first.
weight-behind = Hamlets and languages met less so far
    .hint = Leaves no hamlet and no language always last.

progress-title = Progress
progress-summary = { $task }: { $done }/{ $target } · { $abroad } abroad · { $reachable } left
progress-of = { $done }/{ $target }
progress-share = { $share }
progress-share-in-country = without those abroad: { $share }
progress-left = { $count } missing
progress-abroad = { $count } abroad
progress-waiting = { $count } waiting for civil status
progress-reachable = { $count } can be done

households-order = Order
households-by-worth = Most worth a visit tonight
households-by-name = Hamlet and house
row-worth = Worth { $worth }

card-label = Household
card-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
  }
card-phones = { $count ->
    [0] no smartphone
    [one] { $count } smartphone
   *[other] { $count } smartphones
  }
card-language = Spoken language
card-tonight = Tonight
card-status-planned = { $team }, stop { $number }, arrive { $time }
card-appointment = Appointment { $date }, { $from }–{ $to }
card-pending = Pending records
card-pending-none = Nothing is pending.
card-person = Person { $person }
card-deadline = due { $date }
card-abroad = abroad
card-service = About { $duration } at the door
card-needs = To prepare
card-rules = What the household asked for
card-windows = Suits them { $from } to { $to }
card-attempts = Visits so far
card-attempts-none = Not visited yet.
card-attempt = Visit { $number }, { $date }: { $outcome }
card-attempt-time = Visit { $number }, { $date } at { $time }: { $outcome }
card-absence = Reported away
card-absence-line = { $reason }, { $source }, reported { $reported }
card-absence-left = Left { $date }
card-absence-back = Expected back { $date }
card-outreach = Outreach step
card-why = Why this household?
card-why-none = It earns no points tonight.
card-total = Priority
card-worth = Worth at { $time }
card-worth-line = { $priority } × ({ $chance }% − { $waiting }%)
card-worth-plain = { $priority } × { $chance }%
card-chance = Chance at home
card-chance-none = No chance is reckoned for tonight.
card-visit-allowed = Another visit was allowed on { $date }

status-planned = In the plan
status-open = Can be visited tonight
status-away = Reported away
status-barred = Cannot be visited yet
status-done = Nothing pending

map-label = Map of the commune: trails, streams, hamlets and households
map-legend = Legend
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-fit = Whole commune
map-none-title = This device cannot draw the map
map-none = The browser has no WebGL2. The list beside still has everything.
map-attribution = Map data: { $sources }
map-road = Road
map-track = Track
map-path = Trail
map-ride = By motorbike
map-walk = On foot
map-barred = Cannot be taken
map-steep-0 = Under 8% steep
map-steep-1 = Steep, 8–15%
map-steep-2 = Steep, 15–25%
map-steep-3 = Very steep, from 25%
map-closed = Closed tonight
map-night = Not at night
map-rain = Not after rain
map-repair-open = Could be joined
map-repair-accepted = Joined
map-repair-refused = Not joined
map-island = From a separate part to the main trails
map-water = Rivers, streams

repairs-title = Where trails could be joined
repairs-notice = { $count ->
    [one] { $count } place where trails could be joined
   *[other] { $count } places where trails could be joined
  }
repairs-hint = Touch a place to see it on the map. Where nobody has decided, nobody can pass.
repairs-none = Nothing left to decide.
repairs-decided = Decided
repairs-decided-hint = You can change your mind at any time: touch the other button, or the chosen one again to decide later.
repairs-tidied = Tidied already
repairs-tidied-hint = Superfluous strokes are left out; it makes no difference to where one can pass. Nothing to decide.
repairs-more = { $count } more places
repairs-accepted = { $count ->
    [one] Joined { $count } place
   *[other] Joined { $count } places
  }
repairs-refused = { $count ->
    [one] Not joined: { $count } place
   *[other] Not joined: { $count } places
  }
repairs-open = { $count ->
    [one] Left { $count } place to be decided later
   *[other] Left { $count } places to be decided later
  }
repair-accept = Join
repair-refuse = Do not join
repair-accept-all = Join all
repair-refuse-all = Join none
repair-accepted = Joined
repair-refused = Not joined
repair-gap = A trail stops short of another
    .one = Stops { $size } short
repair-crossing = Two trails cross but are not joined
    .one = Two trails cross
repair-touch = A trail ends on another but is not joined
    .one = Ends on another trail
repair-overlap = Two trails lie on top of each other
    .one = On top of each other for { $size }
repair-self-crossing = A trail crosses itself
    .one = Crosses itself
repair-self-touch = A trail touches itself
    .one = Touches itself
repair-duplicate = A trail is drawn twice
    .one = Drawn twice, { $size }
repair-repeated-vertex = A point is drawn twice
    .one = Point drawn twice
repair-no-length = A stroke has no length
    .one = Stroke without length
repair-antimeridian = A trail crosses the 180° meridian
    .one = Crosses the 180° meridian
islands-title = Separate parts
islands-hint = Not joined to the main trails, so there is no way to their households yet. Touch to see the nearest place.
island-part = Separate part of { $length }, { $count ->
    [0] no household
    [one] { $count } household
   *[other] { $count } households
  }
island-gap = { $gap } from the main trails

trail-label = About the trail
trail-near = near { $hamlet }
trail-climb = Up { $metres }
trail-descent = Down { $metres }
trail-is-closed = Closed now
trail-closed = Closed tonight
    .hint = Only on the evening of { $date }
trail-night = Not at night
    .hint = In the dark: another way
trail-rain = Not after rain
    .hint = On wet ground: another way
trail-closed-set = Closed tonight: { $trail }
trail-closed-unset = Open again: { $trail }
trail-night-set = Not at night: { $trail }
trail-night-unset = Taken at night: { $trail }
trail-rain-set = Not after rain: { $trail }
trail-rain-unset = Taken after rain: { $trail }
trail-open-again = Open again
restricted-title = Closed and restricted trails, evening of { $date }
trails-title = All trails
trails-hint = Touch a trail on the map or in the list to close it tonight.
trails-search = Find a trail or hamlet
trails-count = { $shown } of { $total } trails
trails-none = No trail matches.
trails-more = { $count } more trails
choices-title = What was chosen about trails
choices-hint = Kept on this device for the next time. Export the file to hand it to another device.
choices-none = Nothing chosen yet. Whatever is chosen stays on this device.
choices-export = Export
choices-not-kept = This device cannot keep what was chosen (storage full, or a private window). Closing the page loses it: please export the file.
choices-unreadable = What was chosen last time can no longer be read. It was put aside, not deleted.
choices-replaced = The file just opened differs from what was chosen on this device before. The earlier choices were put aside, not deleted.

convert-sure = { $file } is not in WGS 84. It can be converted, once you agree:
convert-which = { $file } is not in WGS 84, and several systems fit. Choose the commune’s own:
convert-to-wgs = Convert to WGS 84
convert-swapped = latitude and longitude exchanged
convert-web-mercator = Web Mercator (EPSG:3857)
convert-vn2000 = VN-2000 in degrees
convert-done = { $file }: converted to WGS 84, from { $system }.
problems-errors = { $count ->
    [one] { $count } error, nothing was opened
   *[other] { $count } errors, nothing was opened
  }
problems-kept = The data before is kept.
problems-warnings = Opened, with { $count ->
    [one] { $count } thing to look at
   *[other] { $count } things to look at
  }
problems-error = Error
problems-warning = Note
problems-where-feature = entry { $number }
problems-where-field = field { $field }
problems-fix = What to do
problems-more = … and { $count } more in these files.
problems-unknown = Number { $code }: this page has no explanation for it yet.
problems-unknown-fix = See the project’s data/README.md.

task-identity-card = Identity card
task-card-handover = Card handover
task-record-correction = Record correction
task-eid-level-1 = Electronic identity level 1
task-eid-level-2 = Electronic identity level 2
task-residence-file = Residence file
task-vehicle-registration = Vehicle registration
task-digital-guidance = Public service guidance
task-count = { $task } ×{ $count }

need-home-service = Needs home service
need-carer-needed = Carer needed
need-guide = Needs the trusted person of the hamlet
rule-no-visits = Asks for no visits
rule-daytime-only = Daytime only
rule-no-evening = Asks not to come in the evening
rule-call-first = Call first

outreach-broadcast = Step 1: broadcast
outreach-call = Step 2: phone call
outreach-invitation = Step 3: written invitation
outreach-visit = Step 4: visit
next-call = Next: a phone call, from { $from }
next-invitation = Next: a written invitation, from { $from }
next-visit = Next: visit number { $number }, from { $from }
next-supervisor-refusals = Next: ask the supervisor (not yet agreed { $times } times)
next-supervisor-misses = Next: ask the supervisor ({ $times } visits in a row met nobody)
next-exit-done = No further step: all is done
next-exit-moved = No further step: they no longer live here
next-exit-no-visits = No more visits: they asked for none
next-exit-abroad = Waits for the return from abroad
next-exit-awaiting-civil-status = Waits for the civil-status clerk
next-exit-no-phone = Waits until the household has a smartphone

outcome-met-done = met, done
outcome-met-part = met, partly done
outcome-met-again = rescheduled
outcome-away-known = not home, reported
outcome-away-unknown = not home, not known why
outcome-awaiting-civil-status = waiting for civil status
outcome-declined = not yet agreed
outcome-not-found = house not found
outcome-moved = no longer here
outcome-skipped-safety = skipped for safety
outcome-skipped-time = skipped, out of time

absence-forest = In the forest
absence-field-hut = At the field hut
absence-working-away = Working away
absence-clinic = At the clinic
absence-unknown = Away, not known why
source-neighbour = says a neighbour
source-trusted-person = says the trusted person
source-phone = by phone
source-seen = seen by officers

note-appointment = Agreed for { $from }–{ $to }
note-expected-back = { $why }. Expected back { $back }, { $source }
note-just-back = Just back (about { $since }), may soon leave again
note-neighbours-away = { $count ->
    [one] A house next door is
   *[other] { $count } houses nearby are
  } in the forest, they may have gone along; expected back { $back }
note-often-out = Often out: met at { $met } of { $visits } visits
note-better-hour = Not home at this hour last time; better from { $from } ({ percent-about })
note-better-weekend = A weekend evening is better ({ percent-about })
note-usually-home = Usually home: met at { $met } of { $visits } visits
note-nothing-known = Not visited yet; reckoned from the houses of the hamlet
note-same-for-all = One chance for every house
chance-between = At the best hour: { $low }–{ $high }%

term-mandatory-tasks = Mandatory tasks ({ $count })
term-voluntary-tasks = Voluntary tasks ({ $count })
term-absences = Visited without meeting anybody ({ $count ->
    [one] once
   *[other] { $count } times
  })
term-deadline = { $count ->
    [0] Due today
    [one] Due in { $count } day
   *[other] Due in { $count } days
  }
term-overdue = { $count ->
    [one] { $count } day past the deadline
   *[other] { $count } days past the deadline
  }
term-just-back = { $count ->
    [0] Back today, may soon leave again
    [one] Back since yesterday, may soon leave again
   *[other] Back for { $count } days, may soon leave again
  }
term-behind = This hamlet or language is { $count }% behind the others
term-needs = Help needed at home ({ $count })
term-appointment = Appointment tonight

reason-nothing-pending = Nothing is pending
    .group = Nothing pending
reason-abroad = Whoever has something pending is abroad
    .group = Abroad
reason-awaiting-civil-status = Waiting for the civil-status clerk to correct the record
    .group = Waiting for civil status
reason-no-phone = What is pending needs a smartphone, and the household has none
    .group = No smartphone
reason-no-visits = The household asks for no visits
    .group = Asks for no visits
reason-daytime-only = The household asks to come by day
    .group = Daytime only
reason-no-evening = The household asks not to come in the evening
    .group = Not in the evening
reason-call-first = Call first and agree on a time
    .group = Call first
reason-appointment-other-day = Appointment on { $date }
    .group = Appointment on another day
reason-skipped-tonight = Passed over tonight
    .group = Passed over tonight
reason-moved = No longer here
    .group = No longer here
reason-cool-off = Not yet agreed; try again from { $until }
    .group = Not yet agreed, resting
reason-supervisor-first = Not yet agreed { $refusals ->
    [one] once
   *[other] { $refusals } times
  }; a supervisor must allow the next visit
    .group = A supervisor must allow it
reason-supervisor-after-misses = { $misses } visits in a row met nobody; a supervisor must allow the next one
    .group = A supervisor must allow it
reason-minimum-gap = Visited lately; try again from { $until }
    .group = Visited lately
reason-ladder-step = Not yet at the visiting step ({ $step })
    .group = Not yet at the visiting step
reason-away = { $why }
    .back = { $why }; expected back { $back }
    .group = Reported away
reason-better-later = Better met on { $date }: about { $chance }%, against { $tonight }% at best tonight
    .group = Better on another evening
reason-nothing-gained = Hardly anybody would be met tonight: { $tonight }% at best
    .group = Hardly met tonight
reason-hours-do-not-meet = The hours that suit them do not meet tonight’s
    .group = Hours do not meet
reason-too-far-from-trail = No trail near the house
    .metres = { $metres } from the nearest trail
    .group = Far from any trail
reason-no-way = No trail leads there from where the teams start
    .group = No way there
reason-no-team-speaks = No team tonight speaks { $language }
    .group = No team speaks the language
reason-no-team-with-kit = No team tonight carries the enrolment kit
    .group = Needs the enrolment kit
reason-no-team-with-guide = No trusted person of the hamlet comes with a team tonight
    .group = Needs the trusted person of the hamlet
reason-no-team-for-hamlet = No team tonight serves this hamlet
    .group = Hamlet without a team
reason-no-team-fits = No team meets all conditions at once
    .group = No team fits
reason-pinned-team-cannot = It is given to { $team } alone, which cannot go there tonight
    .group = The team it is given to cannot go
reason-out-of-reach-tonight = There and back takes longer than the evening
    .group = Out of reach tonight
reason-no-time-left = No time left: with this visit the team would be late by at least { $over }
    .group = Others need it more tonight
reason-delays-others = Going there makes the others come so late that less is won than lost
    .group = Would delay others
reason-kept-apart = It keeps apart from { $mark } ({ $hamlet }), and no other team is left
    .group = Kept apart from another household
order-appointment = At the time agreed with the household
order-own-hours = Within the hours they asked for; at any other place somebody would be visited too late
order-no-other-place = At any other place somebody would be visited too late
order-pinned-order = In the order that was asked for
order-only-visit = The only visit of this round
order-best-hour = The best hour for this household: at any other place it would be worth at least { $points } points less
order-on-the-way = On the way: at any other place the team would walk at least { $duration } more
order-best-together = Best for the whole round: any other place would cost at least { $points } points
order-as-good = Another place in the round would do as well
order-made = The team has been there
order-set-out = The team is on its way there

so-far-title = The evening under way
so-far-hint = Mark each house when you leave it; when things go otherwise, plan the rest again. Marks stay on this machine and are deleted after tonight.
so-far-start = Record what was done
so-far-stop = Hide the marks
so-far-count = { $count } of { $of } houses marked
mark-open = Mark
mark-change = Change the mark
mark-for = Mark { $mark }
mark-time = Left the house at
mark-met = Met
mark-nobody = Nobody home
mark-skipped = Skip tonight
mark-heading = On the way here
mark-remove = Remove the mark
mark-said = { $what } · { $time }
mark-news = { $mark }: { $what }
mark-removed = { $mark }: mark removed
replan = Plan again from now
replan-from = Plan from
replan-done = Planned again: { $stops } houses to go, { $changes ->
    [0] nothing had to change
    [one] one change
   *[other] { $changes } changes
  }.
changes-title = Changed since the former plan
changes-none = Nothing had to change.
changes-back = Back to the former plan
changes-back-done = Back at the former plan.
change-moved = { $mark } ({ $hamlet }) goes to { $team }
change-added = Added: { $mark } ({ $hamlet }), { $team }
change-dropped = Left out: { $mark } ({ $hamlet })
change-order = { $team } goes in another order
change-late = { $team } is { $duration } later than it must be back: straight home by the shortest way

made-met = Met
made-nobody = Nobody home

remedy-another-evening = The evening of { $date }: home with about { $chance }%
remedy-ask-first = { $ask }; if they are home: { $fit }
remedy-team = { $team } { $needs }: { $fit }
remedy-supervisor = With a supervisor’s word: { $fit }
remedy-civil-status = Once the civil-status clerk has corrected the record: { $fit }
remedy-more-time = More time: { $fit }
remedy-instead-of = Instead of { $mark } ({ $hamlet }), losing { $points } points: { $fit }
remedy-later-last-knock = A last knock at { $time }: { $fit }
remedy-line = → { $remedy }
remedy-fit = { $team } comes at { $knock }
    .more = { $team } comes at { $knock }, if it { $more }
more-time-earlier-departure = sets out { $duration } earlier
more-time-later-return = may be back { $duration } later
ask-phone = Ask by phone first
ask-trusted-person = Ask the trusted person first
team-need-language = with somebody who speaks { $language }
team-need-kit = with the enrolment kit
team-need-guide = with a trusted person of the hamlet
team-need-hamlet = assigned to { $hamlet }

pins-title = Pinned for tonight
pins-hint = It counts when this evening is planned. The rules of each household still come first.
pins-remove = Remove – { $pin }
pin-added = Pinned – { $pin }
pin-removed = No longer pinned – { $pin }
pin-must-action = Must be visited tonight
pin-team-label = Given to team
pin-team-any = Any team
pin-pair-title = Before, after or apart from another household
pin-relation-label = This household
pin-relation-first = Comes before the other
pin-relation-later = Comes after the other
pin-relation-apart = Not by the same team as the other
pin-search = Find the other household
pin-circle = It cannot be added: the orders would lead in a circle.
parking-title = Parking
parking-hint = The page finds places to park. Add one that you know; where one should not park, choose { parking-forbid }.
parking-add = Add a place to park
parking-add-here = Park near this house
parking-touch = Touch the map where the motorbikes shall stand.
parking-touch-cancel = Do not add
parking-place = Place to park
parking-label = About this place to park
parking-beside = beside { $mark } ({ $hamlet })
parking-near = { $distance } from { $mark } ({ $hamlet })
parking-standing = { $team } · { $time }
parking-walks-to = On foot to: { $houses }
parking-sign-used = Place to park { $where }
parking-sign-added = Added place to park, { $where }
parking-sign-forbidden = No parking, { $where }
parking-is-used = The plan parks here.
parking-is-added = Added. The plan that is shown does not park here yet.
parking-is-forbidden = The next plan will not park here.
parking-forbid = Do not park here
parking-allow = Parking here is fine again
parking-remove = Remove this place
parking-said-forbidden = No parking { $where }
parking-said-added = Place to park added { $where }
parking-forbidden-set = No parking { $where }
parking-forbidden-unset = Parking is fine again { $where }
parking-added-set = Place to park added { $where }
parking-added-unset = Place to park removed { $where }
unkept-note = Not kept: { $why }
pin-house = { $mark } ({ $hamlet })
pin-must = Must be visited tonight: { $house }
pin-team = Given to { $team }: { $house }
pin-order = { $one } first, then { $other }
pin-apart = Not by the same team: { $one } and { $other }
unkept-barred = { $reason }
unkept-team-stays = { $team } does not go out tonight
unkept-team-lacks = { $team } would have to go { $needs }
unkept-team-no-way = No trail leads { $team } there and back
unkept-team-home = { $team } has gone home
unkept-made = What has been made this evening is otherwise
unkept-out-of-reach = Even for this visit alone there is not enough time to go there and back
unkept-other-pins = No plan was found that keeps it together with everything else that is pinned
unkept-circle = The orders that were asked for lead in a circle

drop-line = Leaving this stop out: { $back }, { $worth }. { $instead }
drop-back-earlier = back { $duration } earlier
drop-back-same = back at the same time
drop-back-later = back { $duration } later
drop-loses = { $points } points lost
drop-wins = { $points } points won
drop-instead = In its place { $house } at { $knock }: { $points } points
drop-nobody = Nobody else would fit in its place
drop-must = Pinned: must be visited tonight

reason-also = Also: { $reasons }

error-unexpected = Something unforeseen went wrong: { $detail }
error-trap = The planner broke down and was started anew. The data is open again; please try once more.
error-busy = Another plan is being made.
error-sample = The demo data could not be fetched. You can open your own files.
error-read = The file { $file } could not be read.
error-no-commune = No data is open yet.
error-no-search = No plan is being made.
error-unknown-team = A team asked for is not in the teams file, or is asked for twice.
error-no-team = Choose at least one team.
error-too-large = These are too many households to plan at once. Please split the data.
error-too-many-teams = These are too many teams to plan at once. Please choose fewer.
error-hours = The evening’s hours do not make sense: look at departure, back by and last knock.
error-islands = Ask for 1 to 16 searches beside each other.
error-team-off-trail = A team starts or ends too far from any trail. Please mend the teams file.
error-seats = With the guide there are more people than the team’s motorbikes carry. Please give it one more motorbike, or plan it on foot.
error-parking = No way that a motorbike can take is near a place that was marked for parking. Please choose a place on a road.
error-unknown-household = A household that is pinned is not in the data.
error-pinned-to-two-teams = A household is given to two teams. Please give it to one.
error-pinned-to-itself = An order, or keeping apart, needs two households.
error-underway-household = A household that was marked is not in the data.
error-underway-twice = A household was marked twice. Please look at the marked stops again.
error-underway-times = Noted times are out of order: each stop comes after the one before and not after the time of re-planning. Please correct them.
error-underway-now = The time to re-plan from must lie between the first team’s departure and 22:00.
error-underway-no-way = No trail leads to a stop that was marked. Please join the trails, or take the mark away.
error-unknown-system = This coordinate system is not known here.
error-convert-position = A position of the file cannot be of this coordinate system; nothing was changed. Please choose another system.
error-convert-unreadable = The file holds no coordinates that could be converted.
error-record = This cannot be recorded: { $detail }
error-internal = The planner could not do this: { $detail }
error-bad-message = The page and the planner do not understand each other. Please load the page again.
error-export = { download-failed }

# On the way: from house to house.
round-go = Set out
round-title = { $team } on the way
round-count = { $over }/{ $all } houses
round-leave = To the plan
round-next = Next house
round-arrive = about { $time }
round-here = We are there
round-late = Past the last knock. Finish writing and go home.
round-over = No house left in this round
round-back-by = Back by { $time }
round-summary = Met { $met } · not home { $away } · { $all } houses in the round
round-finish = We are back
round-history = Written tonight ({ $count })
round-open = { $count ->
    [one] One entry is not handed over
   *[other] { $count } entries are not handed over
  }
round-hand-over = Export the hand-over file
round-written = { $mark }: { $what }
round-undone = { $mark }: what was written is taken back
round-save = Save
round-save-unknown = Save: not home, unknown
round-back = Back
round-done-what = What is finished
round-task-of = { $task } ({ $person })
round-again = Reschedule…
round-again-day = Day
round-again-hours = Hours
round-who-said = Who said?
round-why-away = Why not home?
round-back-when = Expected back
round-in-days = { $count ->
    [one] tomorrow
   *[other] in { $count } days
  }
round-source-neighbour = Neighbour
round-source-trusted-person = Trusted person
round-source-phone = Phone
round-source-seen = Seen by us
door-met = Met
door-away = Not home
door-declined = Not yet agreed
door-other = Other…
storage-full = The device is full: what was written last is not kept. Make room and try again, or export the file now.
storage-refused = The browser keeps nothing on this device: closing the page loses it. Try again, or export the file now.
storage-newer = A newer version of this page has written on this device. Load the page anew to use it.
near-show = Point to the door
near-looking = Looking for where you are…
near-refused = The device does not say where it is.
near-within = (within { $distance })
round-map = Open a map app
