/** Connections that are used again. */
import { expect, test } from 'vitest';
import { openPool } from '../../src/shell/pool.ts';

function aLine(name: number) {
  let alive = true;
  return {
    name,
    isAlive: () => alive,
    close: () => {
      alive = false;
    },
  };
}

function aPool(most: number, idleMs = 60_000) {
  let opened = 0;
  const pool = openPool(
    async () => {
      opened += 1;
      return aLine(opened);
    },
    { connections: most, idleMs, waitMs: 100 },
  );
  return { pool, opened: () => opened };
}

test('a connection that came back is handed out again', async () => {
  const { pool, opened } = aPool(3);
  const first = await pool.take();
  pool.give(first.connection);
  const second = await pool.take();
  expect(second).toStrictEqual({ connection: first.connection, reused: true });
  expect(first.reused).toBe(false);
  expect(opened()).toBe(1);
});

test('no more are open than allowed: the next waits its turn', async () => {
  const { pool, opened } = aPool(1);
  const first = await pool.take();
  const order: string[] = [];
  const second = pool.take().then((loan) => {
    order.push('second');
    pool.give(loan.connection);
  });
  const third = pool.take().then(() => order.push('third'));
  await Promise.resolve();
  expect(order).toStrictEqual([]);
  pool.give(first.connection);
  await Promise.all([second, third]);
  expect(order).toStrictEqual(['second', 'third']);
  expect(opened()).toBe(1);
});

test('who waits too long is told so, and is not waited for', async () => {
  const { pool } = aPool(1);
  const first = await pool.take();
  await expect(pool.take()).rejects.toThrow('no connection became free in time');
  pool.give(first.connection);
  await expect(pool.take()).resolves.toMatchObject({ reused: true });
});

test('a connection that died is not handed out again', async () => {
  const { pool, opened } = aPool(1);
  const first = await pool.take();
  first.connection.close();
  pool.give(first.connection);
  const second = await pool.take();
  pool.give(second.connection);
  second.connection.close();
  expect((await pool.take()).reused).toBe(false);
  expect(opened()).toBe(3);
});

test('a connection that cannot be opened leaves its place to the next', async () => {
  let fail = true;
  const pool = openPool(
    async () => {
      if (fail) throw new Error('refused');
      return aLine(1);
    },
    { connections: 1, idleMs: 60_000, waitMs: 100 },
  );
  await expect(pool.take()).rejects.toThrow('refused');
  fail = false;
  const { connection } = await pool.take();
  fail = true;
  await expect(pool.replace(connection)).rejects.toThrow('refused');
  fail = false;
  await expect(pool.take()).resolves.toMatchObject({ reused: false });
});

test('a connection that nobody uses is ended', async () => {
  const { pool, opened } = aPool(1, 1);
  const first = await pool.take();
  pool.give(first.connection);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(first.connection.isAlive()).toBe(false);
  await pool.take();
  expect(opened()).toBe(2);
});

test('a closed pool ends the idle at once and the others when they come back', async () => {
  const { pool } = aPool(2);
  const [first, second] = await Promise.all([pool.take(), pool.take()]);
  pool.give(first.connection);
  pool.close();
  expect(first.connection.isAlive()).toBe(false);
  expect(second.connection.isAlive()).toBe(true);
  pool.give(second.connection);
  expect(second.connection.isAlive()).toBe(false);
});
