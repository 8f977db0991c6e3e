/**
 * Opens after `failures` in a row and lets nothing through for `restMs`; then one message tries, and its fate decides.
 * Time is monotonic milliseconds, given from outside.
 */
export class Breaker {
  private readonly failures: number;
  private readonly restMs: number;
  private inARow = 0;
  private openUntil = 0;
  private trying = false;

  constructor(more: { failures?: number; restMs?: number } = {}) {
    this.failures = more.failures ?? 5;
    this.restMs = more.restMs ?? 30_000;
  }

  /** Milliseconds to wait, or 0: go ahead (and then say how it went). */
  wait(nowMs: number): number {
    if (this.inARow < this.failures) return 0;
    if (nowMs < this.openUntil) return this.openUntil - nowMs;
    if (this.trying) return this.restMs / 10;
    this.trying = true;
    return 0;
  }

  well(): void {
    this.inARow = 0;
    this.trying = false;
  }

  ill(nowMs: number): void {
    this.inARow += 1;
    this.trying = false;
    if (this.inARow >= this.failures) this.openUntil = nowMs + this.restMs;
  }

  isOpen(nowMs: number): boolean {
    return this.inARow >= this.failures && nowMs < this.openUntil;
  }
}
