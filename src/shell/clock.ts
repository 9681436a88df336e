/** The only place that reads the wall clock: everywhere else time is an argument. */

/** A source of the present instant; tests and the sandbox pass their own. */
export type Clock = () => Date;

/** The present instant of this machine. */
export const systemClock: Clock = () => new Date();
