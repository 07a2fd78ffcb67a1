import { benchDashboard } from './dashboard';
import { benchEvaluate } from './evaluate';
import { benchEvidence } from './evidence';
import { benchIngest } from './ingest';
import { benchPages } from './pages';
import { benchRollback } from './rollback';
import { benchWatch } from './watch';

const BENCHES: Readonly<Record<string, () => Promise<boolean>>> = {
  evaluate: benchEvaluate,
  dashboard: benchDashboard,
  evidence: benchEvidence,
  ingest: benchIngest,
  pages: benchPages,
  rollback: benchRollback,
  watch: benchWatch,
};

const [name = ''] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) {
  bench().then(
    (isGood) => {
      process.exitCode = isGood ? 0 : 1;
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    },
  );
} else {
  process.stderr.write(`npm run bench -- <${Object.keys(BENCHES).join(' | ')}>\n`);
  process.exitCode = 1;
}
