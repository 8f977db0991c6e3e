/** Dots of a strip: one number for each column from the left, bit 0 is the uppermost row. */
export type Dots = Readonly<{ height: number; columns: readonly number[] }>;

export const COLOURS = ['red', 'green', 'amber'] as const;
export type Colour = (typeof COLOURS)[number];

/** What a strip is to show: its lines in turn, and an urgent message before them. */
export type Face = Readonly<{ lines: readonly string[]; urgent: Readonly<{ item: string; revision: number; text: string }> | null }>;

/** unreachable: nobody answers at the address · silent: no acknowledgement · refused: the sign answered no, again */
export const FAULTS = ['unreachable', 'silent', 'refused'] as const;
export type Fault = (typeof FAULTS)[number];

export const SPEEDS = [1, 2, 3, 4, 5] as const;
export type Speed = (typeof SPEEDS)[number];
/** Columns a second. The protocol names five speeds and gives no figures: these are ours, for the preview. */
const COLUMNS_A_SECOND: Record<Speed, number> = { 1: 15, 2: 25, 3: 40, 4: 60, 5: 90 };
/** A text that fits stands still. */
const HOLD_SECONDS = 4;

/** How long a text takes on a strip, in seconds; `runs` when it is wider than the strip. */
export function timeOn(columns: number, strip: { wide: number; speed: Speed }): { runs: boolean; seconds: number; columnsASecond: number } {
  const columnsASecond = COLUMNS_A_SECOND[strip.speed];
  const runs = columns > strip.wide;
  return { runs, columnsASecond, seconds: runs ? Math.round((columns + strip.wide) / columnsASecond) : HOLD_SECONDS };
}

const RETRY_MINUTES = [1, 2, 4, 8, 15];

/** A strip that does not answer is tried again, ever more seldom. */
export function retryMinutes(tries: number): number {
  return RETRY_MINUTES[Math.min(tries, RETRY_MINUTES.length) - 1] ?? 1;
}
