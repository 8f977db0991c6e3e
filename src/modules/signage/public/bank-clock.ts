/**
 * The branch's clock, carried on between two words from the server by the device's monotonic time, so that a wrong device clock
 * changes nothing. A sample bank's day runs faster: the rate is taken from the words themselves. Whether the device's own clock is wrong
 * is judged by the time outside, which the server says with each beat: a sample bank's day is another day.
 */
export type BankClock = Readonly<{ hear: (at: string) => void; hearReal: (real: string) => void; now: () => Date | undefined; rate: () => number; isDeviceWrong: () => boolean }>;

const DEVICE_MAY_DIFFER_MS = 120_000;

export function bankClock(monotonic: () => number = () => performance.now(), device: () => number = () => Date.now()): BankClock {
  let last: { at: number; mono: number } | undefined;
  let rate = 1;
  let deviceWrong = false;
  return {
    hear: (text) => {
      const at = Date.parse(text);
      const mono = monotonic();
      if (last && mono - last.mono > 3_000) {
        const measured = (at - last.at) / (mono - last.mono);
        rate = measured < 0 || measured > 700 ? 1 : Math.abs(measured - 1) < 0.05 ? 1 : measured;
      }
      if (!last || mono - last.mono > 3_000) last = { at, mono };
    },
    hearReal: (real) => { deviceWrong = Math.abs(device() - Date.parse(real)) > DEVICE_MAY_DIFFER_MS; },
    now: () => (last ? new Date(last.at + (monotonic() - last.mono) * rate) : undefined),
    rate: () => rate,
    isDeviceWrong: () => deviceWrong,
  };
}
