/** The work of people outside and the money of a case, as `redress show` prints them (domain.md 1 rows 3.2 and E8). */
import type { Case } from '../case/case.ts';
import type { Person } from '../case/vocabulary.ts';
import { claimsOf, moneyTotals, ownMinutes, type WorkOrder } from '../case/work-orders.ts';
import { type Field, layFields } from './layout.ts';
import { printable, printableLines } from './screen.ts';

/**
 * Work orders and money as lines; none where the case has neither.
 * @param heading  makes the lines of a heading
 */
export function describeWork(
  { works, costs, payments }: Pick<Case, 'works' | 'costs' | 'payments'>,
  heading: (text: string) => readonly string[],
): readonly string[] {
  const money = moneyFields({ costs, payments });
  return [
    ...(works.length === 0 ? [] : heading('Work of people outside')),
    ...layFields(works.map((work) => [nameOf(work.to), describeOrder(work)])),
    ...(money.length === 0 ? [] : heading('Money')),
    ...layFields(money),
  ];
}

function describeOrder(work: WorkOrder): readonly string[] {
  const { state, until, acceptBy, plannedOn, said, chasers, chasedLast, undelivered, text } = work;
  const planned = plannedOn === null ? '' : `, planned on ${plannedOn}`;
  return [
    `${state}${planned}; to be accepted by ${acceptBy}, to be done by ${until}`,
    ...(undelivered ? ['our mail did not arrive'] : []),
    ...(chasers === 0 ? [] : [`reminded ${chasers} times${chasedLast ? ', the last time' : ''}`]),
    ...(said === '' ? [] : [`said: ${printable(said)}`]),
    ...printableLines(text),
  ];
}

function moneyFields({ costs, payments }: Pick<Case, 'costs' | 'payments'>): readonly Field[] {
  const { own, claimed, paid, recovered } = moneyTotals(costs, payments);
  const fields: readonly (readonly [string, number])[] = [
    ['Cost to us', own],
    ['Cost to recover', claimed],
    ['Paid', paid],
    ['Paid back to us', recovered],
  ];
  const hours = ownMinutes(costs) / 60;
  return [
    ...(hours === 0 ? [] : [['Own hours', hours.toFixed(2)] satisfies Field]),
    ...fields.filter(([, cents]) => cents > 0).map(([name, cents]): Field => [name, amount(cents)]),
    ...claimsOf(costs, payments).map(({ from, cents, recovered: back }): Field => {
      return [`Claim on ${nameOf(from)}`, `${amount(cents)}, of which received ${amount(back)}`];
    }),
  ];
}

function amount(cents: number): string {
  return (cents / 100).toFixed(2);
}

function nameOf({ name, address }: Person): string {
  return printable(name) || printable(address);
}
