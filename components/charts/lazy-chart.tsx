'use client';

import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import type { MetricChartProps } from './metric-chart';

const MetricChart = dynamic(
  () =>
    import('./metric-chart').then(
      (found) => found.MetricChart,
      // The page is worth more than its charts.
      () => NotDrawn,
    ),
  { ssr: false, loading: Waiting },
);

/**
 * The drawing, and the library it needs, come when they come into sight: what is decided on stands above. In the browser
 * alone, since its times are written in the reader's time zone, which the server does not know.
 */
export function LazyChart(props: MetricChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);

  useEffect(() => {
    if (!place.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setSeen(true);
      },
      { rootMargin: '200px' },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={place} className="grid" style={{ minHeight: props.height }}>
      {seen ? <MetricChart {...props} /> : <Waiting />}
    </div>
  );
}

function NotDrawn() {
  return (
    <p className="self-center text-mute">The chart could not be loaded. Reload the page, or see the table.</p>
  );
}

function Waiting() {
  return (
    <div aria-busy="true" className="grid py-2">
      <Skeleton className="h-full" />
    </div>
  );
}
