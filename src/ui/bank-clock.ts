/** The bank's time as this page knows it. A sample bank's day may run faster than ours, or stand still. */
let stand = { at: Date.now(), heard: Date.now(), speed: 1 };

export function hearBankTime(at: string, speed: number = stand.speed): void {
  stand = { at: Date.parse(at), heard: Date.now(), speed };
}

export function bankNow(): Date {
  return new Date(stand.at + (Date.now() - stand.heard) * stand.speed);
}

export function bankSpeed(): number {
  return stand.speed;
}

/** The bank's time at a moment of this device's own clock. */
export function bankTimeAt(deviceMs: number): Date {
  return new Date(bankNow().getTime() - (Date.now() - deviceMs) * stand.speed);
}
