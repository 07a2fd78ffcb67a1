import { describe, expect, it } from 'vitest';
import { ARMS, type Arm } from '../evidence/evidence-case';
import { RandomStream } from '../random/random-stream';
import { type DrawableSample, type DrawnItem, decideSingles } from './decide-draw';
import { drawLowest } from './draw-lowest';

const COHORTS = ['busy', 'acme'];
const ACME_SHARE = 0.03;
const RUNS = 20;
const LIMITS = { itemsPerArm: 40, perCohort: 10 };

interface Stage {
  rounds: number;
  arrivals: number;
  judged: number;
  /** Of a stratum, by round. */
  sampleSize: (round: number) => number;
  /** How many rounds a text is kept. */
  keptFor: number;
}

type Sample = Omit<DrawableSample, 'isOfArm'> & { round: number };

/** One stage: requests arrive, the queue is drawn, people judge some of it, whichever. Answers the cohorts that count for the gate. */
function judgedCohorts(random: RandomStream, stage: Stage): string[] {
  const strata = ARMS.flatMap((arm) =>
    COHORTS.map((cohort) => ({ arm, cohort, kept: [] as Sample[], cut: 2 })),
  );
  let items: DrawnItem[] = [];
  for (let round = 0; round < stage.rounds; round += 1) {
    for (const stratum of strata) arrive(random, stratum, stage, round);
    const cutOf = (arm: Arm) => Math.min(...strata.filter((one) => one.arm === arm).map(({ cut }) => cut));
    const samples = strata.flatMap(({ arm, kept, cut }) =>
      kept
        .filter((sample) => sample.priority < cut && sample.round > round - stage.keptFor)
        .map((sample) => ({ ...sample, isOfArm: sample.priority < cutOf(arm) })),
    );
    items = redrawn(items, samples);
    judgeSome(random, items, stage.judged);
  }
  return items.flatMap(({ isTouched, isExtra, of }) => (isTouched && !isExtra && of ? of.cohort : []));
}

function arrive(
  random: RandomStream,
  stratum: { arm: Arm; cohort: string; kept: Sample[]; cut: number },
  { arrivals, sampleSize }: Stage,
  round: number,
): void {
  const share = stratum.cohort === 'acme' ? ACME_SHARE : 1 - ACME_SHARE;
  const { arm, cohort } = stratum;
  const come = Array.from({ length: arrivals }, () => random.unit())
    .filter((chance) => chance < share)
    .map((_, at) => ({ id: `${arm} ${cohort} ${round} ${at}`, arm, cohort, round, priority: random.unit() }));
  const drawn = drawLowest([...stratum.kept, ...come], { size: sampleSize(round), below: stratum.cut });
  stratum.kept = drawn.kept;
  stratum.cut = Math.min(stratum.cut, drawn.cut ?? stratum.cut);
}

function redrawn(items: readonly DrawnItem[], samples: readonly DrawableSample[]): DrawnItem[] {
  const draw = decideSingles(samples, items, { limits: LIMITS, hasControl: true });
  const sampleOf = new Map(samples.map((sample) => [sample.id, sample]));
  const added = draw.add.map(({ sampleId, isExtra }) => ({
    ...{
      id: sampleId,
      kind: 'single' as const,
      isExtra,
      sampleIds: [sampleId],
      isTouched: false,
      isLost: false,
    },
    of: sampleOf.get(sampleId) ?? null,
  }));
  return [...items, ...added]
    .filter(({ id }) => !draw.drop.includes(id))
    .map((item) => {
      if (draw.promote.includes(item.id)) return { ...item, isExtra: false };
      return draw.demote.includes(item.id) ? { ...item, isExtra: true } : item;
    });
}

function judgeSome(random: RandomStream, items: DrawnItem[], count: number): void {
  const open = items.filter(({ isTouched }) => !isTouched);
  for (let n = 0; n < count && open.length > 0; n += 1) {
    const [item] = open.splice(Math.floor(random.unit() * open.length), 1);
    if (item) item.isTouched = true;
  }
}

const STAGES: [string, Partial<Stage>][] = [
  ['people judge as it goes', {}],
  ['people judge quickly', { judged: 30 }],
  ['people judge at the end', { judged: 200, rounds: 1, arrivals: 2_000 }],
  ['the sample grows in the middle', { sampleSize: (round) => (round < 15 ? 20 : 200) }],
  ['texts are soon forgotten', { keptFor: 3, sampleSize: () => 60 }],
];

describe('what counts for the gate', () => {
  it.each(STAGES)('has each cohort by its share of the traffic where %s', (_, part) => {
    const random = new RandomStream(1, 2, 3);
    const usual = { rounds: 30, arrivals: 60, judged: 4, sampleSize: () => 200, keptFor: 100 };
    const runs = Array.from({ length: RUNS }, () => judgedCohorts(random, { ...usual, ...part }));
    const all = runs.flat();
    const share = all.filter((cohort) => cohort === 'acme').length / all.length;
    const deviation = Math.sqrt((ACME_SHARE * (1 - ACME_SHARE)) / all.length);
    expect(all.length).toBeGreaterThan(RUNS * 75);
    expect(Math.abs(share - ACME_SHARE)).toBeLessThan(4 * deviation);
  });
});
