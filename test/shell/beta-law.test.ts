import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaLaw } from '../../src/shell/beta-law.ts';

const parameters = fc.double({ min: 0.5, max: 5_000, noNaN: true });
const chances = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('the beta distribution', () => {
  // With whole parameters I_x(a, b) is the chance of at least a hits in a + b - 1 trials; on paper for 2 and 3:
  // 1 - 0.7^4 - 4 · 0.3 · 0.7^3 = 1 - 0.2401 - 0.4116 = 0.3483.
  test('is a binomial tail for whole parameters', () => {
    expect(betaLaw.cdf(0.3, 2, 3)).toBeCloseTo(0.3483, 9);
  });

  // Values of SciPy 1.17.1, scipy.special.betainc: a heavy tail, and parameters at which a continued fraction of a
  // hundred terms has not settled.
  test.each([
    [0.2, 9, 6.4, 0.000515642135126667],
    [0.01, 300, 40_000, 0.9999999701556386],
    [0.1, 5_000, 45_000, 0.501585894113001],
    [0.4995, 20_000, 20_000, 0.4207407598107365],
    [0.5536815921417751, 6_842_982.785746869, 5_516_076.889434916, 0.5002321124372358],
  ])('at %d with %d and %d is what another library says', (x, a, b, expected) => {
    expect(Math.abs(betaLaw.cdf(x, a, b) / expected - 1)).toBeLessThan(1e-6);
  });

  test('ends at 0 and 1, and knows nothing beyond them', () => {
    expect([-1, 0, 1, 2].map((x) => betaLaw.cdf(x, 3, 4))).toStrictEqual([0, 0, 1, 1]);
  });

  test('its quantile leads back to the chance', () => {
    fc.assert(
      fc.property(chances, parameters, parameters, (p, a, b) => {
        expect(betaLaw.cdf(betaLaw.quantile(p, a, b), a, b)).toBeCloseTo(p, 5);
      }),
    );
  });

  test('read from the other end it is the rest', () => {
    fc.assert(
      fc.property(chances, parameters, parameters, (x, a, b) => {
        expect(betaLaw.cdf(x, a, b) + betaLaw.cdf(1 - x, b, a)).toBeCloseTo(1, 6);
      }),
    );
  });
});
