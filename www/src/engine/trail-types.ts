import type { NetworkSummary, Problem } from '../generated/types.ts';

export type TrailKind = 'road' | 'track' | 'path' | 'barred';

export interface TrailView {
  key: string;
  name?: string;
  kind: TrailKind;
  metres: number;
  climb_m: number;
  descent_m: number;
  not_at_night: boolean;
  not_after_rain: boolean;
  closed: boolean;
}

export type RepairKind =
  | 'crossing'
  | 'touch'
  | 'gap'
  | 'overlap'
  | 'self_crossing'
  | 'self_touch'
  | 'duplicate'
  | 'repeated_vertex'
  | 'no_length'
  | 'antimeridian';

export type Decision = 'accepted' | 'refused' | 'open';

export interface TrailChoice {
  closed_on?: string | null;
  not_at_night?: boolean;
  not_after_rain?: boolean;
}

export interface Choices {
  accepted: string[];
  refused: string[];
  trails: Record<string, TrailChoice>;
}

export interface RepairView {
  id: string;
  kind: RepairKind;
  joins: boolean;
  lon: number;
  lat: number;
  size_m: number;
  trails: number[];
  names: string[];
  decision: Decision;
}

export interface IslandView {
  km: number;
  households: number;
  lon: number;
  lat: number;
  to_lon: number;
  to_lat: number;
  gap_m: number;
}

export interface ChoiceChange {
  repairs?: { ids: string[]; decision: Decision };
  trail?: {
    key: string;
    closed_on?: string | null;
    not_at_night?: boolean | null;
    not_after_rain?: boolean | null;
  };
}

export interface Chosen {
  choices: string;
  network: NetworkSummary;
  problems: Problem[];
}
