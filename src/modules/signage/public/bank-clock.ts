/**
 * The branch's clock, carried on between two words from the server by the device's monotonic time, so that a wrong device clock
 * changes nothing. A sample bank's day runs faster: the rate is taken from the words themselves.
 */
export type BankClock = Readonly<{ hear: (at: string) => void; now: () => Date | undefined; rate: () => number; isDeviceWrong: () => boolean }>;

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
      // Only a bank in real time can tell a device that its clock is wrong.
      deviceWrong = rate === 1 && Math.abs(device() - at) > DEVICE_MAY_DIFFER_MS && Math.abs(device() - at) < 86_400_000;
    },
    now: () => (last ? new Date(last.at + (monotonic() - last.mono) * rate) : undefined),
    rate: () => rate,
    isDeviceWrong: () => deviceWrong,
  };
}
