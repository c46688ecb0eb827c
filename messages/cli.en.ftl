# The command line.
cli-error = error
cli-warning = note
cli-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
  } in the data: mend and run again.
cli-failure = It could not be done: { $detail }
cli-no-plan = { $file } is not a plan: { $detail }
cli-checked = The plan keeps every rule: { $stops } visits, { $left } households left out, each with a reason.
cli-network = Trail network: { $nodes } nodes, { $edges } edges, { $km } km, { $components } components
cli-component = { "  " }component { $number }: { $km } km
cli-plan-title = Plan for the evening of { $date }
cli-team = { $team }: out at { $departure }, back at { $back } · { $walking } min on foot, { $km } km, climb { $climb } m · expected contacts { $contacts }
cli-team-home = { $team }: no visit possible tonight
cli-stop = { "  " }{ $number }. { $knock }  { $mark } · { $minutes } min, { $metres } m, climb { $climb } m · home ~{ $chance }% · { $tasks }
cli-plan-totals = { $stops } visits in all, expected contacts { $contacts }, expected worth { $points } points
cli-left-out = Not in tonight’s plan ({ $count }):
cli-left-out-group = { "  " }{ $reason } ({ $count }): { $houses }
cli-generated = { $count } files written to { $folder }

violation-version = The plan is of another version ({ $found }).
violation-forgotten = Household { $household } is neither visited nor left out with a reason.
violation-twice = Household { $household } is in the plan more than once.
violation-unknown-household = Household { $household } is not in the data.
violation-no-reason = Household { $household } is left out without a reason.
violation-team = Team { $team } is not in the data, is there twice, or has fewer than two people.
violation-barred = Household { $household } may not be visited tonight (rule: { $rule }).
violation-skill = The team lacks what household { $household } needs ({ $skill }).
violation-hours = Household { $household }: { $at } is outside the hours allowed ({ $hours }).
violation-back = Team { $team } is back at { $at }, too late.
violation-broken = The route of team { $team } does not follow at leg { $index } ({ $what }).
violation-sum = A figure does not come out: { $field }.
