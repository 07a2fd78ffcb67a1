import type { ReservedSql } from 'postgres';
import { sqlClient } from '../db/sql-client';

const LOCK_KEY = 727_369_011;

/** Held by the one process that simulates. It goes with its connection, so it must be asked for before each use. */
export class SimulationLock {
  private connection: ReservedSql | null = null;

  /** True when this process holds the lock, taking it if it is free. */
  async isOurs(): Promise<boolean> {
    if (this.connection && (await this.stillHolds(this.connection))) return true;
    const connection = await sqlClient().reserve();
    const [lock] = await connection<{ held: boolean }[]>`SELECT pg_try_advisory_lock(${LOCK_KEY}) AS held`;
    if (lock?.held) this.connection = connection;
    else connection.release();
    return this.connection !== null;
  }

  async release(): Promise<void> {
    const connection = this.connection;
    this.connection = null;
    if (!connection) return;
    await connection`SELECT pg_advisory_unlock(${LOCK_KEY})`.catch(() => {});
    connection.release();
  }

  // A reserved connection that broke may come back as another one, which holds nothing.
  private async stillHolds(connection: ReservedSql): Promise<boolean> {
    const [row] = await connection<{ held: boolean }[]>`
      SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = ${LOCK_KEY}::oid
        AND pid = pg_backend_pid()) AS held`.catch(() => []);
    if (row?.held) return true;
    this.connection = null;
    connection.release();
    return false;
  }
}
