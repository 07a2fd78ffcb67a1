import { MetricCard } from '@/components/charts/metric-card';
import { StageRail } from '@/components/release/stage-rail';
import { Card } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { Pill } from '@/components/ui/pill';
import { Table, Td, Th } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { prepareSeries } from '@/lib/core/charts/prepare-series';
import { exampleChart, exampleStages } from './design-examples';
import { Specimen } from './specimen';

export function DesignData() {
  const [input, stages] = [exampleChart(), exampleStages('now')];
  return (
    <Card title="Data">
      <div className="flex flex-col gap-5">
        <Specimen name="stage rail: where a release was, is and goes">
          <div className="w-full">
            <StageRail stages={stages} status="live" size="lg" progress={0.6} />
          </div>
        </Specimen>
        <div className="grid gap-4 sm:grid-cols-3">
          <Specimen name="small, live">
            <div className="w-full">
              <StageRail stages={stages} status="live" size="sm" />
            </div>
          </Specimen>
          <Specimen name="small, held">
            <div className="w-full">
              <StageRail stages={exampleStages('held')} status="held" size="sm" />
            </div>
          </Specimen>
          <Specimen name="small, rolled back">
            <div className="w-full">
              <StageRail stages={exampleStages('left')} status="closed" size="sm" />
            </div>
          </Specimen>
        </div>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <MetricCard model={prepareSeries(input, 'errors')} syncId="design" isWatched />
          <MetricCard model={prepareSeries(input, 'quality')} syncId="design" isWatched={false} />
          <MetricCard model={prepareSeries(input, 'latency_p95')} syncId="design" isWatched={false} />
        </div>
        <Table label="Checks">
          <thead>
            <tr>
              <Th>Answer</Th>
              <Th>Check</Th>
              <Th numeric>Needed</Th>
              <Th>When</Th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <Td>
                <Pill tone="pass">pass</Pill>
              </Td>
              <Td>Enough candidate requests</Td>
              <Td numeric>1,000</Td>
              <Td>
                <TimeAgo at="2026-01-05T10:00:00.000Z" />
              </Td>
            </tr>
          </tbody>
        </Table>
        <CodeBlock
          code={'curl -H "Authorization: Bearer $SLUICE_KEY" $SLUICE_URL/api/v1/releases'}
          label="command"
        />
      </div>
    </Card>
  );
}
