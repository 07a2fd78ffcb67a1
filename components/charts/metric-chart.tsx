'use client';

import { useState } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { PlotModel } from '@/lib/core/charts/chart-model';
import { timeTicks } from '@/lib/core/charts/time-ticks';
import { type DrawnRow, drawnRows } from './chart-lines';
import { ChartTooltip } from './chart-tooltip';
import { formatTick } from './format-instant';
import { LoneDot } from './lone-dot';
import { seriesLook } from './series-look';

const TICK = { fontSize: 10.5, fill: 'var(--faint)' };
const MARKER_WORD_LENGTH = 14;

export interface MetricChartProps {
  model: PlotModel;
  height: number;
  syncId: string;
  formatValue: (value: number | null) => string;
  counted?: boolean;
}

/** Lines over time with gaps as gaps; charts of one `syncId` share their cursor. Drawn in the browser only. */
export function MetricChart({ model, height, syncId, formatValue, counted = true }: MetricChartProps) {
  const [hovered, setHovered] = useState(false);
  const data = drawnRows(model.rows);
  const [fromMs, toMs] = model.domainMs;
  const ticks = timeTicks(fromMs, toMs, -new Date(toMs).getTimezoneOffset() * 60_000);
  const tickText = new Map(model.axis.ticks.map((tick) => [tick.value, tick.text]));
  return (
    <div onPointerEnter={() => setHovered(true)} onPointerLeave={() => setHovered(false)}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 260, height }}>
        <ComposedChart
          data={data}
          syncId={syncId}
          margin={{ top: 14, right: 26, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            type="number"
            dataKey="xMs"
            domain={model.domainMs}
            ticks={ticks}
            tickFormatter={(atMs: number) => formatTick(atMs, toMs - fromMs)}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            height={18}
            interval={0}
            allowDataOverflow
          />
          <YAxis
            type="number"
            domain={[model.axis.min, model.axis.max]}
            ticks={model.axis.ticks.map((tick) => tick.value)}
            tickFormatter={(value: number) => tickText.get(value) ?? ''}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            width={46}
            interval={0}
            allowDataOverflow
          />
          {model.markers.map((marker) => (
            <ReferenceLine
              key={`${marker.atMs} ${marker.label}`}
              x={marker.atMs}
              stroke="var(--line-strong)"
              strokeDasharray="2 3"
              {...(marker.labelled ? { label: markerLabel(marker.label, marker.atMs, toMs, fromMs) } : {})}
            />
          ))}
          {model.series.map((series, i) => (
            <Area
              key={`${series.id} band`}
              type="linear"
              dataKey={(row: DrawnRow) => row.bands[i] ?? null}
              stroke="none"
              fill={seriesLook(model.series, i).stroke}
              fillOpacity={0.13}
              isAnimationActive={false}
              activeDot={false}
              connectNulls={false}
            />
          ))}
          {model.series.flatMap((series, i) => {
            const look = seriesLook(model.series, i);
            const line = {
              type: 'linear' as const,
              stroke: look.stroke,
              strokeWidth: look.width,
              strokeLinecap: 'round' as const,
              strokeLinejoin: 'round' as const,
              isAnimationActive: false,
              activeDot: false,
              connectNulls: false,
              ...(look.dash ? { strokeDasharray: look.dash } : {}),
            };
            return [
              <Line
                key={`${series.id} settled`}
                {...line}
                dataKey={(row: DrawnRow) => row.settled[i] ?? null}
                dot={({ key: _key, cx, cy, index }) => (
                  <LoneDot key={index} model={model} series={i} rowIndex={index} cx={cx} cy={cy} />
                )}
              />,
              <Line
                key={`${series.id} pale`}
                {...line}
                dataKey={(row: DrawnRow) => row.pale[i] ?? null}
                dot={false}
                opacity={0.4}
              />,
            ];
          })}
          {model.series.map((series, i) =>
            series.endLabel ? (
              <ReferenceDot
                key={`${series.id} label`}
                x={series.endLabel.xMs}
                y={series.endLabel.y}
                r={0}
                ifOverflow="visible"
                label={{
                  value: series.endLabel.text,
                  position: 'right',
                  offset: 6,
                  fontSize: 10.5,
                  fontWeight: 600,
                  fill: seriesLook(model.series, i).text,
                }}
              />
            ) : null,
          )}
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)' }}
            wrapperStyle={{ zIndex: 30 }}
            allowEscapeViewBox={{ x: false, y: true }}
            content={({ active, payload }) => {
              const drawn = payload?.[0]?.payload as DrawnRow | undefined;
              if (!hovered || !active || !drawn) return null;
              return (
                <ChartTooltip model={model} row={drawn.row} formatValue={formatValue} counted={counted} />
              );
            }}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

function markerLabel(text: string, atMs: number, toMs: number, fromMs: number) {
  const short = text.length > MARKER_WORD_LENGTH ? `${text.slice(0, MARKER_WORD_LENGTH - 1)}…` : text;
  const nearEnd = (toMs - atMs) / (toMs - fromMs) < 0.2;
  return {
    value: short,
    position: 'top' as const,
    textAnchor: nearEnd ? ('end' as const) : ('middle' as const),
    fontSize: 10,
    fill: 'var(--faint)',
  };
}
