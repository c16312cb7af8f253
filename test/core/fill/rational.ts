/** A fraction of two bigints, as in a school book: the oracle's own, so that it shares no arithmetic with the engine. */
export class Rational {
  readonly n: bigint;
  readonly d: bigint;

  constructor(n: bigint, d = 1n) {
    const sign = d < 0n ? -1n : 1n;
    this.n = n * sign;
    this.d = d * sign;
  }

  /** Decimal text, or a whole number. */
  static of(written: string | number): Rational {
    const text = String(written);
    const [whole = '', fraction = ''] = text.replace('-', '').split('.');
    const n = BigInt(whole + fraction);
    return new Rational(text.startsWith('-') ? -n : n, 10n ** BigInt(fraction.length));
  }

  plus(other: Rational): Rational {
    return new Rational(this.n * other.d + other.n * this.d, this.d * other.d);
  }

  minus(other: Rational): Rational {
    return this.plus(other.negated());
  }

  times(other: Rational): Rational {
    return new Rational(this.n * other.n, this.d * other.d);
  }

  over(other: Rational): Rational {
    return new Rational(this.n * other.d, this.d * other.n);
  }

  negated(): Rational {
    return new Rational(-this.n, this.d);
  }

  abs(): Rational {
    return this.n < 0n ? this.negated() : this;
  }

  isZero(): boolean {
    return this.n === 0n;
  }

  compare(other: Rational): number {
    const difference = this.n * other.d - other.n * this.d;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  /** 四舍五入: half away from zero. */
  rounded(decimals: number): Rational {
    const scale = 10n ** BigInt(decimals);
    const magnitude = this.abs().n * scale;
    const down = magnitude / this.d;
    const nearest = 2n * (magnitude - down * this.d) >= this.d ? down + 1n : down;
    return new Rational(this.n < 0n ? -nearest : nearest, scale);
  }

  /** Decimal text without needless zeros, for a number that has at most so many decimals. */
  text(decimals: number): string {
    const digits = (this.abs().n * 10n ** BigInt(decimals)) / this.d;
    const padded = digits.toString().padStart(decimals + 1, '0');
    const whole = padded.slice(0, padded.length - decimals);
    const fraction = decimals === 0 ? '' : padded.slice(-decimals).replace(/0+$/, '');
    const text = fraction === '' ? whole : `${whole}.${fraction}`;
    return this.n < 0n && digits !== 0n ? `-${text}` : text;
  }
}
