import type { SlotRules } from '#modules/appointments/index.ts';
import { settings as appointmentSettings } from '#modules/appointments/index.ts';
import { DEFERRAL, settings as lobbySettings, type CallRules, type DeferralRules, type SuggestionRules } from '#modules/lobby/index.ts';

/** All limits that the rules need, as a branch has them. */
export type HouseRules = Readonly<{ calls: CallRules; slots: SlotRules; slackShare: number; suggestion: SuggestionRules; deferral: DeferralRules }>;

const l = lobbySettings;
const a = appointmentSettings;

/** The product's defaults: what a bank has that never changed a setting. */
export const DEFAULT_RULES: HouseRules = {
  calls: {
    maximumWaitMinutes: l.maximumWaitMinutes.fallback, bookedInRow: l.bookedInRow.fallback, earlyMinutes: l.earlyMinutes.fallback, lateMinutes: l.lateMinutes.fallback,
    callTries: l.callTries.fallback, callRestMinutes: l.callRestMinutes.fallback, returnMinutes: l.returnMinutes.fallback, undoSeconds: l.undoSeconds.fallback, credits: l.creditMinutes.fallback,
  },
  slots: {
    bookableShare: a.bookableShare.fallback, keptShare: a.keptShare.fallback, keptReleaseMinutes: a.keptReleaseMinutes.fallback, earlyMinutes: a.earlyMinutes.fallback,
    laterShare: a.laterShare.fallback, laterDays: a.laterDays.fallback, windowDays: a.windowDays.fallback, releaseClock: a.releaseClock.fallback,
  },
  slackShare: a.slackShare.fallback,
  suggestion: { deferralMinutes: l.deferralMinutes.fallback, alarmShare: l.hallAlarmShare.fallback, machineSavesMinutes: l.machineSavesMinutes.fallback },
  deferral: DEFERRAL,
};

/** By arrival, the green channel first: what a branch without any of our measures does. */
export function firstComeRules(rules: HouseRules): HouseRules {
  return { ...rules, calls: { ...rules.calls, maximumWaitMinutes: 1_000_000, bookedInRow: 1_000_000, credits: { elderly: 0, pregnant: 0, disabled: 0, medical: 100_000, green: 100_000 } } };
}
