import { PostgresHome } from './postgres-home';
import type { RollupHome } from './rollup-home';

let home: RollupHome | undefined;

/** Where this installation keeps closed blocks. */
export function rollupHome(): RollupHome {
  home ??= new PostgresHome();
  return home;
}
