import { watchConnection } from './connection.ts';
import { startOffline } from './offline.ts';
import { App } from './state/app.ts';
import { onSystemTheme } from './state/preferences.ts';
import { DataFiles } from './ui/data-files.ts';
import { HouseholdCard } from './ui/household-card.ts';
import { HouseholdList } from './ui/household-list.ts';
import { LeftOutList } from './ui/left-out.ts';
import { EveningMap } from './ui/map-part.ts';
import { PageHeader } from './ui/page-header.ts';
import { ParkingCard } from './ui/parking-card.ts';
import { ParkingList } from './ui/parking-list.ts';
import { share } from './ui/part.ts';
import { PinCard } from './ui/pin-card.ts';
import { PinList } from './ui/pin-list.ts';
import { PlanAction } from './ui/plan-action.ts';
import { PlanForm } from './ui/plan-form.ts';
import { ProblemPanel } from './ui/problem-panel.ts';
import { ProgressCard } from './ui/progress-card.ts';
import { RepairList } from './ui/repair-list.ts';
import { RepairNotice } from './ui/repair-notice.ts';
import { ReplanCard } from './ui/replan-card.ts';
import { RoundDoor } from './ui/round-door.ts';
import { RoundNear } from './ui/round-near.ts';
import { RoundPart } from './ui/round-part.ts';
import { RouteList } from './ui/route-list.ts';
import { Shell } from './ui/shell.ts';
import { TrailCard } from './ui/trail-card.ts';
import { TrailList } from './ui/trail-list.ts';
import { UndoBar } from './ui/undo-bar.ts';
import { WeightPanel } from './ui/weight-panel.ts';
import { Wake } from './wake.ts';

/** Parts by tag; the shell comes last, since it is on the page already and starts at once. */
const PARTS = {
  'page-header': PageHeader,
  'evening-map': EveningMap,
  'plan-form': PlanForm,
  'pin-list': PinList,
  'pin-card': PinCard,
  'parking-list': ParkingList,
  'parking-card': ParkingCard,
  'plan-action': PlanAction,
  'replan-card': ReplanCard,
  'route-list': RouteList,
  'round-door': RoundDoor,
  'round-near': RoundNear,
  'round-part': RoundPart,
  'left-out': LeftOutList,
  'household-list': HouseholdList,
  'weight-panel': WeightPanel,
  'progress-card': ProgressCard,
  'household-card': HouseholdCard,
  'trail-card': TrailCard,
  'trail-list': TrailList,
  'repair-list': RepairList,
  'repair-notice': RepairNotice,
  'undo-bar': UndoBar,
  'problem-panel': ProblemPanel,
  'data-files': DataFiles,
  'evening-rounds': Shell,
};

async function start(): Promise<void> {
  if (await startOffline()) return;
  const app = new App();
  share(app);
  watchConnection((online) => app.setOnline(online));
  const wake = new Wake();
  app.addEventListener('change', () => wake.want(app.state.round !== undefined));
  onSystemTheme(() => app.systemThemeChanged());
  for (const [tag, part] of Object.entries(PARTS)) customElements.define(tag, part);
  await app.opening.last();
}

void start();
